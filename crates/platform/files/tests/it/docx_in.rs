//! Runs, styles, breaks, tracked changes, fields, boxes of Word paragraphs.

use crate::word::{docx, docx_with, of, p, paragraphs, pp, r, read, rp, texts};
use files::source::Extent;

#[test]
fn runs_join_with_the_blanks_they_carry() {
    assert_eq!(texts(&p(&(r("Phòng") + &r(" Kinh tế")))), ["Phòng Kinh tế"]);
    assert_eq!(texts(&p(&(r("Ph") + &rp("<w:lang w:val=\"vi-VN\"/>", "òng")))), ["Phòng"]);
    assert_eq!(texts(&p(&r("  a \u{a0} b\n c  "))), ["a b c"]);
}

#[test]
fn text_is_composed_even_over_runs() {
    let decomposed = r("Ho") + &rp("<w:b/>", "a\u{300}") + &r("a\u{300}");
    let made = paragraphs(&p(&decomposed));
    assert_eq!(made[0].text, "Hoàà");
    assert_eq!(texts(&p(&(rp("<w:b/>", "e") + &r("\u{302}\u{301}m")))), ["ếm"]);
}

#[test]
fn bold_extents_and_run_in_title() {
    let made = paragraphs(
        &(p(&rp("<w:b/>", "Cả đoạn"))
            + &p(&(rp("<w:b/>", "1. Tiêu đề") + &r(".")))
            + &p(&(rp("<w:b/>", "1.") + &r(" ") + &rp("<w:b/>", "Tiêu đề.") + &r(" Nội dung")))
            + &p(&(r("Nội dung ") + &rp("<w:b/>", "đậm")))
            + &p(&rp("<w:b w:val=\"0\"/><w:i w:val=\"true\"/>", "nghiêng"))),
    );
    assert_eq!(made[0].bold, Extent::Whole);
    assert_eq!(made[1].bold, Extent::Whole);
    assert_eq!((made[2].bold, made[2].bold_lead.as_deref()), (Extent::Part, Some("1. Tiêu đề.")));
    assert_eq!((made[3].bold, made[3].bold_lead.as_deref()), (Extent::Part, None));
    assert_eq!((made[4].bold, made[4].italic), (Extent::None, Extent::Whole));
}

#[test]
fn styles_give_bold_heading_and_centre_through_their_ancestors() {
    let styles = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Gốc"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:i w:val="0"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="Goc"/></w:style>
        <w:style w:type="paragraph" w:styleId="Thuong"><w:name w:val="Thường"/><w:basedOn w:val="Goc"/><w:rPr><w:b w:val="false"/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="MucLon"><w:name w:val="Mục lớn"/><w:basedOn w:val="u1"/></w:style>
        <w:style w:type="paragraph" w:styleId="TD3"><w:name w:val="Tiêu đề 3"/></w:style>
        <w:style w:type="paragraph" w:styleId="Vong"><w:name w:val="a"/><w:basedOn w:val="Vong2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Vong2"><w:name w:val="b"/><w:basedOn w:val="Vong"/></w:style>"#;
    let para = |style: &str, runs: &str| pp(&format!("<w:pStyle w:val=\"{style}\"/>"), runs);
    let body = para("Con", &r("một"))
        + &para("Thuong", &r("hai"))
        + &para("Con", &rp("<w:rStyle w:val=\"Strong\"/>", "ba"))
        + &para("Con", &rp("<w:b w:val=\"0\"/>", "bốn"))
        + &para("MucLon", &r("năm"))
        + &para("TD3", &r("sáu"))
        + &para("Heading2", &r("bảy"))
        + &para("Vong", &r("tám"))
        + &pp("<w:outlineLvl w:val=\"1\"/>", &r("chín"))
        + &pp("<w:pStyle w:val=\"u1\"/><w:outlineLvl w:val=\"9\"/>", &r("mười"));
    let made = of(&read(&docx_with(&body, styles, "")));
    let bold: Vec<Extent> = made.iter().map(|p| p.bold).collect();
    assert_eq!(bold[..4], [Extent::Whole, Extent::None, Extent::None, Extent::None]);
    assert_eq!(made[0].italic, Extent::None, "the style says no to the default");
    assert_eq!(made[4].italic, Extent::Whole, "the document's default holds");
    assert!(made[0].centred && made[1].centred && !made[4].centred);
    let headings: Vec<Option<u8>> = made.iter().map(|p| p.heading).collect();
    assert_eq!(headings[4..], [Some(1), Some(3), Some(2), None, Some(2), None]);
}

