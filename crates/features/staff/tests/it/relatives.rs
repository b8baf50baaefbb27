//! Noting a family tie: who sees it, who may, and what is refused.

use testkit::{SettableClock, Site, open_both};

#[tokio::test]
async fn the_person_and_the_keeper_of_records_note_and_only_the_concerned_see() {
    for (engine, db, _guard) in open_both().await {
        let features = vec![staff::feature(), org::feature()];
        let site = Site::with_mirror(db, features, SettableClock::default()).await;
        let path = "/can-bo/HB-009/nguoi-than";
        site.get("cong_chuc_kt", path).await.expect(200).shows("Chưa ghi người thân nào").shows("Ghi thêm");
        site.get("chu_tich", path).await.expect(200).hides("Ghi thêm");
        for stranger in ["cong_chuc_vhxh", "truong_kt", "quan_tri", "nhat_ky", "theo_doi"] {
            site.get(stranger, path).await.expect(403).hides("Ghi thêm");
            let tie = [("nguoi", "HB-001"), ("quan_he", "vo_chong")];
            site.post(stranger, path, &tie).await.expect(403);
        }
        site.post("chu_tich", path, &[("nguoi", "HB-001"), ("quan_he", "vo_chong")]).await.expect(403);
        site.get("thanh_ha/chu_tich", path).await.expect(404);
        for wrong in [[("nguoi", "HB-009"), ("quan_he", "vo_chong")], [("nguoi", "HB-001"), ("quan_he", "ban_be")]] {
            let answer = site.post("cong_chuc_kt", path, &wrong).await.expect(422);
            testkit::check_html(&answer.body);
        }
        let tie = [("nguoi", "HB-001"), ("quan_he", "anh_chi_em")];
        site.post("cong_chuc_kt", path, &tie).await.expect(303);
        site.post("ho_so", path, &tie).await.expect(422).shows("đã được ghi");
        let own = "/can-bo/HB-001/nguoi-than";
        site.get("chu_tich", own).await.expect(200).shows("Đặng Văn Ỷ").shows("Anh, chị, em ruột");
        site.post("chu_tich", own, &[("nguoi", "HB-009"), ("quan_he", "vo_chong")]).await.expect(422);
        site.post("ho_so", own, &[("nguoi", "HB-002"), ("quan_he", "vo_chong")]).await.expect(303);
        site.get("pho_chu_tich", own).await.expect(200).shows("Trần Thị Hồng Nhung");
        assert!(!engine.is_empty());
    }
}
