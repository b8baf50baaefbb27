//! Numbers and bullets that Word draws by itself.

use crate::word::{docx_with, of, pp, r, read};

const LEGAL: &str = r#"<w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
    <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
    <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
    <w:lvl w:ilvl="5"><w:start w:val="1"/><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%6"/></w:lvl>
    <w:lvl w:ilvl="6"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
    <w:lvl w:ilvl="7"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>"#;

fn item(num: u32, level: u32) -> String {
    pp(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr>"), &r("x"))
}

fn markers(body: &str, styles: &str, numbering: &str) -> Vec<String> {
    of(&read(&docx_with(body, styles, numbering))).into_iter().map(|p| p.marker.unwrap_or_default()).collect()
}

#[test]
fn levels_count_and_restart() {
    let levels = [0, 1, 1, 2, 2, 3, 3, 4, 1, 2, 0, 1, 5, 6, 7];
    let body: String = levels.iter().map(|l| item(1, *l)).collect();
    let expected = ["I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "-", "3.", "3.1.", "II.", "1.", "2.1", "•", ""];
    assert_eq!(markers(&body, "", LEGAL), expected);
}

#[test]
fn a_second_list_on_the_same_definition_goes_on_unless_its_start_is_overridden() {
    let body = item(1, 1) + &item(1, 1) + &item(2, 1) + &item(2, 1) + &item(1, 1);
    assert_eq!(markers(&body, "", LEGAL), ["1.", "2.", "5.", "6.", "7."]);
}

#[test]
fn empty_items_count_but_deleted_ones_do_not() {
    let empty = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";
    let gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:t>cũ</w:t></w:r></w:del></w:p>";
    assert_eq!(markers(&(item(1, 1) + empty + gone + &item(1, 1)), "", LEGAL), ["1.", "3."]);
}

#[test]
fn numbering_comes_with_a_style_and_can_be_taken_off() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="Mục con"/><w:basedOn w:val="Muc"/></w:style>"#;
    let numbering = r#"<w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:pStyle w:val="MucCon"/><w:lvlText w:val="(%2)"/></w:lvl>
        </w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>"#;
    let style = |id: &str, more: &str| pp(&format!("<w:pStyle w:val=\"{id}\"/>{more}"), &r("x"));
    let body = style("Muc", "")
        + &style("MucCon", "")
        + &style("MucCon", "")
        + &style("Muc", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>")
        + &style("Muc", "");
    assert_eq!(markers(&body, styles, numbering), ["C", "(i)", "(ii)", "", "D"]);
}

#[test]
fn the_level_is_kept_and_unknown_lists_are_no_lists() {
    let made = of(&read(&docx_with(&(item(1, 3) + &item(3, 0) + &item(77, 0)), "", LEGAL)));
    assert_eq!((made[0].marker.as_deref(), made[0].list_level), (Some("a)"), Some(3)));
    assert_eq!((made[1].marker.as_deref(), made[1].list_level), (None, None));
    assert_eq!((made[2].marker.as_deref(), made[2].list_level), (None, None));
}
