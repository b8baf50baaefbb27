//! Cleaning of what people type or paste: one spelling of every letter, no invisible characters.

use unicode_normalization::UnicodeNormalization;

/// The same text in Unicode normal form C: "e" + "̂" + "̃" becomes "ễ". Nothing else changes, so this is also
/// right where blanks mean something (passwords, lines of a document that is being read).
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Cleans a one-line field (a name, a title): NFC, no invisible characters, every run of blanks and line breaks
/// is one space, none at the ends. Non-breaking and thin spaces count as blanks.
pub fn one_line(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).nfc().collect();
    joined_words(&visible)
}

/// Cleans a text of several lines: each line as [`one_line`] does, every kind of line break becomes `\n`,
/// empty lines at both ends go, those between paragraphs stay.
pub fn multi_line(text: &str) -> String {
    let unified: String = text.replace("\r\n", "\n").chars().map(|c| if is_line_break(c) { '\n' } else { c }).collect();
    let lines: Vec<String> = unified.split('\n').map(one_line).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn joined_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn is_blank(c: char) -> bool {
    // U+2800 and U+3164 draw nothing, yet are no white space to Unicode.
    c.is_whitespace() || matches!(c, '\u{2800}' | '\u{3164}')
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that draw nothing and only make two equal texts differ, turn the direction of the line, or are
/// refused by a database (NUL). Tab and line breaks are blanks, not invisible.
fn is_invisible(c: char) -> bool {
    let control = c.is_control() && !c.is_whitespace();
    control
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{e0000}'..='\u{e0fff}')
}
