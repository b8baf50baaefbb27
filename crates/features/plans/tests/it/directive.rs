//! Entering directives, confirming and reminding, through the real router.

use kernel::dates::date;
use testkit::{SettableClock, Site, open_both};

use crate::seed;

const FIELDS: [(&str, &str); 8] = [
    ("loai", "chi_thi"),
    ("so", "18/CT-TTg"),
    ("co_quan", "Thủ tướng Chính phủ"),
    ("trich_yeu", "Nâng cao chất lượng cán bộ, công chức cấp xã"),
    ("ngay_ban_hanh", "08/5/2026"),
    ("han_doc", "15/05/2026"),
    ("don_vi", "KT"),
    ("don_vi", "VHXH"),
];

async fn site() -> Vec<(Site, testkit::Guard)> {
    let clock = SettableClock::on(date(2026, 5, 10));
    let mut sites = Vec::new();
    for (_, db, guard) in open_both().await {
        sites.push((Site::with_mirror(db, vec![plans::feature()], clock.clone()).await, guard));
    }
    sites
}

#[tokio::test]
async fn a_directive_is_read_and_the_missing_are_reminded() {
    for (site, _guard) in site().await {
        let added = site.post("dau_moi", "/van-ban/moi", &FIELDS).await.expect(303);
        let page = added.location.clone().expect("a page");
        site.get("cong_chuc_kt", &page).await.expect(200).shows("Anh/chị cần đọc và xác nhận");
        site.post("cong_chuc_kt", &format!("{page}/da-doc"), &[]).await.expect(303);
        site.get("cong_chuc_kt", &page).await.expect(200).shows("Anh/chị đã xác nhận ngày 10/05/2026");
        site.post("dau_moi", "/van-ban/99/nhac", &[]).await.expect(404);
        let first = site.post("dau_moi", &format!("{page}/nhac"), &[]).await.expect(303);
        assert_eq!(first.notice(), "Đã nhắc 7 người.");
        let again = site.post("chu_tich", &format!("{page}/nhac"), &[]).await.expect(303);
        assert!(again.notice().contains("đã được nhắc hôm nay"), "{}", again.notice());
        site.get("dau_moi", &page).await.expect(200).shows("Hôm nay đã nhắc 7 người").hides("Nhắc 7 người chưa đọc");
        let shown = site.get("chu_tich", &page).await.expect(200).shows("1 lần, gần nhất 10/05/2026");
        shown.shows("Chưa xác nhận");
        site.get("dau_moi", "/van-ban").await.expect(200).shows("18/CT-TTg").shows("1/8");
        site.get("dau_moi", "/van-ban?loc=thieu").await.expect(200).shows("18/CT-TTg").shows("Chỉ hiện văn bản");
    }
}

#[tokio::test]
async fn nobody_confirms_for_another_and_outsiders_see_nothing() {
    for (site, _guard) in site().await {
        let added = site.post("dau_moi", "/van-ban/moi", &FIELDS).await.expect(303);
        let page = added.location.clone().expect("a page");
        site.post("cong_chuc_hcc", &format!("{page}/da-doc"), &[]).await.expect(403);
        site.post("theo_doi", &format!("{page}/da-doc"), &[]).await.expect(404);
        site.post("cong_chuc_kt", "/van-ban/moi", &FIELDS).await.expect(403);
        site.get("cong_chuc_kt", "/van-ban/moi").await.expect(403);
        site.post("cong_chuc_kt", &format!("{page}/nhac"), &[]).await.expect(403);
        site.get("thanh_ha/chu_tich", &page).await.expect(404).hides("18/CT-TTg");
    }
}

