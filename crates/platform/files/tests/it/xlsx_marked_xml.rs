//! Notes in workbooks of other programs: odd XML is kept as it is, and the column stands where its schema wants it.

use files::xlsx_marked::marked;

use crate::word::zip;
use crate::xlsx_marked::{HEADER, marks, more, note, unpacked};

const PART: &str = "xl/worksheets/sheet1.xml";

/// A package around the XML of one sheet and, where given, of styles.
pub fn package(sheet: &[u8], styles: Option<&str>) -> Vec<u8> {
    let root =
        r#"<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let workbook = r#"<workbook><sheets><sheet name="Một" sheetId="1" r:id="a"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="x/styles" Target="styles.xml"/></Relationships>"#;
    let mut parts = vec![
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        (PART, sheet),
    ];
    parts.extend(styles.map(|styles| ("xl/styles.xml", styles.as_bytes())));
    zip(&parts)
}

/// The XML of a sheet with a header in its first row and the note "x" in its fourth one.
fn sheet_with_notes(sheet: &str) -> String {
    let bytes = package(sheet.as_bytes(), None);
    let result = marked(&bytes, &[marks("Một", 0, &[note(3, "x")])], "h").expect(sheet);
    let told: Vec<String> = more(&bytes, &result).into_iter().map(|(_, place, text)| place + " " + &text).collect();
    let [header, note] = told.as_slice() else { panic!("{sheet}: {told:?}") };
    assert!(header.ends_with("1 h") && note.ends_with("4 x"), "{sheet}: {told:?}");
    String::from_utf8(unpacked(&result).remove(PART).unwrap()).unwrap()
}

fn cell(prefix: &str, place: &str, text: &str) -> String {
    format!(
        "<{prefix}c r=\"{place}\" t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{text}</{prefix}t>\
         </{prefix}is></{prefix}c>"
    )
}

fn col(number: u32) -> String {
    format!("<col min=\"{number}\" max=\"{number}\" width=\"60.7109375\" customWidth=\"1\"/>")
}

#[test]
fn rows_and_cells_in_any_shape() {
    let wide = |prefix: &str, number: u32| {
        format!("<{prefix}cols>{}</{prefix}cols>", col(number).replace("<col ", &format!("<{prefix}col ")))
    };
    let (h, x) = (cell("", "B1", "h"), cell("", "B4", "x"));
    let one = wide("", 2);
    for (rows, expected) in [
        // No numbers of rows, no addresses of cells; blanks to the right stay right of the note.
        (
            "<row><c><v>1</v></c></row><row/><row/><row><c/><c s=\"3\"/><c s=\"4\"/></row>",
            format!("<row><c><v>1</v></c>{h}</row><row/><row/><row><c/>{x}<c s=\"4\"/></row>"),
        ),
        // Rows that are not there come in order, also before one that has no number of its own.
        (
            "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"7\"/><row/>",
            format!(
                "<row r=\"1\">{h}</row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"4\">{x}</row><row r=\"7\"/><row/>"
            ),
        ),
        // A row is written once, where it stands; what follows the cells of a row stays behind them.
        (
            "<row r=\"9\"/><row r='4' spans='1:1' ht=\"12\" ><c r=\"A4\"><f>1</f></c><extLst/></row>\n",
            format!(
                "<row r=\"1\">{h}</row><row r=\"9\"/><row r=\"4\" ht=\"12\"><c r=\"A4\"><f>1</f></c>{x}<extLst/></row>\n"
            ),
        ),
        (
            "<row r=\"4\" ht=\"90\"><c r=\"A4\"><v>1</v></c><c r=\"AA4\"/></row>",
            format!("<row r=\"1\">{h}</row><row r=\"4\" ht=\"90\"><c r=\"A4\"><v>1</v></c>{x}<c r=\"AA4\"/></row>"),
        ),
        (
            "<!-- a --><row r=\"2\"><c r=\"A2\" t=\"str\"><v>é</v></c></row><!-- b -->",
            format!(
                "<!-- a --><row r=\"1\">{h}</row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>é</v></c></row><!-- b --><row r=\"4\">{x}</row>"
            ),
        ),
    ] {
        let written = sheet_with_notes(&format!("<worksheet><sheetData>{rows}</sheetData><z/></worksheet>"));
        assert_eq!(written, format!("<worksheet>{one}<sheetData>{expected}</sheetData><z/></worksheet>"));
    }
    let rows = format!("<row r=\"1\">{}</row><row r=\"4\">{}</row>", cell("", "A1", "h"), cell("", "A4", "x"));
    for (sheet, expected) in [
        (
            "<worksheet><sheetData/></worksheet>",
            format!("<worksheet>{}<sheetData>{rows}</sheetData></worksheet>", wide("", 1)),
        ),
        ("<worksheet a='\"'/>", format!("<worksheet a='\"'>{}<sheetData>{rows}</sheetData></worksheet>", wide("", 1))),
        (
            "<worksheet><sheetPr/><pageMargins/></worksheet>",
            format!("<worksheet><sheetPr/>{}<sheetData>{rows}</sheetData><pageMargins/></worksheet>", wide("", 1)),
        ),
        (
            "<x:worksheet xmlns:x=\"y\"><x:sheetData><x:row r=\"4\"/></x:sheetData></x:worksheet>",
            format!(
                "<x:worksheet xmlns:x=\"y\">{}<x:sheetData><x:row r=\"1\">{}</x:row><x:row r=\"4\">{}</x:row></x:sheetData></x:worksheet>",
                wide("x:", 1),
                cell("x:", "A1", "h"),
                cell("x:", "A4", "x")
            ),
        ),
    ] {
        assert_eq!(sheet_with_notes(sheet), expected);
    }
}

