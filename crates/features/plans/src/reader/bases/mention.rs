//! One document named in a text: its type, number and date.

use jiff::civil::Date;

use crate::reader::due::day_at;
use crate::reader::text::{listed, squeeze, starts_words};

/// Types of documents (Decree 30/2020, appendix III, and those of the Party and the National Assembly). Longer first
/// where one begins another.
const KINDS: &str = "thông tư liên tịch | thông báo kết luận | kế hoạch liên tịch | nghị quyết liên tịch | \
    hướng dẫn liên ngành | bộ luật | luật | pháp lệnh | hiến pháp | nghị quyết | nghị định | quyết định | \
    chỉ thị | thông tư | kế hoạch | công văn | thông báo | kết luận | quy định | quy chế | hướng dẫn | \
    chương trình hành động | chương trình | đề án | công điện | tờ trình | báo cáo | phương án | điều lệ | \
    văn bản | biên bản";

/// Types that are named by their title rather than by a number.
const NAMED: &[&str] = &["luật", "bộ luật", "pháp lệnh", "hiến pháp", "điều lệ"];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub kind: &'static str,
    pub number: Option<String>,
    pub date: Option<Date>,
    /// The name of a law.
    pub name: Option<String>,
    /// From the type to the date, as written, the number without stray blanks.
    pub written: String,
    pub start: usize,
    pub end: usize,
}

/// The next document named at or after `from`.
pub(super) fn next(text: &str, low: &str, from: usize) -> Option<Mention> {
    let mut previous = text[..from].chars().next_back();
    for (offset, c) in text[from..].char_indices() {
        let word_start = !previous.is_some_and(char::is_alphanumeric);
        previous = Some(c);
        if word_start
            && c.is_uppercase()
            && let Some(mention) = at(text, low, from + offset)
        {
            return Some(mention);
        }
    }
    None
}

/// True when a document with its number begins exactly here.
pub(super) fn is_numbered_here(text: &str, low: &str, at_byte: usize) -> bool {
    let head = low.get(at_byte..).unwrap_or_default();
    let kind = listed(KINDS).find(|k| starts_words(head, k));
    kind.is_some_and(|k| {
        text[at_byte..].starts_with(char::is_uppercase)
            && (NAMED.contains(&k) || number(&text[at_byte + k.len()..]).is_some())
    })
}

fn at(text: &str, low: &str, start: usize) -> Option<Mention> {
    let kind = listed(KINDS).find(|k| starts_words(&low[start..], k))?;
    let mut end = start + kind.len();
    let mut name = None;
    if NAMED.contains(&kind) {
        let len = name_len(&low[end..]);
        name = Some(squeeze(&text[start..end + len])).filter(|_| len > 1);
        end += len;
    }
    let mut written = text[start..end].to_owned();
    let qualified = qualifier_len(&text[end..], &low[end..]);
    let found = number(&text[end + qualified..]);
    if found.is_some() {
        written.push_str(&text[end..end + qualified]);
        end += qualified;
    }
    if let Some((_, said, len)) = &found {
        written.push_str(said);
        end += len;
    }
    let date = day_at(&low[end..]);
    if let Some((_, len)) = date {
        written.push_str(&text[end..end + len]);
        end += len;
    }
    let number = found.map(|f| f.0);
    let bare_reference = number.is_none() && date.is_none() && name.is_none();
    // "Kế hoạch này", "Chỉ thị của …" in prose: a word, not a document; only a basis line makes more of it.
    if bare_reference && !text[..start].trim_end().ends_with("ăn cứ") {
        return None;
    }
    Some(Mention { kind, number, date: date.and_then(|d| d.0), name, written, start, end })
}

/// "Chương trình công tác số 15/CTr-UBND", "Công văn hỏa tốc số …": the words that narrow the type down, up to "số".
fn qualifier_len(rest: &str, low: &str) -> usize {
    let mut words = low.split_inclusive(' ').skip_while(|w| w.trim().is_empty());
    let taken = words.by_ref().take(4).take_while(|w| {
        let word = w.trim();
        !matches!(word, "số" | "số:") && word.chars().all(char::is_alphabetic)
    });
    let len = low.len() - low.trim_start().len() + taken.map(str::len).sum::<usize>();
    let qualifies = low[len..].starts_with("số") && !rest[..len].contains(char::is_uppercase);
    if qualifies { rest[..len].trim_end().len() } else { 0 }
}

/// Length of the name of a law: up to its number, date, year, a bracket or the end of the clause.
fn name_len(rest: &str) -> usize {
    // No law has a longer name.
    let far = (0..=rest.len().min(400)).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
    let rest = &rest[..far];
    let stops =
        [" số ", " ngày ", " năm ", "(", ";", ".", ":", " và các ", ", các ", ", nghị ", " sửa đổi", ", được", " ("];
    // "Luật sửa đổi, bổ sung một số điều của Luật Đê điều": the words that stop other names begin this one.
    const AMENDING: [&str; 3] = [" sửa đổi, bổ sung một số điều của", " sửa đổi, bổ sung", " sửa đổi"];
    let amending = AMENDING.iter().find(|words| rest.starts_with(**words)).map_or(0, |words| words.len());
    // "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân" is one name; elsewhere "của" names the issuer.
    let owner = rest[amending..].match_indices(" của ").map(|(at, _)| at);
    let owner = owner.filter(|at| !rest[amending + at..].starts_with(" của quốc hội và ")).min();
    let end =
        stops.iter().filter_map(|s| rest[amending..].find(s)).chain(owner).min().map_or(rest.len(), |at| amending + at);
    rest[..end].trim_end_matches([',', ' ']).len()
}

/// "18/CT-TTg", "71- QĐ/TU", "số: 197/KH-UBND" at the beginning: the number, how it is said, and the bytes it takes.
fn number(rest: &str) -> Option<(String, String, usize)> {
    let trimmed = rest.trim_start();
    let after_word = ["số:", "số", "Số"].iter().find_map(|w| trimmed.strip_prefix(w));
    let body = after_word.unwrap_or(trimmed).trim_start();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=5).contains(&digits) {
        return None;
    }
    let mut out = body[..digits].to_owned();
    let mut left = &body[digits..];
    loop {
        let spaced = left.trim_start_matches(' ');
        let Some(sign) = spaced.chars().next().filter(|c| matches!(c, '/' | '-' | '–')) else { break };
        let group = spaced[sign.len_utf8()..].trim_start_matches(' ');
        let len = group.find(|c: char| !c.is_alphanumeric()).unwrap_or(group.len());
        let symbol = &group[..len];
        let is_symbol =
            symbol.starts_with(char::is_uppercase) || symbol.chars().all(|c| c.is_ascii_digit()) && len == 4;
        if len == 0 || !is_symbol {
            break;
        }
        out.push(if sign == '–' { '-' } else { sign });
        out.push_str(symbol);
        left = &group[len..];
    }
    if !out.chars().any(char::is_uppercase) {
        return None;
    }
    let said = if after_word.is_some() { format!(" số {out}") } else { format!(" {out}") };
    Some((out, said, rest.len() - left.len()))
}
