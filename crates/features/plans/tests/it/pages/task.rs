//! Samples of `task::page` and of every form about a task; `task::download` answers a file and has no page.

use db::write::JournalRow;
use kernel::actor::{Actor, Role};
use kernel::dates::{Date, date};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use plans::store::blocker::BlockerRow;
use plans::store::change::ChangeRow;
use plans::store::entry::EntryRow;
use plans::store::evidence::EvidenceRow;
use plans::store::task::TaskRow;
use plans::store::task_page::{RelatedRow, TaskDifficultyRow, TaskPlan};
use plans::task;
use plans::task::sheet::Sheet;
use plans::task::view::{Diary, TaskPage, view};
use staff::api::{People, StaffRow};
use testkit::check_page;
use web::{FieldErrors, FormData, Paging};

const TODAY: Date = date(2026, 11, 20);
const LONG: &str = "Tham mưu cấp ủy bố trí, sắp xếp cán bộ, công chức xã bảo đảm theo khung tiêu chuẩn tại Quy định số 71-QĐ/TU, \
    phù hợp với trình độ, năng lực, sở trường; gắn với vị trí việc làm và số biên chế được giao; hoàn thành sau khi có quyết định \
    giao biên chế chính thức của cấp có thẩm quyền";

fn task(state: &str) -> TaskRow {
    TaskRow {
        id: 3,
        plan: 1,
        parent: Some(2),
        path: "II.3".to_owned(),
        title: LONG.to_owned(),
        field: Some("Tổ chức bộ máy".to_owned()),
        priority: 2,
        lead_text: "Phòng Văn hóa - Xã hội".to_owned(),
        coordinating_text: "Văn phòng HĐND và UBND; Phòng Kinh tế; Trung tâm Phục vụ hành chính công".to_owned(),
        lead_unit: Some(UnitId(4)),
        owner: Some(StaffId(8)),
        accountable: Some(StaffId(5)),
        authority: Some(StaffId(2)),
        product: Some("Phương án bố trí, sắp xếp và quyết định phân công".to_owned()),
        due_kind: "within".to_owned(),
        due_from: Some(date(2026, 7, 1)),
        due_until: Some(date(2026, 9, 30)),
        due_every: None,
        due_text: "Hoàn thành trong Quý III/2026".to_owned(),
        after_text: Some("sau khi có quyết định giao biên chế".to_owned()),
        cadence_months: 1,
        is_public: true,
        state: state.to_owned(),
        state_reason: Some("Chưa có quyết định giao biên chế.\nĐề nghị bổ sung phụ lục.".to_owned()),
        state_on: Some(date(2026, 8, 3)),
        percent: 40,
        started_on: Some(date(2026, 7, 1)),
        completed_on: None,
        last_evidence_on: Some(date(2026, 8, 3)),
        baseline_owner: Some(StaffId(8)),
        baseline_due_until: Some(date(2026, 8, 31)),
        baseline_product: Some("Phương án bố trí".to_owned()),
        version: 7,
    }
}

fn bare() -> TaskRow {
    TaskRow {
        parent: None,
        path: String::new(),
        title: "Việc chưa rõ".to_owned(),
        field: None,
        priority: 0,
        lead_text: String::new(),
        coordinating_text: String::new(),
        lead_unit: None,
        owner: None,
        accountable: None,
        authority: None,
        product: None,
        due_kind: "unclear".to_owned(),
        due_from: None,
        due_until: None,
        due_text: "sớm".to_owned(),
        after_text: None,
        is_public: false,
        state_reason: None,
        state_on: None,
        percent: 0,
        started_on: None,
        last_evidence_on: None,
        baseline_due_until: None,
        baseline_product: None,
        ..task("chua_bat_dau")
    }
}

fn plan() -> TaskPlan {
    TaskPlan {
        clears: Some("rmrrrr".to_owned()),
        body: format!("{LONG}.\n{LONG}."),
        plan_title: "Nâng cao chất lượng đội ngũ cán bộ, công chức trên địa bàn xã".to_owned(),
        plan_number: Some("15/KH-UBND".to_owned()),
        plan_state: "dang_thuc_hien".to_owned(),
        coordinates: 0,
    }
}

fn person(id: i64, name: &str, title: &str) -> StaffRow {
    StaffRow {
        id: StaffId(id),
        code: format!("HB-{id:03}"),
        full_name: name.to_owned(),
        unit: UnitId(4),
        title: title.to_owned(),
        kind: "cong_chuc".to_owned(),
        email: None,
    }
}

