//! The use cases without a browser, on days gone by, as the story of the sample commune is told.

use kernel::dates::{Date, date};
use kernel::permission::Allowed;
use plans::api::{
    self, Awaited, ChangeCommand, ChangeDecision, DecideChange, DecideEvidence, Discuss, EvidenceDecision, Halt,
    HaltTask, HandInCommand, ManageBlockers, NewValue, ProgressCommand, RequestChange, WorkOnTask,
};
use plans::model::TaskState;

use super::scene::{AUTHORITY, OWNER, Scene, ordinary, scenes};

impl Scene {
    fn may<A: kernel::permission::Action>(&self, who: &str, action: A) -> Allowed<A> {
        self.site.actor(who).may(action).expect("allowed")
    }

    async fn tx<A: kernel::permission::Action>(&self, allowed: &Allowed<A>) -> db::WriteTx {
        let now = kernel::clock::Clock::now(&self.site.clock);
        self.site.app.db.write(allowed, None, now).await.expect("a write")
    }

    async fn work(&self) -> (plans::api::TaskRow, Allowed<WorkOnTask>) {
        let row = self.first().await;
        let allowed = self.may(OWNER, WorkOnTask { people: row.people(), state: row.state() });
        (row, allowed)
    }
}

const MAY: Date = date(2026, 5, 12);
const JUNE: Date = date(2026, 6, 20);
const JULY: Date = date(2026, 7, 18);

#[tokio::test]
async fn a_story_of_months_gone_by() {
    for scene in scenes(&[ordinary()]).await {
        let (row, work) = scene.work().await;
        let mut tx = scene.tx(&work).await;
        let leaf = api::start(&mut tx, &work, &row, MAY).await.expect("started");
        tx.commit(leaf, "/").await.expect("a commit");

        let (row, work) = scene.work().await;
        let mut tx = scene.tx(&work).await;
        let command = ProgressCommand { percent: 40, text: "Đã gửi phiếu.".to_owned(), on: JUNE };
        let leaf = api::report_progress(&mut tx, &work, &row, &command).await.expect("reported");
        tx.commit(leaf, "/").await.expect("a commit");

        let discuss = scene.may("truong_kt", Discuss);
        let mut tx = scene.tx(&discuss).await;
        let leaf = api::comment(&mut tx, &discuss, &row, "Phòng tôi gửi sau.", JUNE).await.expect("said");
        tx.commit(leaf, "/").await.expect("a commit");

        let (row, work) = scene.work().await;
        let mut tx = scene.tx(&work).await;
        let command = HandInCommand {
            title: "Báo cáo".to_owned(),
            note: String::new(),
            period_on: JUNE,
            file: None,
            link: Some("https://habac.haiphong.gov.vn/1".to_owned()),
        };
        let done = api::hand_in(&mut tx, &work, &row, command, JUNE).await.expect("handed in");
        tx.commit(done.leaf, "/").await.expect("a commit");

        let row = scene.first().await;
        let mut conn = scene.site.app.db.read().await.expect("a reader");
        let piece = api::evidence(&mut conn, scene.site.commune(), done.evidence).await.unwrap().expect("evidence");
        let decide = scene.may(AUTHORITY, DecideEvidence { people: row.people(), submitted_by: piece.submitted_by });
        let mut tx = scene.tx(&decide).await;
        let yes = EvidenceDecision::Accept(None);
        let leaf = api::decide_evidence(&mut tx, &decide, &row, &piece, &yes, JULY).await.expect("accepted");
        tx.commit(leaf, "/").await.expect("a commit");
        let row = scene.first().await;
        assert_eq!((row.state(), row.started_on, row.completed_on), (TaskState::HoanThanh, Some(MAY), Some(JULY)));
        assert_eq!(scene.leaves().await, 5, "{}: one leaf for each step", scene.engine);
    }
}

#[tokio::test]
async fn a_write_without_commit_did_not_happen() {
    for scene in scenes(&[ordinary()]).await {
        let (row, work) = scene.work().await;
        let mut tx = scene.tx(&work).await;
        api::start(&mut tx, &work, &row, MAY).await.expect("started");
        drop(tx);
        assert_eq!((scene.first().await.state(), scene.leaves().await), (TaskState::ChuaBatDau, 0), "{}", scene.engine);
    }
}

#[tokio::test]
async fn two_writers_with_the_same_row_cannot_both_win() {
    for scene in scenes(&[ordinary()]).await {
        let (row, work) = scene.work().await;
        let mut tx = scene.tx(&work).await;
        let leaf = api::start(&mut tx, &work, &row, MAY).await.expect("started");
        tx.commit(leaf, "/").await.expect("a commit");
        let halt = scene.may(AUTHORITY, HaltTask { people: row.people(), state: row.state() });
        let mut tx = scene.tx(&halt).await;
        let late = api::halt(&mut tx, &halt, &row, Halt::Cancel, "Hủy", JUNE).await;
        assert!(matches!(late, Err(api::Problem::Db(db::DbError::Conflict))), "{}", scene.engine);
    }
}

#[tokio::test]
async fn waits_and_changes_on_given_days() {
    for scene in scenes(&[ordinary(), ordinary()]).await {
        let row = scene.first().await;
        let manage = scene.may(OWNER, ManageBlockers { people: row.people() });
        let mut tx = scene.tx(&manage).await;
        let awaited = Awaited::Document("Quyết định giao biên chế".to_owned());
        let noted = api::note_blocker(&mut tx, &manage, &row, &awaited, "Quyết định giao biên chế", MAY).await.unwrap();
        tx.commit(noted.leaf, "/").await.expect("a commit");
        let mut conn = scene.site.app.db.read().await.expect("a reader");
        let wait = api::blocker(&mut conn, scene.site.commune(), noted.blocker).await.unwrap().expect("a row");
        let mut tx = scene.tx(&manage).await;
        let leaf = api::clear_blocker(&mut tx, &manage, &row, &wait, "Đã nhận.", JUNE).await.expect("cleared");
        tx.commit(leaf, "/").await.expect("a commit");

        let ask = scene.may(OWNER, RequestChange { people: row.people(), state: row.state() });
        let mut tx = scene.tx(&ask).await;
        let command = ChangeCommand {
            value: NewValue::Due(date(2027, 1, 2)),
            reason: "Chờ biên chế".to_owned(),
            old_text: "15/12/2026".to_owned(),
        };
        let asked = api::request_change(&mut tx, &ask, &row, &command, JUNE).await.expect("asked");
        tx.commit(asked.leaf, "/").await.expect("a commit");
        let change = api::change(&mut conn, scene.site.commune(), asked.change).await.unwrap().expect("a row");
        let decide = scene.may(AUTHORITY, DecideChange { people: row.people(), requested_by: change.requested_by });
        let mut tx = scene.tx(&decide).await;
        let yes = ChangeDecision::Approve;
        let leaf = api::decide_change(&mut tx, &decide, &row, &change, &yes, JULY).await.expect("approved");
        tx.commit(leaf, "/").await.expect("a commit");
        assert_eq!(scene.first().await.due_until, Some(date(2027, 1, 2)), "{}", scene.engine);
    }
}
