//! Reminders: who hears of what, and when it climbs.

use kernel::dates::{Date, date};
use kernel::ids::StaffId;
use plans::reminders::digest::{Addressee, digest};
use plans::reminders::{Level, Receiver, Reminder, due};
use plans::store::home::HomeTask;

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
        change_since: None,
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

#[test]
fn what_waits_for_a_decision_is_the_authoritys() {
    let waiting = HomeTask { state: "cho_duyet".to_owned(), state_on: Some(date(2026, 11, 12)), ..overdue_by(5) };
    let said = due(&[waiting], TODAY);
    assert_eq!((said[0].to, said[0].level), (Receiver::Person(CHAIRMAN), Level::Decide));
    assert_eq!(said[0].why, "chờ anh/chị quyết định từ 12/11/2026 (8 ngày)");
    assert!(said.iter().all(|r| r.to != Receiver::Person(OWNER)), "the owner has done his part");
    let asked = HomeTask { change_since: Some(date(2026, 11, 19)), ..task() };
    assert_eq!(heard(&asked), [(Receiver::Person(CHAIRMAN), Level::Decide)]);
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
    let many: Vec<Reminder> = (0..40).map(|n| Reminder { task: n, ..items[0].clone() }).collect();
    let mail = digest(&person, &many, "https://sauro.xa.test", TODAY).expect("a mail");
    assert!(mail.text.contains("và 25 việc nữa") && mail.text.lines().count() < 70);
}