fn everybody() -> Vec<StaffRow> {
    vec![
        person(2, "Trần Thị Hồng Nhung", "Phó Chủ tịch UBND xã"),
        person(5, "Đỗ Thị Lan Phương", "Trưởng phòng Văn hóa - Xã hội"),
        person(8, "Nguyễn Thị Hòa", "Chuyên viên"),
    ]
}

fn actor(staff: i64, roles: &[Role]) -> Actor {
    Actor {
        commune: Commune(10816),
        account: AccountId(staff),
        staff: Some(StaffId(staff)),
        unit: Some(UnitId(4)),
        name: "Nguyễn Thị Hòa".to_owned(),
        title: "Chuyên viên".to_owned(),
        roles: roles.to_vec(),
    }
}

fn evidence(id: i64, state: &str) -> EvidenceRow {
    let decided = state != "cho_duyet";
    EvidenceRow {
        id,
        task: 3,
        title: format!("Phương án bố trí, sắp xếp đợt {id}"),
        note: "Kèm phụ lục 1 và 2.\nPhụ lục 3 gửi sau.".to_owned(),
        file: Some(id),
        file_name: Some(format!(
            "Phương án bố trí cán bộ, công chức xã (dự thảo lần {id}) {}.docx",
            "rất dài ".repeat(8)
        )),
        file_size: Some(48_213),
        link: (id % 2 == 0).then(|| format!("https://habac.haiphong.gov.vn/van-ban/{}", "chi-tiet-".repeat(20))),
        period_on: date(2026, 7, 31),
        submitted_by: Some(StaffId(8)),
        submitter_name: "Nguyễn Thị Hòa".to_owned(),
        submitted_on: date(2026, 8, 3),
        state: state.to_owned(),
        decided_by: decided.then_some(StaffId(2)),
        decider_name: decided.then(|| "Trần Thị Hồng Nhung".to_owned()),
        decided_on: decided.then_some(date(2026, 8, 10)),
        reason: decided.then(|| LONG.to_owned()),
        is_public: state == "duoc_nhan",
        version: 2,
    }
}

fn change(id: i64, state: &str) -> ChangeRow {
    let decided = state != "cho_duyet";
    ChangeRow {
        id,
        task: 3,
        field: "han".to_owned(),
        old_text: "31/08/2026".to_owned(),
        new_text: "30/09/2026".to_owned(),
        new_owner: None,
        new_due: Some(date(2026, 9, 30)),
        reason: LONG.to_owned(),
        state: state.to_owned(),
        requested_by: Some(StaffId(8)),
        requester_name: "Nguyễn Thị Hòa".to_owned(),
        requested_on: date(2026, 8, 20),
        decided_by: None,
        decider_name: decided.then(|| "Trần Thị Hồng Nhung".to_owned()),
        decided_on: decided.then_some(date(2026, 8, 22)),
        decision_reason: (state == "tu_choi").then(|| "Phải xong trong quý.".to_owned()),
        version: 1,
    }
}

fn blocker(id: i64, cleared: bool) -> BlockerRow {
    let by_task = id % 2 == 0;
    BlockerRow {
        id,
        task: 3,
        blocked_by: by_task.then_some(2),
        document: (!by_task).then(|| "Quyết định giao biên chế năm 2026 của UBND thành phố".to_owned()),
        noted_on: date(2026, 7, 5),
        cleared_on: cleared.then_some(date(2026, 10, 5)),
        cleared_note: cleared.then(|| "Đã nhận Quyết định.".to_owned()),
        by_path: by_task.then(|| "II.2".to_owned()),
        by_title: by_task.then(|| LONG.to_owned()),
        by_due: by_task.then_some(date(2026, 6, 30)),
        by_state: by_task.then(|| if id % 4 == 0 { "huy" } else { "dang_lam" }.to_owned()),
    }
}

