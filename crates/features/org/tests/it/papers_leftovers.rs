//! Names, kinds of places and codes that stayed in a copied paper.

use files::xlsx::{Cell, Column, Kind as Shown, Sheet, workbook};
use jiff::civil::{Date, date};
use org::papers::Own;
use org::papers::leftovers::{Kind, find, find_in_workbook};

use crate::papers::{own, paragraph, table, text, word};

fn found(content: &str, issued: Option<Date>) -> Vec<(Kind, String, usize)> {
    find(&text(content), &own(), issued).into_iter().map(|l| (l.kind, l.found, l.count)).collect()
}

fn names(content: &str) -> Vec<String> {
    found(content, None).into_iter().map(|(_, found, _)| found).collect()
}

#[test]
fn each_leftover_once_with_its_count_and_first_line() {
    let paper = "\
ỦY BAN NHÂN DÂN XÃ TÂN LẬP
Tân Lập, ngày 3 tháng 8 năm 2026
Báo cáo UBND xã Tân Lập. Công an xã Tân Lập / Các thôn
Địa điểm | UBND xã Bình Minh | TP- NVCN-02
Mã: TP-NVCN-03, số 12/QĐ-UBND-2, SH-BM-II.07
Phòng chuyên môn huyện; các xã, thị trấn. Huyện Ba Sông, tỉnh Đông Giang
";
    let leftovers = find(&text(paper), &own(), None);
    let all: Vec<(Kind, &str, usize, String)> =
        leftovers.iter().map(|l| (l.kind, l.found.as_str(), l.count, l.finding.at.to_string())).collect();
    assert_eq!(
        all,
        [
            (Kind::OtherPlace, "XÃ TÂN LẬP", 3, "dòng 1".to_owned()),
            (Kind::OtherPlace, "Tân Lập", 1, "dòng 2".to_owned()),
            (Kind::Code, "TP-NVCN-", 2, "dòng 4".to_owned()),
            (Kind::OldKind, "huyện", 1, "dòng 6".to_owned()),
            (Kind::OldKind, "thị trấn", 1, "dòng 6".to_owned()),
            (Kind::OtherPlace, "Huyện Ba Sông", 1, "dòng 6".to_owned()),
            (Kind::OtherPlace, "tỉnh Đông Giang", 1, "dòng 6".to_owned()),
        ]
    );
    assert!(leftovers.iter().all(|l| l.finding.why.contains(&l.found) && !l.finding.suggestion.is_empty()));
}

#[test]
fn the_own_name_and_common_words_are_none() {
    let clean = "\
ỦY BAN NHÂN DÂN XÃ BÌNH MINH NĂM 2026
UBND XÃ BÌNH MINH TỈNH SƠN HẢI
Bình Minh, ngày 3 tháng 8 năm 2026
UBND xã Bình Minh, tỉnh Sơn Hải; Thành phố trực thuộc trung ương
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM; PHÒNG VĂN HÓA - XÃ HỘI; Xã hội học; Tỉnh ủy, Đảng ủy xã
hợp tác xã Nông Nghiệp Xanh, HỢP TÁC XÃ SÔNG TRĂNG; bệnh COVID-19, ISO-9001, cấp xã
Lãnh đạo UBND xã Bình
Mã số SH-BM-I.01, SH-BMi-II.01, BM-CM-02, SH-NVCN-03
";
    // The code of a group that is not known is not the commune's either.
    assert_eq!(names(clean), ["BM-CM-"]);
}

#[test]
fn districts_rightly_stand_in_a_paper_of_their_time() {
    let paper = "Huyện Ba Sông, các xã, thị trấn; xã Tân Lập";
    let before = found(paper, Some(date(2025, 6, 30)));
    assert_eq!(before, [(Kind::OtherPlace, "xã Tân Lập".to_owned(), 1)]);
    assert_eq!(found(paper, Some(date(2025, 7, 1))).len(), 3);
    assert_eq!(found(paper, None).len(), 3);
}

#[test]
fn a_city_is_a_province_of_its_own() {
    let own = Own { name: "xã Hà Bắc".to_owned(), province: "thành phố Hải Phòng".to_owned() };
    let of = |content: &str| -> Vec<String> { find(&text(content), &own, None).into_iter().map(|l| l.found).collect() };
    assert_eq!(
        of("TP. Hải Phòng; thành phố Hải Phòng; HP-HB-I.01; TP Cần Thơ; phường Hà Bắc"),
        ["TP Cần Thơ", "phường Hà Bắc"]
    );
}

#[test]
fn cells_of_word_and_excel_are_looked_through() {
    let rows: &[&[&str]] = &[&["Nơi làm việc", "UBND xã Tân Lập\nCác thôn"]];
    let word = find(&word(&[paragraph("Đầu"), table(rows)]), &own(), None);
    assert_eq!(
        (word.len(), word[0].found.as_str(), word[0].finding.at.to_string().as_str()),
        (1, "xã Tân Lập", "dòng 2")
    );
    let sheet = Sheet {
        title: "Danh mục".into(),
        columns: vec![Column { header: "Mã".into(), width: 9, kind: Shown::Text }],
        rows: vec![vec![Cell::from("TP-NVCN-01")], vec![Cell::from("TP-NVCN-02")]],
    };
    let book = files::xlsx_in::read(&workbook(&[sheet], "UBND").expect("a workbook")).expect("its cells");
    let excel = find_in_workbook(&book, &own(), None);
    assert_eq!((excel[0].count, excel[0].finding.at.to_string().as_str()), (2, "ô Danh mục!A2"));
}
