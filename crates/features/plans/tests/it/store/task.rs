//! Every function of `store::{task, task_page, task_write, entry, evidence, change, blocker}`, on both engines.

use db::{DbError, Leaf, WriteTx};
use kernel::dates::{Date, date};
use kernel::ids::StaffId;
use kernel::permission::{Action, Allowed};
use plans::model::{ChangeState, EntryKind, EvidenceState, PlanState, TaskState};
use plans::permissions::{
    DecideChange, DecideEvidence, Discuss, HaltTask, ManageBlockers, Publish, ReportDifficulty, RequestChange,
    WithdrawChange, WorkOnTask,
};
use plans::store::Units;
use plans::store::blocker::{
    Awaited, blocker, blockers_of_task, insert_blocker, update_cleared, update_cleared_by_completion, waiting_for,
    waits_of_plan,
};
use plans::store::change::{
    NewChange, NewValue, change, changes_of_task, insert_change, update_change_decision, update_change_withdrawn,
};
use plans::store::difficulty::{NewDifficulty, insert_difficulty};
use plans::store::entry::{NewEntry, entries_of_task, insert_entry};
use plans::store::evidence::{
    NewEvidence, StoredFile, evidence, evidence_of_task, insert_evidence, others_waiting, update_decision,
    update_evidence_public,
};
use plans::store::task::{TaskRow, task, tasks_of_plan};
use plans::store::task_page::{beside, full_task, open_tasks_beside};
use plans::store::task_write::{
    TaskLife, update_accountable, update_authority, update_due, update_lead_unit, update_life, update_owner,
    update_product, update_public,
};
use testkit::{Guard, SettableClock, Site, open_both};

use crate::seed::{self, SeedTask, TODAY};

const JUNE: Date = date(2026, 6, 25);

struct Stage {
    engine: &'static str,
    site: Site,
    plan: i64,
    row: TaskRow,
    other: i64,
    _guard: Guard,
}

impl Stage {
    fn may<A: Action>(&self, who: &str, action: A) -> Allowed<A> {
        self.site.actor(who).may(action).expect("allowed")
    }

    async fn begin<A: Action>(&self, allowed: &Allowed<A>) -> WriteTx {
        let now = kernel::clock::Clock::now(&self.site.clock);
        self.site.app.db.write(allowed, None, now).await.expect("a write")
    }

    fn work(&self) -> Allowed<WorkOnTask> {
        self.may("truong_vhxh", WorkOnTask { people: self.row.people(), state: TaskState::DangLam })
    }

    fn decide(&self) -> Allowed<DecideEvidence> {
        self.may("chu_tich", DecideEvidence { people: self.row.people(), submitted_by: None })
    }
}

async fn end(tx: WriteTx) {
    tx.commit(Leaf::about("plans_task", 1, "Thử"), "/").await.expect("a commit");
}

async fn stages() -> Vec<Stage> {
    let mut stages = Vec::new();
    for (engine, db, guard) in open_both().await {
        let site = Site::with_mirror(db, vec![plans::feature()], SettableClock::on(TODAY)).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Kế hoạch").await;
        let one = SeedTask { owner: Some(8), authority: Some(2), unit: Some(4), ..SeedTask::default() };
        let id = seed::task(&mut tx, plan, &one).await;
        let other = seed::task(&mut tx, plan, &SeedTask { path: "II.2".to_owned(), ..one.clone() }).await;
        seed::coordination(&mut tx, id, 3).await;
        let sub = "update plans_task set parent = $3 where commune = $1 and id = $2";
        seed::insert(&mut tx, sub, db::args![site.commune(), other, id]).await;
        seed::end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let row = task(&mut conn, site.commune(), id).await.expect(engine).expect("the task");
        drop(conn);
        stages.push(Stage { engine, site, plan, row, other, _guard: guard });
    }
    stages
}

