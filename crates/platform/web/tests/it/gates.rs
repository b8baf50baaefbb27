//! Who gets in, and where the others are led.

use crate::sites;

#[tokio::test]
async fn each_gate_admits_its_people() {
    for (engine, site, _guard) in sites().await {
        site.get("", "/cong-cong").await.expect(200).shows("khách");
        site.get("dau_moi", "/cong-cong").await.expect(200).shows("Ngô Thị Thu Hà");
        let away = site.get("", "/trang?a=1&b=2").await.expect(303);
        assert_eq!(away.location.as_deref(), Some("/dang-nhap?toi=%2Ftrang%3Fa%3D1%26b%3D2"), "{engine}");
        testkit::check_html(&site.get("theo_doi", "/trang").await.expect(200).shows("20/11/2026").body);
        site.get("chu_tich", "/lanh-dao").await.expect(200);
        let refused = site.get("cong_chuc_kt", "/lanh-dao").await.expect(403).shows("Trang này dành cho Chủ tịch.");
        testkit::check_html(&refused.body);
    }
}

#[tokio::test]
async fn an_unknown_address_is_a_page_too() {
    for (_, site, _guard) in sites().await {
        for path in ["/khong-co", "/trang/", "//", "/%ff", "/trang/../x", "/assets/khong-co.css"] {
            testkit::check_html(&site.get("dau_moi", path).await.expect(404).shows("Không tìm thấy").body);
        }
        site.post("dau_moi", "/trang", &[]).await.expect(405);
        assert_eq!(site.get("", "/healthz").await.expect(200).body, "ok");
        assert_eq!(site.get("", "/readyz").await.expect(200).body, "ok");
    }
}

#[tokio::test]
async fn a_refused_action_says_why_and_changes_nothing() {
    for (_, site, _guard) in sites().await {
        site.post("theo_doi", "/dem", &[]).await.expect(403).shows("Người theo dõi chỉ xem.");
        site.get("theo_doi", "/trang").await.expect(200).shows("Đã ghi 0 lần");
    }
}
