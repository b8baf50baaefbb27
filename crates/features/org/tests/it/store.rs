//! Every store function on both engines, in two communes.

mod papers;
mod positions;

use db::Leaf;
use kernel::clock::Clock as _;
use org::api::{NewPosition, SetUpUnits};
use org::store;
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

#[tokio::test]
async fn units_and_positions_belong_to_their_commune() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SetUpUnits).expect("set-up");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let position = |code: &str, sort| NewPosition {
            code: code.to_owned(),
            name: "Văn thư viên".to_owned(),
            group: "chuyen_mon".to_owned(),
            rank: "Văn thư viên".to_owned(),
            approved: 1,
            sort,
        };
        store::insert_position(&mut tx, &allowed, &position("II.29", 2)).await.expect("a position");
        store::insert_position(&mut tx, &allowed, &position("II.01", 1)).await.expect("a position");
        let unit =
            org::api::NewUnit { code: "BQL".to_owned(), name: "Ban Quản lý".to_owned(), aliases: vec![], sort: 9 };
        store::insert_unit(&mut tx, &allowed, &unit).await.expect("a unit");
        let twice = store::insert_unit(&mut tx, &allowed, &unit).await;
        assert!(twice.is_err_and(|e| e.is_unique_violation()), "{engine}: the code is taken");
        drop(tx);
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        store::insert_position(&mut tx, &allowed, &position("II.29", 2)).await.expect("a position");
        store::insert_position(&mut tx, &allowed, &position("II.01", 1)).await.expect("a position");
        tx.commit(Leaf::about("org_position", 1, "Thêm vị trí"), "/").await.expect("a commit");

        let mut conn = db.read().await.expect("a reader");
        let communes = store::communes(&mut conn).await.expect("communes");
        let names: Vec<String> = communes.into_iter().map(|c| c.into_info().name).collect();
        assert_eq!(names, ["xã Thanh Hà", "xã Hà Bắc"], "{engine}: in the order of their codes");
        let codes: Vec<String> =
            store::positions(&mut conn, HA_BAC).await.expect("positions").into_iter().map(|p| p.code).collect();
        assert_eq!(codes, ["II.01", "II.29"], "{engine}");
        assert!(store::positions(&mut conn, THANH_HA).await.expect("positions").is_empty(), "{engine}");
        let units: Vec<String> =
            store::units(&mut conn, HA_BAC).await.expect("units").into_iter().map(|u| u.code).collect();
        assert_eq!(units, ["LD", "VP", "KT", "VHXH", "HCC"], "{engine}");
        let unit = store::unit_by_code(&mut conn, HA_BAC, "VHXH").await.expect("a query").expect("the unit");
        assert_eq!(unit.id, site.unit("VHXH"), "{engine}");
        assert!(store::unit_by_code(&mut conn, HA_BAC, "XYZ").await.expect("a query").is_none(), "{engine}");
        let found = org::api::find_units(&mut conn, HA_BAC, "vh xh", 5).await.expect("a query");
        assert_eq!(found.len(), 1, "{engine}: found by its short name too");
    }
}

#[tokio::test]
async fn a_commune_is_added_once() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SetUpUnits).expect("set-up");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let new = org::api::NewCommune { info: site.app.communes[0].clone(), province_code: 31 };
        let twice = store::insert_commune(&mut tx, &allowed, &new).await;
        assert!(twice.is_err_and(|e| e.is_unique_violation()), "{engine}");
        assert!(site.actor("chu_tich").may(SetUpUnits).is_err(), "only the command line sets up");
    }
}
