//! Keys for comparing and finding: what two spellings of the same words have in common.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::tone;

/// The key under which a text is found without marks: lower case, no marks, đ as d, words of letters and digits
/// parted by single spaces. Where the tone mark stands does not matter, nor does the kind of dash.
///
/// "Đỗ Thị Thuỳ Dương" gives "do thi thuy duong"; "Văn hoá – Xã hội" and "Văn hóa - Xã hội" give "van hoa xa hoi";
/// "&" reads as "và". The key holds only letters, digits and single spaces, so it needs no escaping in `LIKE`.
pub fn search_key(text: &str) -> String {
    // Lower-casing can bring out new marks (İ), hence decomposed once more after it.
    let folded =
        joined(text).nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)).map(plain_d);
    words_only(folded, "va")
}

/// The key under which a text is found with its marks: as [`search_key`], but marks and đ are kept, in NFC with
/// the tone mark in its one canonical place. Two texts with equal mark keys are the same words to a reader.
pub fn mark_key(text: &str) -> String {
    let folded: String = joined(text).nfkc().flat_map(char::to_lowercase).nfkc().map(vietnamese_d).collect();
    words_only(tone::canonical(&folded).chars(), "và")
}

/// The first letters of the words, without marks: "Nguyễn Văn An" gives "nva".
pub fn initials(text: &str) -> String {
    search_key(text).split(' ').filter_map(|word| word.chars().next()).collect()
}

fn words_only(chars: impl Iterator<Item = char>, ampersand: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in chars {
        if c == '&' {
            part(&mut out);
            out.push_str(ampersand);
            gap = true;
        } else if c.is_alphanumeric() {
            if gap {
                part(&mut out);
            }
            out.push(c);
            gap = false;
        } else if is_combining_mark(c) && !gap && !out.is_empty() {
            out.push(c);
        } else {
            gap = true;
        }
    }
    out
}

fn part(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}

/// The characters that are seen: an invisible one inside a word neither parts it nor hides a syllable from whoever
/// looks for its tone.
fn joined(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
}

fn plain_d(c: char) -> char {
    if vietnamese_d(c) == 'đ' { 'd' } else { c }
}

/// Icelandic eth and African d look like đ and come from old fonts; a reader means đ.
pub(super) fn vietnamese_d(c: char) -> char {
    match c {
        'đ' | 'ð' | 'ɖ' => 'đ',
        'Đ' | 'Ð' | 'Ɖ' => 'Đ',
        other => other,
    }
}
