//! Small questions about the words of a paper, shared by its readers.

use kernel::text::mark_key;

/// Runs of blanks, tabs too, become one space.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True when the first letter is a small one.
pub(super) fn starts_lower(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// True when there are letters and none of them is small.
pub(super) fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// The item behind its dash; none where there is no dash.
pub(super) fn after_bullet(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let rest = text.strip_prefix(['-', '–', '+', '•', '*', '·', '\u{f0b7}'])?;
    Some(rest.trim_start())
}

/// The text without a dash before it.
pub(super) fn bare(text: &str) -> &str {
    after_bullet(text).unwrap_or(text).trim()
}

/// The lines of a cell as its items: a line that goes on in the middle of a sentence belongs to the one above.
pub(super) fn items(lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let text = bare(line);
        if text.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(above) if goes_on(above, line) => {
                above.push(' ');
                above.push_str(text);
            }
            _ => out.push(text.to_owned()),
        }
    }
    out
}

/// Whether a line is the rest of the line above it.
pub(super) fn goes_on(above: &str, line: &str) -> bool {
    let closed = above.trim_end().ends_with(['.', ';', ':', '!', '?', '…']);
    after_bullet(line).is_none() && !closed && (starts_lower(line) || above.trim_end().ends_with(','))
}

/// The lines of a cell as one text.
pub(super) fn joined(lines: &[String]) -> String {
    let mut out = String::new();
    for line in lines.iter().map(|l| l.trim()).filter(|l| !l.is_empty()) {
        // "HĐND-" at the end of a line goes on without a blank.
        if !out.is_empty() && (!out.ends_with('-') || out.ends_with(" -")) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// A number as headings and rows carry it ("2.1", "3.", "4-", "5.1-"), and the words behind it.
pub(super) fn numbered(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let number = number.trim_matches('.');
    let parts: Vec<&str> = number.split('.').collect();
    let short = parts.len() <= 3 && parts.iter().all(|part| (1..=2).contains(&part.len()));
    let rest = rest.trim_start_matches(['-', ')', ':']);
    let parted = rest.is_empty() || rest.starts_with(char::is_whitespace) || text.get(..end)?.ends_with('.');
    (short && parted).then(|| (number.to_owned(), rest.trim()))
}

/// The words of a heading without the number or letter before them, to be compared.
pub(super) fn heading_key(text: &str) -> String {
    let words = numbered(text).map_or(text, |(_, rest)| rest);
    let key = mark_key(words);
    match key.split_once(' ') {
        // "a. Bên ngoài", "II. Nhóm …"
        Some((mark, rest)) if is_list_letter(mark) || is_roman(mark) => rest.to_owned(),
        _ => key,
    }
}

fn is_list_letter(word: &str) -> bool {
    matches!(word, "a" | "b" | "c" | "d" | "đ" | "e")
}

/// A Roman number below forty, in either case.
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.chars().all(|c| matches!(c.to_ascii_uppercase(), 'I' | 'V' | 'X'))
}

/// A text in “…”, cut where it is long, to be named in a finding.
pub(super) fn named(text: &str) -> String {
    let mut short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("“{short}”")
}
