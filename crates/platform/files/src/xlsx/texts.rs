//! Texts of cells: what of them a cell can hold, and how much room they take.

use unicode_normalization::UnicodeNormalization;

/// Longest text of a cell, in characters of UTF-16: Excel's own limit.
const MAX_TEXT: usize = 32_767;
/// Points from line to line at size 12.
const LINE: f64 = 15.75;
/// Highest row that Excel knows, in points.
const HIGHEST: f64 = 409.0;

/// NFC, no control signs but line breaks, no longer than a cell can hold.
pub(crate) fn text(value: &str) -> String {
    let mut room = MAX_TEXT - 1;
    let mut out = String::new();
    let allowed = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    for c in value.chars().filter(allowed).nfc() {
        if c.len_utf16() > room {
            out.push('…');
            break;
        }
        room -= c.len_utf16();
        out.push(c);
    }
    out
}

/// Lines that a text takes when broken between words.
pub(crate) fn wrapped(text: &str, width: usize) -> usize {
    let mut lines = 1;
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = 0;
        }
        lines += length.saturating_sub(1) / width;
        used += length + usize::from(used > 0);
    }
    lines
}

/// Height in points of a row of so many lines.
pub(crate) fn points(lines: usize) -> f64 {
    (lines as f64 * LINE + 3.0).min(HIGHEST)
}
