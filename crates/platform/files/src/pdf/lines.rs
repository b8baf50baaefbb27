//! Pieces to lines: what stands on one base line, cut where a wide gap separates two columns.

use super::pieces::Piece;
use crate::source::Paragraph;
use crate::styled::{Look, Styled};

/// A stretch of a line without a wide gap in it.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub x: f64,
    pub end: f64,
    pub pieces: Vec<Piece>,
}

/// One line of text, its segments from left to right.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub y: f64,
    pub size: f64,
    pub segments: Vec<Segment>,
}

impl Line {
    pub(super) fn x(&self) -> f64 {
        self.segments.first().map_or(0.0, |s| s.x)
    }

    pub(super) fn end(&self) -> f64 {
        self.segments.last().map_or(0.0, |s| s.end)
    }

    pub(super) fn text(&self) -> String {
        let parts: Vec<String> = self.segments.iter().map(|s| s.styled().into_paragraph().text).collect();
        parts.join(" ")
    }
}

impl Segment {
    /// The pieces joined, with a blank where the pen jumped.
    pub(super) fn styled(&self) -> Styled {
        let mut out = Styled::default();
        let mut before: Option<&Piece> = None;
        for piece in &self.pieces {
            if before.is_some_and(|b| piece.x - b.end > 0.15 * piece.size) {
                out.push_gap();
            }
            out.push(&piece.text, Look { bold: piece.bold, italic: piece.italic });
            before = Some(piece);
        }
        out
    }

    pub(super) fn paragraph(&self, line: u32, page: u32) -> Paragraph {
        Paragraph { line, page: Some(page), ..self.styled().into_paragraph() }
    }

    pub(super) fn centre(&self) -> f64 {
        (self.x + self.end) / 2.0
    }
}

/// Sorts pieces into lines from top to bottom.
pub(super) fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.iter().any(|p| (p.y - piece.y).abs() < 0.4 * p.size.max(piece.size)) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    rows.into_iter().map(line).collect()
}

fn line(mut pieces: Vec<Piece>) -> Line {
    pieces.sort_by(|a, b| a.x.total_cmp(&b.x));
    // The line stands where most of its signs stand; a raised note mark doesn't move it.
    let main = pieces.iter().max_by_key(|p| p.text.chars().count());
    let (y, size) = main.map_or((0.0, 0.0), |p| (p.y, p.size));
    let mut segments: Vec<Segment> = Vec::new();
    for piece in pieces {
        match segments.last_mut() {
            Some(last) if piece.x - last.end < 2.0 * size || is_marker(last) => {
                last.end = last.end.max(piece.end);
                last.pieces.push(piece);
            }
            _ => segments.push(Segment { x: piece.x, end: piece.end, pieces: vec![piece] }),
        }
    }
    Line { y, size, segments }
}

/// A number or bullet stands apart from its text and yet belongs to it.
fn is_marker(segment: &Segment) -> bool {
    let [piece] = segment.pieces.as_slice() else { return false };
    let text = piece.text.trim();
    let short = text.chars().count() <= 6 && !text.contains(' ');
    short && (text.ends_with(['.', ')', '-', '–', '+', '•', '*']) || text.chars().all(|c| !c.is_alphanumeric()))
}

/// A line that holds nothing but the page's number: "2", "- 2 -", "Trang 2/5".
pub(super) fn is_page_number(text: &str) -> bool {
    let text = text.to_lowercase();
    let text =
        text.trim().trim_start_matches("trang").trim_matches(|c: char| c.is_whitespace() || "-–—[]()|.".contains(c));
    let mut parts = text.splitn(2, '/');
    let number = |t: &str| (1..=4).contains(&t.trim().len()) && t.trim().chars().all(|c| c.is_ascii_digit());
    parts.next().is_some_and(number) && parts.next().is_none_or(number)
}
