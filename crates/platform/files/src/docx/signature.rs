//! The foot of the paper: recipients on the left, the signer on the right (boxes 7 and 9b of Appendix I).

use super::Paper;
use super::head::closed;
use super::wml::{Grid, Para, Stand, Text};

/// Room for the signature and the seal, in twentieths of a point.
const SIGNATURE_ROOM: u32 = 1500;

/// Air above the foot.
const GAP: u32 = 120;

pub(super) fn write(paper: &Paper, out: &mut String) {
    let total = paper.orientation.text_width();
    let left = total * 46 / 100;
    let grid = Grid { widths: &[left, total - left], bordered: false };
    grid.open(out);
    Grid::row(false, out);
    grid.cell(0, 1, false, out);
    recipients(&paper.recipients, out);
    out.push_str("</w:tc>");
    grid.cell(1, 1, false, out);
    signer(paper, out);
    out.push_str("</w:tc></w:tr></w:tbl>");
    // A document may not end with a table.
    Para { size: 2, ..Para::default() }.write(&Text::default(), out);
}

fn recipients(recipients: &[String], out: &mut String) {
    if recipients.is_empty() {
        return Para::default().write(&Text::default(), out);
    }
    Para { before: GAP, bold: true, italic: true, size: 24, ..Para::default() }.write(&"Nơi nhận:".into(), out);
    let last = recipients.len() - 1;
    for (index, one) in recipients.iter().enumerate() {
        let end = if index == last { "." } else { ";" };
        let item = Para { size: 22, left: 130, hanging: 130, ..Para::default() };
        item.write(&format!("- {}", closed(one, end)).into(), out);
    }
}

fn signer(paper: &Paper, out: &mut String) {
    let line = Para { stand: Stand::Centre, bold: true, size: paper.size.body(), ..Para::default() };
    let title = paper.signer.title.to_uppercase();
    let office = paper.signer.capacity.iter().chain([&title]);
    for (index, text) in office.filter(|t| !t.is_empty()).enumerate() {
        let before = if index == 0 { GAP } else { 0 };
        Para { before, ..line.clone() }.write(&text.as_str().into(), out);
    }
    let name = paper.signer.name.clone().unwrap_or_default();
    Para { before: SIGNATURE_ROOM, ..line }.write(&name.into(), out);
}
