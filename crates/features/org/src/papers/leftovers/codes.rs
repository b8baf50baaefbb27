//! Beginnings of position codes in a line: "TP-NVCN-" of "TP- NVCN-02".

use super::Kind;
use crate::papers::place::{Own, code_prefix};
use crate::papers::words::is_roman;

/// The beginnings that name another place.
pub(super) fn in_line(line: &str, own: &Own) -> Vec<(Kind, String)> {
    let text = without_blanks_at_dashes(line);
    let mut out = Vec::new();
    for token in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '/'))) {
        let code = token.trim_matches('.');
        let Some(prefix) = code_prefix(code).filter(|prefix| is_code(code, prefix)) else { continue };
        if !own.owns_prefix(&prefix) {
            out.push((Kind::Code, format!("{prefix}-")));
        }
    }
    out
}

/// Two parts of letters with capitals, then a number of a position: "01", "II.07". The
/// numbers of papers have a slash, which is no letter.
fn is_code(code: &str, prefix: &str) -> bool {
    let number = code.get(prefix.len() + 1..).unwrap_or_default();
    let digits = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = match number.split_once('.') {
        Some((group, rest)) => is_roman(group) && digits(rest),
        None => digits(number),
    };
    let parts: Vec<&str> = prefix.split('-').collect();
    let letters = |part: &&str| {
        (1..=6).contains(&part.chars().count())
            && part.chars().all(char::is_alphabetic)
            && part.chars().next().is_some_and(char::is_uppercase)
    };
    let shouting = parts.iter().any(|part| part.chars().filter(|c| c.is_uppercase()).count() >= 2);
    numbered && parts.len() >= 2 && parts.iter().all(letters) && shouting
}

/// Blanks around a dash between capitals or digits are sloppy typing.
fn without_blanks_at_dashes(text: &str) -> String {
    let mut out = text.to_owned();
    for (from, to) in [(" -", "-"), ("- ", "-")] {
        let mut start = 0;
        while let Some(found) = out.get(start..).and_then(|rest| rest.find(from)) {
            let at = start + found;
            let before = out[..at].chars().next_back().is_some_and(char::is_uppercase);
            let after = out[at + from.len()..].chars().next();
            let joins = before && after.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
            if joins {
                out.replace_range(at..at + from.len(), to);
            }
            start = at + 1;
        }
    }
    out
}
