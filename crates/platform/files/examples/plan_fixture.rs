//! Writes the sample commune's plan as the Word file a clerk would have typed:
//! `cargo run -p files --example plan_fixture` (from the root of the repository).
//!
//! The words come from `fixtures/xa-ha-bac/ke-hoach.md`; the look is a commune's paper: borderless letterhead and
//! signature tables, bold titles without heading styles, and two sentences that a page break cuts in the middle.

use files::docx::{Orientation, Paper, PaperDate, Part, Signer, Size, Spacing, Text};
use files::source::{Extent, Paragraph};
use std::path::Path;

const FOLDER: &str = "fixtures/xa-ha-bac";

/// Paragraphs before which the clerk's page ended.
const CUT_BEFORE: [&str; 2] = ["hiện chính sách đối với cán bộ", "chuẩn, tiêu chí theo yêu cầu"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(FOLDER);
    let document = files::read::read_path(&folder.join("ke-hoach.md"))?;
    let paragraphs: Vec<Paragraph> = document.paragraphs().cloned().collect();
    std::fs::write(folder.join("ke-hoach.docx"), paper(&paragraphs).to_docx())?;
    Ok(())
}

fn paper(paragraphs: &[Paragraph]) -> Paper {
    let at = |start: &str| paragraphs.iter().position(|p| p.text.starts_with(start)).unwrap_or(paragraphs.len());
    let text = |index: usize| paragraphs.get(index).map(|p| p.text.clone()).unwrap_or_default();
    let (kind, foot, signer) = (at("KẾ HOẠCH"), at("Nơi nhận:"), at("TM. ỦY BAN NHÂN DÂN"));
    let signer_lines = text(signer);
    let (capacity, title) = signer_lines.split_once('\n').unwrap_or(("", &signer_lines));
    Paper {
        superior: None,
        issuer: "ỦY BAN NHÂN DÂN\nXÃ HÀ BẮC".to_owned(),
        number: None,
        symbol: "KH-UBND".to_owned(),
        place: "Hà Bắc".to_owned(),
        date: PaperDate::Blank { year: 2026 },
        kind: Some(text(kind)),
        subject: text(kind + 1),
        to: Vec::new(),
        bases: Vec::new(),
        body: paragraphs[kind + 2..foot].iter().flat_map(parts).collect(),
        signer: Signer { capacity: Some(capacity.to_owned()), title: title.to_owned(), name: Some(text(signer + 1)) },
        recipients: paragraphs[foot + 1..signer].iter().map(|p| p.text.clone()).collect(),
        annexes: Vec::new(),
        size: Size::Larger,
        spacing: Spacing::Single,
        orientation: Orientation::Portrait,
    }
}

fn parts(paragraph: &Paragraph) -> Vec<Part> {
    let text = styled(paragraph);
    let part = if paragraph.marker.is_some() { Part::Item(text) } else { Part::Para(text) };
    if CUT_BEFORE.iter().any(|start| paragraph.text.starts_with(start)) {
        return vec![Part::PageBreak, part];
    }
    vec![part]
}

fn styled(paragraph: &Paragraph) -> Text {
    let text = paragraph.text.as_str();
    if paragraph.bold == Extent::Whole || paragraph.heading.is_some() {
        return Text::bold(text);
    }
    if text.starts_with("Căn cứ Chỉ thị") || text.starts_with("Thực hiện Kế hoạch") {
        return Text::italic(text);
    }
    if let Some(rest) = paragraph.bold_lead.as_deref().and_then(|lead| text.strip_prefix(lead)) {
        return Text::bold(&text[..text.len() - rest.len()]).then(rest);
    }
    if paragraph.italic == Extent::Part {
        if let (Some(open), Some(close)) = (text.find('“'), text.find('”')) {
            let open = open + '“'.len_utf8();
            return Text::from(&text[..open]).then(Text::italic(&text[open..close])).then(&text[close..]);
        }
        if let Some(colon) = text.find(':') {
            return Text::italic(&text[..=colon]).then(&text[colon + 1..]);
        }
    }
    Text::from(text)
}