#[test]
fn rows_grow_with_their_notes() {
    let long = "Ngày sinh không đọc được. ".repeat(5);
    for (format, row, expected) in [
        ("", "<row r=\"4\" ht=\"20\" customHeight=\"1\"/>", "<row r=\"4\" customHeight=\"1\" ht=\"50.25\">"),
        ("", "<row r=\"4\" ht=\"60\"></row>", "<row r=\"4\" ht=\"60\">"),
        ("", "<row r=\"4\"/>", "<row r=\"4\" ht=\"50.25\">"),
        ("", "", "<row r=\"4\" ht=\"50.25\">"),
        ("<sheetFormatPr defaultRowHeight=\"55\"/>", "<row r=\"4\"/>", "<row r=\"4\">"),
        ("<sheetFormatPr defaultRowHeight=\"55\"/>", "", "<row r=\"4\">"),
    ] {
        let sheet = format!("<worksheet>{format}<sheetData>{row}</sheetData></worksheet>");
        let bytes = package(sheet.as_bytes(), None);
        let result = marked(&bytes, &[marks("Một", 0, &[note(3, &long)])], HEADER).unwrap();
        let written = String::from_utf8(unpacked(&result).remove(PART).unwrap()).unwrap();
        assert!(written.contains(&format!("{expected}<c r=\"A4\"")), "{format}{row}: {written}");
    }
}

#[test]
fn merged_areas_keep_the_column_out_of_them() {
    let sheet = |areas: &str| {
        format!(
            "<worksheet><sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c></row></sheetData><mergeCells>{areas}</mergeCells></worksheet>"
        )
    };
    for (areas, column) in [
        ("<mergeCell ref=\"A2:XFD2\"/>", "C"),
        ("<mergeCell ref=\"B1:D1\"/>", "E"),
        ("<mergeCell ref=\"E3:F5\"/><mergeCell ref=\"B1:D1\"/>", "G"),
        ("<mergeCell ref=\"E1:F1\"/>", "C"),
    ] {
        let written = sheet_with_notes(&sheet(areas));
        assert!(written.contains(&cell("", &format!("{column}4"), "x")), "{areas}: {written}");
    }
}

