//! A catalogue through the browser's door: uploaded, looked at, taken in once.

use testkit::{Answer, Guard, SettableClock, Site, check_html, open_both};

use crate::papers::{paragraph, table, word_bytes};
use crate::papers_positions_excel::excel_bytes;

const ADDRESS: &str = "/vi-tri-viec-lam/nhap";
pub const DOCX: &str = "danh-muc.docx";

pub async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        sites.push((engine, Site::with_mirror(db, vec![org::feature()], SettableClock::default()).await, guard));
    }
    sites
}

/// Three positions in Word; the second has no number that can be read.
pub fn catalogue() -> Vec<u8> {
    word_bytes(&[
        paragraph("DANH MỤC VỊ TRÍ VIỆC LÀM"),
        table(&[
            &["TT", "Tên vị trí việc làm", "Ngạch công chức", "Mã vị trí việc làm", "Biên chế"],
            &["Tổng số", "", "", "3 vị trí", "3"],
            &["I", "Vị trí lãnh đạo, quản lý", "", "01 vị trí", "1"],
            &["1", "Chánh Văn phòng", "Chuyên viên chính", "HB-I.01", "1"],
            &["II", "Vị trí chuyên môn", "", "02 vị trí", "2"],
            &["1", "Chuyên viên đất đai", "Chuyên viên", "HB-II.01", "hai"],
            &["2", "Chuyên viên y tế", "Chuyên viên", "HB-II.02", "2"],
        ]),
    ])
}

/// Uploads a paper of a kind.
pub async fn upload(site: &Site, who: &str, kind: &str, name: &str, bytes: &[u8]) -> Answer {
    site.post_multipart(who, ADDRESS, &[("loai", kind)], &[("tep", name, bytes)]).await
}

/// The fields of the decision, with what the page says of its version and of the positions that were looked at.
pub fn decided<'a>(seen: &'a [String; 2], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("_version", seen[0].as_str()),
        ("_xem", seen[1].as_str()),
        ("_key", "00112233445566778899aabbccddeeff"),
        ("so_qd", "15/QĐ-UBND"),
        ("ngay_qd", "05/08/2026"),
        ("tu_ngay", "10/08/2026"),
    ];
    fields.extend(more);
    fields
}

/// What a paper's page says of its version and of the positions.
pub fn seen(page: &Answer) -> [String; 2] {
    [page.field("_version"), page.field("_xem")]
}

#[tokio::test]
async fn a_catalogue_is_looked_at_and_taken_in_once() {
    for (engine, site, _guard) in sites().await {
        check_html(&site.get("ho_so", ADDRESS).await.expect(200).body);
        upload(&site, "chu_tich", "danh_muc", DOCX, &catalogue()).await.expect(403);
        let kept = upload(&site, "ho_so", "danh_muc", DOCX, &catalogue()).await.expect(303);
        let place = kept.location.expect("a page");
        assert_eq!(place, "/vi-tri-viec-lam/nhap/1", "{engine}");
        let page = site.get("dau_moi", &place).await.expect(200);
        let page = page.shows("Không đọc được biên chế “hai”").shows("không đọc được").shows("Đề xuất theo tên");
        check_html(&page.body);
        site.get("chu_tich", &place).await.expect(403);
        site.get("thanh_ha/ho_so", &place).await.expect(404);
        site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200).shows("Chưa có danh mục").hides("HB-I.01");
        // The same paper again, before and after it was taken in.
        upload(&site, "dau_moi", "danh_muc", "khac.docx", &catalogue()).await.expect(422).shows("không nhập hai lần");
        let (write, seen) = (format!("{place}/ghi"), seen(&page));
        site.post("thanh_ha/ho_so", &write, &decided(&seen, &[])).await.expect(404);
        site.post("chu_tich", &write, &decided(&seen, &[])).await.expect(403);
        for _ in 0..2 {
            // What is heavy is what the form says, not what was suggested.
            let form = decided(&seen, &[("nang-1", "dat_dai"), ("nang-2", "")]);
            site.post("ho_so", &write, &form).await.expect(303);
        }
        site.get("ho_so", &place).await.expect(200).shows("Đã nhập").shows("15/QĐ-UBND").shows("Vị trí thêm mới");
        let list = site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200);
        let list = list.shows("3 vị trí, 3 biên chế").shows("1 vị trí chưa rõ biên chế").shows("Đất đai").hides("Y tế");
        check_html(&list.body);
        let own =
            site.get("theo_doi", "/vi-tri-viec-lam/HB-II.02").await.expect(200).shows("15/QĐ-UBND ngày 05/08/2026");
        check_html(&own.body);
        site.get("thanh_ha/ho_so", "/vi-tri-viec-lam/HB-II.02").await.expect(404);
        upload(&site, "ho_so", "danh_muc", DOCX, &catalogue()).await.expect(422).shows("đã nhập");
        // One that ended leads to its page; nothing is written twice.
        let late = site.post("dau_moi", &write, &[("_version", "1")]).await.expect(303);
        assert_eq!(late.location.as_deref(), Some(place.as_str()), "{engine}");
        let own = site.get("theo_doi", "/vi-tri-viec-lam/HB-I.01").await.expect(200);
        assert_eq!(own.body.matches("15/QĐ-UBND ngày").count(), 1, "{engine}");
    }
}

