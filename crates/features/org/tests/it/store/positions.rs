//! Positions in full, and what is approved from which day.

use db::{DbError, Leaf};
use kernel::clock::Clock as _;
use kernel::dates::date;
use org::api::{ManagePositions, NewPosition, SetUpUnits, approved_on, unit_approved_on};
use org::store::position::{self, PositionFacts};
use org::store::quota::{self, Decision, Of};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

fn facts(code: &str) -> PositionFacts {
    PositionFacts {
        code: code.to_owned(),
        name: "Chuyên viên địa chính".to_owned(),
        group: "chuyen_mon".to_owned(),
        rank: "Chuyên viên".to_owned(),
        heavy_field: Some("dat_dai".to_owned()),
        rotation_field: Some("tai_chinh".to_owned()),
        majors: Some("Quản lý đất đai\nĐịa chính".to_owned()),
        education_level: Some("dai_hoc".to_owned()),
        unit_code: Some("KT".to_owned()),
        retired_on: Some(date(2027, 1, 1)),
    }
}

#[tokio::test]
async fn a_position_is_written_in_full_and_changed_over_the_version_that_was_seen() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let allowed = site.actor("ho_so").may(ManagePositions).expect("keeps the records");
        assert!(site.actor("chu_tich").may(ManagePositions).is_err(), "{engine}: not the chairman's work");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let id = position::insert_from_paper(&mut tx, &allowed, (1, 5), &facts("II.15")).await.expect("a position");
        let row = position::by_code(&mut tx, HA_BAC, "II.15").await.expect("a query").expect("there");
        assert_eq!((row.id, row.facts(), row.version(), row.paper), (id, facts("II.15"), 1, Some(1)), "{engine}");
        assert!(position::by_code(&mut tx, THANH_HA, "II.15").await.expect("a query").is_none(), "{engine}");
        assert!(row.is_used_on(date(2026, 12, 31)) && !row.is_used_on(date(2027, 1, 1)), "{engine}");
        let now = PositionFacts { name: "Địa chính".to_owned(), retired_on: None, ..facts("II.16") };
        position::update(&mut tx, &allowed, (id, 1), &now).await.expect("changed");
        let late = position::update(&mut tx, &allowed, (id, 1), &facts("II.15")).await;
        assert!(matches!(late, Err(DbError::Conflict)), "{engine}: a version that is gone");
        let all = position::positions(&mut tx, HA_BAC).await.expect("positions");
        assert_eq!(all.iter().map(|p| (p.facts(), p.version())).collect::<Vec<_>>(), [(now, 2)], "{engine}");
        tx.commit(Leaf::about("org_position", id, "Thử"), "/").await.expect("a commit");

        // One of the time before versions has the version 0.
        let allowed_set_up = accounts::api::set_up_actor(HA_BAC).may(SetUpUnits).expect("set-up");
        let mut tx = db.write(&allowed_set_up, None, site.clock.now()).await.expect("a write");
        let old = NewPosition {
            code: "I.01".to_owned(),
            name: "Chánh Văn phòng".to_owned(),
            group: "lanh_dao".to_owned(),
            rank: String::new(),
            approved: 1,
            sort: 1,
        };
        let old = position::insert_position(&mut tx, &allowed_set_up, &old).await.expect("a position");
        position::update(&mut tx, &allowed, (old, 0), &facts("I.01")).await.expect("changed");
        let row = position::by_code(&mut tx, HA_BAC, "I.01").await.expect("a query").expect("there");
        assert_eq!((row.version(), row.approved), (1, 1), "{engine}");
    }
}

#[tokio::test]
async fn the_newest_number_not_after_a_day_holds_on_it() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let allowed = site.actor("dau_moi").may(ManagePositions).expect("the steward may");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let id = position::insert_from_paper(&mut tx, &allowed, (1, 1), &facts("II.15")).await.expect("a position");
        let by = |day| Decision {
            number: "12/QĐ-UBND".to_owned(),
            on: date(2026, 6, 30),
            signer: Some("Chủ tịch UBND xã".to_owned()),
            valid_from: day,
        };
        let unit = site.unit("KT");
        for (of, approved, day) in [
            (Of::Position(id), 3, date(2026, 7, 1)),
            (Of::Position(id), 2, date(2026, 10, 1)),
            (Of::Position(id), 5, date(2026, 7, 1)),
            (Of::Unit(unit), 9, date(2026, 7, 1)),
        ] {
            quota::insert(&mut tx, &allowed, (of, approved), &by(day), Some(1)).await.expect("a number");
        }
        let row = position::by_code(&mut tx, HA_BAC, "II.15").await.expect("a query").expect("there");
        let all = quota::quotas(&mut tx, HA_BAC).await.expect("numbers");
        let own = quota::of_position(&mut tx, HA_BAC, id).await.expect("numbers");
        assert_eq!((all.len(), own.len(), own[0].decision_number.as_str()), (4, 3, "12/QĐ-UBND"), "{engine}");
        for (day, wanted) in [
            (date(2026, 6, 30), None),
            (date(2026, 7, 1), Some(5)),
            (date(2026, 9, 30), Some(5)),
            (date(2026, 10, 1), Some(2)),
        ] {
            assert_eq!(approved_on(&row, &all, day), wanted, "{engine}: {day}");
        }
        assert_eq!(unit_approved_on(unit, &all, date(2026, 7, 1)), Some(9), "{engine}");
        assert_eq!(unit_approved_on(unit, &all, date(2026, 6, 30)), None, "{engine}");
        assert_eq!(unit_approved_on(site.unit("VP"), &all, date(2026, 7, 1)), None, "{engine}");
        // What stood there at the beginning holds until a number says otherwise.
        let first = org::store::PositionRow { paper: None, approved: 4, ..row };
        assert_eq!(approved_on(&first, &all, date(2026, 6, 30)), Some(4), "{engine}");
        assert!(quota::quotas(&mut tx, THANH_HA).await.expect("numbers").is_empty(), "{engine}");
        assert!(quota::of_position(&mut tx, THANH_HA, id).await.expect("numbers").is_empty(), "{engine}");
    }
}
