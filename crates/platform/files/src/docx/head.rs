//! Letterhead, number and date, title block, addressees, legal bases (boxes 1–6 and 9a of Appendix I).

use super::metrics::width;
use super::wml::{Grid, Para, Stand, Text};
use super::{Annex, Paper, PaperDate, Size, body};

const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

pub(super) fn write(paper: &Paper, out: &mut String) {
    let total = paper.orientation.text_width();
    // Quốc hiệu needs 271 points at size 13; the left column takes what is left.
    let right = total * 606 / 1000;
    let grid = Grid { widths: &[total - right, right], bordered: false };
    grid.open(out);
    Grid::row(false, out);
    grid.cell(0, 1, false, out);
    issuer(paper, total - right, out);
    out.push_str("</w:tc>");
    grid.cell(1, 1, false, out);
    nation(paper.size, right, out);
    out.push_str("</w:tc></w:tr>");
    Grid::row(false, out);
    grid.cell(0, 1, false, out);
    number(paper, out);
    out.push_str("</w:tc>");
    grid.cell(1, 1, false, out);
    let line = Para { italic: true, before: 60, ..centred(paper.size.body()) };
    line.write(&format!("{}, {}", paper.place, date(&paper.date)).into(), out);
    out.push_str("</w:tc></w:tr></w:tbl>");
    title(paper, out);
    to(paper, out);
    bases(paper, out);
}

fn centred(size: u16) -> Para {
    Para { stand: Stand::Centre, size, ..Para::default() }
}

fn issuer(paper: &Paper, column: u32, out: &mut String) {
    let size = paper.size.head();
    if let Some(superior) = &paper.superior {
        centred(size).write(&superior.to_uppercase().into(), out);
    }
    let lines = paper.issuer.to_uppercase();
    let name = Para { bold: true, ..centred(size) };
    lines.split('\n').for_each(|line| name.write(&line.into(), out));
    let last = lines.rsplit('\n').next().unwrap_or_default();
    rule(column, width(last, size).min(column) * 2 / 5, out);
}

fn nation(size: Size, column: u32, out: &mut String) {
    Para { bold: true, ..centred(size.head()) }.write(&NATION.into(), out);
    Para { bold: true, ..centred(size.body()) }.write(&MOTTO.into(), out);
    rule(column, width(MOTTO, size.body()), out);
}

/// A solid rule of that length in the middle of a column.
fn rule(column: u32, length: u32, out: &mut String) {
    let side = column.saturating_sub(length) / 2;
    Para { rule: true, left: side, right: side, ..centred(4) }.write(&Text::default(), out);
}

fn number(paper: &Paper, out: &mut String) {
    let size = paper.size.head();
    Para { before: 60, ..centred(size) }.write(&format!("Số: {}", number_text(paper)).into(), out);
    if paper.kind.is_none() {
        Para { before: 120, ..centred(24) }.write(&format!("V/v {}", paper.subject).into(), out);
    }
}

/// "05/BC-UBND", or with room for the number.
pub(super) fn number_text(paper: &Paper) -> String {
    let number = paper.number.map_or_else(|| " ".repeat(5), |number| format!("{number:02}"));
    format!("{number}/{}", paper.symbol)
}

pub(super) fn date(date: &PaperDate) -> String {
    match date {
        PaperDate::Ready(text) => text.clone(),
        PaperDate::Blank { year } => format!("ngày {0}tháng {0}năm {year}", " ".repeat(5)),
    }
}

fn title(paper: &Paper, out: &mut String) {
    let size = paper.size.body();
    let Some(kind) = &paper.kind else {
        return Para { after: 120, ..centred(size) }.write(&Text::default(), out);
    };
    let line = Para { bold: true, keep_next: true, ..centred(size) };
    Para { before: 360, style: Some("Title"), ..line.clone() }.write(&kind.to_uppercase().into(), out);
    line.write(&paper.subject.as_str().into(), out);
    let column = paper.orientation.text_width();
    let longest = paper.subject.split('\n').map(|l| width(l, size)).max().unwrap_or(0).min(column);
    rule(column, longest * 2 / 5, out);
    Para { after: 120, ..centred(12) }.write(&Text::default(), out);
}

/// Kính gửi: one addressee on the same line, several below each other with their dashes aligned.
fn to(paper: &Paper, out: &mut String) {
    let size = paper.size.body();
    match paper.to.as_slice() {
        [] => {}
        [one] => Para { after: 120, ..centred(size) }.write(&format!("Kính gửi: {}", closed(one, "")).into(), out),
        several => {
            let left = paper.orientation.text_width() / 5;
            Para { left, size, ..Para::default() }.write(&"Kính gửi:".into(), out);
            let items = several.len();
            for (index, one) in several.iter().enumerate() {
                let end = if index + 1 == items { "." } else { ";" };
                let para = Para { left: left + 1400, hanging: 160, size, ..Para::default() };
                para.write(&format!("- {}", closed(one, end)).into(), out);
            }
            Para { after: 60, size: 12, ..Para::default() }.write(&Text::default(), out);
        }
    }
}

fn bases(paper: &Paper, out: &mut String) {
    let count = paper.bases.len();
    for (index, basis) in paper.bases.iter().enumerate() {
        let end = if index + 1 == count { "." } else { ";" };
        body::paragraph(paper.layout(paper.orientation)).write(&Text::italic(closed(basis, end)), out);
    }
}

/// The text with this closing sign in place of its own.
pub(super) fn closed(text: &str, end: &str) -> String {
    format!("{}{end}", text.trim().trim_end_matches([';', '.', ',']))
}

/// Label, title and paper of an annex.
pub(super) fn write_annex(annex: &Annex, size: Size, out: &mut String) {
    let line = Para { bold: true, keep_next: true, ..centred(size.body()) };
    line.write(&annex.label.as_str().into(), out);
    let after = if annex.goes_with.is_empty() { 180 } else { 0 };
    Para { after, ..line }.write(&annex.title.to_uppercase().into(), out);
    if !annex.goes_with.is_empty() {
        Para { after: 180, italic: true, ..centred(size.body()) }.write(&annex.goes_with.as_str().into(), out);
    }
}
