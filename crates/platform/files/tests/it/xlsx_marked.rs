//! Workbooks given back with notes: what was there stays, and the notes are read where they belong.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use files::xlsx::{Cell, Column, Kind, Sheet, workbook};
use files::xlsx_in::{MAX_COLUMNS, Place, Value, Workbook, read};
use files::xlsx_marked::{Marks, Note, marked};
use proptest::prelude::*;

pub const HEADER: &str = "Cần sửa";

pub fn note(row: u32, text: &str) -> Note {
    Note { row, text: text.to_owned() }
}

pub fn marks(sheet: &str, header_row: u32, notes: &[Note]) -> Marks {
    Marks { sheet: sheet.to_owned(), header_row, notes: notes.to_vec() }
}

/// The parts of a package, unpacked.
pub fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        parts.insert(entry.name().unwrap().into_owned(), bytes);
    }
    parts
}

/// What a workbook has more than it had; all else must be the same.
pub fn more(before: &[u8], after: &[u8]) -> Vec<(String, String, String)> {
    let (before, after): (Workbook, Workbook) = (read(before).unwrap(), read(after).unwrap());
    assert_eq!(before.sheets.len(), after.sheets.len());
    let mut found = Vec::new();
    for (was, is) in before.sheets.iter().zip(&after.sheets) {
        assert_eq!((&was.name, was.is_hidden, &was.merged), (&is.name, is.is_hidden, &is.merged));
        let mut rest = is.cells.clone();
        for (place, value) in &was.cells {
            assert_eq!(rest.remove(place).as_ref(), Some(value), "{place}");
            assert_eq!(was.fonts.get(place), is.fonts.get(place), "{place}");
        }
        found.extend(rest.into_iter().map(|(place, value)| (is.name.clone(), place.to_string(), value.text())));
    }
    found
}

fn sheet(title: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    let column = |header: &str, kind| Column { header: header.into(), width: 20, kind };
    let columns = vec![column("TT", Kind::Int), column("Họ và tên", Kind::Text), column("Ngày sinh", Kind::Date)];
    Sheet { title: title.to_owned(), columns, rows }
}

fn real(file: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/xa-ha-bac/danh-sach");
    std::fs::read(format!("{folder}/{file}.xlsx")).unwrap()
}

#[test]
fn lists_of_a_commune_come_back_with_notes() {
    for (file, header_row, column) in
        [("1-lanh-dao-van-phong", 5, "T"), ("2-phong-kinh-te", 2, "O"), ("3-vhxh-hcc", 1, "U")]
    {
        let bytes = real(file);
        let name = read(&bytes).unwrap().sheets[0].name.clone();
        let notes = [note(8, "Ngày sinh chưa đúng"), note(8, "Thiếu số định danh"), note(70, "Dòng trống")];
        let result = marked(&bytes, &[marks(&name, header_row, &notes)], HEADER).unwrap();
        let at = |row: u32| format!("{column}{}", row + 1);
        let told = [
            (name.clone(), at(header_row), HEADER.to_owned()),
            (name.clone(), at(8), "Ngày sinh chưa đúng\nThiếu số định danh".to_owned()),
            (name.clone(), at(70), "Dòng trống".to_owned()),
        ];
        assert_eq!(more(&bytes, &result), told, "{file}");
        let (before, after) = (unpacked(&bytes), unpacked(&result));
        let changed: Vec<&String> = before.keys().filter(|part| before[*part] != after[*part]).collect();
        assert_eq!(changed, ["xl/styles.xml", "xl/worksheets/sheet1.xml"], "{file}");
        assert_eq!(before.len(), after.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(&result)).unwrap();
        let time = archive.by_name("xl/styles.xml").unwrap().last_modified();
        assert_eq!(time, Some(zip::DateTime::default()), "no clock has a part in it");
    }
}

#[test]
fn a_workbook_of_our_own_grows_by_a_column() {
    let rows = vec![vec![1.into(), "Nguyễn Văn An".into()], vec![2.into(), "Lê Thị Bình".into()]];
    let bytes = workbook(&[sheet("Một", rows.clone()), sheet("Hai", rows)], "UBND").unwrap();
    let long = "Ngày sinh không đọc được. ".repeat(20);
    let result = marked(&bytes, &[marks("Hai", 0, &[note(2, &long)])], HEADER).unwrap();
    let (before, after) = (unpacked(&bytes), unpacked(&result));
    let text = |parts: &BTreeMap<String, Vec<u8>>, part: &str| String::from_utf8(parts[part].clone()).unwrap();
    assert_eq!(before["xl/worksheets/sheet1.xml"], after["xl/worksheets/sheet1.xml"]);
    let xml = text(&after, "xl/worksheets/sheet2.xml");
    assert!(xml.contains("<dimension ref=\"A1:D3\"/>"), "{xml}");
    assert!(
        xml.contains("<col min=\"4\" max=\"4\" width=\"60.7109375\" customWidth=\"1\"/></cols><sheetData>"),
        "{xml}"
    );
    // Ten lines of 15.75 points; the row was one line high.
    assert!(xml.contains("<row r=\"3\" customHeight=\"1\" ht=\"160.5\">"), "{xml}");
    let (was, is) = (text(&before, "xl/styles.xml"), text(&after, "xl/styles.xml"));
    let count = |xml: &str, tag: &str| xml.matches(tag).count();
    assert_eq!(count(&was, "<font>") + 1, count(&is, "<font>"));
    assert_eq!(count(&was, "<xf ") + 1, count(&is, "<xf "));
    assert!(is.contains("rgb=\"FFC00000\"") && is.contains("wrapText=\"1\"/></xf></cellXfs>"), "{is}");
    let style = is.split_once("<cellXfs").unwrap().1.split_once("</cellXfs>").unwrap().0.matches("<xf ").count() - 1;
    assert!(xml.contains(&format!("<c r=\"D3\" s=\"{style}\" t=\"inlineStr\">")), "{xml}");
    assert_eq!(result, marked(&bytes, &[marks("Hai", 0, &[note(2, &long)])], HEADER).unwrap());
}

