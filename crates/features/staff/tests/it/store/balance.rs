//! Who held which post on a day, on both engines.

use db::Leaf;
use jiff::civil::{Date, date};
use kernel::clock::Clock as _;
use staff::api::{ImportStaff, Values};
use staff::career::{EventKind, Post, Stint};
use staff::store::career::{self, NewEvent};
use staff::store::{balance, profile};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

#[tokio::test]
async fn posts_units_secondments_and_ranks_are_those_of_the_day() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let ids = super::add(&site, &["Trần Thị Bình", "Nguyễn Văn An"]).await;
        let allowed = accounts::api::set_up_actor(HA_BAC).may(ImportStaff).expect("by the command line");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let (from, until) = (date(2025, 7, 1), Some(date(2026, 3, 31)));
        let post = Post { position: 1, concurrent: false, from_on: from, until_on: until, share_percent: None };
        let id = tx.next_id("staff_post").await.expect("a number");
        career::insert_post(&mut tx, &allowed, (id, ids[1]), &post).await.expect("a post");
        let stint = Stint { unit: site.unit("VP"), title: "Văn thư".to_owned(), from_on: from, until_on: until };
        let id = tx.next_id("staff_stint").await.expect("a number");
        career::insert_stint(&mut tx, &allowed, (id, ids[1]), &stint).await.expect("a stint");
        let held = async |tx: &mut db::Conn, on: Date| {
            let rows = balance::holders(tx, HA_BAC, on).await.expect("holders");
            rows.into_iter().map(|row| (row.staff, row.position, row.concurrent, row.unit)).collect::<Vec<_>>()
        };
        let (first, kt) = (ids[0], site.unit("KT"));
        let always = [(first, 1, true, kt), (first, 2, false, kt)];
        assert_eq!(held(&mut tx, date(2025, 6, 30)).await, [], "{engine}: before all");
        let all = [always[0], (ids[1], 1, false, site.unit("VP")), always[1]];
        assert_eq!(held(&mut tx, date(2026, 3, 31)).await, all, "{engine}: its last day, where he was then");
        assert_eq!(held(&mut tx, date(2026, 4, 1)).await, always, "{engine}");
        assert!(balance::holders(&mut tx, THANH_HA, date(2026, 3, 31)).await.expect("holders").is_empty(), "{engine}");

        let away = |on, until| NewEvent { until_on: until, unit: Some(kt), ..NewEvent::new(EventKind::BietPhai, on) };
        let id = tx.next_id("staff_event").await.expect("a number");
        career::insert_event(&mut tx, &allowed, (id, first), &away(from, None)).await.expect("an event");
        let corrected = NewEvent { corrects: Some(id), ..away(date(2026, 1, 1), Some(date(2026, 6, 30))) };
        let seconded = async |tx: &mut db::Conn, commune, on: Date| {
            let rows = balance::seconded(tx, commune, on).await.expect("seconded");
            rows.into_iter().map(|row| row.staff).collect::<Vec<_>>()
        };
        assert_eq!(seconded(&mut tx, HA_BAC, date(2025, 12, 1)).await, [first], "{engine}");
        let id = tx.next_id("staff_event").await.expect("a number");
        career::insert_event(&mut tx, &allowed, (id, first), &corrected).await.expect("its correction");
        for (on, wanted) in [
            (date(2025, 12, 1), vec![]),
            (date(2026, 1, 1), vec![first]),
            (date(2026, 6, 30), vec![first]),
            (date(2026, 7, 1), vec![]),
        ] {
            assert_eq!(seconded(&mut tx, HA_BAC, on).await, wanted, "{engine}: {on}");
        }
        assert!(seconded(&mut tx, THANH_HA, date(2026, 1, 1)).await.is_empty(), "{engine}");

        let mut values = Values::default();
        values.put("rank", "01.002");
        profile::insert(&mut tx, &allowed, first, &values, None).await.expect("a profile");
        profile::insert(&mut tx, &allowed, ids[1], &Values::default(), None).await.expect("a profile");
        let ranks = balance::ranks(&mut tx, HA_BAC).await.expect("ranks");
        assert_eq!(ranks.iter().map(|row| (row.id, row.rank.as_str())).collect::<Vec<_>>(), [(first, "01.002")]);
        assert!(balance::ranks(&mut tx, THANH_HA).await.expect("ranks").is_empty(), "{engine}");
        tx.commit(Leaf::about("staff_event", first.0, "Thử"), "/").await.expect("a commit");
    }
}
