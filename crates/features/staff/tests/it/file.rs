//! A person's file and career: who sees and writes what, and that nothing is overwritten unseen.

use testkit::{Guard, SettableClock, Site, check_html, open_both};

const FILE: &str = "/can-bo/HB-009/ho-so";
const CAREER: &str = "/can-bo/HB-009/qua-trinh";

async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let features = vec![staff::feature(), org::feature(), journal::feature()];
        sites.push((engine, Site::with_mirror(db, features, SettableClock::default()).await, guard));
    }
    sites
}

#[tokio::test]
async fn a_field_gets_a_new_value_and_keeps_the_old_one_in_sight() {
    for (engine, site, _guard) in sites().await {
        let page = format!("{FILE}/trinh-do-chuyen-mon");
        let form = [
            ("_version", "0"),
            ("gia_tri", "ĐH"),
            ("giay_to", "Bằng số 1"),
            ("doi_chieu", "20/11/2025"),
            ("ly_do", "Bổ sung"),
        ];
        site.post("cong_chuc_kt", &page, &form).await.expect(403);
        site.post("ho_so", &page, &[("_version", "0"), ("gia_tri", "Tiến sỹ khoa học vũ trụ"), ("ly_do", "")])
            .await
            .expect(422)
            .shows("danh mục không có “Tiến sỹ khoa học vũ trụ”");
        let saved = site.post("ho_so", &page, &form).await;
        assert_eq!(saved.status, 303, "{engine}: {}", saved.visible());
        let seen =
            site.get("cong_chuc_kt", FILE).await.expect(200).shows("Đại học").shows("đối chiếu bản gốc 20/11/2025");
        check_html(&seen.hides("Sửa Trình độ chuyên môn").body);
        site.post("ho_so", &page, &[("_version", "9"), ("gia_tri", "Thạc sĩ"), ("ly_do", "Nâng bằng")])
            .await
            .expect(409);
        site.post("ho_so", &page, &[("_version", "1"), ("gia_tri", "Thạc sĩ"), ("ly_do", "Nâng bằng")])
            .await
            .expect(303);
        let history = site.get("cong_chuc_kt", &page).await.expect(200).shows("Nâng bằng").shows("Bổ sung");
        check_html(&history.body);
        // What is sensitive is written without being shown.
        let birth = format!("{FILE}/ngay-sinh");
        site.post("ho_so", &birth, &[("_version", "0"), ("gia_tri", "05/06/1985"), ("ly_do", "Theo căn cước")])
            .await
            .expect(303);
        site.get("truong_kt", &birth).await.expect(200).hides("05/06/1985").hides("1985-06-05").shows("Sửa Ngày sinh");
        site.get("truong_kt", FILE).await.expect(200).hides("1985");
        // Nobody writes his own file.
        site.post(
            "ho_so",
            "/can-bo/HB-013/ho-so/chuyen-nganh",
            &[("_version", "0"), ("gia_tri", "Luật"), ("ly_do", "x")],
        )
        .await
        .expect(403)
        .shows("Không ai tự ghi hồ sơ của mình");
    }
}

#[tokio::test]
async fn a_file_is_seen_by_whom_it_concerns() {
    for (engine, site, _guard) in sites().await {
        for page in [FILE, CAREER, "/can-bo/HB-009/ho-so/chuyen-nganh"] {
            for who in ["cong_chuc_kt", "truong_kt", "chu_tich", "ho_so", "dau_moi"] {
                check_html(&site.get(who, page).await.expect(200).body);
            }
            for who in ["cong_chuc_vhxh", "truong_vhxh", "theo_doi", "quan_tri"] {
                assert_eq!(site.get(who, page).await.status, 403, "{engine} {who} {page}");
            }
            site.get("thanh_ha/ho_so", page).await.expect(404);
        }
        for odd in ["/can-bo/HB-999/ho-so", "/can-bo/HB-009/ho-so/khong-co", "/can-bo/HB-009/ho-so/ho-va-ten-khai-sinh"]
        {
            site.get("ho_so", odd).await.expect(404);
        }
    }
}

#[tokio::test]
async fn an_event_moves_a_person_and_is_corrected_by_another() {
    for (engine, site, _guard) in sites().await {
        let form = |more: &[(&'static str, &'static str)]| {
            [&[("loai", "tiep_nhan"), ("tu_ngay", "01/07/2025")][..], more].concat()
        };
        let refused = site.post("ho_so", CAREER, &form(&[])).await.expect(422);
        check_html(&refused.shows("Hãy chọn đơn vị.").shows("Hãy ghi chức vụ, chức danh.").body);
        let came = form(&[("don_vi", "KT"), ("chuc_danh", "Chuyên viên")]);
        site.post("cong_chuc_kt", CAREER, &came).await.expect(403);
        site.post("ho_so", CAREER, &came).await.expect(303);
        let moved = [("loai", "dieu_dong"), ("tu_ngay", "01/01/2026"), ("don_vi", "VHXH")];
        site.post("ho_so", CAREER, &moved).await.expect(422).shows("cần số quyết định");
        let decided = [&moved[..], &[("so_quyet_dinh", "5/QĐ-UBND"), ("ngay_quyet_dinh", "30/12/2025")][..]].concat();
        site.post("ho_so", CAREER, &decided).await.expect(303);
        let on = |day: &str| format!("{CAREER}?ngay={day}");
        site.get("chu_tich", &on("31/12/2025")).await.expect(200).shows("Quyết định 5/QĐ-UBND ngày 30/12/2025");
        let unit =
            |body: &str| body.split("Đơn vị</dt>").nth(1).unwrap_or_default().chars().take(120).collect::<String>();
        assert!(unit(&site.get("chu_tich", &on("31/12/2025")).await.body).contains("Phòng Kinh tế"), "{engine}");
        assert!(unit(&site.get("chu_tich", &on("01/01/2026")).await.body).contains("Phòng Văn hóa"), "{engine}");
        site.get("chu_tich", &on("30/06/2025")).await.expect(200).shows("Không có sự kiện nào cho biết");
        let right = [&decided[..], &[("sua_cho", "2"), ("tu_ngay", "01/02/2026")][..]].concat();
        site.post("ho_so", CAREER, &right).await.expect(422).shows("lý do sửa sự kiện cũ");
    }
}