#[test]
fn notes_are_texts_whatever_they_say() {
    let bytes = workbook(&[sheet("Một", vec![vec![1.into()]])], "UBND").unwrap();
    let texts = ["=1+1", "+cmd|' /C calc'!A0", "<f>1</f>", "]]>&\"'", "a\u{0}\u{b}\u{fffe}b\u{301}\r\nc\td", "\u{1}"];
    let notes: Vec<Note> = texts.iter().map(|text| note(1, text)).collect();
    let result = marked(&bytes, &[marks("Một", 0, &notes)], "=HEADER()").unwrap();
    let told = "=1+1\n+cmd|' /C calc'!A0\n<f>1</f>\n]]>&\"'\nab\u{301}\nc\td";
    let cells: Vec<String> = more(&bytes, &result).into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(cells[0], "=HEADER()");
    assert_eq!(cells[1], told);
    let xml = String::from_utf8(unpacked(&result)["xl/worksheets/sheet1.xml"].clone()).unwrap();
    assert!(!xml.contains("<f>") && !xml.contains("t=\"str\""), "{xml}");
    let long = marked(&bytes, &[marks("Một", 0, &[note(1, &"đ".repeat(40_000))])], HEADER).unwrap();
    assert!(more(&bytes, &long)[1].2.ends_with("đ…"));
}

#[test]
fn what_cannot_be_marked_is_told() {
    let bytes = workbook(&[sheet("Một", vec![vec![1.into()]])], "UBND").unwrap();
    assert_eq!(marked(b"", &[], HEADER).unwrap_err().code, "empty");
    assert_eq!(marked(b"Ma,Ten", &[], HEADER).unwrap_err().code, "not_a_document");
    let error = marked(&bytes, &[marks("Ba", 0, &[])], HEADER).unwrap_err();
    assert!(error.code == "no_place" && error.message.contains("trang tính “Ba”"), "{error:?}");
    let error = marked(&bytes, &[marks("Một", 0, &[note(u32::MAX, "x")])], HEADER).unwrap_err();
    assert!(error.code == "no_place" && error.message.contains("dòng 4294967296"), "{error:?}");
    assert!(marked(&bytes, &[marks("Một", 0, &[note(1_048_575, "x")])], HEADER).is_ok());
    // Nothing to tell: the very parts that were there.
    let same = marked(&bytes, &[marks("Một", 0, &[note(1, " ")])], "").unwrap();
    assert_eq!(unpacked(&same), unpacked(&bytes));
    let mut writer = rust_xlsxwriter::Workbook::new();
    writer.add_worksheet().set_name("Đầy").unwrap().write(0, MAX_COLUMNS as u16 - 1, 1).unwrap();
    let full = writer.save_to_buffer().unwrap();
    assert_eq!(marked(&full, &[marks("Đầy", 0, &[])], HEADER).unwrap_err().code, "too_large");
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        2 => Just(Cell::Empty),
        4 => "[ -~\\nếộđ]{0,40}".prop_map(Cell::Text),
        1 => (-9_000_000..9_000_000_i64).prop_map(Cell::Int),
        1 => (0..2_000_000_i64).prop_map(|number| Cell::Number(number as f64 / 100.0)),
        1 => (1_900..2_100_i16, 1..13_i8, 1..29_i8).prop_map(|(y, m, d)| Cell::Date(jiff::civil::date(y, m, d))),
    ]
}

/// Rows of three cells.
fn table() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    prop::collection::vec(prop::collection::vec(cell(), 0..4), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_workbook_keeps_what_it_holds(
        one in table(),
        two in table(),
        header_row in 0..20_u32,
        texts in prop::collection::vec((0..30_u32, "[ -~\\nếộđ\u{0}\u{7}]{0,30}"), 0..12),
    ) {
        let bytes = workbook(&[sheet("Một", one), sheet("Hai", two)], "UBND").unwrap();
        let notes: Vec<Note> = texts.iter().map(|(row, text)| note(*row, text)).collect();
        let result = marked(&bytes, &[marks("Hai", header_row, &notes)], HEADER).unwrap();
        let told = more(&bytes, &result);
        let mut expected: BTreeMap<u32, Vec<String>> = BTreeMap::from([(header_row, vec![HEADER.to_owned()])]);
        for (row, text) in &texts {
            let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            if !kept.trim().is_empty() {
                expected.entry(*row).or_default().push(kept.trim().to_owned());
            }
        }
        let expected: Vec<_> = expected.into_iter().map(|(row, lines)| {
            ("Hai".to_owned(), Place { row, column: 3 }.to_string(), lines.join("\n"))
        }).collect();
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn bytes_changed_in_a_workbook(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = real("2-phong-kinh-te");
        for (at, value) in places {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(before) = read(&bytes) {
            let name = before.sheets[0].name.clone();
            if let Ok(after) = marked(&bytes, &[marks(&name, 2, &[note(3, "x")])], HEADER) {
                let after = read(&after).unwrap();
                prop_assert!(after.sheets[0].cells.values().any(|value| *value == Value::Text("x".to_owned())));
            }
        }
    }
}
