//! What drafts read and write, on both engines.

use db::{DbError, Leaf, WriteTx};
use kernel::actor::Actor;
use kernel::dates::date;
use kernel::ids::AccountId;
use kernel::permission::{Action, Allowed};
use plans::draft::head::HeadCommand;
use plans::draft::new_plan::{NewBasis, NewDuty, NewPlan, NewTask};
use plans::draft::task_command::TaskCommand;
use plans::model::{DueKind, PlanState};
use plans::permissions::{EditDraft, ImportPlan, StartPlan};
use plans::store::{draft, draft_task, plan, reminder};
use testkit::{SettableClock, Site, open_both};

use crate::seed::TODAY;

pub async fn begin<A: Action>(site: &Site, action: A) -> (WriteTx, Allowed<A>) {
    // Another number than the person's in the register, so that the two cannot be mistaken for each other.
    let actor = Actor { account: AccountId(70), ..site.actor("dau_moi") };
    let allowed = actor.may(action).expect("allowed");
    let tx = site.app.db.write(&allowed, None, kernel::clock::Clock::now(&site.clock)).await.expect("a write");
    (tx, allowed)
}

async fn end(tx: WriteTx) {
    tx.commit(Leaf::about("plans_plan", 1, "Thử"), "/").await.expect("a commit");
}

fn new_plan() -> NewPlan {
    NewPlan {
        kind: "ke_hoach".to_owned(),
        title: "Nâng cao chất lượng đội ngũ".to_owned(),
        recipients: "[\"Sở Nội vụ\"]".to_owned(),
        findings: "[]".to_owned(),
        source_name: "ke-hoach.md".to_owned(),
        source_sha256: "ab".repeat(32),
        source_lines: "[{\"n\":1,\"t\":\"KẾ HOẠCH\"}]".to_owned(),
        ..NewPlan::default()
    }
}

fn new_task(path: &str, sort: i64, parent: Option<i64>) -> NewTask {
    let task = TaskCommand { title: format!("Rà soát mục {path}"), parent, ..TaskCommand::default() };
    NewTask { path: path.to_owned(), sort, source: "{}".to_owned(), task, ..NewTask::default() }
}

/// A draft with a basis, a duty and three tasks: "1" above "1.1", and "2".
pub async fn seeded(site: &Site) -> (i64, [i64; 3]) {
    let (mut tx, allowed) = begin(site, ImportPlan).await;
    let id = draft::insert_plan(&mut tx, &allowed, &new_plan()).await.expect("a plan");
    let basis = NewBasis { kind: "chi_thi".to_owned(), title: "chất lượng".to_owned(), ..NewBasis::default() };
    draft::insert_basis(&mut tx, &allowed, id, 1, &basis).await.expect("a basis");
    let duty = NewDuty { path: "III.1".to_owned(), unit_text: "Phòng Kinh tế".to_owned(), items: "[]".to_owned() };
    draft::insert_duty(&mut tx, &allowed, id, 1, &duty).await.expect("a duty");
    let one = draft_task::insert_task(&mut tx, &allowed, id, &new_task("1", 1000, None)).await.expect("a task");
    let part = draft_task::insert_task(&mut tx, &allowed, id, &new_task("1.1", 1001, Some(one))).await.expect("a task");
    let two = draft_task::insert_task(&mut tx, &allowed, id, &new_task("2", 2000, None)).await.expect("a task");
    end(tx).await;
    (id, [one, part, two])
}

pub async fn sites() -> Vec<(&'static str, Site, testkit::Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        sites.push((engine, Site::with_mirror(db, vec![plans::feature()], SettableClock::on(TODAY)).await, guard));
    }
    sites
}

