//! Tables that come as Excel workbooks into the calculators: what they hold is computed, what is wrong is said.

use rust_xlsxwriter::{Format, Workbook};
use testkit::{Guard, SettableClock, Site, check_html, open_both};

async fn site() -> (Site, Guard) {
    let (_, db, guard) = open_both().await.swap_remove(0);
    (Site::new(db, vec![lawbook::feature()], SettableClock::default()).await, guard)
}

/// A sheet of these cells; what is a number is written as one.
fn workbook(rows: &[&[&str]], merged: Option<(u32, u32, u16, &str)>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number),
                Err(_) => sheet.write(row, column, *cell),
            }
            .expect("a cell");
        }
    }
    if let Some((first, last, column, text)) = merged {
        sheet.merge_range(first, column, last, column, text, &Format::new()).expect("a merged area");
    }
    workbook.save_to_buffer().expect("a workbook")
}

#[tokio::test]
async fn a_year_comes_as_a_workbook_with_titles_and_merged_groups() {
    let (site, _guard) = site().await;
    let rows: [&[&str]; 5] = [
        &["DANH SÁCH CÔNG CHỨC NĂM 2026"],
        &["STT", "Mã", "Nhóm", "Điểm", "Tháng làm việc", "Người đứng đầu", "Vắng", "Căn cứ không hoàn thành"],
        &["1", "CC-1", "", "92.5", "12"],
        &["2", "CC-2", "", "1.125", "12"],
        &["3", "CC-3", "", "70", "12"],
    ];
    let file = workbook(&rows, Some((2, 4, 2, "Chuyên môn")));
    let fields = [("nam", "2026"), ("ten", "UBND xã"), ("theo", "thang"), ("bang", "")];
    let files: &[(&str, &str, &[u8])] = &[("tep", "nam.xlsx", &file)];
    let done = site.post_multipart("cong_chuc_kt", "/quy-dinh/xep-loai", &fields, files).await.expect(200);
    let page = done.shows("92,50").shows("1,13").shows("Không hoàn thành nhiệm vụ");
    check_html(&page.body);
    assert!(page.body.contains("CC-3\tChuyên môn\t70"), "what was read stands in the field, to be mended there");

    let files: &[(&str, &str, &[u8])] = &[("tep", "nam.xlsx", b"khong phai")];
    let kept = [("nam", "2026"), ("ten", "UBND xã"), ("theo", "thang"), ("bang", "CC-9\tChung\t80")];
    let refused = site.post_multipart("cong_chuc_kt", "/quy-dinh/xep-loai", &kept, files).await.expect(422);
    check_html(&refused.shows("không phải bảng tính").body);
    let empty: &[(&str, &str, &[u8])] = &[("tep", "", b"")];
    let typed = [("nam", "2026"), ("theo", "thang"), ("bang", "CC-9\tChung\t80\t\t12")];
    site.post_multipart("cong_chuc_kt", "/quy-dinh/xep-loai", &typed, empty).await.expect(200).shows("CC-9");
}

#[tokio::test]
async fn lines_of_work_come_as_a_workbook() {
    let (site, _guard) = site().await;
    let rows: [&[&str]; 3] = [
        &["Sản phẩm", "Hệ số", "Giao", "Hoàn thành", "Nguồn", "Chậm: số sản phẩm", "Chậm: số lần"],
        &["Tờ trình", "2.5", "4", "4", "", "1", "1"],
        &["Báo cáo", "1", "một", "2", "đột xuất"],
    ];
    let fields = [("loai-ky", "thang"), ("ky", "6"), ("nam", "2026"), ("so-dong", "1"), ("viec-1-san-pham", "cũ")];
    let file = workbook(&rows, None);
    let files: &[(&str, &str, &[u8])] = &[("tep", "viec.xlsx", &file)];
    let read = site.post_multipart("cong_chuc_kt", "/quy-dinh/tinh-diem", &fields, files).await.expect(422);
    check_html(&read.body);
    for kept in ["value=\"Tờ trình\"", "value=\"2,5\"", "value=\"một\"", "value=\"unplanned\" selected"] {
        assert!(read.body.contains(kept), "{kept}");
    }
    let read = read.shows("Dòng việc 2").hides("Dòng việc 3");
    assert!(!read.body.contains("value=\"cũ\""));
    let none = workbook(&[&["Sản phẩm", "Hệ số", "Giao", "Hoàn thành"]], None);
    let files: &[(&str, &str, &[u8])] = &[("tep", "viec.xlsx", &none)];
    let said = site.post_multipart("cong_chuc_kt", "/quy-dinh/tinh-diem", &fields, files).await.expect(422);
    assert!(said.shows("không có dòng việc nào").body.contains("value=\"cũ\""));
}
