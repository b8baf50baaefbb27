//! Excel tables, looked at in their XML.

use files::xlsx::{Cell, Column, Kind, Sheet, WriteError, workbook};
use jiff::civil::date;
use std::io::{Cursor, Read};

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn sheet(title: &str) -> Sheet {
    let column = |header: &str, width, kind| Column { header: header.into(), width, kind };
    Sheet {
        title: title.into(),
        columns: vec![
            column("TT", 6, Kind::Code),
            column("Nhiệm vụ", 40, Kind::Text),
            column("Hạn", 12, Kind::Date),
            column("Số việc", 10, Kind::Int),
            column("Tỷ lệ", 10, Kind::Decimal(2)),
        ],
        rows: vec![
            vec![1.into(), "=cmd|' /C calc'!A0".into(), date(2026, 6, 30).into(), 1234.into(), Cell::Number(0.5)],
            vec!["2".into(), "+1 < 2 & \u{0}ok".into(), Cell::from(None::<jiff::civil::Date>), Cell::Empty],
        ],
    }
}

#[test]
fn texts_stay_texts_and_dates_are_dates() {
    let bytes = workbook(&[sheet("Tiến độ")], "UBND xã Hà Bắc").unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f>"), "no formula: {xml}");
    // 30/06/2026 as Excel counts days
    assert!(xml.contains("<v>46203</v>"), "{xml}");
    let strings = part(&bytes, "xl/sharedStrings.xml");
    assert!(strings.contains("=cmd|' /C calc'!A0") && strings.contains("+1 &lt; 2 &amp; ok"), "{strings}");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("dd/mm/yyyy") && styles.contains("quotePrefix=\"1\""));
}

#[test]
fn the_sheet_is_ready_to_filter_and_print() {
    let bytes = workbook(&[sheet("Tiến độ")], "UBND xã Hà Bắc").unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("state=\"frozen\"") && xml.contains("<autoFilter ref=\"A1:E3\"/>"), "{xml}");
    assert!(
        xml.contains("orientation=\"landscape\"")
            && xml.contains("fitToHeight=\"0\"")
            && xml.contains("paperSize=\"9\"")
    );
    assert_eq!(bytes, workbook(&[sheet("Tiến độ")], "UBND xã Hà Bắc").unwrap());
}

#[test]
fn headers_stay_in_sight_on_every_sheet_and_page() {
    let bytes = workbook(&[sheet("Tiến độ"), sheet("=Nhân sự")], "UBND xã Hà Bắc").unwrap();
    let book = part(&bytes, "xl/workbook.xml");
    for (at, name) in ["'Tiến độ'", "'=Nhân sự'"].into_iter().enumerate() {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{}.xml", at + 1));
        let pane = "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>";
        assert!(xml.contains(pane), "{xml}");
        let titles =
            format!("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">{name}!$1:$1</definedName>");
        assert!(book.contains(&titles), "{book}");
    }
}

#[test]
fn rows_are_as_high_as_their_wrapped_text() {
    let long =
        Sheet { rows: vec![vec![Cell::Empty, "một hai ba bốn năm ".repeat(6).into()], vec![]], ..sheet("x") };
    let xml = part(&workbook(&[long], "x").unwrap(), "xl/worksheets/sheet1.xml");
    // 113 signs at 40 a line take three lines of 15.75 points.
    assert!(
        xml.contains("r=\"2\" spans=\"1:5\" ht=\"50.25\"") && xml.contains("r=\"3\" spans=\"1:5\" ht=\"18.75\""),
        "{xml}"
    );
}

#[test]
fn names_of_sheets_are_made_to_fit() {
    let titles = ["Kế hoạch 05/KH-UBND [bản 1]: rất dài và dài hơn nữa", "", "a", "A", "'x'"];
    let sheets: Vec<Sheet> = titles.iter().map(|t| sheet(t)).collect();
    let book = part(&workbook(&sheets, "x").unwrap(), "xl/workbook.xml");
    for name in ["Kế hoạch 05-KH-UBND -bản 1-- rấ", "Bảng", "a", "A (2)", "x"] {
        assert!(book.contains(&format!("<sheet name=\"{name}\"")), "{name}: {book}");
    }
}

#[test]
fn limits_are_told() {
    assert!(matches!(workbook(&[], "x"), Err(WriteError::Other(_))));
    let long = Sheet { rows: vec![vec!["đ".repeat(40_000).into()]], ..sheet("x") };
    let strings = part(&workbook(&[long], "x").unwrap(), "xl/sharedStrings.xml");
    assert!(strings.contains("đ…"));
    let empty = Sheet { columns: Vec::new(), rows: Vec::new(), ..sheet("x") };
    assert!(workbook(&[empty], "x").is_ok());
}
