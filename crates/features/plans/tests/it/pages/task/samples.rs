//! People, products and requests for the samples of a task's pages.

use kernel::actor::{Actor, Role};
use kernel::dates::{Date, date};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use org::api::UnitRow;
use plans::store::blocker::BlockerRow;
use plans::store::change::ChangeRow;
use plans::store::entry::EntryRow;
use plans::store::evidence::EvidenceRow;
use plans::store::task::TaskRow;
use plans::store::task_page::{RelatedRow, TaskDifficultyRow, TaskPlan};
use plans::task::view::{Diary, TaskPage};
use staff::api::{People, StaffRow};
use web::Paging;

pub const TODAY: Date = date(2026, 11, 20);
pub const LONG: &str = "Tham mưu cấp ủy bố trí, sắp xếp cán bộ, công chức xã bảo đảm theo khung tiêu chuẩn tại Quy định số 71-QĐ/TU, \
    phù hợp với trình độ, năng lực, sở trường; gắn với vị trí việc làm và số biên chế được giao; hoàn thành sau khi có quyết định \
    giao biên chế chính thức của cấp có thẩm quyền";

pub fn task(state: &str) -> TaskRow {
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

pub fn bare() -> TaskRow {
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

pub fn plan() -> TaskPlan {
    TaskPlan {
        clears: Some("rmrrrr".to_owned()),
        body: format!("{LONG}.\n{LONG}."),
        plan_title: "Nâng cao chất lượng đội ngũ cán bộ, công chức trên địa bàn xã".to_owned(),
        plan_number: Some("15/KH-UBND".to_owned()),
        plan_state: "dang_thuc_hien".to_owned(),
        plan_issued_on: Some(date(2026, 6, 5)),
        plan_started_on: Some(date(2026, 6, 8)),
        higher_item: Some("Mục II.3".to_owned()),
        higher_plan: Some("Kế hoạch số 197/KH-UBND của UBND thành phố".to_owned()),
        coordinates: 0,
    }
}

pub fn person(id: i64, name: &str, title: &str) -> StaffRow {
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

pub fn unit() -> UnitRow {
    UnitRow {
        id: UnitId(4),
        code: "VHXH".to_owned(),
        name: "Phòng Văn hóa - Xã hội".to_owned(),
        aliases: String::new(),
        search_key: String::new(),
    }
}

pub fn everybody() -> Vec<StaffRow> {
    vec![
        person(2, "Trần Thị Hồng Nhung", "Phó Chủ tịch UBND xã"),
        person(5, "Đỗ Thị Lan Phương", "Trưởng phòng Văn hóa - Xã hội"),
        person(8, "Nguyễn Thị Hòa", "Chuyên viên"),
    ]
}

pub fn actor(staff: i64, roles: &[Role]) -> Actor {
    Actor {
        account: AccountId(staff),
        staff: Some(StaffId(staff)),
        unit: Some(UnitId(4)),
        name: "Nguyễn Thị Hòa".to_owned(),
        title: "Chuyên viên".to_owned(),
        ..Actor::program(Commune(10816), "")
    }
    .with_roles(roles)
}

pub fn evidence(id: i64, state: &str) -> EvidenceRow {
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

pub fn change(id: i64, state: &str) -> ChangeRow {
    let decided = state != "cho_duyet";
    ChangeRow {
        id,
        task: 3,
        field: "han".to_owned(),
        old_text: "31/08/2026".to_owned(),
        new_text: "30/09/2026".to_owned(),
        new_person: None,
        new_unit: None,
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

pub fn blocker(id: i64, cleared: bool) -> BlockerRow {
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

pub fn entries(count: i64) -> Vec<EntryRow> {
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

pub fn key() -> String {
    "0123456789abcdef".to_owned()
}

pub fn empty_page(task: TaskRow, actor: Actor) -> TaskPage {
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

pub fn crowded(state: &str, actor: Actor) -> TaskPage {
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
