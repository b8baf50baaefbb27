//! Whatever bytes come in: an answer or a refusal, never a crash, and never text that was not there.

use crate::word::docx_with;
use files::read::read;
use proptest::prelude::*;

fn sample() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/xa-ha-bac/ke-hoach.docx");
    std::fs::read(path).unwrap()
}

/// Pieces of Word's XML, to be thrown together in any order.
const PIECES: [&str; 24] = [
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
    "<w:tcPr><w:gridSpan w:val=\"99999999999\"/><w:vMerge/></w:tcPr>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:del>",
    "</w:del>",
    "chữ",
    "&#x0;",
    "&amp;",
    "<w:br/>",
    "<mc:AlternateContent><mc:Choice/></mc:AlternateContent>",
    "<w:rPr><w:del/><w:b w:val=\"x\"/></w:rPr>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn bytes_changed_in_a_word_file(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = sample();
        for (at, value) in places {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let _ = read(&bytes, "a.docx");
    }

    #[test]
    fn xml_in_any_order(order in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let body: String = order.iter().map(|i| PIECES[*i]).collect();
        let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="8"><w:lvlText w:val="%9%1%"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
        if let Ok(document) = read(&docx_with(&body, "", numbering), "a.docx") {
            for p in document.paragraphs() {
                prop_assert!(p.text.chars().all(|c| "chữ& \n".contains(c) || c.is_whitespace()), "{:?}", p.text);
            }
        }
    }

    #[test]
    fn text_of_any_kind(text in "[ -~\\n\\tếộđ|*_#`<>\\\\\u{300}]{0,300}", name in "[a-z]{1,4}\\.(md|txt)") {
        let text = text.replace("#<", "<td rowspan=3 colspan=9>").replace("<>", "<table>").replace("><", "</table>");
        if let Ok(document) = read(text.as_bytes(), &name) {
            let lines = text.split('\n').count() as u32 + 1;
            for p in document.paragraphs() {
                prop_assert!(p.line >= 1 && p.line <= lines && !p.text.is_empty() && p.text == p.text.trim());
            }
        }
    }
}
