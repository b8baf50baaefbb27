//! The pages through the router: who opens them, and what they say on which day.

use testkit::{Guard, SettableClock, Site, check_html, open_both};

async fn site() -> (Site, Guard) {
    let (_, db, guard) = open_both().await.swap_remove(0);
    (Site::new(db, vec![lawbook::feature()], SettableClock::default()).await, guard)
}

#[tokio::test]
async fn everybody_signed_in_looks_up_the_law_and_nobody_else() {
    let (site, _guard) = site().await;
    let pages = ["/quy-dinh", "/quy-dinh/lua-chon", "/quy-dinh/van-ban/335-2025-nd-cp"];
    for page in pages.into_iter().chain(["/quy-dinh/tham-so/danh_gia/tieu_chi_chung"]) {
        for who in ["chu_tich", "cong_chuc_kt", "theo_doi", "thanh_tra", "thanh_pho"] {
            check_html(&site.get(who, page).await.expect(200).body);
        }
        let away = site.get("", page).await.expect(303);
        assert!(away.location.is_some_and(|to| to.starts_with("/dang-nhap?toi=")));
    }
    site.get("chu_tich", "/quy-dinh/van-ban/999-2025-nd-cp").await.expect(404);
    site.get("chu_tich", "/quy-dinh/tham-so/danh_gia/khong_co").await.expect(404);
}

#[tokio::test]
async fn each_day_has_its_law() {
    let (site, _guard) = site().await;
    let today = site.get("chu_tich", "/quy-dinh?tu=335").await.expect(200);
    today.shows("Nghị định 335/2025/NĐ-CP").shows("Đang có hiệu lực");
    let before = site.get("chu_tich", "/quy-dinh?tu=335&ngay=31/12/2025").await.expect(200);
    before.shows("Chưa có hiệu lực, từ 01/01/2026").hides("Đang có hiệu lực");
    let page = "/quy-dinh/tham-so/danh_gia/nguong_xep_loai";
    site.get("chu_tich", page).await.expect(200).shows("Hoàn thành xuất sắc nhiệm vụ: 90 điểm").shows("Đang xem");
    let wrong = site.get("chu_tich", "/quy-dinh?ngay=31/02/2026").await.expect(200);
    check_html(&wrong.shows("tháng 2 năm 2026 chỉ có 28 ngày").body);
}

#[tokio::test]
async fn words_and_topics_narrow_the_list() {
    let (site, _guard) = site().await;
    let found = site.get("chu_tich", "/quy-dinh?tu=nghi+huu&chu-de=nhan_su").await.expect(200);
    found.shows("Tuổi nghỉ hưu").hides("Tiêu chí chung").shows("bỏ điều kiện này");
    let places = site.get("chu_tich", "/quy-dinh?tu=dieu+14").await.expect(200);
    places.shows("Điều 14");
    site.get("chu_tich", "/quy-dinh?tu=khong-ai-viet-the").await.expect(200).shows("Xem tất cả");
}
