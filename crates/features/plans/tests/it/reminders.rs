//! Reminders: who hears of what, and when it climbs.

use kernel::actor::{Behalf, Capacity, Role};
use kernel::dates::{Date, date};
use kernel::ids::{AccountId, StaffId, UnitId};
use plans::reminders::digest::{Addressee, digest};
use plans::reminders::{Level, Receiver, Reminder, due, heard_by, to_confirm, to_decide};
use plans::store::directive::ToReadRow;
use plans::store::home::{DecisionRow, HomeTask, Me};

const TODAY: Date = date(2026, 11, 20);
const OWNER: StaffId = StaffId(9);
const HEAD: StaffId = StaffId(5);
const CHAIRMAN: StaffId = StaffId(1);

pub fn task() -> HomeTask {
    HomeTask {
        id: 3,
        plan: 1,
        path: "II.3".to_owned(),
        title: "Tham mưu bố trí, sắp xếp cán bộ, công chức".to_owned(),
        priority: 0,
        lead_unit: None,
        lead_text: "Phòng Văn hóa - Xã hội".to_owned(),
        owner: Some(OWNER),
        accountable: Some(HEAD),
        authority: Some(CHAIRMAN),
        due_kind: "by".to_owned(),
        due_until: Some(date(2026, 12, 31)),
        cadence_months: 1,
        state: "dang_lam".to_owned(),
        state_reason: None,
        state_on: Some(date(2026, 7, 1)),
        percent: 40,
        started_on: Some(date(2026, 7, 1)),
        completed_on: None,
        last_evidence_on: None,
        baseline_due_until: Some(date(2026, 12, 31)),
        product_by: None,
        prompted_on: None,
        blocked: 0,
    }
}

fn overdue_by(days: i64) -> HomeTask {
    HomeTask { due_until: Some(TODAY.saturating_sub(jiff::Span::new().days(days))), ..task() }
}

fn heard(of: &HomeTask) -> Vec<(Receiver, Level)> {
    due(std::slice::from_ref(of), TODAY).into_iter().map(|r| (r.to, r.level)).collect()
}

#[test]
fn escalation_follows_authority() {
    let (owner, head, chairman) = (Receiver::Person(OWNER), Receiver::Person(HEAD), Receiver::Person(CHAIRMAN));
    let own = (owner, Level::Overdue);
    let cases = [
        (1, vec![own]),
        (3, vec![own]),
        (4, vec![(head, Level::Escalated), own]),
        (10, vec![(head, Level::Escalated), own]),
        (11, vec![(chairman, Level::Escalated), (head, Level::Escalated), own]),
        (20, vec![(chairman, Level::Escalated), (head, Level::Escalated), own]),
        (21, vec![(chairman, Level::Escalated), (head, Level::Escalated), own, (Receiver::Leaders, Level::Escalated)]),
    ];
    for (days, wanted) in cases {
        assert_eq!(heard(&overdue_by(days)), wanted, "overdue by {days} days");
    }
}

#[test]
fn nobody_hears_twice_of_the_same_task() {
    let own_head = HomeTask { accountable: Some(OWNER), authority: Some(OWNER), ..overdue_by(40) };
    assert_eq!(heard(&own_head), [(Receiver::Person(OWNER), Level::Overdue), (Receiver::Leaders, Level::Escalated)]);
    let without_owner = HomeTask { owner: None, ..overdue_by(5) };
    assert_eq!(heard(&without_owner), [(Receiver::Person(HEAD), Level::Overdue)]);
}

fn row(kind: &str, id: i64, task: Option<i64>) -> DecisionRow {
    DecisionRow {
        kind: kind.to_owned(),
        id,
        task,
        plan: None,
        path: if task.is_some() { "II.3".to_owned() } else { String::new() },
        title: "Tham mưu bố trí".to_owned(),
        what: "Tờ trình".to_owned(),
        by_name: "Nguyễn Thị Hòa".to_owned(),
        since: date(2026, 11, 12),
        due_on: None,
        place: 0,
        total: 1,
    }
}