#[tokio::test]
async fn a_second_catalogue_changes_what_it_names_and_retires_what_is_ticked() {
    for (engine, site, _guard) in sites().await {
        upload(&site, "ho_so", "danh_muc", DOCX, &catalogue()).await.expect(303);
        let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/1").await.expect(200);
        site.post("ho_so", "/vi-tri-viec-lam/nhap/1/ghi", &decided(&seen(&page), &[])).await.expect(303);
        // A workbook that names one of the three, under another code.
        upload(&site, "ho_so", "danh_muc", "danh-muc.xlsx", &excel_bytes("1", false)).await.expect(303);
        let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/2").await.expect(200);
        let page = page.shows("Mã: HB-I.01 → SH-BM-I.01").shows("Thôi dùng HB-II.01").hides("Thôi dùng HB-I.01");
        check_html(&page.body);
        let seen_first = seen(&page);
        // Meanwhile somebody changes a position: what was looked at is not what would be written.
        let edit = "/vi-tri-viec-lam/HB-II.02/sua";
        let fields = [("_version", "1"), ("ten", "Chuyên viên y tế, dân số"), ("nhom", "chuyen_mon")];
        site.post("dau_moi", edit, &fields).await.expect(303);
        let form = decided(&seen_first, &[("so_qd", "x"), ("thoi-2", "1")]);
        let late = site.post("ho_so", "/vi-tri-viec-lam/nhap/2/ghi", &form).await.expect(409);
        let late = late.shows("người khác đã sửa danh mục vị trí").shows("Thôi dùng HB-II.02 Chuyên viên y tế, dân số");
        check_html(&late.body);
        assert!(late.body.contains("name=\"thoi-2\" value=\"1\" checked"), "{engine}: what was ticked stays");
        let seen_again = seen(&late);
        let form = decided(&seen_again, &[("thoi-2", "1")]);
        site.post("ho_so", "/vi-tri-viec-lam/nhap/2/ghi", &form).await.expect(303);
        let list = site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200);
        let list = list.shows("SH-BM-I.01").shows("7 vị trí").shows("1 vị trí không còn dùng");
        check_html(&list.body);
        site.get("theo_doi", "/vi-tri-viec-lam/HB-I.01").await.expect(404);
        let retired = site.get("theo_doi", "/vi-tri-viec-lam/HB-II.01").await.expect(200);
        retired.shows("Không còn dùng từ ngày").shows("10/08/2026");
    }
}

