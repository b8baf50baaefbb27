//! Family ties, on both engines.

use db::Leaf;
use kernel::clock::Clock as _;
use staff::api::{ErasePerson, NoteRelative, Relation};
use staff::store::relative;
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

#[tokio::test]
async fn a_tie_is_found_from_both_its_ends_and_goes_with_either() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let people = ["HB-001", "HB-002", "HB-009"].map(|code| site.staff(code));
        let of = async |conn: &mut db::Conn, person| {
            let rows = relative::relatives(conn, HA_BAC, person).await.expect("rows");
            rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
        };
        let keeps = site.actor("ho_so").may(NoteRelative { staff: people[2] }).expect("keeps the records");
        let mut tx = db.write(&keeps, None, site.clock.now()).await.expect("a write");
        staff::api::note_relative(&mut tx, &keeps, people[0], Relation::Siblings).await.expect("noted");
        assert_eq!(of(&mut tx, people[0]).await, [people[2]], "{engine}");
        assert_eq!(of(&mut tx, people[2]).await, [people[0]], "{engine}");
        assert!(of(&mut tx, people[1]).await.is_empty(), "{engine}");
        assert_eq!(staff::api::relatives(&mut tx, HA_BAC, people[2]).await.expect("ids"), [people[0]], "{engine}");
        assert!(relative::relatives(&mut tx, THANH_HA, people[2]).await.expect("rows").is_empty(), "{engine}");
        let rows = relative::relatives(&mut tx, HA_BAC, people[2]).await.expect("rows");
        assert_eq!((rows[0].relation.as_str(), rows[0].noted_on), ("anh_chi_em", site.clock.today()), "{engine}");
        tx.commit(Leaf::about("staff_member", people[2].0, "Ghi"), "/").await.expect("a commit");

        let mut tx = db.write(&keeps, None, site.clock.now()).await.expect("a write");
        let again = relative::insert_relative(&mut tx, &keeps, people[0], "vo_chong").await;
        assert!(matches!(again, Err(ref error) if error.is_unique_violation()), "{engine}: {again:?}");
        drop(tx);

        let erase = ErasePerson { staff: people[0], proposer: people[1], approver: people[2] };
        let erases = accounts::api::set_up_actor(HA_BAC).may(erase).expect("the program");
        let mut tx = db.write(&erases, None, site.clock.now()).await.expect("a write");
        relative::delete_relatives(&mut tx, &erases).await.expect("gone");
        assert!(of(&mut tx, people[2]).await.is_empty(), "{engine}");
    }
}
