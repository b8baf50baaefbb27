//! The test commune itself, on both engines.

use jiff::civil::date;
use kernel::clock::Clock as _;
use testkit::{SettableClock, Site, open_both};

#[tokio::test]
async fn a_commune_stands_on_each_engine() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db, vec![staff::feature(), org::feature()], SettableClock::default()).await;
        site.get("", "/can-bo").await.expect(303);
        let page = site.get("dau_moi", "/can-bo").await.expect(200).shows("16 người").shows("Đặng Văn Ỷ");
        assert!(page.hides("Đặng Văn Út").headers.contains_key("server-timing"), "{engine}");
        site.get("thanh_ha/dau_moi", "/can-bo").await.expect(200).shows("Đặng Văn Út").hides("Đặng Văn Ỷ");
        site.get("dau_moi", "/can-bo/HB-007").await.expect(200).shows("Ngô Thị Thu Hà");
        site.get("dau_moi", "/can-bo/TH-007").await.expect(404);
        assert_eq!(site.staff("HB-007"), site.staff("TH-007"), "the mirror has the same numbers");
    }
}

#[tokio::test]
async fn the_clock_goes_where_it_is_set() {
    let clock = SettableClock::on(date(2026, 6, 5));
    assert_eq!(clock.today(), date(2026, 6, 5));
    clock.set_date(date(2026, 11, 20));
    assert_eq!((clock.today(), kernel::dates::moment(clock.now()).starts_with("08:00")), (date(2026, 11, 20), true));
}
