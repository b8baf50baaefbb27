//! Number, day and issuer of the decision that a catalogue comes with.

use jiff::civil::Date;
use kernel::text::mark_key;

use super::DocumentMark;
use crate::papers::grid::Row;
use crate::papers::words::{is_upper, squeeze};

/// Rows in which the letterhead stands.
const HEAD: usize = 12;

/// What the letterhead says; what it leaves blank is taken from the line "(Ban hành kèm theo Quyết định số …)".
pub(super) fn of_rows(rows: &[Row]) -> DocumentMark {
    let lines: Vec<&String> = rows.iter().take(HEAD).flat_map(|r| &r.cells).flat_map(|c| &c.lines).collect();
    let with = rows.iter().map(Row::whole).find(|text| mark_key(text).contains("kèm theo quyết định"));
    let number = lines.iter().find_map(|line| number_of(line.strip_prefix("Số")?));
    let date = lines.iter().filter(|line| line.contains(", ngày")).find_map(|line| date_in(line));
    let from_with = |find: fn(&str) -> Option<String>| with.as_deref().and_then(find);
    DocumentMark {
        number: number.or_else(|| from_with(|text| number_of(text.split_once("số")?.1))),
        date: date.or_else(|| with.as_deref().and_then(date_in)),
        issuer: issuer(rows).or_else(|| from_with(after_of)),
    }
}

/// "12/QĐ-UBND" at the beginning of a text; none where the number is blank.
fn number_of(text: &str) -> Option<String> {
    let text = text.trim_start_matches([':', ' ']);
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '/' | '-')).collect();
    (word.starts_with(|c: char| c.is_ascii_digit()) && word.contains("/Q")).then_some(word)
}

/// The first whole day: "ngày 5 tháng 7 năm 2026", "ngày 05/7/2026".
fn date_in(text: &str) -> Option<Date> {
    let after = text.split_once("ngày")?.1;
    let words = after.replace("tháng", "/").replace("năm", "/");
    let mut parts = words.splitn(3, '/').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: String = year.chars().take_while(char::is_ascii_digit).collect();
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The issuing body at the left of the letterhead, over one line or two.
fn issuer(rows: &[Row]) -> Option<String> {
    let left: Vec<&String> = rows.iter().take(HEAD).filter_map(|r| r.cells.first()).flat_map(|c| &c.lines).collect();
    let starts = |line: &str| {
        let key = mark_key(line);
        ["ủy ban nhân dân", "hội đồng nhân dân"].iter().any(|body| key.starts_with(body))
    };
    let first = left.iter().position(|line| is_upper(line) && starts(line))?;
    let place = |line: &&&String| {
        let key = mark_key(line);
        is_upper(line) && ["xã ", "phường ", "đặc khu "].iter().any(|kind| key.starts_with(kind))
    };
    let rest = left.get(first + 1).filter(place);
    Some(squeeze(&format!("{} {}", left[first], rest.map_or("", |line| line.as_str()))))
}

/// "UBND xã Bình Minh" of "… ngày 05/7/2026 của UBND xã Bình Minh)".
fn after_of(text: &str) -> Option<String> {
    let (_, body) = text.rsplit_once(" của ")?;
    let body = body.trim_end_matches([')', '.', ' ']);
    (!body.is_empty()).then(|| body.to_owned())
}
