//! The page itself: what everybody sees, in how many statements, and who sees nothing.

use super::scene::{AUTHORITY, HEAD, OWNER, STRANGER, ordinary, scenes};
use crate::seed::{self, SeedTask};

#[tokio::test]
async fn the_page_holds_the_six_clears_and_where_the_task_is() {
    let late = SeedTask { due_until: Some(kernel::dates::date(2026, 11, 8)), state: "dang_lam", ..ordinary() };
    for scene in scenes(&[late]).await {
        let page = scene.page(OWNER).await.shows("Quá hạn 12 ngày").shows("Nguyễn Thị Hòa (Chuyên viên) thực hiện.");
        let page = page
            .shows("Trần Thị Hồng Nhung (Phó Chủ tịch UBND xã) duyệt sản phẩm")
            .shows("Phòng Văn hóa - Xã hội chủ trì");
        let page = page.shows("Ai giữ").shows("Từ khi nào").shows("Nâng cao chất lượng đội ngũ số 15/KH-UBND");
        assert!(page.body.contains(&format!("/kho-khan/moi?nhiem_vu={}", scene.tasks[0])));
        for who in ["chu_tich", "dau_moi", STRANGER, "theo_doi", AUTHORITY] {
            let answer = scene.page(who).await;
            let timing = answer.headers.get("server-timing").and_then(|v| v.to_str().ok()).unwrap_or_default();
            let statements: u32 = timing.split('"').nth(1).and_then(|n| n.parse().ok()).expect("a number");
            assert!(statements <= 9, "{}: {statements} statements beside the session's", scene.engine);
        }
        scene.site.get("", &scene.at("")).await.expect(303);
        scene.site.get("thanh_ha/chu_tich", &scene.at("")).await.expect(404);
        scene.site.get(OWNER, "/nhiem-vu/99999").await.expect(404);
    }
}

#[tokio::test]
async fn a_difficulty_is_told_to_those_who_may_open_it() {
    for scene in scenes(&[ordinary()]).await {
        let task = scene.tasks[0].to_string();
        let fields = [("tieu_de", "Thiếu máy quét"), ("noi_dung", "Đề nghị bố trí."), ("nhiem_vu", task.as_str())];
        let told = scene.site.post("cong_chuc_hcc", "/kho-khan/moi", &fields).await.expect(303);
        let at = told.location.expect("a place to go");
        for (who, may) in [(OWNER, true), (HEAD, true), (AUTHORITY, true), ("dau_moi", true), (STRANGER, false)] {
            let page = scene.page(who).await;
            assert_eq!(page.visible().contains("Thiếu máy quét"), may, "{}: {who}", scene.engine);
            assert_eq!(page.body.contains(&format!("href=\"{at}\"")), may, "{}: {who}", scene.engine);
            scene.site.get(who, &at).await.expect(if may { 200 } else { 404 });
        }
    }
}

#[tokio::test]
async fn the_journal_tells_who_changed_what() {
    for scene in scenes(&[ordinary()]).await {
        let fields = [("phan_tram", "30"), ("noi_dung", "Đã lập danh sách."), ("_version", "1")];
        scene.site.post(OWNER, &scene.at("/tien-do"), &fields).await.expect(303);
        let page = scene.site.get(AUTHORITY, &scene.at("?xem=lich-su")).await.expect(200);
        testkit::check_html(&page.body);
        page.shows("Báo cáo tiến độ nhiệm vụ II.1").shows("Tiến độ: «0 %» → «30 %»").shows("Nguyễn Thị Hòa");
    }
}

#[tokio::test]
async fn the_diary_has_pages() {
    for scene in scenes(&[ordinary()]).await {
        for number in 1..=25 {
            let text = format!("Trao đổi số {number}.");
            scene.site.post(OWNER, &scene.at("/trao-doi"), &[("noi_dung", &text)]).await.expect(303);
        }
        scene.page(OWNER).await.shows("Trao đổi số 25.").hides("Trao đổi số 5.").shows("1–20 trong 25 mục");
        let second = scene.site.get(OWNER, &scene.at("?trang=2")).await.expect(200);
        second.shows("Trao đổi số 5.").hides("Trao đổi số 6.");
    }
}

#[tokio::test]
async fn a_task_of_a_draft_is_for_its_makers_and_does_not_run() {
    for scene in scenes(&[ordinary()]).await {
        let mut tx = seed::begin(&scene.site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "nhap", "Bản nháp").await;
        let id = seed::task(&mut tx, plan, &ordinary()).await;
        seed::end(tx).await;
        let path = format!("/nhiem-vu/{id}");
        scene.site.get(OWNER, &path).await.expect(404);
        scene.site.get("dau_moi", &path).await.expect(200).shows("bản nháp").hides("Bắt đầu");
        scene.site.post(OWNER, &format!("{path}/bat-dau"), &[]).await.expect(404);
        scene
            .site
            .post("chu_tich", &format!("{path}/huy"), &[("ly_do", "x"), ("_version", "1")])
            .await
            .expect(403)
            .shows("bản nháp");
    }
}
