//! Profiles: written, read back field by field, changed over the version that was seen.

use db::{DbError, Leaf};
use kernel::clock::Clock as _;
use kernel::ids::StaffId;
use staff::api::{ErasePerson, ImportStaff, KeepRecords, Values};
use staff::profile::{FIELDS, Place, field, fields_of};
use staff::store::profile;
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

/// A value in every column, another one in each.
fn full() -> Values {
    let mut values = Values::default();
    for (number, field) in FIELDS.iter().filter(|field| field.place != Place::Member).enumerate() {
        values.set(field, format!("giá trị {number}"));
    }
    values.put("birth_date", "1985-06-05");
    values.put("party_since", "2010");
    values
}

#[tokio::test]
async fn every_field_comes_back_as_it_was_written() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let staff = super::add(&site, &["Nguyễn Văn An"]).await[0];
        let allowed = accounts::api::set_up_actor(HA_BAC).may(ImportStaff).expect("by the command line");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let (values, none) = (full(), Values::default());
        profile::insert(&mut tx, &allowed, staff, &values, Some(7)).await.expect("a profile");
        profile::insert_private(&mut tx, &allowed, staff, &values).await.expect("its sensitive half");
        let again = profile::all(&mut tx, HA_BAC).await.expect("profiles");
        assert_eq!((again.len(), again[0].import), (1, Some(7)), "{engine}");
        assert_eq!(again[0].values, values.of_place(Place::Profile), "{engine}");
        let sensitive = profile::all_private(&mut tx, &allowed).await.expect("compared");
        assert_eq!(sensitive[0].values, values.of_place(Place::Private), "{engine}: a whole day and a year too");
        assert_eq!(fields_of(Place::Private).count(), sensitive[0].values.iter().count(), "{engine}: every column");
        profile::update(&mut tx, &allowed, (staff, 1), &none).await.expect("emptied");
        profile::update_private(&mut tx, &allowed, (staff, 1), &none).await.expect("emptied");
        let row = profile::of(&mut tx, HA_BAC, staff).await.expect("a query").expect("there");
        assert!(row.values.is_empty() && row.version == 2, "{engine}");
        assert!(profile::of(&mut tx, THANH_HA, staff).await.expect("a query").is_none(), "{engine}: another commune");
        let stale = profile::update(&mut tx, &allowed, (staff, 1), &values).await;
        assert!(matches!(stale, Err(DbError::Conflict)), "{engine}: a version that is gone");
        let stale = profile::update_private(&mut tx, &allowed, (staff, 1), &values).await;
        assert!(matches!(stale, Err(DbError::Conflict)), "{engine}");
        tx.commit(Leaf::about("staff_profile", staff.0, "Thử"), "/").await.expect("a commit");
        let people = [site.staff("HB-001"), site.staff("HB-002")];
        let erase = ErasePerson { staff, proposer: people[0], approver: people[1] };
        let allowed = accounts::api::set_up_actor(HA_BAC).may(erase).expect("as decided");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        profile::delete(&mut tx, &allowed).await.expect("deleted");
        assert!(profile::of(&mut tx, HA_BAC, staff).await.expect("a query").is_none(), "{engine}");
        assert!(profile::of(&mut tx, HA_BAC, StaffId(9_999)).await.expect("a query").is_none(), "{engine}: nobody");
    }
}

#[tokio::test]
async fn one_field_is_written_over_the_version_that_was_seen() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let staff = super::add(&site, &["Nguyễn Văn An"]).await[0];
        let allowed = site.actor("ho_so").may(KeepRecords { staff, relatives: Vec::new() }).expect("the clerk may");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let (major, birth) = (field("major").expect("a field"), field("birth_date").expect("a field"));
        assert_eq!(profile::private_version(&mut tx, &allowed).await.expect("a query"), None, "{engine}");
        for (own, table) in [(major, "staff_member"), (birth, "staff_private")] {
            let began = profile::set_field(&mut tx, &allowed, (own, "1985"), 0).await.expect("begun");
            assert_eq!(began, (None, table), "{engine}");
            let changed = profile::set_field(&mut tx, &allowed, (own, "1985-06"), 1).await.expect("changed");
            assert_eq!(changed.0.as_deref(), Some("1985"), "{engine}: what stood there");
            let late = profile::set_field(&mut tx, &allowed, (own, "1990"), 1).await;
            assert!(matches!(late, Err(DbError::Conflict)), "{engine}");
        }
        assert_eq!(profile::private_version(&mut tx, &allowed).await.expect("a query"), Some(2), "{engine}");
    }
}
