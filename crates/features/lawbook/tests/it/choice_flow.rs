//! A commune's own choice where the law is open, through the browser's door: one proposes, another decides.

use testkit::{Guard, SettableClock, Site, check_html, open_both};

const PAGE: &str = "/quy-dinh/lua-chon/htxs_base";

async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        sites.push((engine, Site::new(db, vec![lawbook::feature()], SettableClock::default()).await, guard));
    }
    sites
}

fn fields<'a>(position: &'a str, from: &'a str) -> [(&'a str, &'a str); 4] {
    [("cach_hieu", position), ("tu_ngay", from), ("van_ban", "Thông báo 12/TB-UBND"), ("ly_do", "Thống nhất trong xã")]
}

#[tokio::test]
async fn one_proposes_another_decides_and_it_holds_from_its_day() {
    for (engine, site, _guard) in sites().await {
        let form = fields("all_ranked", "20/11/2026");
        site.post("cong_chuc_kt", PAGE, &form).await.expect(403).shows("đầu mối kế hoạch hoặc lãnh đạo UBND đề nghị");
        site.get("cong_chuc_kt", PAGE).await.expect(200).hides("Gửi đề nghị").shows("mặc định của hệ thống");
        site.post("chu_tich", PAGE, &form).await.expect(303);
        site.post("dau_moi", PAGE, &form).await.expect(403).shows("đang chờ duyệt về chỗ này");
        site.get("cong_chuc_kt", "/quy-dinh/lua-chon").await.expect(200).shows("có đề nghị đang chờ duyệt");
        // He who proposed is not the second person, whatever he leads.
        let own = site.get("chu_tich", PAGE).await.expect(200);
        check_html(&own.shows("cần hai người khác nhau").shows("Rút lại đề nghị").body);
        site.post("chu_tich", "/quy-dinh/lua-chon/de-nghi/1/duyet", &[("_version", "1")])
            .await
            .expect(403)
            .shows("cần hai người khác nhau");
        site.post("dau_moi", "/quy-dinh/lua-chon/de-nghi/1/duyet", &[("_version", "1")]).await.expect(403);
        site.post("dau_moi", "/quy-dinh/lua-chon/de-nghi/1/rut", &[("_version", "1")]).await.expect(403);
        let second = site.get("pho_chu_tich", PAGE).await.expect(200);
        check_html(&second.shows("Không duyệt").shows("Thông báo 12/TB-UBND").body);
        site.post("pho_chu_tich", "/quy-dinh/lua-chon/de-nghi/1/duyet", &[("_version", "7")]).await.expect(409);
        site.post("pho_chu_tich", "/quy-dinh/lua-chon/de-nghi/1/duyet", &[("_version", "1")]).await.expect(303);
        site.post(
            "pho_chu_tich",
            "/quy-dinh/lua-chon/de-nghi/1/tu-choi",
            &[("_version", "2"), ("ly_do_khong_duyet", "Nghĩ lại")],
        )
        .await
        .expect(403)
        .shows("đã được quyết định");
        let day = "/quy-dinh/lua-chon?ngay=";
        let by = "áp dụng từ ngày 20/11/2026";
        site.get("cong_chuc_kt", &format!("{day}19/11/2026")).await.expect(200).hides(by);
        site.get("cong_chuc_kt", &format!("{day}20/11/2026")).await.expect(200).shows(by);
        // The calculators begin from it, on the days on which it holds.
        site.get("cong_chuc_kt", "/quy-dinh/xep-loai?vi-du=VD-XA").await.expect(200).shows(by);
        assert!(!engine.is_empty());
    }
}

#[tokio::test]
async fn a_proposal_is_refused_with_a_reason_or_taken_back_and_changes_nothing() {
    for (_, site, _guard) in sites().await {
        site.post("dau_moi", PAGE, &fields("htt_or_better", "01/12/2026")).await.expect(303);
        let empty = [("_version", "1"), ("ly_do_khong_duyet", " ")];
        let asked = site.post("chu_tich", "/quy-dinh/lua-chon/de-nghi/1/tu-choi", &empty).await.expect(422);
        check_html(&asked.shows("lý do không duyệt").body);
        let why = [("_version", "1"), ("ly_do_khong_duyet", "Giữ đúng chữ của nghị định")];
        site.post("chu_tich", "/quy-dinh/lua-chon/de-nghi/1/tu-choi", &why).await.expect(303);
        site.get("cong_chuc_kt", PAGE).await.expect(200).shows("Giữ đúng chữ của nghị định").shows("Không duyệt");
        site.post("dau_moi", PAGE, &fields("htt_or_better", "01/12/2026")).await.expect(303);
        site.post("dau_moi", "/quy-dinh/lua-chon/de-nghi/2/rut", &[("_version", "1")]).await.expect(303);
        site.get("chu_tich", PAGE).await.expect(200).shows("Đã rút").shows("mặc định của hệ thống");
        site.get("chu_tich", "/quy-dinh/lua-chon?ngay=31/12/2026").await.expect(200).hides("áp dụng từ ngày");
        site.post("chu_tich", "/quy-dinh/lua-chon/de-nghi/9/duyet", &[("_version", "1")]).await.expect(404);
        site.get("chu_tich", "/quy-dinh/lua-chon/khong_co").await.expect(404);
        site.post("chu_tich", "/quy-dinh/lua-chon/khong_co", &fields("x", "01/12/2026")).await.expect(404);
    }
}

#[tokio::test]
async fn what_was_typed_wrong_comes_back_with_all_mistakes() {
    for (_, site, _guard) in sites().await {
        let wrong = [("cach_hieu", "bua"), ("tu_ngay", "31/02/2026"), ("van_ban", "VB giữ lại"), ("ly_do", "")];
        let back = site.post("dau_moi", PAGE, &wrong).await.expect(422);
        assert!(back.body.contains("value=\"VB giữ lại\""));
        check_html(&back.shows("Hãy chọn một cách hiểu").shows("28 ngày").shows("lý do").body);
        let early = site.post("dau_moi", PAGE, &fields("all_ranked", "30/06/2025")).await.expect(422);
        early.shows("Hệ thống giữ quy định từ ngày 01/07/2025");
    }
}

#[tokio::test]
async fn of_two_proposals_at_once_one_waits_and_the_other_is_told() {
    for (engine, site, _guard) in sites().await {
        let form = fields("all_ranked", "20/11/2026");
        let (one, other) = tokio::join!(site.post("dau_moi", PAGE, &form), site.post("pho_chu_tich", PAGE, &form));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 403], "{engine}");
        site.get("chu_tich", PAGE).await.expect(200).shows("Đề nghị số 1 đang chờ").hides("Đề nghị số 2");
    }
}