#[tokio::test]
async fn a_stored_draft_reads_back() {
    for (engine, site, _guard) in sites().await {
        let (id, [one, part, _]) = seeded(&site).await;
        let (commune, mut conn) = (site.commune(), site.app.db.read().await.expect("a reader"));
        let row = plan::plan(&mut conn, commune, id).await.expect("a row").expect("the plan");
        assert_eq!((row.state(), row.number.as_deref(), row.version), (PlanState::Nhap, None, 1), "{engine}");
        assert_eq!(plan::count_plans(&mut conn, commune, true).await.expect("a number"), 1, "{engine}");
        assert_eq!(plan::count_plans(&mut conn, commune, false).await.expect("a number"), 0, "{engine}");
        let makers = reminder::plan_makers(&mut conn, commune).await.expect("ids");
        assert_eq!(makers, [site.staff("HB-007")], "{engine}: the steward, as the register names him");
        let lines = plan::page_of_plans(&mut conn, commune, true, TODAY, 0, 20).await.expect("rows");
        assert_eq!((lines[0].tasks, lines[0].done, lines[0].late), (3, 0, 0), "{engine}");
        let hidden = plan::page_of_plans(&mut conn, commune, false, TODAY, 0, 20).await.expect("rows");
        assert!(hidden.is_empty(), "{engine}");
        assert!(plan::running_plans(&mut conn, commune).await.expect("rows").is_empty(), "{engine}");
        let (copy, _) = seeded(&site).await;
        let same = plan::plan_of_same_document(&mut conn, commune, copy).await.expect("a row");
        assert_eq!(same.map(|p| p.id), Some(id), "{engine}");
        let same = plan::plan_of_same_document(&mut conn, testkit::THANH_HA, copy).await.expect("no row");
        assert!(same.is_none(), "{engine}");
        let same = plan::plans_of_same_number(&mut conn, commune, copy).await.expect("no rows");
        assert!(same.is_empty(), "{engine}: no number is nobody's number");
        assert!(plan::source_lines(&mut conn, commune, id).await.expect("a text").contains("KẾ HOẠCH"), "{engine}");
        assert_eq!(plan::bases(&mut conn, commune, id).await.expect("rows")[0].kind, "chi_thi", "{engine}");
        assert_eq!(plan::duties(&mut conn, commune, id).await.expect("rows")[0].path, "III.1", "{engine}");
        let tasks = draft_task::draft_tasks(&mut conn, commune, id).await.expect("rows");
        let paths: Vec<&str> = tasks.iter().map(|t| t.path.as_str()).collect();
        assert_eq!(paths, ["1", "1.1", "2"], "{engine}");
        let child = draft_task::draft_task(&mut conn, commune, id, part).await.expect("a row").expect("the task");
        assert_eq!((child.parent, child.due_kind()), (Some(one), DueKind::Unclear), "{engine}");
        let elsewhere = testkit::THANH_HA;
        assert!(plan::plan(&mut conn, elsewhere, id).await.expect("no row").is_none(), "{engine}");
        assert!(draft_task::draft_tasks(&mut conn, elsewhere, id).await.expect("no rows").is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn a_task_is_written_in_full_once_per_version() {
    for (engine, site, _guard) in sites().await {
        let (id, [one, part, two]) = seeded(&site).await;
        let units = [site.unit("KT"), site.unit("VP")];
        let full = TaskCommand {
            title: "Lập dự toán".to_owned(),
            owner: Some(site.staff("HB-009")),
            due_kind: DueKind::Within,
            due_from: Some(date(2026, 7, 1)),
            due_until: Some(date(2026, 9, 30)),
            is_public: false,
            ..TaskCommand::default()
        };
        let (mut tx, allowed) = begin(&site, EditDraft { state: PlanState::Nhap }).await;
        draft_task::update_task(&mut tx, &allowed, two, "2", 1, &full).await.expect("written");
        draft_task::replace_coordination(&mut tx, &allowed, two, &units).await.expect("units");
        let after = Some("Quyết định giao biên chế\n\nNghị quyết HĐND");
        draft_task::replace_blockers(&mut tx, &allowed, two, after, &[one], TODAY).await.expect("blockers");
        let again = draft_task::update_task(&mut tx, &allowed, two, "2", 1, &full).await;
        assert!(matches!(again, Err(DbError::Conflict)), "{engine}");
        let target = draft_task::draft_task(&mut tx, site.commune(), id, part).await.expect("a row").expect("the task");
        draft_task::update_merged(&mut tx, &allowed, &target, "Hai nội dung", "{}").await.expect("merged");
        end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let row = draft_task::draft_task(&mut conn, site.commune(), id, two).await.expect("a row").expect("the task");
        assert_eq!((row.version, row.due_from, row.is_public), (2, Some(date(2026, 7, 1)), false), "{engine}");
        assert_eq!(row.named().collect::<Vec<_>>(), [site.staff("HB-009")], "{engine}");
        let coordinating = draft_task::coordination_of(&mut conn, site.commune(), two).await.expect("rows");
        assert_eq!(coordinating.len(), 2, "{engine}");
        assert_eq!(draft_task::blocking_tasks(&mut conn, site.commune(), two).await.expect("rows"), [one], "{engine}");
    }
}

#[tokio::test]
async fn a_removed_task_leaves_nothing_hanging() {
    for (engine, site, _guard) in sites().await {
        let (id, [one, part, two]) = seeded(&site).await;
        let (mut tx, allowed) = begin(&site, EditDraft { state: PlanState::Nhap }).await;
        draft_task::replace_blockers(&mut tx, &allowed, two, None, &[one], TODAY).await.expect("a blocker");
        draft_task::hand_over(&mut tx, &allowed, one, None, Some(part)).await.expect("handed over");
        assert!(matches!(draft_task::delete_task(&mut tx, &allowed, one, 9).await, Err(DbError::Conflict)), "{engine}");
        draft_task::delete_task(&mut tx, &allowed, one, 1).await.expect("removed");
        end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let left = draft_task::draft_tasks(&mut conn, site.commune(), id).await.expect("rows");
        assert_eq!(left.iter().map(|t| (t.id, t.parent)).collect::<Vec<_>>(), [(part, None), (two, None)], "{engine}");
        assert_eq!(draft_task::blocking_tasks(&mut conn, site.commune(), two).await.expect("rows"), [part], "{engine}");
    }
}

#[tokio::test]
async fn head_start_and_removal_ask_for_the_version() {
    for (engine, site, _guard) in sites().await {
        let (id, _) = seeded(&site).await;
        let (other, _) = seeded(&site).await;
        let head =
            HeadCommand { title: "Tên mới".to_owned(), number: Some("1/KH".to_owned()), ..HeadCommand::default() };
        let (mut tx, allowed) = begin(&site, EditDraft { state: PlanState::Nhap }).await;
        draft::update_head(&mut tx, &allowed, id, 1, &head).await.expect("written");
        assert!(
            matches!(draft::update_head(&mut tx, &allowed, id, 1, &head).await, Err(DbError::Conflict)),
            "{engine}"
        );
        assert!(matches!(draft::delete_plan(&mut tx, &allowed, other, 5).await, Err(DbError::Conflict)), "{engine}");
        end(tx).await;
        let (mut tx, allowed) = begin(&site, EditDraft { state: PlanState::Nhap }).await;
        draft::delete_plan(&mut tx, &allowed, other, 1).await.expect("removed");
        end(tx).await;
        let (copy, _) = seeded(&site).await;
        let (mut tx, allowed) = begin(&site, EditDraft { state: PlanState::Nhap }).await;
        let spaced = HeadCommand { number: Some("1 / kh".to_owned()), ..head.clone() };
        draft::update_head(&mut tx, &allowed, copy, 1, &spaced).await.expect("written");
        let same = plan::plans_of_same_number(&mut tx, site.commune(), copy).await.expect("rows");
        assert_eq!(same.iter().map(|p| p.id).collect::<Vec<_>>(), [id], "{engine}");
        let elsewhere = plan::plans_of_same_number(&mut tx, testkit::THANH_HA, copy).await.expect("no rows");
        assert!(elsewhere.is_empty(), "{engine}");
        end(tx).await;
        let (mut tx, allowed) = begin(&site, StartPlan { state: PlanState::Nhap }).await;
        draft::still_draft(&mut tx, id).await.expect("a draft");
        draft::mark_started(&mut tx, &allowed, id, 2, date(2026, 6, 8), Some("Gấp")).await.expect("started");
        assert!(matches!(draft::still_draft(&mut tx, id).await, Err(DbError::Conflict)), "{engine}");
        let again = draft::mark_started(&mut tx, &allowed, id, 2, date(2026, 6, 8), None).await;
        assert!(matches!(again, Err(DbError::Conflict)), "{engine}");
        end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let running = plan::running_plans(&mut conn, site.commune()).await.expect("rows");
        assert_eq!(running.len(), 1, "{engine}");
        let row = &running[0];
        assert_eq!((row.started_on, row.start_reason.as_deref()), (Some(date(2026, 6, 8)), Some("Gấp")), "{engine}");
        assert_eq!(row.started_by.as_deref(), Some("Ngô Thị Thu Hà"), "{engine}");
    }
}