#[test]
fn what_waits_for_a_decision_is_what_the_page_shows() {
    let rows = [row("minh_chung", 7, Some(3)), row("thay_doi", 8, Some(4)), row("kho_khan", 9, Some(3))];
    let said = to_decide(&rows, CHAIRMAN, TODAY);
    assert!(said.iter().all(|r| r.to == Receiver::Person(CHAIRMAN)));
    let found: Vec<(Level, &str, &str)> = said.iter().map(|r| (r.level, r.href.as_str(), r.why.as_str())).collect();
    assert_eq!(
        found,
        [
            (Level::Decide, "/nhiem-vu/3", "chờ anh/chị quyết định từ 12/11/2026 (8 ngày)"),
            (Level::Decide, "/nhiem-vu/4", "chờ anh/chị quyết định từ 12/11/2026 (8 ngày)"),
            (Level::Answer, "/kho-khan/9", "chờ anh/chị trả lời từ 12/11/2026 (8 ngày)"),
        ]
    );
    assert_eq!(said[2].title, "II.3 Tham mưu bố trí");
    let waiting = HomeTask { state: "cho_duyet".to_owned(), state_on: Some(date(2026, 11, 12)), ..overdue_by(15) };
    let others = heard(&waiting);
    assert_eq!(
        others,
        [(Receiver::Person(HEAD), Level::Escalated)],
        "the owner has done his part, the authority knows"
    );
}

#[test]
fn what_climbs_to_the_leaders_is_heard_by_each_leader_once() {
    let all = due(&[overdue_by(21)], TODAY);
    let deputy = StaffId(2);
    let heard = |staff, held: &[Capacity]| {
        heard_by(&all, &Me::of(Some(staff), held)).into_iter().map(|r| (r.to, r.level)).collect::<Vec<_>>()
    };
    let leads = [Capacity::own(Role::PhoChuTich, None)];
    let works = [Capacity::own(Role::CongChuc, None)];
    assert_eq!(heard(deputy, &leads), [(Receiver::Person(deputy), Level::Escalated)]);
    assert_eq!(heard(deputy, &works), [], "no leader, no mail");
    assert_eq!(
        heard(CHAIRMAN, &leads),
        [(Receiver::Person(CHAIRMAN), Level::Escalated)],
        "as the authority, not twice"
    );
    assert_eq!(heard(OWNER, &leads), [(Receiver::Person(OWNER), Level::Overdue)], "a leader's own work is his own");
    let lent = |from, role| {
        let behalf = Behalf { staff: from, account: AccountId(1), name: "Đỗ Thị Lan Phương".to_owned() };
        [Capacity { behalf: Some(behalf), ..Capacity::own(role, Some(UnitId(4))) }]
    };
    let escalated = [(Receiver::Person(deputy), Level::Escalated)];
    assert_eq!(heard(deputy, &lent(HEAD, Role::TruongDonVi)), escalated, "for the head who delegated");
    assert_eq!(heard(deputy, &lent(StaffId(3), Role::ChuTich)), escalated, "as whoever leads by delegation");
    assert_eq!(heard(deputy, &lent(OWNER, Role::TruongDonVi)), [], "what somebody does himself is not delegated");
}

#[test]
fn where_nobody_is_named_the_head_of_the_unit_hears() {
    let unit = UnitId(4);
    let bare = HomeTask { owner: None, accountable: None, lead_unit: Some(unit), ..overdue_by(5) };
    assert_eq!(heard(&bare), [(Receiver::Head(unit), Level::Overdue)]);
    let owned = HomeTask { owner: Some(OWNER), ..bare };
    assert_eq!(heard(&owned), [(Receiver::Person(OWNER), Level::Overdue), (Receiver::Head(unit), Level::Escalated)]);
    let all = due(&[owned], TODAY);
    for (role, hears) in [(Role::TruongDonVi, 1), (Role::PhoTruongDonVi, 0)] {
        let acting = Capacity { acting: true, ..Capacity::own(role, Some(unit)) };
        assert_eq!(heard_by(&all, &Me::of(Some(HEAD), &[acting])).len(), hears, "{role:?}");
    }
}