#[test]
fn widths_and_the_used_area_take_the_column_in() {
    let sheet = |head: &str| {
        format!("<worksheet>{head}<sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c></row></sheetData></worksheet>")
    };
    let c = col(3);
    for (head, expected) in [
        ("<dimension ref=\"B1\"/><sheetViews/>", format!("<dimension ref=\"B1:C4\"/><sheetViews/><cols>{c}</cols>")),
        ("<dimension ref=\"A1:D9\"></dimension>", format!("<dimension ref=\"A1:D9\"></dimension><cols>{c}</cols>")),
        ("<dimension ref=\"?\"> </dimension>", format!("<cols>{c}</cols>")),
        ("<dimension/><cols/>", format!("<cols>{c}</cols>")),
        ("<cols><col min=\"1\" max=\"2\"/></cols>", format!("<cols><col min=\"1\" max=\"2\"/>{c}</cols>")),
        (
            "<cols><col min=\"1\" max=\"1\"/><col min=\"5\" max=\"6\"/></cols>",
            format!("<cols><col min=\"1\" max=\"1\"/>{c}<col min=\"5\" max=\"6\"/></cols>"),
        ),
        (
            "<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>",
            format!(
                "<cols><col hidden=\"1\" min=\"2\" max=\"2\"/>{c}<col hidden=\"1\" min=\"4\" max=\"16384\"/></cols>"
            ),
        ),
        ("<cols><col min=\"3\" max=\"3\" hidden=\"1\"></col></cols>", format!("<cols>{c}</cols>")),
        (
            "<cols><col min=\"1\" max=\"1\"/></cols><cols><col min=\"3\" max=\"4\"/><col min=\"2\" max=\"3\"/></cols>",
            format!(
                "<cols><col min=\"1\" max=\"1\"/></cols><cols>{c}<col min=\"4\" max=\"4\"/><col min=\"2\" max=\"2\"/></cols>"
            ),
        ),
    ] {
        let written = sheet_with_notes(&sheet(head));
        assert!(written.starts_with(&format!("<worksheet>{expected}<sheetData>")), "{head}: {written}");
    }
}

#[test]
fn odd_styles_are_left_alone() {
    let sheet = b"<worksheet><sheetData/></worksheet>";
    for styles in [
        "<styleSheet/>",
        "<styleSheet><fonts/><cellXfs><xf/></cellXfs></styleSheet>",
        "<styleSheet><fonts><font/></fonts><cellXfs><xf/></cellXfs><cellXfs><xf/></cellXfs></styleSheet>",
        "<styleSheet><fonts><font/><other/></fonts><cellXfs><xf/></cellXfs></styleSheet>",
        "<other><fonts><font/></fonts><cellXfs><xf/></cellXfs></other>",
    ] {
        let bytes = package(sheet, Some(styles));
        let result = marked(&bytes, &[marks("Một", 0, &[])], HEADER).unwrap();
        assert_eq!(unpacked(&result)["xl/styles.xml"], styles.as_bytes());
        assert!(String::from_utf8(unpacked(&result).remove(PART).unwrap()).unwrap().contains("<c r=\"A1\" t="));
    }
    let styles =
        "<x:styleSheet><x:fonts count=\"9\"><x:font/></x:fonts><x:cellXfs><x:xf/><x:xf/></x:cellXfs></x:styleSheet>";
    let result = marked(&package(sheet, Some(styles)), &[marks("Một", 0, &[])], HEADER).unwrap();
    let written = String::from_utf8(unpacked(&result).remove("xl/styles.xml").unwrap()).unwrap();
    assert!(
        written.contains("<x:fonts count=\"2\"><x:font/><x:font>") && written.contains("<x:cellXfs count=\"3\">"),
        "{written}"
    );
    assert!(written.contains("fontId=\"1\"") && !written.contains("xfId"), "{written}");
    assert!(String::from_utf8(unpacked(&result).remove(PART).unwrap()).unwrap().contains("<c r=\"A1\" s=\"2\" t="));
}

#[test]
fn a_part_in_another_encoding_becomes_utf_8() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData><row><c t=\"str\"><v>Đỗ</v></c></row></sheetData></worksheet>";
    let wide: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let bytes = package(&wide, None);
    let result = marked(&bytes, &[marks("Một", 0, &[])], HEADER).unwrap();
    assert_eq!(more(&bytes, &result), [("Một".to_owned(), "B1".to_owned(), HEADER.to_owned())]);
    let written = String::from_utf8(unpacked(&result).remove(PART).unwrap()).unwrap();
    assert!(
        written.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet>"),
        "{written}"
    );
}
