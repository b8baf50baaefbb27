//! Notes in sheets of any rows and cells, whatever is left out of them or out of order.

use files::xlsx_in::read;
use files::xlsx_marked::marked;
use proptest::prelude::*;

use crate::xlsx_marked::{marks, more, note};
use crate::xlsx_marked_xml::package;

/// Pieces of rows; each is whole, so that what they make is well-formed.
const CELLS: [&str; 9] = [
    "<c><v>1</v></c>",
    "<c/>",
    "<c r=\"C2\"/>",
    "<c r=\"E5\" t=\"inlineStr\"><is><t> a&amp;b </t></is></c>",
    "<c r='B1' t='str'><v>x</v></c>",
    "<c t=\"s\"><v>7</v></c>",
    "<c r=\"?\"><f>A1</f><v>2</v></c>",
    "<c r=\"H3\" s=\"1\"></c>",
    "<!-- c --><extLst/> ",
];
const ROWS: [&str; 6] = [
    "<row>",
    "<row r=\"2\">",
    "<x:row r='6' spans='1:2'>",
    "<row r=\"0\" ht=\"3\">",
    "<row r=\"4294967295\">",
    "<row/><row>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_rows_keep_what_they_hold(
        rows in prop::collection::vec((0..ROWS.len(), prop::collection::vec(0..CELLS.len(), 0..5)), 0..7),
        split in 0..8_usize,
        header_row in 0..8_u32,
        notes in prop::collection::vec(0..9_u32, 0..5),
    ) {
        let mut data = String::from("<sheetData>");
        for (at, (row, cells)) in rows.iter().enumerate() {
            data += if at == split { "</sheetData><z/><sheetData>" } else { "" };
            data += ROWS[*row];
            data.extend(cells.iter().map(|cell| CELLS[*cell]));
            data += if ROWS[*row].starts_with("<x:") { "</x:row>" } else { "</row>" };
        }
        let bytes = package(format!("<worksheet>{data}</sheetData></worksheet>").as_bytes(), None);
        prop_assume!(read(&bytes).is_ok());
        let notes: Vec<_> = notes.iter().map(|row| note(*row, "n")).collect();
        let result = marked(&bytes, &[marks("Một", header_row, &notes)], "h").unwrap();
        let told = more(&bytes, &result);
        let lines: usize = told.iter().map(|(_, _, text)| text.split('\n').count()).sum();
        prop_assert_eq!(lines, notes.len() + 1);
        let columns: std::collections::BTreeSet<_> =
            told.iter().map(|(_, place, _)| place.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()).collect();
        prop_assert_eq!(columns.len(), 1);
        prop_assert_eq!(&result, &marked(&bytes, &[marks("Một", header_row, &notes)], "h").unwrap());
    }
}
