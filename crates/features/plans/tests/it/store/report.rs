//! Every function of `store::report` and `store::public`, on both engines.

use db::args;
use kernel::dates::date;
use plans::store::public::{public_evidence, public_file, public_plans, public_tasks};
use plans::store::report::{
    decided_changes, evidence_until, moves_until, open_blockers, progress_between, reportable_plans,
};
use testkit::{SettableClock, Site, open_both};

use crate::seed::{self, SeedTask};

#[tokio::test]
async fn only_what_runs_is_reported_and_only_what_is_public_is_shown() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(seed::TODAY)).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        let draft = seed::plan(&mut tx, "nhap", "Bản nháp").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Đang chạy").await;
        let open = seed::task(&mut tx, plan, &SeedTask::default()).await;
        let hidden = seed::task(&mut tx, plan, &SeedTask::default()).await;
        let of_draft = seed::task(&mut tx, draft, &SeedTask::default()).await;
        let inner = seed::plan(&mut tx, "dang_thuc_hien", "Nội bộ").await;
        seed::task(&mut tx, inner, &SeedTask::default()).await;
        let cancelled = seed::task(&mut tx, plan, &SeedTask { state: "huy", ..SeedTask::default() }).await;
        for task in [open, of_draft, cancelled] {
            let shown = "update plans_task set is_public = $3 where commune = $1 and id = $2";
            seed::insert(&mut tx, shown, args![site.commune(), task, true]).await;
        }
        for task in [open, hidden, of_draft] {
            seed::evidence(&mut tx, task, date(2026, 10, 8)).await;
            seed::blocker(&mut tx, task, false).await;
        }
        let all = "update plans_evidence set is_public = $2 where commune = $1";
        seed::insert(&mut tx, all, args![site.commune(), true]).await;
        let entry = "insert into plans_entry (commune, id, task, kind, on_date, written_at, author_name, body, percent)
                     values ($1, 1, $2, 'tien_do', $3, $4, 'Nguyễn Thị Hòa', 'Đã rà soát 45 người', 60)";
        let now = tx.now();
        seed::insert(&mut tx, entry, args![site.commune(), open, date(2026, 10, 5), now]).await;
        seed::change(&mut tx, hidden).await;
        seed::change(&mut tx, open).await;
        let approved = "update plans_change set state = 'dong_y', decided_on = $3 where commune = $1 and task = $2";
        seed::insert(&mut tx, approved, args![site.commune(), open, date(2026, 10, 6)]).await;
        let moved = "insert into plans_move (commune, id, task, on_date, state, reason)
                     values ($1, 1, $2, $3, 'tam_dung', 'Chờ'), ($1, 2, $2, $4, 'dang_lam', null)";
        seed::insert(&mut tx, moved, args![site.commune(), open, date(2026, 10, 7), date(2026, 10, 9)]).await;
        seed::end(tx).await;

        let mut conn = site.app.db.read().await.expect("a reader");
        let (commune, until) = (site.commune(), seed::TODAY);
        assert_eq!(reportable_plans(&mut conn, commune).await.expect(engine).len(), 2);
        assert_eq!(evidence_until(&mut conn, commune, plan, until).await.expect(engine).len(), 2);
        assert!(evidence_until(&mut conn, commune, plan, date(2026, 10, 7)).await.expect(engine).is_empty());
        let october = (date(2026, 10, 1), date(2026, 10, 31));
        let entries = progress_between(&mut conn, commune, plan, october.0, october.1).await.expect(engine);
        assert_eq!((entries.len(), entries[0].percent), (1, Some(60)));
        assert_eq!(open_blockers(&mut conn, commune, plan, until).await.expect(engine).len(), 2);
        let moves = moves_until(&mut conn, commune, plan, date(2026, 10, 8)).await.expect(engine);
        assert_eq!((moves.len(), moves[0].state.as_str(), moves[0].reason.as_deref()), (1, "tam_dung", Some("Chờ")));
        assert!(moves_until(&mut conn, commune, draft, until).await.expect(engine).is_empty());
        let changes = decided_changes(&mut conn, commune, plan).await.expect(engine);
        assert_eq!(changes.iter().map(|c| c.task).collect::<Vec<_>>(), [open], "{engine}: approved ones only");
        let plans = public_plans(&mut conn, commune).await.expect(engine);
        assert_eq!(
            (plans.len(), plans[0].tasks, plans[0].done),
            (1, 1, 0),
            "{engine}: no inner plan, no cancelled task"
        );
        let tasks = public_tasks(&mut conn, commune, plan).await.expect(engine);
        assert_eq!(tasks.iter().map(|t| t.id).collect::<Vec<_>>(), [open, cancelled]);
        let evidence = public_evidence(&mut conn, commune, plan).await.expect(engine);
        assert_eq!(evidence.iter().map(|e| e.task).collect::<Vec<_>>(), [open]);
        assert!(public_evidence(&mut conn, commune, draft).await.expect(engine).is_empty());
        assert_eq!(public_file(&mut conn, commune, evidence[0].id).await.expect(engine), None, "a link, no file");
        assert_eq!(public_file(&mut conn, commune, 999).await.expect(engine), None);
    }
}
