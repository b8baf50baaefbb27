//! Samples of `plan_list`, `plan_page` (a draft's `draft::overview`), `draft::upload`, `draft::task_edit`,
//! `draft::issue`, `draft::remove` and `draft::text`.

use jiff::Timestamp;
use kernel::dates::date;
use plans::draft::clears::{Names, judge};
use plans::draft::head::HeadForm;
use plans::draft::issue;
use plans::draft::overview::{self, Added, HeadShown, Overview};
use plans::draft::remove;
use plans::draft::source::{PlanFinding, StoredLine, TaskSource};
use plans::draft::task_command::{TaskCommand, TaskForm};
use plans::draft::task_tools::Tools;
use plans::draft::task_view::{self, TaskPage};
use plans::draft::text;
use plans::draft::upload;
use plans::plan_list;
use plans::store::draft_task::DraftTask;
use plans::store::plan::{BasisRow, DutyRow, PlanLine, PlanRow};
use testkit::check_page;
use web::{FieldErrors, Paging};

/// Screens whose views stand in a module of another name: the draft's side of a plan's address, the form of one task.
const ELSEWHERE: [&str; 2] = ["plan_page", "draft::task_edit"];

#[test]
fn the_screens_drawn_here_are_in_the_table() {
    let routes = plans::feature().routes;
    for screen in ELSEWHERE {
        assert!(routes.iter().any(|r| r.handler == format!("plans::{screen}::get")), "{screen}");
    }
}

fn keys() -> [String; 4] {
    ["k1", "k2", "k3", "k4"].map(str::to_owned)
}

fn plan(number: Option<&str>) -> PlanRow {
    PlanRow {
        id: 1,
        state: "nhap".to_owned(),
        kind: "ke_hoach".to_owned(),
        number: number.map(str::to_owned),
        title: "Nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương xã Hà Bắc".to_owned(),
        issuer: Some("Ủy ban nhân dân xã Hà Bắc".to_owned()),
        place: Some("Hà Bắc".to_owned()),
        issued_on: number.map(|_| date(2026, 6, 5)),
        signer_capacity: Some("TM. ỦY BAN NHÂN DÂN".to_owned()),
        signer_title: Some("CHỦ TỊCH".to_owned()),
        signer_name: Some("Nguyễn Anh Tuấn".to_owned()),
        recipients: "[\"Sở Nội vụ thành phố\",\"Lưu: VT\"]".to_owned(),
        higher_plan: None,
        findings: "[]".to_owned(),
        source_name: "ke-hoach.docx".to_owned(),
        source_file: Some(1),
        created_at: Timestamp::UNIX_EPOCH,
        started_on: None,
        started_by: None,
        start_reason: None,
        version: 1,
    }
}

fn task(id: i64) -> DraftTask {
    let source = TaskSource { title: vec![61], due: vec![65], lead: vec![63], ..TaskSource::default() };
    DraftTask {
        id,
        plan: 1,
        parent: None,
        path: format!("II.{id}"),
        sort: id * 1000,
        title: "Tổ chức rà soát, đánh giá tổng thể chất lượng, trình độ, năng lực".to_owned(),
        body: "Rà soát trình độ của cán bộ; xây dựng cơ sở dữ liệu đánh giá năng lực. Báo cáo kết quả về xã."
            .to_owned(),
        field: None,
        priority: 1,
        lead_text: "Phòng Văn hóa - Xã hội".to_owned(),
        coordinating_text: "Các phòng ban chuyên môn".to_owned(),
        lead_unit: None,
        owner: None,
        accountable: None,
        authority: None,
        product: None,
        due_kind: ["by", "within", "continuous", "every", "unclear"][usize::try_from(id).unwrap_or(0) % 5].to_owned(),
        due_from: Some(date(2026, 4, 1)),
        due_until: Some(date(2026, 6, 30)),
        due_every: Some("month".to_owned()),
        due_text: "Hoàn thành trong tháng 6/2026.".to_owned(),
        after_text: Some("quyết định giao biên chế".to_owned()),
        cadence_months: 0,
        higher_item: None,
        source: source.json(),
        is_public: true,
        version: 1,
    }
}

fn lines() -> Vec<StoredLine> {
    let line =
        |number| StoredLine {
            number, text: format!("Dòng thứ {number} của văn bản"), heading: number % 20 == 0
        };
    (1..=600).map(line).collect()
}

#[test]
fn the_list_empty_and_crowded() {
    for may_import in [true, false] {
        check_page(&plan_list::view(&[], &Paging::of(1, 20).pager(0, "kế hoạch"), may_import));
    }
    let row = |id: i64| PlanLine {
        id,
        state: ["nhap", "dang_thuc_hien", "ket_thuc"][usize::try_from(id).unwrap_or(0) % 3].to_owned(),
        kind: "ke_hoach".to_owned(),
        number: (id % 2 == 0).then(|| "52/KH-UBND".to_owned()),
        title: "Cải cách hành chính năm 2026".to_owned(),
        issued_on: None,
        started_on: None,
        tasks: 7,
        done: 2,
        late: id % 2,
    };
    let rows: Vec<PlanLine> = (1..=20).map(row).collect();
    check_page(&plan_list::view(&rows, &Paging::of(2, 20).pager(90, "kế hoạch"), true));
}

#[test]
fn the_upload_empty_and_refused() {
    check_page(&upload::view("k", &upload::Shown::default()));
    let mut errors = FieldErrors::default();
    errors.add("khong_mat", "Hãy xác nhận.");
    errors.add("tep", "Tệp trống.");
    let shown = upload::Shown { pasted: "KẾ HOẠCH".to_owned(), not_secret: "1".to_owned(), errors };
    check_page(&upload::view("k", &shown));
}

