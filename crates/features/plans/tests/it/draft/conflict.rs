//! Two people on one draft: the second sees every field in which they differ before his text wins.

use super::{PLAN_MD, address, complete, import, sites, task};

#[tokio::test]
async fn the_second_to_save_a_task_sees_every_field_that_differs() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        let row = task(&site, plan, "II.2").await;
        let above = task(&site, plan, "II.1").await.id.to_string();
        let awaited = task(&site, plan, "II.5").await.id.to_string();
        let unit = site.unit("KT").0.to_string();
        let first = [
            ("cong_khai", ""),
            ("uu_tien", "gap"),
            ("phoi_hop", unit.as_str()),
            ("linh_vuc", "Tổ chức bộ máy"),
            ("loai_han", "within"),
            ("tu_ngay", "01/06/2026"),
            ("loi_van_han", "Trong tháng 6"),
            ("thuoc", above.as_str()),
            ("cho_nhiem_vu", awaited.as_str()),
            ("muc_cap_tren", "Mục II.3"),
            ("sau_khi", "Quyết định giao biên chế"),
        ];
        complete(&site, &row, &first).await.expect(303);
        let page = complete(&site, &row, &[]).await.expect(409).shows("Hai bản khác nhau ở 11 chỗ");
        testkit::check_html(&page.body);
        for (label, mine, theirs) in [
            ("Công khai", "Có", "Không"),
            ("Mức ưu tiên", "Thường", "Gấp"),
            ("Đơn vị phối hợp", "(để trống)", "Phòng Kinh tế"),
            ("Lĩnh vực", "(để trống)", "Tổ chức bộ máy"),
            ("Cách tính thời hạn", "Xong trước hết một ngày", "Trong một khoảng thời gian"),
            ("Từ ngày", "(để trống)", "01/06/2026"),
            ("Thời hạn theo lời văn bản", "(để trống)", "Trong tháng 6"),
            ("Thuộc nhiệm vụ", "(để trống)", "II.1. "),
            ("Chờ nhiệm vụ khác xong", "(để trống)", "II.5. "),
            ("Mục của kế hoạch cấp trên", "(để trống)", "Mục II.3"),
            ("Phải có trước", "(để trống)", "Quyết định giao biên chế"),
        ] {
            let shown =
                page.body.split("<section class=\"conflict\">").find(|s| s.starts_with(&format!("<h2>{label}</h2>")));
            let shown = shown.unwrap_or_else(|| panic!("{engine}: {label} is not shown"));
            let of = |at: usize| shown.split("<p class=\"typed\">").nth(at).unwrap_or_default();
            assert!(of(1).starts_with(mine) && of(2).starts_with(theirs), "{engine}: {label}: {shown}");
        }
        // What he sees, he may overwrite.
        let version = page.field("_version");
        complete(&site, &row, &[("_version", &version)]).await.expect(303);
        let row = task(&site, plan, "II.2").await;
        assert!(row.is_public && row.parent.is_none() && row.field.is_none(), "{engine}");
        let journal = site.get("dau_moi", &format!("/nhiem-vu/{}?xem=lich-su", row.id)).await.expect(200);
        journal.shows("Công khai: «Không» → «Có»").shows("Mức ưu tiên: «Gấp» → «Thường»");
        assert!(address(&row).ends_with(&row.id.to_string()));
    }
}

#[tokio::test]
async fn the_second_to_save_the_head_sees_every_field_that_differs() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        let head = format!("/ke-hoach/{plan}/dau-van-ban");
        let first = [
            ("_version", "1"),
            ("so", "52/KH-UBND"),
            ("ngay", "05/06/2026"),
            ("trich_yeu", "Tên thứ nhất"),
            ("cap_tren", "Kế hoạch số 1/KH"),
            ("quyen_han", "KT. CHỦ TỊCH"),
            ("chuc_vu", "PHÓ CHỦ TỊCH"),
            ("nguoi_ky", "Trần Thị Hồng Nhung"),
        ];
        site.post("dau_moi", &head, &first).await.expect(303);
        let second = [("_version", "1"), ("trich_yeu", "Tên thứ hai")];
        let page = site.post("chu_tich", &head, &second).await.expect(409).shows("Hai bản khác nhau ở 7 chỗ");
        testkit::check_html(&page.body);
        for (_, text) in &first[1..] {
            assert!(page.body.contains(&format!("<p class=\"typed\">{text}</p>")), "{engine}: {text}");
        }
    }
}
