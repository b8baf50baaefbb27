//! Joins lines that were cut at the margin, for formats that keep no paragraphs (plain text, PDF).

use super::labels;
use super::lines::{Line, Piece};
use super::marker::Family;
use super::sections;
use super::text::{canon, ends_sentence, first_listed, is_upper, starts_lower};

/// Lines with which something new begins, whatever stood before.
const OPENERS: &str = "căn cứ | thực hiện kế hoạch số | thực hiện chỉ thị số | thực hiện quyết định số | theo đề nghị | \
    nơi nhận | tm. | kt. | tl. | tuq. | số: | phụ lục | ủy ban nhân dân | cộng hòa xã hội | độc lập | lưu:";

/// Joins cut lines.
pub(super) fn join(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let full = if keeps_paragraphs(&pieces) { usize::MAX } else { usual_width(&pieces) * 7 / 10 };
    let mut out: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
    // Number and width of the last source line in the paragraph being put together.
    let mut last = (0u32, 0usize);
    for piece in pieces {
        let Piece::Line(line) = piece else {
            out.push(piece);
            continue;
        };
        let width = line.text.chars().count();
        match out.last_mut() {
            Some(Piece::Line(open)) if line.no == last.0 + 1 && continues(open, &line, last.1 >= full) => {
                let dash = line.marker.as_ref().is_some_and(|m| m.family == Family::Dash);
                // "18/CT-" at the end of a line goes on without a blank.
                let in_a_number = open.text.ends_with('-') && !open.text.ends_with(" -");
                open.text.push_str(match (dash, in_a_number) {
                    (true, _) => " - ",
                    (false, true) => "",
                    (false, false) => " ",
                });
                open.text.push_str(&line.text);
            }
            _ => out.push(Piece::Line(line.clone())),
        }
        last = (line.no, width);
    }
    out
}

/// A text saved with one paragraph a line: no margin is wide enough for such lines.
fn keeps_paragraphs(pieces: &[Piece<'_>]) -> bool {
    let long = |piece: &&Piece<'_>| matches!(piece, Piece::Line(l) if l.text.chars().count() > 180);
    pieces.iter().filter(long).count() >= 2
}

/// The width that nine lines in ten do not pass.
fn usual_width(pieces: &[Piece<'_>]) -> usize {
    let mut widths: Vec<usize> = pieces
        .iter()
        .filter_map(|p| if let Piece::Line(l) = p { Some(l.text.chars().count()) } else { None })
        .collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(0)
}

fn continues(open: &Line, next: &Line, open_is_full: bool) -> bool {
    let low = canon(&next.text);
    if next.marker.is_some() {
        return splits_a_name(&canon(&open.text), next, &low);
    }
    let begins_anew = labels::begins_with_label(&next.text)
        || first_listed(&low, OPENERS).is_some() && !starts_lower(&next.text)
        || ["tm.", "kt.", "tl.", "tuq.", "số:"].iter().any(|o| low.starts_with(o));
    if begins_anew || in_capitals(&next.text) != in_capitals(&open.text) {
        return false;
    }
    if is_upper(&open.text) {
        return open.marker.is_some() && open_is_full && sections::class_of(&next.text).is_none();
    }
    if open.text.ends_with(['-', ',']) {
        return true;
    }
    // A bold title is over where plain text begins with a capital.
    if open.strong && !next.strong && next.lead.is_none() && !starts_lower(&next.text) {
        return false;
    }
    (!ends_sentence(&open.text) || starts_lower(&next.text)) && (open_is_full || starts_lower(&next.text))
}

/// "III/2026" alone is the rest of a date, not a title.
fn in_capitals(text: &str) -> bool {
    is_upper(text) && text.chars().filter(|c| c.is_alphabetic()).count() > 4
}

/// "Phòng Văn hóa" at the end of a line and "- Xã hội" on the next are one name.
fn splits_a_name(open: &str, next: &Line, low: &str) -> bool {
    let dash = next.marker.as_ref().is_some_and(|m| m.family == Family::Dash);
    let pairs = [
        ("văn hóa", "xã hội"),
        ("kinh tế", "xã hội"),
        ("chính trị", "xã hội"),
        ("tài chính", "kế toán"),
        ("hđnd", "ubnd"),
    ];
    dash && pairs.iter().any(|(a, b)| open.ends_with(a) && low.starts_with(b))
}