fn overview_of(tasks: i64, head: HeadShown, may_edit: bool) -> Overview {
    let names = Names::default();
    let judged = |id| {
        let task = task(id);
        let judgement = judge(&task, &names);
        (task, judgement)
    };
    Overview {
        plan: plan(None),
        same: (tasks > 0).then(|| plan(Some("52/KH-UBND"))),
        number_used: (tasks > 7).then(|| plan(Some("52/KH-UBND"))),
        units: Vec::new(),
        findings: vec![PlanFinding { why: "Văn bản chưa có số.".to_owned(), line: Some(3) }],
        tasks: (1..=tasks).map(judged).collect(),
        clear: 12,
        points: 42,
        next: (tasks > 0).then(|| (1, "II.1".to_owned())),
        pager: Paging::of(1, 50).pager(tasks * 3, "nhiệm vụ"),
        head,
        may_edit,
        added: Added { path: "II.8".to_owned(), title: String::new() },
    }
}

#[test]
fn the_overview_empty_ordinary_crowded_and_refused() {
    let pair = ["k1".to_owned(), "k2".to_owned()];
    let head = || HeadShown { form: HeadForm::of(&plan(None)), ..HeadShown::default() };
    for (tasks, may_edit) in [(0, true), (7, true), (50, false)] {
        check_page(&overview::view(&pair, &overview_of(tasks, head(), may_edit)));
    }
    let mut errors = FieldErrors::default();
    errors.add("so", "Số, ký hiệu phải có số.");
    errors.add("ma", "Đã có nhiệm vụ này.");
    let theirs = Some(HeadForm { number: "9/KH".to_owned(), ..HeadForm::of(&plan(None)) });
    let shown = HeadShown { errors, theirs, ..head() };
    check_page(&overview::view(&pair, &overview_of(7, shown, true)));
}

#[test]
fn one_task_ordinary_added_by_hand_refused_and_in_conflict() {
    let (plan, one, names, lines) = (plan(None), task(2), Names::default(), lines());
    let siblings: Vec<DraftTask> = (1..=40).map(task).collect();
    let form = TaskForm::of(&TaskCommand::of(&one, Vec::new(), vec![3]));
    let page = TaskPage {
        plan: &plan,
        task: &one,
        siblings: &siblings,
        lines: &lines,
        names: &names,
        source: TaskSource::of(&one.source),
        judged: judge(&one, &names),
        parents: vec![1, 3],
        form: form.clone(),
        version: 1,
        errors: FieldErrors::default(),
        theirs: None,
        tools: Tools::default(),
    };
    let empty = task_view::view(&keys(), &page);
    check_page(&empty);
    assert!(empty.0.contains("sauro account add"), "nobody to choose, and why");
    let alone = TaskPage { siblings: std::slice::from_ref(&one), lines: &[], ..page.clone() };
    check_page(&task_view::view(&keys(), &alone));
    let mut errors = FieldErrors::default();
    for field in ["ten", "nguoi", "den_ngay", "ten_con", "gop_vao", "ly_do"] {
        errors.add(field, "Hãy sửa chỗ này.");
    }
    let theirs = Some(TaskForm { product: "Báo cáo".to_owned(), ..form });
    check_page(&task_view::view(&keys(), &TaskPage { errors, theirs, ..page }));
}

#[test]
fn the_last_look_clear_unclear_empty_and_refused() {
    let names = Names::default();
    let mut errors = FieldErrors::default();
    errors.add("ly_do", "Còn điểm chưa rõ.");
    for (count, number, errors) in
        [(0, Some("52/KH-UBND"), FieldErrors::default()), (7, None, FieldErrors::default()), (40, None, errors)]
    {
        let judged = |id| {
            let task = task(id);
            let judgement = judge(&task, &names);
            (task, judgement)
        };
        let page = issue::IssuePage {
            plan: plan(number),
            tasks: (1..=count).map(judged).collect(),
            names: names.clone(),
            number_used: (count > 7).then(|| plan(Some("52/KH-UBND"))),
            reason: "Gấp".to_owned(),
            errors,
        };
        check_page(&issue::view("k", &page));
    }
}

#[test]
fn removal_asked_and_refused() {
    check_page(&remove::view("k", &plan(None), "", &FieldErrors::default()));
    let mut errors = FieldErrors::default();
    errors.add("ly_do", "Hãy nhập lý do xóa.");
    check_page(&remove::view("k", &plan(None), "", &errors));
}

#[test]
fn the_text_empty_and_whole() {
    let mut page =
        text::TextPage { plan: plan(None), lines: Vec::new(), bases: Vec::new(), duties: Vec::new(), running: None };
    page.plan.source_file = None;
    check_page(&text::view(&page));
    let basis = BasisRow {
        id: 1,
        kind: "chi_thi".to_owned(),
        number: Some("18/CT-TTg".to_owned()),
        issued_on: Some(date(2026, 5, 8)),
        issuer: Some("Thủ tướng Chính phủ".to_owned()),
        title: "Nâng cao chất lượng".to_owned(),
    };
    let duty = DutyRow {
        id: 1,
        path: "III.1".to_owned(),
        unit_text: "Phòng Kinh tế".to_owned(),
        items: "[\"Cân đối ngân sách\"]".to_owned(),
    };
    let whole = text::TextPage {
        plan: plan(Some("52/KH-UBND")),
        lines: lines(),
        bases: vec![basis],
        duties: vec![duty],
        running: None,
    };
    check_page(&text::view(&whole));
}