#[test]
fn directives_to_read_are_named_with_their_day() {
    let row = ToReadRow {
        id: 4,
        number: "18/CT-TTg".to_owned(),
        title: "Nâng cao chất lượng".to_owned(),
        confirm_by: date(2026, 11, 16),
    };
    let said = to_confirm(&[row], OWNER, TODAY);
    assert_eq!((said[0].level, said[0].href.as_str()), (Level::Read, "/van-ban/4"));
    assert_eq!(said[0].title, "18/CT-TTg Nâng cao chất lượng");
    assert!(said[0].why.starts_with("hạn xác nhận đã đọc 16/11/2026"), "{}", said[0].why);
}

#[test]
fn each_kind_of_reminder_says_why() {
    let returned =
        HomeTask { state: "tra_lai".to_owned(), state_reason: Some("thiếu phụ lục".to_owned()), ..task() };
    assert_eq!(due(&[returned], TODAY)[0].why, "sản phẩm bị trả lại: thiếu phụ lục");
    let evidence = HomeTask {
        due_kind: "continuous".to_owned(),
        due_until: None,
        last_evidence_on: Some(date(2026, 10, 8)),
        ..task()
    };
    let said = &due(&[evidence], TODAY)[0];
    assert_eq!(
        (said.level, said.why.as_str()),
        (Level::EvidenceLate, "minh chứng gần nhất: 43 ngày trước, chậm 12 ngày")
    );
    let soon = HomeTask { due_until: Some(TODAY), ..task() };
    assert_eq!(due(&[soon], TODAY)[0].why, "hạn hôm nay (hạn 20/11/2026)");
    for state in ["tam_dung", "huy", "hoan_thanh"] {
        assert_eq!(heard(&HomeTask { state: state.to_owned(), ..overdue_by(30) }), [], "{state}");
    }
    assert_eq!(heard(&task()), []);
}

#[test]
fn the_mail_lists_titles_and_links_only() {
    let items: Vec<Reminder> =
        due(&[overdue_by(51)], TODAY).into_iter().filter(|r| r.to == Receiver::Person(OWNER)).collect();
    let person = Addressee { name: "Nguyễn Thị Hòa", email: "hoa@xa.test", commune: "xã Hà Bắc" };
    let mail = digest(&person, &items, "https://sauro.xa.test/", TODAY).expect("a mail");
    assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("hoa@xa.test", "Sáu Rõ: 1 quá hạn"));
    assert_eq!(
        mail.text,
        "Kính gửi anh/chị Nguyễn Thị Hòa,\n\n\
         Ngày 20/11/2026, anh/chị có 1 việc cần lưu ý trên hệ thống Sáu Rõ của xã Hà Bắc.\n\n\
         QUÁ HẠN (1)\n\
         - II.3 Tham mưu bố trí, sắp xếp cán bộ, công chức\n  quá hạn 51 ngày (hạn 30/09/2026)\n  \
         https://sauro.xa.test/nhiem-vu/3\n\n\
         Xem tất cả và xử lý tại: https://sauro.xa.test/\n\n\
         Thư do hệ thống tự gửi, mỗi ngày nhiều nhất một thư; anh/chị không cần trả lời.\n"
    );
    assert_eq!(digest(&person, &[], "https://sauro.xa.test", TODAY), None);
    let many: Vec<Reminder> =
        (0..40).map(|n| Reminder { href: format!("/nhiem-vu/{n}"), ..items[0].clone() }).collect();
    let mail = digest(&person, &many, "https://sauro.xa.test", TODAY).expect("a mail");
    assert!(mail.text.contains("và 25 việc nữa") && mail.text.lines().count() < 70);
}