#[test]
fn page_breaks_neither_break_words_nor_lines() {
    let rendered = p(&(r("thay thế và th") + "<w:r><w:lastRenderedPageBreak/></w:r>" + &r("ực hiện")));
    let explicit = p(&(r("thực") + "<w:r><w:br w:type=\"page\"/></w:r>" + &r("hiện chính sách")));
    let blank = p(&(r("thực ") + "<w:r><w:br w:type=\"page\"/></w:r>" + &r(" hiện")));
    assert_eq!(texts(&(rendered + &explicit + &blank)), ["thay thế và thực hiện", "thực hiện chính sách", "thực hiện"]);
    assert!(texts(&p("<w:r><w:br w:type=\"page\"/></w:r>")).is_empty());
    let line = p(&(r("TM. ỦY BAN NHÂN DÂN ") + "<w:r><w:br/><w:t>CHỦ TỊCH</w:t></w:r>"));
    assert_eq!(texts(&line), ["TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]);
}

#[test]
fn pages_are_told_only_where_word_noted_them() {
    let body = p(&r("một")) + &p(&("<w:r><w:lastRenderedPageBreak/></w:r>".to_owned() + &r("hai")));
    let pages: Vec<_> = paragraphs(&body).iter().map(|p| p.page).collect();
    assert_eq!(pages, [Some(1), Some(2)]);
    assert_eq!(paragraphs(&p(&r("một")))[0].page, None);
}

#[test]
fn small_signs() {
    let runs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d\u{ad}e</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>";
    assert_eq!(texts(&p(runs)), ["a b-cde✓"]);
    assert_eq!(texts(&p(&r("&amp;&lt;&#7879;&quot;"))), ["&<ệ\""]);
    assert_eq!(texts(&p(&(rp("<w:caps/>", "nhiệm vụ") + &rp("<w:vanish/>", "ẩn")))), ["NHIỆM VỤ"]);
}

#[test]
fn tracked_changes_show_the_new_text_with_its_new_look() {
    let runs = r("Hoàn thành ")
        + "<w:del w:id=\"1\"><w:r><w:delText>trong tháng 5</w:delText></w:r><w:r><w:t>x</w:t></w:r></w:del>"
        + &format!("<w:ins w:id=\"2\">{}</w:ins>", r("trong tháng 6"))
        + &format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", r("đi"), r("/2026"));
    assert_eq!(texts(&p(&runs)), ["Hoàn thành trong tháng 6/2026"]);
    let was_bold = rp("<w:rPrChange w:id=\"3\"><w:rPr><w:b/><w:i/></w:rPr></w:rPrChange>", "thường");
    let was_centred = pp(
        "<w:pPrChange w:id=\"4\"><w:pPr><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange>",
        &was_bold,
    );
    let made = paragraphs(&was_centred);
    assert_eq!((made[0].bold, made[0].centred, made[0].heading), (Extent::None, false, None));
    let joined = pp("<w:rPr><w:del w:id=\"5\"/></w:rPr>", &r("nửa đầu ")) + &p(&r("nửa sau"));
    assert_eq!(texts(&joined), ["nửa đầu nửa sau"]);
}

#[test]
fn fields_links_and_controls_show_their_result_once() {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>08/5/2026</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    assert_eq!(texts(&p(&(r("ngày ") + field + &r(" của")))), ["ngày 08/5/2026 của"]);
    let lost_end = p(&(r("a") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>")) + &p(&r("b"));
    assert_eq!(texts(&lost_end), ["a", "b"]);
    assert_eq!(texts(&p(&format!("<w:hyperlink>{}</w:hyperlink>", r("liên kết")))), ["liên kết"]);
    let inline =
        format!("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", r("ô"));
    let block = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&inline));
    assert_eq!(texts(&block), ["ô"]);
    assert_eq!(texts(&p(&(r("x") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"))), ["x"]);
}

#[test]
fn text_boxes_are_read_once_after_their_paragraph() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p(&r("HỎA TỐC")));
    let shape = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    );
    assert_eq!(texts(&p(&(r("trước") + &shape + &r(" sau")))), ["trước sau", "HỎA TỐC"]);
    let old = format!("<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>");
    assert_eq!(texts(&p(&old)), ["HỎA TỐC"]);
}

#[test]
fn lines_count_every_paragraph_and_every_row() {
    let row = "<w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p><w:p/></w:tc></w:tr>";
    let body = p(&r("một")) + "<w:p/>" + &format!("<w:tbl>{row}{row}</w:tbl>") + &p(&r("cuối"));
    let document = read(&docx(&body));
    let lines: Vec<u32> = document.paragraphs().map(|p| p.line).collect();
    assert_eq!(lines, [1, 3, 4, 5]);
}

#[test]
fn a_table_of_contents_does_not_repeat_the_headings() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="Mucluc1"><w:name w:val="toc 1"/></w:style>"#;
    let body = pp("<w:pStyle w:val=\"Mucluc1\"/>", &r("I. MỤC ĐÍCH 1")) + &p(&r("I. MỤC ĐÍCH"));
    let made = of(&read(&docx_with(&body, styles, "")));
    assert_eq!(made.iter().map(|p| (p.line, p.text.as_str())).collect::<Vec<_>>(), [(2, "I. MỤC ĐÍCH")]);
}

#[test]
fn letters_of_before_unicode_are_refused_rather_than_misread() {
    let old = rp("<w:rFonts w:ascii=\".VnTime\"/>", &"KÕ ho¹ch n©ng cao chÊt l\u{ad}îng ®éi ngò ".repeat(6));
    let error = files::read::read(&docx(&p(&old)), "a.docx").unwrap_err();
    assert_eq!(error.code, "unsupported");
    assert!(error.suggestion.contains("Unicode"));
    // A Unicode text that was only dressed in such a font is read.
    let dressed = rp("<w:rFonts w:ascii=\".VnTime\"/>", &"Kế hoạch công tác nhà nước ở xã là ".repeat(6));
    assert!(texts(&p(&dressed))[0].starts_with("Kế hoạch"));
}