fn entries(count: i64) -> Vec<EntryRow> {
    let kinds = ["tien_do", "trao_doi", "trang_thai"];
    let entry = |id: i64| EntryRow {
        id,
        kind: kinds[usize::try_from(id % 3).unwrap_or(0)].to_owned(),
        on_date: date(2026, 11, 1),
        written_at: kernel::dates::start_of_day(date(2026, 11, if id % 2 == 0 { 1 } else { 2 })),
        author: Some(StaffId(8)),
        author_name: "Nguyễn Thị Hòa".to_owned(),
        body: format!("{LONG}.\nÝ kiến <b>tiếp theo</b>."),
        percent: (id % 3 == 0).then_some(40),
        total: count,
    };
    (1..=count.min(20)).map(entry).collect()
}

fn key() -> String {
    "0123456789abcdef".to_owned()
}

fn empty_page(task: TaskRow, actor: Actor) -> TaskPage {
    TaskPage {
        task,
        plan: TaskPlan { body: String::new(), plan_number: None, ..plan() },
        unit_name: String::new(),
        people: People::default(),
        related: Vec::new(),
        evidence: Vec::new(),
        changes: Vec::new(),
        blockers: Vec::new(),
        difficulties: Vec::new(),
        diary: Diary::Entries(Vec::new()),
        paging: Paging::of(1, 20),
        actor,
        today: TODAY,
        fresh_key: key,
    }
}

fn crowded(state: &str, actor: Actor) -> TaskPage {
    let related = |id: i64, parent| RelatedRow {
        id,
        parent,
        path: format!("II.3.{id}"),
        title: LONG.to_owned(),
        state: "dang_lam".to_owned(),
        due_until: Some(date(2026, 9, 1)),
        percent: 10,
    };
    let difficulty = |id: i64, state: &str| TaskDifficultyRow {
        id,
        unit: UnitId(3),
        title: LONG.to_owned(),
        state: state.to_owned(),
        reporter_name: "Nguyễn Thị Hòa".to_owned(),
        reported_on: date(2026, 9, 1),
        due_on: date(2026, 9, 8),
    };
    TaskPage {
        plan: plan(),
        unit_name: "Phòng Văn hóa - Xã hội".to_owned(),
        people: People::of(everybody()),
        related: [related(2, None)].into_iter().chain((10..30).map(|id| related(id, Some(3)))).collect(),
        evidence: ["cho_duyet", "tra_lai", "duoc_nhan", "cho_duyet"]
            .iter()
            .zip(1..)
            .map(|(s, id)| evidence(id, s))
            .collect(),
        changes: ["cho_duyet", "dong_y", "tu_choi"].iter().zip(1..).map(|(s, id)| change(id, s)).collect(),
        blockers: (1..=4).map(|id| blocker(id, id > 2)).collect(),
        difficulties: vec![difficulty(1, "moi"), difficulty(2, "da_tra_loi")],
        diary: Diary::Entries(entries(60)),
        ..empty_page(task(state), actor)
    }
}

#[test]
fn the_page_of_a_bare_task() {
    for roles in [&[Role::CongChuc][..], &[Role::TheoDoi], &[Role::ChuTich]] {
        let page = view(&empty_page(bare(), actor(99, roles)));
        check_page(&page);
        assert!(page.0.contains("Chưa phân công"));
    }
    let draft = TaskPlan { plan_state: "nhap".to_owned(), ..plan() };
    check_page(&view(&TaskPage { plan: draft, ..empty_page(bare(), actor(7, &[Role::DauMoi])) }));
}

#[test]
fn the_crowded_page_in_every_state_for_everybody() {
    let people =
        [(8, Role::CongChuc), (5, Role::TruongDonVi), (2, Role::PhoChuTich), (7, Role::DauMoi), (99, Role::TheoDoi)];
    for state in plans::model::TaskState::ALL {
        for (staff, role) in people {
            let page = view(&crowded(state.code(), actor(staff, &[role])));
            check_page(&page);
            assert!(page.0.len() < 120_000, "task::page: {} bytes", page.0.len());
        }
    }
    let continuous = TaskRow { due_kind: "continuous".to_owned(), due_until: None, ..task("dang_lam") };
    let page = view(&TaskPage { task: continuous, ..crowded("dang_lam", actor(8, &[Role::CongChuc])) });
    check_page(&page);
    assert!(page.0.contains("minh chứng gần nhất: 109 ngày trước"));
}

