//! A change request is taken back by who sent it, while it waits.

use super::scene::{AUTHORITY, HEAD, OWNER, ordinary, scenes};

#[tokio::test]
async fn who_sent_a_request_takes_it_back_while_it_waits() {
    for scene in scenes(&[ordinary()]).await {
        let path = scene.at("/de-nghi-thay-doi");
        let fields = [("truong", "han"), ("han_moi", "02/01/2027"), ("ly_do", "Chờ biên chế")];
        scene.send(OWNER, &path, &fields).await.expect(303);
        for who in [HEAD, AUTHORITY, "chu_tich"] {
            scene.page(who).await.hides("Rút đề nghị");
            scene.site.post(who, "/thay-doi/1/rut", &[]).await.expect(403).shows("Chỉ người gửi");
        }
        scene.site.post("thanh_ha/chu_tich", "/thay-doi/1/rut", &[]).await.expect(404);
        let key = scene.page(OWNER).await.shows("Rút đề nghị").field("_key");
        scene.site.post(OWNER, "/thay-doi/1/rut", &[("_key", &key)]).await.expect(303);
        // Sent twice, it leads to the same place.
        scene.site.post(OWNER, "/thay-doi/1/rut", &[("_key", &key)]).await.expect(303);
        assert_eq!(scene.leaves().await, 2, "{}", scene.engine);
        let page = scene.page(OWNER).await.shows("Đã rút lại").shows("Nguyễn Thị Hòa rút lại ngày 20/11/2026");
        page.shows("Rút đề nghị đổi thời hạn: «15/12/2026» thành «02/01/2027».");
        // Nothing waits any more: it is not decided, not withdrawn again, and another may be sent.
        scene.page(AUTHORITY).await.hides("Đồng ý đổi thời hạn");
        let late = scene.site.post(AUTHORITY, "/thay-doi/1/dong-y", &[("_version", "1")]).await.expect(409);
        testkit::check_html(&late.body);
        late.shows("Người gửi đã rút đề nghị này");
        scene.site.post(OWNER, "/thay-doi/1/rut", &[]).await.expect(409).shows("không còn chờ duyệt");
        scene.send(OWNER, &path, &fields).await.expect(303);
        scene.send(AUTHORITY, "/thay-doi/2/dong-y", &[]).await.expect(303);
        scene.site.post(OWNER, "/thay-doi/2/rut", &[]).await.expect(409).shows("Trần Thị Hồng Nhung đồng ý ngày");
    }
}
