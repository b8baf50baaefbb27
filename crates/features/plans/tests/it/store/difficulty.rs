//! Every function of `store::difficulty`, on both engines.

use db::Leaf;
use kernel::clock::Clock as _;
use kernel::dates::date;
use plans::permissions::{AnswerDifficulty, ReportDifficulty, SubmitDifficulty};
use plans::store::Units;
use plans::store::difficulty::{
    DifficultyFilter, NewDifficulty, answer_difficulty, count_difficulties, difficulties, difficulties_between,
    difficulty, insert_difficulty, submit_difficulty,
};
use testkit::{SettableClock, Site, open_both};

#[tokio::test]
async fn a_difficulty_from_report_to_answer() {
    for (engine, db, _guard) in open_both().await {
        let today = date(2026, 11, 20);
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(today)).await;
        let (commune, now) = (site.commune(), site.clock.now());
        let reporter = site.actor("cong_chuc_kt");
        let reporter = reporter.may(ReportDifficulty::by(&reporter)).expect("may report");
        let mut tx = site.app.db.write(&reporter, None, now).await.expect("a write");
        let new = NewDifficulty {
            task: None,
            title: "Thiếu máy tính".to_owned(),
            body: "Ba máy hỏng".to_owned(),
            reported_on: date(2026, 11, 10),
            due_on: date(2026, 11, 17),
        };
        let id = insert_difficulty(&mut tx, &reporter, &new).await.expect(engine);
        tx.commit(Leaf::about("plans_difficulty", id, "x"), "/").await.expect("a commit");

        let late = DifficultyFilter { state: "tre", ..DifficultyFilter::default() };
        let mut conn = site.app.db.read().await.expect("a reader");
        assert_eq!(count_difficulties(&mut conn, commune, &late, today).await.expect(engine), 1);
        assert_eq!(count_difficulties(&mut conn, commune, &late, date(2026, 11, 17)).await.expect(engine), 0);
        let row = difficulty(&mut conn, commune, id).await.expect(engine).expect("there");
        assert_eq!((row.title.as_str(), row.version, row.is_late(today)), ("Thiếu máy tính", 1, true));
        drop(conn);

        let facts = AnswerDifficulty { submitted_to_chairman: false, reported_by: None };
        let steward = site.actor("dau_moi").may(facts).expect("may answer");
        let mut tx = site.app.db.write(&steward, None, now).await.expect("a write");
        let submits = site
            .actor("dau_moi")
            .may(SubmitDifficulty { state: plans::model::DifficultyState::Moi })
            .expect("may submit");
        submit_difficulty(&mut tx, &submits, id, today, 1).await.expect(engine);
        assert!(matches!(submit_difficulty(&mut tx, &submits, id, today, 1).await, Err(db::DbError::Conflict)));
        answer_difficulty(&mut tx, &steward, id, "Đã mua", today, 2).await.expect(engine);
        tx.commit(Leaf::about("plans_difficulty", id, "x"), "/").await.expect("a commit");

        let mut conn = site.app.db.read().await.expect("a reader");
        let all = DifficultyFilter { units: Units::only([site.unit("KT")]), ..DifficultyFilter::default() };
        let rows = difficulties(&mut conn, commune, &all, today, 0, 10).await.expect(engine);
        assert_eq!((rows.len(), rows[0].answer.as_deref()), (1, Some("Đã mua")));
        let in_month = difficulties_between(&mut conn, commune, date(2026, 11, 18), date(2026, 11, 30)).await;
        assert_eq!(in_month.expect(engine).len(), 1, "answered in the period");
        let still_open = difficulties_between(&mut conn, commune, date(2026, 11, 12), date(2026, 11, 14)).await;
        assert_eq!(still_open.expect(engine).len(), 1, "reported before and answered after the period");
        let before = difficulties_between(&mut conn, commune, date(2026, 10, 1), date(2026, 10, 31)).await;
        assert!(before.expect(engine).is_empty());
    }
}
