//! Recurring times: "hằng tháng", "định kỳ 6 tháng", "02 lần/năm", "ngày 25 hàng tháng".

use super::Every;
use crate::reader::text::{find_words, has_words};

/// The cadence that a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cadence {
    Every(Every),
    /// A rhythm the board has no word for, as said ("hằng tuần").
    Other(&'static str),
}

const UNITS: [(&str, Every); 7] = [
    ("6 tháng", Every::HalfYear),
    ("06 tháng", Every::HalfYear),
    ("sáu tháng", Every::HalfYear),
    ("nửa năm", Every::HalfYear),
    ("tháng", Every::Month),
    ("quý", Every::Quarter),
    ("năm", Every::Year),
];

const OPENERS: [&str; 11] = [
    "định kỳ hằng",
    "định kỳ hàng",
    "định kỳ mỗi",
    "định kỳ theo",
    "hằng",
    "hàng",
    "mỗi",
    "định kỳ",
    "theo định kỳ",
    "theo từng",
    "vào từng",
];

/// The finest cadence in a text in canonical form.
pub(super) fn find(canon: &str) -> Option<Cadence> {
    if let Some(every) = by_times(canon) {
        return Some(Cadence::Every(every));
    }
    let mut found: Vec<Every> = Vec::new();
    for opener in OPENERS {
        let mut from = 0;
        while let Some(at) = find_words(canon, opener, from) {
            from = at + opener.len();
            found.extend(units_after(&canon[from..]));
        }
    }
    if has_words(canon, "tháng cuối quý") || has_words(canon, "cuối mỗi quý") {
        found.push(Every::Quarter);
    }
    if let Some(finest) = found.into_iter().min() {
        return Some(Cadence::Every(finest));
    }
    let odd = ["hằng tuần", "hàng tuần", "mỗi tuần"].iter().any(|w| has_words(canon, w));
    odd.then_some(Cadence::Other("hằng tuần"))
}

/// The units listed right after "hằng": "tháng, quý, 6 tháng và năm"; a number after one makes it a date instead.
fn units_after(rest: &str) -> Vec<Every> {
    let mut out = Vec::new();
    let mut rest = rest;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '-' | '(' | ':'));
        for word in ["và ", "hằng ", "hàng ", "theo ", "hoặc "] {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        let Some((word, every)) = UNITS.iter().find(|(word, _)| crate::reader::text::starts_words(rest, word)) else {
            return out;
        };
        let after = rest[word.len()..].trim_start();
        let dated =
            after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("iv") || after.starts_with("ii");
        if dated {
            return out;
        }
        out.push(*every);
        rest = after;
    }
}

/// "02 lần/năm", "mỗi quý 1 lần", "3 tháng một lần", "6 tháng/lần".
fn by_times(canon: &str) -> Option<Every> {
    let words: Vec<&str> = canon
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '(' | ')' | '.'))
        .filter(|w| !w.is_empty())
        .collect();
    let number = |w: &str| match w {
        "một" => Some(1),
        "hai" => Some(2),
        "ba" => Some(3),
        "bốn" => Some(4),
        "sáu" => Some(6),
        _ => w.parse::<u32>().ok(),
    };
    words.iter().enumerate().filter(|(_, w)| **w == "lần").find_map(|(at, _)| {
        let before = |n: usize| at.checked_sub(n).and_then(|i| words.get(i)).copied().unwrap_or_default();
        let count = number(before(1));
        // "N tháng [một] lần": a period of N months.
        let shift = usize::from(count == Some(1));
        if before(1 + shift) == "tháng" {
            return of_months(number(before(2 + shift)).unwrap_or(1));
        }
        // "Hai năm một lần": rarer than the board counts.
        if before(1 + shift) == "năm" && count == Some(1) && number(before(3)).is_some_and(|years| years > 1) {
            return None;
        }
        let yearly = words.get(at + 1) == Some(&"năm") || before(2) == "năm";
        if let Some(n) = count.filter(|n| yearly && *n > 0) {
            return of_months(if 12 % n == 0 { 12 / n } else { 0 });
        }
        match (words.get(at + 1).copied(), before(1 + shift), count) {
            (Some("quý"), _, Some(1) | None) | (_, "quý", _) => Some(Every::Quarter),
            (Some("tháng"), _, Some(1) | None) => Some(Every::Month),
            (_, "năm", _) => Some(Every::Year),
            _ => None,
        }
    })
}

fn of_months(months: u32) -> Option<Every> {
    match months {
        1 => Some(Every::Month),
        3 => Some(Every::Quarter),
        6 => Some(Every::HalfYear),
        12 => Some(Every::Year),
        _ => None,
    }
}
