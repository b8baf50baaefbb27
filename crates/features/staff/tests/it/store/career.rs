//! Events, and what is drawn from them.

use db::Leaf;
use jiff::civil::{Date, date};
use kernel::clock::Clock as _;
use staff::api::{ErasePerson, ImportStaff, SetUpStaff};
use staff::career::{Career, EventKind, Post};
use staff::store::career::{self, EventRow, NewEvent};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

#[tokio::test]
async fn a_career_is_noted_drawn_and_drawn_again() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let staff = super::add(&site, &["Trần Thị Bình", "Nguyễn Văn An"]).await[1];
        let allowed = accounts::api::set_up_actor(HA_BAC).may(ImportStaff).expect("by the command line");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let first: Date = date(2025, 7, 1);
        let came = NewEvent {
            unit: Some(site.unit("KT")),
            title: Some("Chuyên viên".to_owned()),
            ..NewEvent::new(EventKind::TiepNhan, first)
        };
        let decided = NewEvent {
            title: Some("Phó Trưởng phòng".to_owned()),
            decision_number: Some("12/QĐ-UBND".to_owned()),
            decision_on: Some(date(2026, 1, 30)),
            signer: Some("Chủ tịch UBND xã".to_owned()),
            import: Some(3),
            ..NewEvent::new(EventKind::BoNhiem, date(2026, 2, 1))
        };
        for new in [&came, &decided] {
            let id = tx.next_id("staff_event").await.expect("a number");
            career::insert_event(&mut tx, &allowed, (id, staff), new).await.expect("an event");
        }
        let rows = career::events_of(&mut tx, HA_BAC, staff).await.expect("events");
        assert_eq!(rows[1].decision_number.as_deref(), Some("12/QĐ-UBND"), "{engine}");
        let whole = Career::of(&rows.iter().filter_map(EventRow::event).collect::<Vec<_>>());
        assert_eq!(whole.on(date(2026, 1, 31)).map(|stint| stint.title.as_str()), Some("Chuyên viên"), "{engine}");
        assert_eq!(whole.on(date(2026, 2, 1)).map(|stint| stint.title.as_str()), Some("Phó Trưởng phòng"));
        for _ in 0..2 {
            career::forget_drawn(&mut tx, &allowed, staff).await.expect("forgotten");
            career::insert_drawn(&mut tx, &allowed, staff, &whole).await.expect("drawn");
        }
        for (day, title) in [(date(2026, 1, 31), "Chuyên viên"), (date(2026, 2, 1), "Phó Trưởng phòng")] {
            let there = career::stint_on(&mut tx, HA_BAC, staff, day).await.expect("a query").expect("there");
            assert_eq!((there.title.as_str(), there.unit), (title, site.unit("KT")), "{engine}");
        }
        assert!(career::stint_on(&mut tx, HA_BAC, staff, date(2025, 6, 30)).await.expect("a query").is_none());
        assert!(career::events_of(&mut tx, THANH_HA, staff).await.expect("events").is_empty(), "{engine}");
        let stint = &whole.stints[0];
        let numbers =
            [tx.next_id("staff_stint").await.expect("a number"), tx.next_id("staff_post").await.expect("a number")];
        career::insert_stint(&mut tx, &allowed, (numbers[0], staff), stint).await.expect("a stint");
        let position = org::api::positions(&mut tx, HA_BAC).await.expect("positions")[0].id;
        let post = Post { position, concurrent: true, share_percent: Some(30), from_on: first, until_on: None };
        career::insert_post(&mut tx, &allowed, (numbers[1], staff), &post).await.expect("a post");
        let held = staff::store::posts_of(&mut tx, HA_BAC, staff).await.expect("posts");
        assert_eq!((held.len(), held[0].concurrent), (1, true), "{engine}");
        career::delete_events_of_list(&mut tx, &allowed, (staff, 3)).await.expect("given back");
        assert_eq!(career::events_of(&mut tx, HA_BAC, staff).await.expect("events").len(), 1, "{engine}");
        tx.commit(Leaf::about("staff_event", staff.0, "Thử"), "/").await.expect("a commit");
        let people = [site.staff("HB-001"), site.staff("HB-002")];
        let erase = ErasePerson { staff, proposer: people[0], approver: people[1] };
        let allowed = accounts::api::set_up_actor(HA_BAC).may(erase).expect("as decided");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        career::delete_career(&mut tx, &allowed).await.expect("erased");
        assert!(career::events_of(&mut tx, HA_BAC, staff).await.expect("events").is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn careers_of_older_data_begin_once_and_keep_their_posts() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let staff = super::add(&site, &["Nguyễn Văn An"]).await[0];
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SetUpStaff).expect("set-up");
        let mut conn = db.read().await.expect("a reader");
        let without = career::without_career(&mut conn, HA_BAC, 99).await.expect("people");
        assert!(without.iter().any(|person| person.id == staff), "{engine}");
        assert!(career::without_career(&mut conn, THANH_HA, 99).await.expect("people").is_empty(), "{engine}");
        drop(conn);
        let begun = staff::api::begin_careers(&db, &allowed, site.clock.now()).await.expect("begun");
        assert_eq!(begun, without.len(), "{engine}");
        assert_eq!(staff::api::begin_careers(&db, &allowed, site.clock.now()).await.expect("nothing to do"), 0);
        let mut conn = db.read().await.expect("a reader");
        let rows = career::events_of(&mut conn, HA_BAC, staff).await.expect("events");
        let whole = Career::of(&rows.iter().filter_map(EventRow::event).collect::<Vec<_>>());
        let held = staff::store::posts_of(&mut conn, HA_BAC, staff).await.expect("posts");
        assert_eq!((whole.posts.len(), held.len()), (2, 2), "{engine}: drawn anew they are the same");
        assert_eq!(whole.on(date(2025, 7, 1)).map(|stint| stint.title.as_str()), Some("Chuyên viên địa chính"));
    }
}
