//! Numbers and bullets in front of a paragraph: "II.", "1.", "1.1.", "a)", "(1)", "-", "+".

use super::text::{canon, is_upper};

/// The family of a marker. The order is the usual nesting of administrative papers, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// "PHẦN THỨ NHẤT", "Phần II".
    Part,
    /// "A.", "B."
    Capital,
    /// "I.", "II/"
    Roman,
    /// "1." has depth 1, "1.1." depth 2 …
    Number(u8),
    /// "a)"
    Letter,
    /// "(1)", "a1)"
    Paren,
    Dash,
    Plus,
    Dot,
}

/// A marker as it stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub family: Family,
    /// Its place in its own sequence, from 1; 0 for bullets.
    pub value: u32,
    /// As it goes into a path: "II", "1.1", "a"; empty for bullets.
    pub label: String,
    /// The number of the enclosing part, where the marker repeats it ("II.1.").
    pub within: Option<String>,
}

impl Marker {
    pub(super) fn is_bullet(&self) -> bool {
        self.family >= Family::Dash
    }

    fn bullet(family: Family) -> Self {
        Self { family, value: 0, label: String::new(), within: None }
    }

    fn new(family: Family, value: u32, label: impl Into<String>) -> Self {
        Self { family, value, label: label.into(), within: None }
    }
}

/// Reads the marker at the beginning of a typed text; gives it and the rest.
pub(super) fn split(text: &str) -> Option<(Marker, &str)> {
    let text = text.trim_start();
    bullet(text)
        .or_else(|| part(text))
        .or_else(|| parenthesised(text))
        .or_else(|| numbered(text))
        .or_else(|| letter(text))
}

/// Reads a marker that the program drew by itself.
pub(super) fn automatic(drawn: &str) -> Option<Marker> {
    let drawn = drawn.trim();
    if drawn.is_empty() {
        return None;
    }
    let with_text = format!("{drawn} X");
    split(&with_text)
        .or_else(|| {
            drawn.chars().all(|c| c.is_ascii_digit()).then(|| split(&format!("{drawn}. X")).map(|(m, _)| (m, "")))?
        })
        .map(|(marker, _)| marker)
        .or_else(|| (!drawn.chars().any(char::is_alphanumeric)).then(|| Marker::bullet(Family::Dot)))
}

fn bullet(text: &str) -> Option<(Marker, &str)> {
    let first = text.chars().next()?;
    let family = match first {
        '-' | '–' | '—' | '−' => Family::Dash,
        '+' => Family::Plus,
        '*' | '•' | '·' | '▪' | '●' | '◦' | '➢' | '✓' | '\u{f0b7}' | '\u{f02d}' | '\u{f0a7}' => {
            Family::Dot
        }
        _ => return None,
    };
    let rest = &text[first.len_utf8()..];
    let next = rest.chars().next()?;
    let body = rest.trim_start();
    (next.is_whitespace() || next.is_alphabetic()).then_some(())?;
    body.chars().next().filter(|c| c.is_alphanumeric() || matches!(c, '“' | '"' | '(' | '*' | '_'))?;
    Some((Marker::bullet(family), body))
}

const ORDINALS: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const ROMANS: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

fn part(text: &str) -> Option<(Marker, &str)> {
    let low = canon(text);
    let after = low.strip_prefix("phần ")?;
    let after = after.strip_prefix("thứ ").unwrap_or(after);
    let word_len = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let word = &after[..word_len];
    let value = ORDINALS
        .iter()
        .zip(1u32..)
        .find_map(|(name, n)| (*name == word).then_some(n))
        .or_else(|| roman_value(&word.to_uppercase()))
        .or_else(|| word.parse().ok().filter(|n| (1..20).contains(n)))?;
    let rest = &text[text.len() - after.len() + word_len..];
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-' | '–'));
    // "PHẦN THỨ HAI" is II in a path.
    let ordinal = ORDINALS.iter().position(|name| *name == word);
    let label = ordinal.map_or_else(|| word.to_uppercase(), |at| ROMANS[at].to_owned());
    (rest.is_empty() || is_upper(text) || is_upper(rest)).then(|| (Marker::new(Family::Part, value, label), rest))
}

fn parenthesised(text: &str) -> Option<(Marker, &str)> {
    let inner = text.strip_prefix('(')?;
    let close = inner.find(')').filter(|at| (1..=3).contains(at))?;
    let label = &inner[..close];
    let rest = spaced(&inner[close + 1..])?;
    let value = label.parse().ok().or_else(|| roman_value(&label.to_uppercase())).or_else(|| letter_value(label))?;
    Some((Marker::new(Family::Paren, value, label), rest))
}

