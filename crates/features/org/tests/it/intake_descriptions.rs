//! Job descriptions and frames through the browser's door: each is tied to a position, none by a guess.

use testkit::{Site, check_html};

use crate::intake::{DOCX, catalogue, decided, seen, sites, upload};
use crate::papers::{paragraph, table, word_bytes};

/// Two descriptions: one whose name is a position's, one whose name is nobody's.
fn descriptions() -> Vec<u8> {
    let one = |name: &str, training: &str| {
        [
            paragraph("BẢN MÔ TẢ CÔNG VIỆC"),
            table(&[&[&format!("Tên vị trí việc làm: {name}"), "Mã vị trí việc làm: HB-II.9"]]),
            paragraph("1. Mục tiêu vị trí việc làm"),
            paragraph("Giải quyết việc được giao."),
            paragraph("2. Các công việc và tiêu chí đánh giá"),
            table(&[
                &["TT", "Nhiệm vụ, mảng công việc", "Công việc cụ thể", "Tiêu chí đánh giá hoàn thành công việc"],
                &["2.1", "Tham mưu", "- Soạn văn bản.", "Đúng hạn."],
            ]),
            paragraph("5.1. Yêu cầu về trình độ"),
            table(&[&["Nhóm yêu cầu", "Yêu cầu cụ thể"], &["Trình độ đào tạo", training]]),
            paragraph("5.2. Các năng lực"),
            table(&[
                &["Nhóm năng lực", "Tên năng lực", "Cấp độ"],
                &["Nhóm năng lực chung", "- Giao tiếp ứng xử", "2-3"],
            ]),
        ]
    };
    let known = one("Chuyên viên Đất đai", "Tốt nghiệp đại học trở lên ngành Quản lý đất đai, Địa chính.");
    let unknown = one("Người canh đê", "Không yêu cầu");
    word_bytes(&[known, unknown].concat())
}

async fn with_catalogue(site: &Site) {
    upload(site, "ho_so", "danh_muc", DOCX, &catalogue()).await.expect(303);
    let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/1").await.expect(200);
    site.post("ho_so", "/vi-tri-viec-lam/nhap/1/ghi", &decided(&seen(&page), &[])).await.expect(303);
}

#[tokio::test]
async fn descriptions_are_tied_to_positions_by_name_or_by_a_person() {
    for (engine, site, _guard) in sites().await {
        with_catalogue(&site).await;
        upload(&site, "ho_so", "mo_ta", "mo-ta.docx", &descriptions()).await.expect(303);
        let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/2").await.expect(200);
        let page = page.shows("1 bản cần anh/chị chọn").shows("Quản lý đất đai; Địa chính");
        check_html(&page.body);
        let offered = page.body.matches("selected>HB-II.01 Chuyên viên đất đai").count();
        assert_eq!((offered, page.body.matches(" selected>").count()), (1, 1), "{engine}: offered by name, or not");
        let (seen, write) = (seen(&page), "/vi-tri-viec-lam/nhap/2/ghi");
        let unanswered = decided(&seen, &[("vi-tri-0", "2"), ("vi-tri-1", "")]);
        let back = site.post("ho_so", write, &unanswered).await.expect(422).shows("Không gắn”");
        check_html(&back.body);
        let both = decided(&seen, &[("vi-tri-0", "2"), ("vi-tri-1", "2")]);
        check_html(&site.post("ho_so", write, &both).await.expect(422).shows("Mỗi vị trí một bản").body);
        let elsewhere = decided(&seen, &[("vi-tri-0", "99"), ("vi-tri-1", "khong")]);
        site.post("ho_so", write, &elsewhere).await.expect(422);
        site.get("theo_doi", "/vi-tri-viec-lam/HB-II.01")
            .await
            .expect(200)
            .shows("Chưa có bản mô tả công việc đang áp dụng");
        for _ in 0..2 {
            let form = decided(&seen, &[("vi-tri-0", "2"), ("vi-tri-1", "khong"), ("ghi_nganh", "1")]);
            site.post("ho_so", write, &form).await.expect(303);
        }
        let own = site.get("theo_doi", "/vi-tri-viec-lam/HB-II.01").await.expect(200);
        let own = own.shows("Soạn văn bản").shows("Đại học").shows("Quản lý đất đai; Địa chính").shows("2 đến 3");
        check_html(&own.shows("đọc từ tệp mo-ta.docx").body);
        site.get("theo_doi", "/vi-tri-viec-lam/HB-II.02").await.expect(200).shows("Chưa có bản mô tả công việc");
        upload(&site, "ho_so", "mo_ta", "mo-ta.docx", &descriptions()).await.expect(422).shows("không nhập hai lần");
    }
}