#[tokio::test]
async fn what_is_wrong_comes_back_beside_its_field_and_changes_nothing() {
    for (engine, site, _guard) in sites().await {
        let kinds = [("", DOCX, "Hãy chọn loại giấy tờ"), ("mo_ta", "danh-muc.xlsx", "chỉ đọc được từ tệp .docx")];
        for (kind, name, why) in kinds {
            let bytes = if name == DOCX { catalogue() } else { excel_bytes("1", false) };
            check_html(&upload(&site, "ho_so", kind, name, &bytes).await.expect(422).shows(why).body);
        }
        upload(&site, "ho_so", "danh_muc", "rong.txt", b"").await.expect(422).shows("Hãy chọn tệp");
        upload(&site, "ho_so", "danh_muc", "x.docx", b"khong phai").await.expect(422).shows("không đúng với đuôi tên");
        let nothing = upload(&site, "ho_so", "danh_muc", "thu.txt", "Kính gửi các phòng".as_bytes()).await;
        nothing.expect(422).shows("Không thấy bảng danh mục vị trí việc làm");
        let bare =
            "|TT|Tên vị trí việc làm|Ngạch|Mã vị trí việc làm|Biên chế|\n|1|Kế toán viên|||2|\n|2|Thủ quỹ||HB-9|1|\n";
        upload(&site, "ho_so", "danh_muc", "ngan.txt", bare.as_bytes()).await.expect(303);
        let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/1").await.expect(200);
        let (seen, write) = (seen(&page), "/vi-tri-viec-lam/nhap/1/ghi");
        let wrong = [
            ("_version", "1"),
            ("_xem", &seen[1]),
            ("so_qd", ""),
            ("ngay_qd", "32/1/2026"),
            ("ma-0", "hb- 9"),
            ("nang-1", "bua"),
        ];
        let back = site.post("ho_so", write, &wrong).await.expect(422);
        let back =
            back.shows("Hãy nhập số quyết định").shows("Hãy nhập ngày bắt đầu áp dụng").shows("Hãy chọn nhóm vị trí");
        check_html(&back.shows("Không có lĩnh vực này").body);
        let groups = [("nhom-0", "chuyen_mon"), ("nhom-1", "ho_tro")];
        for (code, why) in
            [("", "Hãy nhập mã"), ("hb- 9", "đã dùng cho vị trí khác"), ("Nhap", "trùng với một địa chỉ")]
        {
            let form = decided(&seen, &[("ma-0", code), groups[0], groups[1]]);
            check_html(&site.post("ho_so", write, &form).await.expect(422).shows(why).body);
        }
        site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200).shows("Chưa có danh mục");
        let form = decided(&seen, &[("ma-0", "HB-8"), groups[0], groups[1]]);
        site.post("ho_so", write, &form).await.expect(303);
        site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200).shows("HB-8").shows("3 biên chế");
        // Given up: nothing of it is there, and it may come again.
        upload(&site, "ho_so", "danh_muc", DOCX, &catalogue()).await.expect(303);
        site.post("chu_tich", "/vi-tri-viec-lam/nhap/2/bo", &[("_version", "1")]).await.expect(403);
        site.post("ho_so", "/vi-tri-viec-lam/nhap/2/bo", &[("_version", "9")]).await.expect(409);
        site.post("ho_so", "/vi-tri-viec-lam/nhap/2/bo", &[("_version", "1")]).await.expect(303);
        site.post("ho_so", "/vi-tri-viec-lam/nhap/2/bo", &[("_version", "2")]).await.expect(303);
        check_html(&site.get("ho_so", "/vi-tri-viec-lam/nhap/2").await.expect(200).shows("Đã bỏ").body);
        upload(&site, "ho_so", "danh_muc", DOCX, &catalogue()).await.expect(303);
        site.get("ho_so", "/vi-tri-viec-lam/nhap/9").await.expect(404);
        assert!(!engine.is_empty());
    }
}

#[tokio::test]
async fn of_two_equal_papers_at_once_one_is_kept() {
    for (engine, site, _guard) in sites().await {
        let bytes = catalogue();
        let one = upload(&site, "ho_so", "danh_muc", DOCX, &bytes);
        let other = upload(&site, "dau_moi", "danh_muc", DOCX, &bytes);
        let (one, other) = tokio::join!(one, other);
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{engine}");
        // And of two who take it in at once, one does.
        let page = site.get("ho_so", "/vi-tri-viec-lam/nhap/1").await.expect(200);
        let (write, seen) = ("/vi-tri-viec-lam/nhap/1/ghi", seen(&page));
        let (mine, theirs) = (decided(&seen, &[]), decided(&seen, &[]));
        let theirs: Vec<_> = theirs.into_iter().filter(|(name, _)| *name != "_key").collect();
        let (one, other) = tokio::join!(site.post("ho_so", write, &mine), site.post("dau_moi", write, &theirs));
        assert_eq!([one.status, other.status], [303, 303], "{engine}");
        site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200).shows("3 vị trí, 3 biên chế");
        let own = site.get("theo_doi", "/vi-tri-viec-lam/HB-I.01").await.expect(200);
        assert_eq!(own.body.matches("15/QĐ-UBND ngày").count(), 1, "{engine}: written once");
    }
}