#[tokio::test]
async fn the_same_number_twice_and_wrong_input_are_refused_with_the_text_kept() {
    for (site, _guard) in site().await {
        site.post("dau_moi", "/van-ban/moi", &FIELDS).await.expect(303);
        site.post("dau_moi", "/van-ban/moi", &FIELDS).await.expect(422).shows("đã có trong danh sách");
        let form = site.get("dau_moi", "/van-ban/moi").await.expect(200);
        testkit::check_html(&form.body);
        assert_eq!(form.field("trich_yeu"), "", "an empty form");
        let with = |field: &'static str, value: &'static str| {
            FIELDS.map(|(name, kept)| if name == field { (name, value) } else { (name, kept) })
        };
        let said = "Văn bản số 18/CT-TTg ngày 08/05/2026 của Thủ tướng Chính phủ đã có trong danh sách";
        site.post("dau_moi", "/van-ban/moi", &FIELDS).await.expect(422).shows(said);
        let of_the_commune = with("co_quan", "Ủy ban nhân dân xã Hà Bắc");
        site.post("dau_moi", "/van-ban/moi", &of_the_commune).await.expect(303);
        site.post("dau_moi", "/van-ban/moi", &with("ngay_ban_hanh", "08/05/2025")).await.expect(303);
        let undated = with("ngay_ban_hanh", "");
        site.post("dau_moi", "/van-ban/moi", &undated).await.expect(303);
        let again = site.post("dau_moi", "/van-ban/moi", &undated).await.expect(422);
        assert_eq!(again.shows("hãy nhập ngày ban hành").field("trich_yeu"), FIELDS[3].1);
        let wrong = [("so", ""), ("trich_yeu", "Giữ lại"), ("han_doc", "mai")];
        let answer = site.post("dau_moi", "/van-ban/moi", &wrong).await.expect(422);
        let answer = answer.shows("Hãy chọn loại văn bản").shows("Hãy chọn ít nhất một đơn vị");
        assert_eq!(answer.field("trich_yeu"), "Giữ lại");
    }
}

#[tokio::test]
async fn a_commune_without_people_is_told_how_they_are_added() {
    for (site, _guard) in site().await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        let gone = "update staff_member set left_on = $2 where commune = $1 and unit = $3";
        seed::insert(&mut tx, gone, db::args![site.commune(), date(2026, 5, 1), 3_i64]).await;
        seed::end(tx).await;
        let mut fields = FIELDS.to_vec();
        fields.retain(|(name, value)| *name != "don_vi" || *value == "KT");
        let answer = site.post("dau_moi", "/van-ban/moi", &fields).await.expect(422);
        answer.shows("Các đơn vị đã chọn chưa có ai trong danh sách").shows("sauro account add");
        let mut tx = seed::begin(&site, "dau_moi").await;
        let gone = "update staff_member set left_on = $2 where commune = $1";
        seed::insert(&mut tx, gone, db::args![site.commune(), date(2026, 5, 1)]).await;
        seed::end(tx).await;
        let answer = site.post("dau_moi", "/van-ban/moi", &FIELDS).await.expect(422);
        answer.shows("Chưa đơn vị nào có người trong danh sách").hides("Hãy chọn ít nhất một đơn vị");
    }
}

#[tokio::test]
async fn the_file_comes_back_as_a_download() {
    for (site, _guard) in site().await {
        let file = [("tep", "Chỉ thị 18.pdf", b"%PDF-1.7 chi thi".as_slice())];
        let added = site.post_multipart("dau_moi", "/van-ban/moi", &FIELDS, &file).await.expect(303);
        let page = added.location.clone().expect("a page");
        let answer = site.get("cong_chuc_kt", &format!("{page}/tep")).await.expect(200);
        let disposition = answer.headers.get("content-disposition").and_then(|v| v.to_str().ok()).unwrap_or_default();
        assert_eq!(disposition, "attachment; filename*=UTF-8''Ch%E1%BB%89%20th%E1%BB%8B%2018.pdf");
        assert!(answer.body.starts_with("%PDF-1.7"));
        let wrong = [("tep", "x.pdf", b"not a pdf".as_slice())];
        let mut fields = FIELDS;
        fields[1].1 = "19/CT-TTg";
        site.post_multipart("dau_moi", "/van-ban/moi", &fields, &wrong)
            .await
            .expect(422)
            .shows("nội dung không đúng với đuôi tên");
    }
}