#[tokio::test]
async fn a_task_with_its_plan_and_its_neighbours() {
    for stage in stages().await {
        let (engine, commune) = (stage.engine, stage.site.commune());
        let mut conn = stage.site.app.db.read().await.expect("a reader");
        let kt = Units::only([stage.site.unit("VHXH"), stage.site.unit("KT")]);
        let full = full_task(&mut conn, commune, stage.row.id, kt).await.expect(engine).expect("the task");
        assert_eq!((full.plan.plan_state(), full.plan.coordinates), (PlanState::DangThucHien, 1), "{engine}");
        let none = full_task(&mut conn, commune, stage.row.id, Units::only([])).await.expect(engine).expect("the task");
        assert_eq!((none.plan.coordinates, none.task.title), (0, stage.row.title.clone()));
        assert!(full_task(&mut conn, testkit::THANH_HA, stage.row.id, kt).await.expect(engine).is_none());
        let below = beside(&mut conn, commune, stage.row.id, None).await.expect(engine);
        assert_eq!(below.related.iter().map(|r| r.id).collect::<Vec<_>>(), [stage.other]);
        let above = beside(&mut conn, commune, stage.other, Some(stage.row.id)).await.expect(engine).related;
        assert_eq!((above.len(), above[0].id, above[0].state()), (1, stage.row.id, TaskState::DangLam));
        let others = open_tasks_beside(&mut conn, commune, stage.plan, stage.row.id).await.expect(engine);
        assert_eq!(others.iter().map(|r| r.id).collect::<Vec<_>>(), [stage.other]);
        assert_eq!(tasks_of_plan(&mut conn, commune, stage.plan).await.expect(engine).len(), 2);
        assert!(below.difficulties.is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn the_newest_difficulties_of_a_task_come_with_its_neighbours() {
    for stage in stages().await {
        let (engine, commune) = (stage.engine, stage.site.commune());
        let report = stage.may("cong_chuc_kt", ReportDifficulty { unit: Some(stage.site.unit("KT")) });
        let mut tx = stage.begin(&report).await;
        for number in 1..=22 {
            let new = NewDifficulty {
                task: Some(stage.row.id).filter(|_| number != 22),
                title: format!("Thiếu máy quét {number}"),
                body: String::new(),
                reported_on: TODAY,
                due_on: TODAY,
            };
            insert_difficulty(&mut tx, &report, &new).await.expect(engine);
        }
        let crowded = beside(&mut tx, commune, stage.row.id, None).await.expect(engine);
        assert_eq!((crowded.related.len(), crowded.difficulties.len()), (1, 20), "{engine}");
        let newest = &crowded.difficulties[0];
        assert_eq!((newest.title.as_str(), newest.unit), ("Thiếu máy quét 21", stage.site.unit("KT")), "{engine}");
        assert_eq!((newest.reported_on, newest.due_on), (TODAY, TODAY), "{engine}");
    }
}

#[tokio::test]
async fn a_tasks_life_is_written_against_its_version() {
    for stage in stages().await {
        let (engine, commune, id) = (stage.engine, stage.site.commune(), stage.row.id);
        let work = stage.work();
        let mut tx = stage.begin(&work).await;
        let life = TaskLife {
            percent: 55,
            ..TaskLife::of(&stage.row).moved(TaskState::ChoDuyet, JUNE, Some("Vì thế".to_owned()))
        };
        update_life(&mut tx, &work, &stage.row, &life).await.expect(engine);
        assert!(matches!(update_life(&mut tx, &work, &stage.row, &life).await, Err(DbError::Conflict)), "{engine}");
        let row = task(&mut tx, commune, id).await.expect(engine).expect("the task");
        assert_eq!(TaskLife::of(&row), life);
        assert_eq!((row.version, row.state_on), (2, Some(JUNE)));
        let publish = stage.may("dau_moi", Publish);
        update_public(&mut tx, &publish, &row, true).await.expect(engine);
        assert!(matches!(update_public(&mut tx, &publish, &row, true).await, Err(DbError::Conflict)));
        let row = task(&mut tx, commune, id).await.expect(engine).expect("the task");
        let halt = stage.may("chu_tich", HaltTask { people: row.people(), state: row.state() });
        update_life(&mut tx, &halt, &row, &TaskLife::of(&row).moved(TaskState::Huy, TODAY, None)).await.expect(engine);
        end(tx).await;
    }
}

#[tokio::test]
async fn changes_come_into_force_and_the_baseline_stays() {
    for stage in stages().await {
        let (engine, commune, id) = (stage.engine, stage.site.commune(), stage.row.id);
        let ask = stage.may("truong_vhxh", RequestChange { people: stage.row.people(), state: TaskState::DangLam });
        let mut tx = stage.begin(&ask).await;
        for value in [
            NewValue::Due(TODAY),
            NewValue::Owner(StaffId(9), "Đặng Văn Ỷ".to_owned()),
            NewValue::Product("Báo cáo".to_owned()),
            NewValue::LeadUnit(stage.site.unit("KT"), "Phòng Kinh tế".to_owned()),
            NewValue::Accountable(StaffId(9), "Đặng Văn Ỷ".to_owned()),
            NewValue::Authority(StaffId(1), "Phạm Quang Huy".to_owned()),
        ] {
            let new = NewChange { task: id, old_text: "cũ", value: &value, reason: "Lý do", requested_on: JUNE };
            let made = insert_change(&mut tx, &ask, &new).await.expect(engine);
            let row = change(&mut tx, commune, made).await.expect(engine).expect("a row");
            assert_eq!(
                (row.field(), row.new_text.clone(), row.state()),
                (value.field(), value.text(), ChangeState::ChoDuyet)
            );
            assert_eq!(row.value(), Some(value), "{engine}");
        }
        assert_eq!(changes_of_task(&mut tx, commune, id).await.expect(engine).len(), 6);
        let decide = stage.may("chu_tich", DecideChange { people: stage.row.people(), requested_by: None });
        let first = change(&mut tx, commune, 1).await.expect(engine).expect("a row");
        update_change_decision(&mut tx, &decide, &first, ChangeState::TuChoi, Some("Không"), TODAY)
            .await
            .expect(engine);
        let again = update_change_decision(&mut tx, &decide, &first, ChangeState::DongY, None, TODAY).await;
        assert!(matches!(again, Err(DbError::Conflict)), "{engine}");
        let second = change(&mut tx, commune, 2).await.expect(engine).expect("a row");
        let own = stage.may("truong_vhxh", WithdrawChange { requested_by: second.requested_by });
        update_change_withdrawn(&mut tx, &own, &second, TODAY).await.expect(engine);
        let again = update_change_withdrawn(&mut tx, &own, &second, TODAY).await;
        assert!(matches!(again, Err(DbError::Conflict)), "{engine}");
        let gone = change(&mut tx, commune, 2).await.expect(engine).expect("a row");
        assert_eq!((gone.state(), gone.decided_on), (ChangeState::RutLai, Some(TODAY)), "{engine}");
        update_due(&mut tx, &decide, &stage.row, TODAY).await.expect(engine);
        assert!(matches!(update_owner(&mut tx, &decide, &stage.row, StaffId(9)).await, Err(DbError::Conflict)));
        let row = task(&mut tx, commune, id).await.expect(engine).expect("the task");
        update_owner(&mut tx, &decide, &row, StaffId(9)).await.expect(engine);
        let row = task(&mut tx, commune, id).await.expect(engine).expect("the task");
        update_product(&mut tx, &decide, &row, "Danh sách").await.expect(engine);
        let row = task(&mut tx, commune, id).await.expect(engine).expect("the task");
        assert_eq!(
            (row.due_until, row.owner, row.product.as_deref()),
            (Some(TODAY), Some(StaffId(9)), Some("Danh sách"))
        );
        let kt = stage.site.unit("KT");
        update_lead_unit(&mut tx, &decide, &row, kt).await.expect(engine);
        assert!(matches!(update_accountable(&mut tx, &decide, &row, StaffId(9)).await, Err(DbError::Conflict)));
        let row = task(&mut tx, commune, id).await.expect(engine).expect("the task");
        update_accountable(&mut tx, &decide, &row, StaffId(9)).await.expect(engine);
        let row = task(&mut tx, commune, id).await.expect(engine).expect("the task");
        update_authority(&mut tx, &decide, &row, StaffId(1)).await.expect(engine);
        let late = update_authority(&mut tx, &decide, &row, StaffId(1)).await;
        assert!(matches!(late, Err(DbError::Conflict)), "{engine}");
        let late = update_lead_unit(&mut tx, &decide, &row, kt).await;
        assert!(matches!(late, Err(DbError::Conflict)), "{engine}");
        let row = task(&mut tx, commune, id).await.expect(engine).expect("the task");
        assert_eq!(
            (row.lead_unit, row.accountable, row.authority),
            (Some(kt), Some(StaffId(9)), Some(StaffId(1))),
            "{engine}"
        );
        let left = plans::store::draft_task::coordination_of(&mut tx, commune, id).await.expect(engine);
        assert!(!left.contains(&kt), "{engine}: who leads does not coordinate");
        assert_eq!(row.baseline_due_until, stage.row.baseline_due_until);
        end(tx).await;
    }
}

#[tokio::test]
async fn evidence_waits_until_it_is_decided_once() {
    for stage in stages().await {
        let (engine, commune, id) = (stage.engine, stage.site.commune(), stage.row.id);
        let work = stage.work();
        let mut tx = stage.begin(&work).await;
        let stored = db::blob::store_file(&mut tx, "a.txt", "text/plain", b"abc".to_vec()).await.expect(engine);
        let file = StoredFile { id: stored, name: "a.txt".to_owned(), size_bytes: 3 };
        let new = NewEvidence {
            task: id,
            title: "Báo cáo",
            note: "",
            file: Some(&file),
            link: Some("https://habac.haiphong.gov.vn/1"),
            period_on: JUNE,
            submitted_on: TODAY,
        };
        let first = insert_evidence(&mut tx, &work, &new).await.expect(engine);
        insert_evidence(&mut tx, &work, &NewEvidence { file: None, ..new }).await.expect(engine);
        assert_eq!(others_waiting(&mut tx, commune, id, first).await.expect(engine), 1);
        let row = evidence(&mut tx, commune, first).await.expect(engine).expect("a row");
        assert_eq!(
            (row.file_name.as_deref(), row.file_size, row.state()),
            (Some("a.txt"), Some(3), EvidenceState::ChoDuyet)
        );
        let decide = stage.decide();
        update_decision(&mut tx, &decide, &row, EvidenceState::DuocNhan, None, TODAY).await.expect(engine);
        let late = update_decision(&mut tx, &decide, &row, EvidenceState::TraLai, Some("x"), TODAY).await;
        assert!(matches!(late, Err(DbError::Conflict)), "{engine}");
        let row = evidence(&mut tx, commune, first).await.expect(engine).expect("a row");
        update_evidence_public(&mut tx, &stage.may("dau_moi", Publish), &row, true).await.expect(engine);
        let all = evidence_of_task(&mut tx, commune, id).await.expect(engine);
        assert_eq!(all.iter().map(|e| e.is_public).collect::<Vec<_>>(), [false, true]);
        assert_eq!(all[1].decider_name.as_deref(), Some("Phạm Quang Huy"));
        end(tx).await;
    }
}

#[tokio::test]
async fn entries_are_paged_newest_first() {
    for stage in stages().await {
        let (engine, commune, id) = (stage.engine, stage.site.commune(), stage.row.id);
        let discuss = stage.may("dau_moi", Discuss);
        let mut tx = stage.begin(&discuss).await;
        for number in 1..=5 {
            let new = NewEntry { task: id, kind: EntryKind::TienDo, on: JUNE, body: "x", percent: Some(number) };
            insert_entry(&mut tx, &discuss, &new).await.expect(engine);
        }
        let page = entries_of_task(&mut tx, commune, id, 2, 2).await.expect(engine);
        assert_eq!(page.iter().map(|e| (e.percent, e.total)).collect::<Vec<_>>(), [(Some(3), 5), (Some(2), 5)]);
        assert_eq!(
            (page[0].kind(), page[0].on_date, page[0].author_name.as_str()),
            (EntryKind::TienDo, JUNE, "Ngô Thị Thu Hà")
        );
        assert!(entries_of_task(&mut tx, commune, stage.other, 0, 20).await.expect(engine).is_empty());
        end(tx).await;
    }
}

#[tokio::test]
async fn waits_end_by_hand_or_by_completion() {
    for stage in stages().await {
        let (engine, commune, id) = (stage.engine, stage.site.commune(), stage.row.id);
        let manage = stage.may("truong_vhxh", ManageBlockers { people: stage.row.people() });
        let mut tx = stage.begin(&manage).await;
        let paper = Awaited::Document("Quyết định".to_owned());
        let first = insert_blocker(&mut tx, &manage, id, &paper, JUNE).await.expect(engine);
        let second = insert_blocker(&mut tx, &manage, id, &Awaited::Task(stage.other), JUNE).await.expect(engine);
        let row = blocker(&mut tx, commune, second).await.expect(engine).expect("a row");
        assert_eq!(row.what(), format!("II.2 {}", stage.row.title));
        let waiting = waiting_for(&mut tx, commune, stage.other).await.expect(engine);
        assert_eq!(waiting, [stage.row.id], "{engine}");
        let waits = waits_of_plan(&mut tx, commune, stage.plan).await.expect(engine);
        assert_eq!(waits.iter().map(|w| (w.task, w.blocked_by)).collect::<Vec<_>>(), [(id, stage.other)]);
        update_cleared(&mut tx, &manage, first, TODAY, "Đã nhận").await.expect(engine);
        assert!(
            matches!(update_cleared(&mut tx, &manage, first, TODAY, "x").await, Err(DbError::Conflict)),
            "{engine}"
        );
        let rows = blockers_of_task(&mut tx, commune, id).await.expect(engine);
        assert_eq!(rows.iter().map(|b| b.id).collect::<Vec<_>>(), [second, first], "open ones first");
        let freed =
            update_cleared_by_completion(&mut tx, &stage.decide(), stage.other, TODAY, "Xong").await.expect(engine);
        assert_eq!(freed, [id]);
        assert!(waits_of_plan(&mut tx, commune, stage.plan).await.expect(engine).is_empty());
        end(tx).await;
    }
}
