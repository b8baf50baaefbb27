//! Workbooks that come in: values as Excel shows them, and one clear refusal of whatever else.

use std::time::{Duration, Instant};

use files::source::ReadError;
use files::xlsx_in::{Place, Sheet, Value, Workbook, read, read_path};
use jiff::civil::date;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer};

use crate::word::zip;

fn place(address: &str) -> Place {
    Place::parse(address).expect(address)
}

fn at(sheet: &Sheet, address: &str) -> Option<Value> {
    sheet.at(place(address)).cloned()
}

fn number(text: &str) -> Option<Value> {
    Some(Value::Number(text.to_owned()))
}

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

/// A workbook as Excel writes it: two sheets, one hidden; numbers, texts, dates, merged cells, a formula.
fn written() -> Vec<u8> {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet().set_name("Danh mục").unwrap();
    sheet.write(0, 0, "Nhiệm vụ\nđược giao").unwrap();
    sheet.write(1, 1, 0.6).unwrap();
    sheet.write(1, 2, 70.0).unwrap();
    sheet.write(1, 3, "2,5").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_with_format(2, 1, ExcelDateTime::from_ymd(2026, 6, 30).unwrap(), &day).unwrap();
    sheet.write_with_format(2, 2, 46_203.0, &Format::new().set_num_format("0.00")).unwrap();
    sheet.write_formula(2, 3, Formula::new("=C2/5").set_result("14")).unwrap();
    sheet.write(2, 4, true).unwrap();
    sheet.merge_range(3, 0, 5, 0, "Tổ chức hội nghị", &Format::new()).unwrap();
    sheet.merge_range(7, 0, 7, 3, "I. Văn phòng", &Format::new()).unwrap();
    let hidden = writer.add_worksheet().set_name("Ẩn").unwrap();
    hidden.set_hidden(true).write(0, 27, -1.25).unwrap();
    writer.save_to_buffer().unwrap()
}

/// A package around the XML of one sheet.
fn package(sheet: &str) -> Vec<u8> {
    let shared =
        "<sst uniqueCount=\"99999999999999\"><si><r><t>Kế </t></r><r><t>hoạch</t></r><rPh><t>x</t></rPh></si></sst>";
    parts(sheet, shared)
}