/// "1.", "1.1", "1)", "II.", "II.1.", "Nhiệm vụ 3:".
fn numbered(text: &str) -> Option<(Marker, &str)> {
    for word in ["Nhiệm vụ ", "NHIỆM VỤ ", "Nhiệm vụ số ", "Nội dung "] {
        if let Some((marker, rest)) = text.strip_prefix(word).and_then(digits) {
            return Some((marker, rest));
        }
    }
    roman(text).or_else(|| digits(text))
}

fn roman(text: &str) -> Option<(Marker, &str)> {
    let len = text.find(|c| !matches!(c, 'I' | 'V' | 'X')).unwrap_or(text.len());
    let value = roman_value(&text[..len])?;
    let label = &text[..len];
    let rest = &text[len..];
    if let Some((mut marker, body)) = rest.strip_prefix('.').and_then(digits) {
        marker.within = Some(label.to_owned());
        return Some((marker, body));
    }
    let body = closed(rest)?;
    Some((Marker::new(Family::Roman, value, label), body))
}

/// "1. ", "1.1 ", "1) ", "1/ ", "1.Tên".
fn digits(text: &str) -> Option<(Marker, &str)> {
    let mut groups: Vec<u32> = Vec::new();
    let mut rest = text;
    loop {
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&len) {
            break;
        }
        groups.push(rest[..len].parse().ok()?);
        rest = &rest[len..];
        match rest.strip_prefix('.') {
            Some(more) if more.starts_with(|c: char| c.is_ascii_digit()) => rest = more,
            _ => break,
        }
    }
    let depth = u8::try_from(groups.len()).ok().filter(|d| (1..=4).contains(d))?;
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "18/CT-TTg" and "21-TB/VPTW" at the beginning of a line are numbers of documents.
    let mut signs = rest.chars();
    let parted = matches!(signs.next(), Some('/' | '-' | '–'));
    let symbol = signs.as_str().split_whitespace().next().unwrap_or_default();
    let of_a_document =
        parted && (signs.next().is_some_and(|c| !c.is_whitespace()) || symbol.contains('/') && is_upper(symbol));
    let body =
        closed(rest).filter(|_| !of_a_document).or_else(|| (depth > 1).then(|| spaced_capital(rest)).flatten())?;
    let label = groups.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    Some((Marker::new(Family::Number(depth), *groups.last()?, label), body))
}

/// "a)", "a.", "A.", "A/", "a1)".
fn letter(text: &str) -> Option<(Marker, &str)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let value = letter_value(&first.to_lowercase().to_string())?;
    if first.is_uppercase() {
        // "T/M", "K/T" before a signature are no numbers.
        let body = closed(rest).filter(|_| !rest.starts_with('/') || rest.starts_with("/ "))?;
        return is_upper(body).then(|| (Marker::new(Family::Capital, value, first.to_string()), body));
    }
    let inner = rest.strip_prefix('.').unwrap_or(rest);
    if let Some(digit) = inner.chars().next().filter(char::is_ascii_digit) {
        let body = inner[1..].strip_prefix([')', '.']).and_then(spaced)?;
        return Some((Marker::new(Family::Paren, digit.to_digit(10)?, format!("{first}{digit}")), body));
    }
    Some((Marker::new(Family::Letter, value, first.to_string()), closed(rest)?))
}

/// After a number comes ".", ")", "/", ":" or "-", then a blank, a capital or the end.
fn closed(rest: &str) -> Option<&str> {
    let first = rest.chars().next()?;
    if matches!(first, ' ') {
        let dash = rest.trim_start().strip_prefix(['-', '–'])?;
        return dash.starts_with(' ').then(|| dash.trim_start());
    }
    let rest = rest.strip_prefix(['.', ')', '/', ':', '-', '–'])?;
    let rest = rest.strip_prefix(')').unwrap_or(rest);
    spaced(rest).or_else(|| rest.starts_with(char::is_uppercase).then_some(rest))
}

fn spaced(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

fn spaced_capital(rest: &str) -> Option<&str> {
    spaced(rest).filter(|body| body.starts_with(char::is_uppercase))
}

/// Value of a Roman number up to 39.
pub(super) fn roman_value(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let values: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    if values.is_empty() || values.len() > 7 {
        return None;
    }
    let signed = values.iter().enumerate().map(|(i, v)| {
        let smaller = values.get(i + 1).is_some_and(|next| v < next);
        if smaller { -i64::from(*v) } else { i64::from(*v) }
    });
    u32::try_from(signed.sum::<i64>()).ok().filter(|n| *n > 0)
}

fn letter_value(text: &str) -> Option<u32> {
    const LETTERS: [char; 23] = [
        'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x',
        'y',
    ];
    let mut chars = text.chars();
    let only = chars.next().filter(|_| chars.next().is_none())?;
    LETTERS.iter().zip(1u32..).find_map(|(c, n)| (*c == only).then_some(n))
}
