//! The city's figures are those that each commune counts for itself.

use db::args;
use kernel::ids::Commune;
use plans::store::home::figures_of_communes;
use plans::store::views::counts;
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

use crate::seed::{self, TODAY};

#[tokio::test]
async fn the_figures_of_each_commune_are_those_it_counts_itself() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db, vec![plans::feature()], SettableClock::on(TODAY)).await;
        seed::crowded_plan(&site, "dau_moi", 300).await;
        seed::crowded_plan(&site, "thanh_ha/dau_moi", 120).await;
        let mut tx = seed::begin(&site, "thanh_ha/dau_moi").await;
        seed::plan(&mut tx, "ket_thuc", "Không có nhiệm vụ").await;
        let draft = seed::plan(&mut tx, "nhap", "Bản nháp").await;
        seed::task(&mut tx, draft, &seed::SeedTask::default()).await;
        seed::end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let rows = figures_of_communes(&mut conn, Commune(0), TODAY).await.expect("rows");
        assert_eq!(rows.iter().map(|row| row.commune).collect::<Vec<_>>(), [THANH_HA.0, HA_BAC.0], "{engine}");
        for (row, (commune, plans)) in rows.iter().zip([(THANH_HA, 2), (HA_BAC, 1)]) {
            let own = counts(&mut conn, commune, 0, TODAY).await.expect("its own");
            let figures = (row.total, row.done, row.waiting, row.overdue, row.evidence_late);
            assert_eq!(figures, (own.total, own.done, own.waiting, own.overdue, own.evidence_late), "{engine}");
            assert!(row.overdue > 0 && row.evidence_late > 0, "{engine}: the seed has late ones");
            assert_eq!(row.plans, plans, "{engine}: drafts are not the city's");
            let alone = figures_of_communes(&mut conn, commune, TODAY).await.expect("rows");
            assert_eq!(alone, std::slice::from_ref(row), "{engine}");
        }
        drop(conn);

        let page = site.get("thanh_pho", "/thanh-pho").await.expect(200);
        testkit::check_html(&page.body);
        let page = page.shows("xã Hà Bắc").shows("xã Thanh Hà").shows("Tất cả").hides("Lưu Bá Thành");
        assert!(page.body.contains(&format!("href=\"/cong-khai/{THANH_HA}\"")), "{engine}");
        site.get("chu_tich", "/thanh-pho").await.expect(403).shows("Sở Nội vụ").hides("Thanh Hà");
        let mut tx = seed::begin(&site, "thanh_ha/dau_moi").await;
        let moved = "update org_commune set province_name = 'tỉnh Bắc Ninh' where commune = $1";
        seed::insert(&mut tx, moved, args![THANH_HA]).await;
        seed::end(tx).await;
        let page = site.get("thanh_pho", "/thanh-pho").await.expect(200);
        page.shows("xã Hà Bắc").hides("Thanh Hà").hides("Tất cả");
    }
}
