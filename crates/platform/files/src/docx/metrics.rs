//! Widths of Times New Roman Bold, for rules that must be as long as the text above them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Thousandths of the type size for A … Z.
const UPPER: [u32; 26] = [
    722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000,
    722, 722, 667,
];
/// Thousandths of the type size for a … z.
const LOWER: [u32; 26] = [
    500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722,
    500, 500, 444,
];

/// Width of a line of bold text in twentieths of a point, at a size in half-points. Marks add nothing.
pub(super) fn width(text: &str, half_points: u16) -> u32 {
    let units: u32 = text.nfd().filter(|c| !is_combining_mark(*c)).map(letter).sum();
    // units/1000 × size/2 points × 20 twentieths
    units * u32::from(half_points) / 100
}

fn letter(c: char) -> u32 {
    match c {
        'A'..='Z' => UPPER[(c as u8 - b'A') as usize],
        'a'..='z' => LOWER[(c as u8 - b'a') as usize],
        'đ' => 556,
        'Đ' => 722,
        ' ' | '.' | ',' | '\u{a0}' => 250,
        '-' | ':' | ';' | '(' | ')' => 333,
        '/' => 278,
        _ => 500,
    }
}
