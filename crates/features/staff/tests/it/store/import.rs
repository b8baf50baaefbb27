//! Lists on their way, and the changes that they bring.

use db::DbError;
use kernel::clock::Clock as _;
use staff::api::{ErasePerson, ImportStaff, Values};
use staff::profile::Place;
use staff::store::change::{self, NewChange};
use staff::store::import::{self as lists, ImportState};
use staff::store::{self, profile};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

#[tokio::test]
async fn a_list_comes_is_answered_and_ends_once() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let allowed = site.actor("dau_moi").may(ImportStaff).expect("the steward may");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let id = lists::insert(&mut tx, &allowed, ("ds.xlsx", "ab12"), vec![1, 2, 3], "{}").await.expect("kept");
        let row = lists::list(&mut tx, HA_BAC, id).await.expect("a query").expect("there");
        assert_eq!(
            (row.state(), row.version, row.file_name.as_str()),
            (ImportState::Waiting, 1, "ds.xlsx"),
            "{engine}"
        );
        assert!(lists::list(&mut tx, THANH_HA, id).await.expect("a query").is_none(), "{engine}");
        assert_eq!(lists::of_workbook(&mut tx, HA_BAC, "ab12").await.expect("a query").map(|row| row.id), Some(id));
        lists::answer(&mut tx, &allowed, (id, 1), "{\"unit\":\"KT\"}").await.expect("answered");
        let late = lists::answer(&mut tx, &allowed, (id, 1), "{}").await;
        assert!(matches!(late, Err(DbError::Conflict)), "{engine}: answered by another meanwhile");
        let content = lists::content(&mut tx, &allowed, id).await.expect("a query").expect("there");
        assert_eq!(content.content_secret.as_deref(), Some([1, 2, 3].as_slice()), "{engine}");
        assert!(content.answers_secret.contains("KT"), "{engine}");
        lists::finish(&mut tx, &allowed, (id, 2), ImportState::Done, [5, 3, 2]).await.expect("taken in");
        let again = lists::finish(&mut tx, &allowed, (id, 3), ImportState::Done, [5, 3, 2]).await;
        assert!(matches!(again, Err(DbError::Conflict)), "{engine}: once");
        let content = lists::content(&mut tx, &allowed, id).await.expect("a query").expect("there");
        assert!(content.content_secret.is_none() && content.answers_secret.is_empty(), "{engine}: forgotten");
        lists::mark_undone(&mut tx, &allowed, (id, 3)).await.expect("given back");
        assert!(lists::mark_undone(&mut tx, &allowed, (id, 4)).await.is_err(), "{engine}: once");
        assert!(
            lists::of_workbook(&mut tx, HA_BAC, "ab12").await.expect("a query").is_none(),
            "{engine}: may come again"
        );
        let all = lists::lists(&mut tx, HA_BAC).await.expect("lists");
        assert_eq!((all.len(), all[0].state(), all[0].new_count), (1, ImportState::Undone, 3), "{engine}");
    }
}

#[tokio::test]
async fn what_a_list_brought_is_found_and_taken_out_again() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let [one, other] = super::add(&site, &["Nguyễn Văn An", "Trần Thị Bình"]).await[..] else {
            panic!("two")
        };
        let allowed = accounts::api::set_up_actor(HA_BAC).may(ImportStaff).expect("by the command line");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        profile::insert(&mut tx, &allowed, one, &Values::default(), Some(4)).await.expect("a profile");
        let new = |field| NewChange {
            staff: other,
            field,
            before: None,
            after: Some("Luật"),
            source: "tep",
            paper: None,
            reason: None,
            import: Some(4),
            verified_on: None,
        };
        change::insert_change(&mut tx, &allowed, Place::Profile, &new("major")).await.expect("noted");
        change::insert_change(&mut tx, &allowed, Place::Private, &new("citizen_id")).await.expect("noted");
        let changes = change::changes_of(&mut tx, &allowed, 4).await.expect("changes");
        assert_eq!(changes.iter().map(|c| c.field.as_str()).collect::<Vec<_>>(), ["major", "citizen_id"], "{engine}");
        let brought = lists::brought_by(&mut tx, &allowed, 4).await.expect("people");
        assert_eq!((brought.len(), brought[0].id, brought[0].private_version), (1, one, None), "{engine}");
        lists::withdraw(&mut tx, &allowed, (one, 4)).await.expect("withdrawn");
        let gone = store::person(&mut tx, HA_BAC, one).await.expect("a query").expect("his number stays");
        assert_eq!(gone.full_name, lists::WITHDRAWN, "{engine}");
        let here = store::present_everybody(&mut tx, HA_BAC).await.expect("people");
        assert!(here.iter().all(|row| row.id != one) && here.iter().any(|row| row.id == other), "{engine}");
        assert!(store::posts_open(&mut tx, HA_BAC).await.expect("posts").iter().all(|post| post.staff != one));
        let told = change::changes_of_person(&mut tx, HA_BAC, other).await.expect("changes");
        let told: Vec<_> = told.iter().map(|row| (row.field.as_str(), row.after_value.as_deref())).collect();
        assert_eq!(
            told,
            [("major", Some("Luật")), ("citizen_id", None)],
            "{engine}: a sensitive one without its value"
        );
        change::delete_changes(&mut tx, &allowed, 4).await.expect("forgotten");
        assert!(change::changes_of(&mut tx, &allowed, 4).await.expect("changes").is_empty(), "{engine}");
        change::insert_change(&mut tx, &allowed, Place::Profile, &new("major")).await.expect("noted");
        tx.commit(db::Leaf::about("staff_import", 4, "Thử"), "/").await.expect("a commit");
        let people = [site.staff("HB-001"), site.staff("HB-002")];
        let erase = ErasePerson { staff: other, proposer: people[0], approver: people[1] };
        let erasing = accounts::api::set_up_actor(HA_BAC).may(erase).expect("as decided");
        let mut tx = db.write(&erasing, None, site.clock.now()).await.expect("a write");
        change::delete_changes_of(&mut tx, &erasing).await.expect("erased");
        assert!(change::changes_of(&mut tx, &allowed, 4).await.expect("changes").is_empty(), "{engine}");
    }
}