fn parts(sheet: &str, shared: &str) -> Vec<u8> {
    let root =
        r#"<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let workbook = r#"<workbook><sheets><sheet name="Một" sheetId="1" r:id="a"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>"#;
    zip(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn rows(cells: &str) -> Workbook {
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    read(&package(&sheet)).expect(cells)
}

fn refused(bytes: &[u8]) -> ReadError {
    let started = Instant::now();
    let error = read(bytes).expect_err("a refusal");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    assert!(!error.message.is_empty() && !error.suggestion.is_empty());
    error
}

#[test]
fn values_are_what_excel_shows() {
    let workbook = read(&written()).unwrap();
    let [sheet, hidden] = workbook.sheets.as_slice() else { panic!("{workbook:?}") };
    assert_eq!((sheet.name.as_str(), sheet.is_hidden), ("Danh mục", false));
    assert_eq!(at(sheet, "A1"), text("Nhiệm vụ\nđược giao"));
    assert_eq!(at(sheet, "B2"), number("0.6"));
    assert_eq!(at(sheet, "C2"), number("70"));
    assert_eq!(at(sheet, "D2"), text("2,5"));
    assert_eq!(at(sheet, "B3"), Some(Value::Date(date(2026, 6, 30))));
    assert_eq!(at(sheet, "B3").unwrap().text(), "30/06/2026");
    assert_eq!(at(sheet, "C3"), number("46203"));
    assert_eq!(at(sheet, "D3"), number("14"));
    assert_eq!(at(sheet, "E3"), Some(Value::Boolean(true)));
    assert_eq!((hidden.name.as_str(), hidden.is_hidden), ("Ẩn", true));
    assert_eq!(at(hidden, "AB1"), number("-1.25"));
    assert_eq!(sheet.rows(), [0, 1, 2, 3, 7]);
    assert_eq!(sheet.row(1).map(|(place, _)| place.to_string()).collect::<Vec<_>>(), ["B2", "C2", "D2"]);
}

#[test]
fn merged_cells_are_carried_down_their_own_column() {
    let workbook = read(&written()).unwrap();
    let sheet = &workbook.sheets[0];
    let carried = |address| sheet.carried_from(place(address)).map(|place| place.to_string());
    assert_eq!(carried("A6").as_deref(), Some("A4"));
    assert_eq!(carried("A4").as_deref(), Some("A4"));
    assert_eq!((carried("A7"), carried("B5"), carried("B8")), (None, None, None));
    assert_eq!(at(sheet, "A5"), None);
}

#[test]
fn binary_noise_is_not_shown() {
    let workbook = rows(
        "<row r=\"1\"><c r=\"A1\"><v>0.59999999999999998</v></c><c><v>1.6000000000000001</v></c><c><v>1E2</v></c>\
         <c><v>-0</v></c><c><v>1.6666666666666667</v></c><c><v>NaN</v></c><c><v>1E300</v></c></row>",
    );
    let shown: Vec<String> = workbook.sheets[0].row(0).map(|(_, value)| value.text()).collect();
    assert_eq!(shown, ["0.6", "1.6", "100", "0", "1.6666666666666667", "NaN", "1E300"]);
}

#[test]
fn cells_of_other_programs() {
    let workbook = rows(
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>7</v></c><c t=\"inlineStr\"><is><t>mã</t></is></c>\
         <c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2026-06-30T08:00:00</v></c><c/></row><row><c t=\"str\"><v> x </v></c></row>",
    );
    let sheet = &workbook.sheets[0];
    assert_eq!(at(sheet, "A1"), text("Kế hoạch"));
    assert_eq!(at(sheet, "B1"), None);
    assert_eq!(at(sheet, "C1"), text("mã"));
    assert_eq!(at(sheet, "D1"), Some(Value::Error("#REF!".to_owned())));
    assert_eq!(at(sheet, "E1"), Some(Value::Date(date(2026, 6, 30))));
    assert_eq!(at(sheet, "A2"), text(" x "));
}

#[test]
fn addresses() {
    for (address, row, column) in [("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383)] {
        assert_eq!(Place::parse(address), Some(Place { row, column }));
        assert_eq!(Place { row, column }.to_string(), address);
    }
    for address in ["", "A", "1", "A0", "XFE1", "A1048577", "A1:B2", "1A", "Á1", "A-1", "AAAA1"] {
        assert_eq!(Place::parse(address), None, "{address}");
    }
}

#[test]
fn other_files_are_named() {
    let compound = |stream: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(1024, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(refused(b"").code, "empty");
    assert_eq!(refused(b"Ma,Ten\n1,2").code, "not_a_document");
    assert_eq!(refused(b"PK\x03\x04hong").code, "damaged");
    assert_eq!(refused(&compound("EncryptedPackage")).code, "encrypted");
    assert_eq!(refused(&compound("Workbook")).code, "unsupported");
    assert_eq!(refused(&compound("WordDocument")).code, "not_a_document");
    assert_eq!(refused(&zip(&[("word/document.xml", b"<a/>")])).code, "not_a_document");
    let ods = zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]);
    assert!(refused(&ods).message.contains(".ods"));
    assert!(read_path(std::path::Path::new("/khong/co.xlsx")).unwrap_err().message.contains("không có tệp này"));
}

#[test]
fn hostile_workbooks_are_stopped() {
    let blanks = " ".repeat(8 * 1024 * 1024);
    assert_eq!(refused(&package(&blanks)).code, "unpacks_too_large");
    let deep = "<worksheet>".to_owned() + &"<sheetData>".repeat(100_000);
    assert!(matches!(refused(&package(&deep)).code, "damaged" | "unpacks_too_large"));
    let wide = "<worksheet><sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData></worksheet>";
    assert!(refused(&package(wide)).message.contains("cột"));
    // One long text, shown by many cells: each is within its limit, all together are not.
    let long = format!("<sst><si><t>{}</t></si></sst>", "đ".repeat(32_000));
    let cells: String = (1..=2_000).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    let shown = parts(&format!("<worksheet><sheetData>{cells}</sheetData></worksheet>"), &long);
    assert_eq!(refused(&shown).code, "too_large");
    let longer = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(32_768));
    let shown = parts("<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>", &longer);
    assert!(refused(&shown).message.contains("32767 ký tự"));
    assert_eq!(refused(&vec![b'P'; 20 * 1024 * 1024 + 1]).code, "too_large");
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let whole = written();
    for length in (0..whole.len()).step_by(97) {
        assert!(read(&whole[..length]).is_err(), "{length} of {}", whole.len());
    }
}

/// Pieces of a sheet, to be thrown together in any order.
const PIECES: [&str; 16] = [
    "<worksheet>",
    "</worksheet>",
    "<sheetData>",
    "</sheetData>",
    "<row r=\"4294967295\">",
    "<row>",
    "</row>",
    "<c r=\"XFD1048576\" t=\"s\" s=\"99999999999\">",
    "<c r=\"B0\" s=\"0\">",
    "<c>",
    "</c>",
    "<v>2958466</v>",
    "<v>-1</v>",
    "<is><t>&amp;</t></is>",
    "<mergeCells><mergeCell ref=\"A9:A1\"/><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>",
    "<!DOCTYPE a>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), like_a_zip in any::<bool>()) {
        let head: &[u8] = if like_a_zip { b"PK\x03\x04" } else { b"" };
        let _ = read(&[head, &bytes].concat());
    }

    #[test]
    fn bytes_changed_in_a_workbook(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = written();
        for (at, value) in places {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn xml_in_any_order(order in prop::collection::vec(0..PIECES.len(), 0..40), shared in prop::collection::vec(0..PIECES.len(), 0..6)) {
        let join = |order: &[usize]| order.iter().map(|piece| PIECES[*piece]).collect::<String>();
        let _ = read(&parts(&join(&order), &join(&shared)));
    }

    #[test]
    fn numbers_come_back_as_they_were_written(whole in 0..10_000_i64, tenth in 0..10_i64) {
        let mut writer = Writer::new();
        writer.add_worksheet().write(0, 0, whole as f64 + tenth as f64 / 10.0).unwrap();
        let workbook = read(&writer.save_to_buffer().unwrap()).unwrap();
        let written = if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") };
        prop_assert_eq!(at(&workbook.sheets[0], "A1"), Some(Value::Number(written)));
    }
}