#[test]
fn the_holder_of_a_product_is_whoever_may_decide_on_it() {
    let drawn = |sender: i64| {
        let mut page = crowded("cho_duyet", actor(8, &[Role::CongChuc]));
        (page.task.authority, page.task.owner) = (Some(StaffId(2)), Some(StaffId(8)));
        page.evidence.iter_mut().for_each(|e| e.submitted_by = Some(StaffId(sender)));
        let html = view(&page).into_string();
        let from = html.find("Ai giữ").expect("the row");
        html[from..].chars().take(300).collect::<String>()
    };
    assert!(drawn(8).contains("Trần Thị Hồng Nhung"), "the authority decides on what another handed in");
    assert!(drawn(2).contains("Lãnh đạo UBND (người duyệt không tự duyệt"), "but not on what she handed in herself");
}

#[test]
fn the_journal() {
    let line = |id: i64| JournalRow {
        id,
        at: kernel::dates::start_of_day(TODAY),
        actor_name: "Trần Thị Hồng Nhung".to_owned(),
        action: "plans.halt_task".to_owned(),
        summary: "Tạm dừng nhiệm vụ II.3".to_owned(),
        detail: "Trạng thái: «Đang làm» → «Tạm dừng»".to_owned(),
        reason: Some(LONG.to_owned()),
    };
    for lines in [vec![], (1..=50).map(line).collect()] {
        check_page(&view(&TaskPage {
            diary: Diary::Journal(lines),
            ..crowded("tam_dung", actor(2, &[Role::PhoChuTich]))
        }));
    }
}

/// Draws a form first, refused and in conflict.
fn each_showing(fields: &[&str], draw: impl Fn(&Sheet<'_>) -> maud::Markup) {
    let row = task("dang_lam");
    let typed: Vec<(&str, &str)> = fields.iter().map(|f| (*f, LONG)).collect();
    let mut errors = FieldErrors::default();
    for field in fields {
        errors.add(field, "Chỗ này cần sửa. Hãy nhập lại.");
    }
    let (none, nothing) = (FieldErrors::default(), FormData::default());
    let given = FormData::of(&typed);
    let sheet =
        |typed, errors, is_conflict| Sheet { task: &row, today: TODAY, key: "0123", typed, errors, is_conflict };
    check_page(&draw(&sheet(&nothing, &none, false)));
    let refused = draw(&sheet(&given, &errors, false));
    check_page(&refused);
    check_page(&draw(&sheet(&given, &none, true)));
    let kept = refused.0.matches(LONG).count();
    assert!(kept > fields.len().min(1), "what was typed is kept");
}

#[test]
fn every_form() {
    each_showing(&["phan_tram", "noi_dung", "ngay"], task::progress::view);
    each_showing(&["noi_dung"], task::comment::view);
    each_showing(&["ten", "tep", "lien_ket", "ky", "ghi_chu"], task::hand_in::view);
    for halting in [task::halt::Halt::Pause, task::halt::Halt::Resume, task::halt::Halt::Cancel] {
        each_showing(&["ly_do"], |sheet| task::halt::view(sheet, halting));
    }
    let people = everybody();
    each_showing(&["truong", "han_moi", "nguoi_moi", "san_pham_moi", "ly_do"], |s| {
        task::request_change::view(s, &people)
    });
    for state in ["cho_duyet", "duoc_nhan", "tra_lai"] {
        for is_accept in [true, false] {
            each_showing(&["ly_do"], |sheet| task::decide_evidence::view(sheet, &evidence(2, state), is_accept));
        }
    }
    for state in ["cho_duyet", "dong_y", "tu_choi"] {
        for is_approval in [true, false] {
            let fields: &[&str] = if is_approval { &[] } else { &["ly_do"] };
            each_showing(fields, |sheet| task::decide_change::view(sheet, &change(1, state), is_approval));
        }
    }
    let related = crowded("dang_lam", actor(8, &[Role::CongChuc])).related;
    each_showing(&["nhiem_vu_cho", "van_ban_cho", "ngay"], |sheet| task::blockers::view(sheet, &related));
    for cleared in [false, true] {
        each_showing(&["ghi_chu", "ngay"], |sheet| task::clear_blocker::view(sheet, &blocker(1, cleared)));
    }
}

#[test]
fn a_file_is_an_attachment_under_its_own_name() {
    let answer = task::download::attachment("Báo cáo.docx", "không hợp lệ\n", b"abc".to_vec());
    let header = |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    assert_eq!(header("content-type"), "application/octet-stream", "a wrong kind becomes no kind");
    assert!(header("content-disposition").starts_with("attachment; filename=\"bao_cao.docx\";"));
}
