//! Dates as workbooks hold them: whole days, months, mere years, and the numbers Excel counts days by.

use jiff::civil::{Date, date};

use super::parse::{DateProblem, checked, digits, numbers, shortened};
use super::shown;
use crate::text::{one_line, search_key};

mod serial;

pub use serial::{of_number, of_serial};

/// A date as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Loose {
    /// The day is known.
    Day(Date),
    /// Only the month is known.
    Month {
        /// The year, 1900 to 2100 when it was read.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// Only the year is known, 1900 to 2100 when it was read.
    Year(i16),
}

impl Loose {
    /// As papers write it: "05/06/1985", "06/1985", "1985". [`read`] reads it again.
    pub fn shown(self) -> String {
        match self {
            Self::Day(day) => shown::short(day),
            Self::Month { year, month } => format!("{month:02}/{year:04}"),
            Self::Year(year) => format!("{year:04}"),
        }
    }

    /// The year, which is always known.
    pub fn year(self) -> i16 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month { year, .. } | Self::Year(year) => year,
        }
    }

    /// The first day it can be: 01/06/1985 for 06/1985. A month or a year that does not exist counts as the nearest
    /// one that does.
    pub fn earliest(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month { year, month } => date(known_year(year), month.clamp(1, 12), 1),
            Self::Year(year) => date(known_year(year), 1, 1),
        }
    }

    /// The last day it can be: 30/06/1985 for 06/1985. A month or a year that does not exist counts as the nearest
    /// one that does.
    pub fn latest(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Month { .. } => self.earliest().last_of_month(),
            Self::Year(_) => self.earliest().last_of_year(),
        }
    }
}

fn known_year(year: i16) -> i16 {
    year.clamp(Date::MIN.year(), Date::MAX.year())
}

/// Reads the text of a cell: all that [`parse_vi`](super::parse_vi) reads, then months ("06/1985", "6-1985",
/// "1985-06", "tháng 6/1985", "tháng 6 năm 1985") and years ("1985", "năm 1985"). Excel's apostrophe before the
/// text, a time of day after the day, a full stop or comma at the end and full-width digits do not disturb.
///
/// # Errors
/// A [`DateProblem`] that says in Vietnamese what is wrong. Nothing is guessed: no century, no missing year, and a
/// day that can only be read month first ("06/25/1985") is refused with the day it probably means.
pub fn read(text: &str) -> Result<Loose, DateProblem> {
    let narrow: String = text.chars().map(narrow_digit).collect();
    let line = one_line(&narrow);
    let clean = without_time(line.trim_start_matches(['\'', '’', '‘']).trim().trim_end_matches(['.', ',', ';', ' ']));
    if let Some([month, year]) = month_and_year(clean) {
        return read_month(clean, &month, &year);
    }
    if let Some(year) = lone_year(clean) {
        return read_year(clean, &year).map(Loose::Year);
    }
    super::parse_vi(clean).map(Loose::Day).map_err(|problem| month_first(clean).unwrap_or(problem))
}

/// Full-width digits, which Asian keyboards leave behind; no other sign changes.
fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        other => other,
    }
}

/// The text before a time of day: "05/06/1985 00:00:00", "1985-06-05T00:00:00.000". What else stands there stays,
/// also AM and PM (whoever writes these may write the month first, too) and Z (17:00 in UTC is the next day here).
fn without_time(text: &str) -> &str {
    match text.rsplit_once([' ', 'T']) {
        Some((day, time)) if is_time(time) => day,
        _ => text,
    }
}

fn is_time(text: &str) -> bool {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let groups: Vec<&str> = clock.split(':').collect();
    let small = |group: &str, limit: u8| {
        is_digits(group) && group.len() <= 2 && group.parse::<u8>().is_ok_and(|number| number < limit)
    };
    let whole = match groups[..] {
        [hour, minute] => small(hour, 24) && small(minute, 60),
        [hour, minute, second] => small(hour, 24) && small(minute, 60) && small(second, 60),
        _ => false,
    };
    whole && is_digits(fraction)
}

/// Month and year of a text that names just these two.
fn month_and_year(clean: &str) -> Option<[String; 2]> {
    let key = search_key(clean);
    let words: Vec<&str> = key.split(' ').collect();
    if let ["thang", month, year] | ["thang", month, "nam", year] = words[..] {
        return digits([month, year].into_iter());
    }
    let parted = |separator: char| Some((separator, digits(clean.split(separator).map(str::trim))?));
    let (separator, [first, second]) = ['/', '-', '.'].into_iter().find_map(parted)?;
    // "1985.5" is a number, not May of 1985.
    let year_first = first.len() == 4 && separator != '.';
    Some(if year_first { [second, first] } else { [first, second] })
}

fn lone_year(clean: &str) -> Option<String> {
    let key = search_key(clean);
    let named = key.strip_prefix("nam ").filter(|year| is_digits(year));
    let year = named.or_else(|| is_digits(clean).then_some(clean))?;
    Some(year.to_owned())
}

fn read_month(clean: &str, month: &str, year: &str) -> Result<Loose, DateProblem> {
    let unreadable = || DateProblem::Unreadable { typed: shortened(clean) };
    if month.len() > 2 {
        return Err(unreadable());
    }
    let year = read_year(clean, year)?;
    let first = checked(1, month.parse().map_err(|_| unreadable())?, year)?;
    Ok(Loose::Month { year, month: first.month() })
}

fn read_year(clean: &str, year: &str) -> Result<i16, DateProblem> {
    match year.len() {
        4 => {
            let year = year.parse().map_err(|_| DateProblem::Unreadable { typed: shortened(clean) })?;
            checked(1, 1, year).map(Date::year)
        }
        ..4 => Err(DateProblem::ShortYear { year: year.to_owned() }),
        _ => Err(DateProblem::Unreadable { typed: shortened(clean) }),
    }
}

/// The problem of a day that exists only when the month is read first: "06/25/1985".
fn month_first(clean: &str) -> Option<DateProblem> {
    if clean.contains(char::is_alphabetic) {
        // "ngày 6 tháng 25 năm 1985" says itself which is which.
        return None;
    }
    let [month, day, year] = numbers(clean)?;
    let written = [month.len(), day.len(), year.len()];
    let number = |digits: &str| digits.parse::<i16>().ok();
    let (month, day, year) = (number(&month)?, number(&day)?, number(&year)?);
    let meant = checked(day, month, year).ok()?;
    matches!(written, [1..=2, 2, 4])
        .then(|| DateProblem::MonthFirst { typed: shortened(clean), meant: shown::short(meant) })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