#[tokio::test]
async fn a_later_paper_of_the_same_day_replaces_and_training_is_left_alone_unless_ticked() {
    for (engine, site, _guard) in sites().await {
        with_catalogue(&site).await;
        upload(&site, "ho_so", "mo_ta", "mo-ta.docx", &descriptions()).await.expect(303);
        let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/2").await.expect(200);
        let seen_first = seen(&page);
        let form = decided(&seen_first, &[("vi-tri-0", "2"), ("vi-tri-1", "3")]);
        site.post("ho_so", "/vi-tri-viec-lam/nhap/2/ghi", &form).await.expect(303);
        site.get("theo_doi", "/vi-tri-viec-lam/HB-II.01").await.expect(200).hides("Quản lý đất đai; Địa chính");
        let other = word_bytes(&[
            paragraph("BẢN MÔ TẢ CÔNG VIỆC"),
            table(&[&["Tên vị trí việc làm: Chuyên viên về quản lý đất đai", "Mã vị trí việc làm: HB-II.01"]]),
            paragraph("1. Mục tiêu vị trí việc làm"),
            paragraph("Bản viết lại."),
        ]);
        upload(&site, "ho_so", "mo_ta", "viet-lai.docx", &other).await.expect(303);
        let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/3").await.expect(200);
        let nearest = "không nhập bản này)</option><option value=\"2\">HB-II.01";
        assert!(page.body.contains(nearest), "{engine}: the nearest name stands first, and is not chosen");
        let seen_second = seen(&page);
        site.post("ho_so", "/vi-tri-viec-lam/nhap/3/ghi", &decided(&seen_second, &[("vi-tri-0", "2")]))
            .await
            .expect(303);
        let own = site.get("theo_doi", "/vi-tri-viec-lam/HB-II.01").await.expect(200);
        let own = own.shows("Bản viết lại").shows("đã có bản khác thay").hides("Soạn văn bản");
        check_html(&own.body);
    }
}

#[tokio::test]
async fn a_frame_is_taken_in_for_whom_it_is() {
    for (_, site, _guard) in sites().await {
        let text = crate::papers_frame::PAPER;
        upload(&site, "ho_so", "khung_nang_luc", "khung.txt", text.as_bytes()).await.expect(303);
        let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/1").await.expect(200);
        check_html(&page.body);
        let (seen, write) = (seen(&page), "/vi-tri-viec-lam/nhap/1/ghi");
        let long = "x".repeat(201);
        let fields = decided(&seen, &[("nguoi_ky", &long), ("dung_cho", "chuyen_mon")]);
        site.post("ho_so", write, &fields).await.expect(422).shows("Người ký dài nhất 200 ký tự");
        let back = site.post("ho_so", write, &decided(&seen, &[])).await.expect(422);
        check_html(&back.shows("Hãy chọn khung dùng cho nhóm vị trí nào").body);
        site.post("ho_so", write, &decided(&seen, &[("dung_cho", "chuyen_mon")])).await.expect(303);
        let shown = site.get("theo_doi", "/vi-tri-viec-lam/khung-nang-luc").await.expect(200);
        check_html(&shown.shows("Đi trong đêm.").shows("theo 15/QĐ-UBND").body);
        site.get("thanh_ha/ho_so", "/vi-tri-viec-lam/khung-nang-luc").await.expect(200).hides("Đi trong đêm.");
    }
}
