//! The numbers by which Excel counts days.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::Loose;

/// The day of a serial number as exact decimal text ("31203", "31203.5"; the fraction is a time of day and is left
/// out). `from_1904` when the workbook says `date1904`.
///
/// `None` for anything else than digits with an optional fraction, for days outside 1900–2100, and in the 1900 system
/// for 0 and for 60: Excel counts a 29/02/1900 that never was, so that 59 is 28/02/1900 and 61 is 01/03/1900.
///
/// Source: ECMA-376 Part 1, 18.17.4.1 (date conversion for serial values).
pub fn of_serial(number: &str, from_1904: bool) -> Option<Date> {
    let (whole, _) = parts(number)?;
    let origin = match (from_1904, whole) {
        (true, _) => date(1904, 1, 1),
        (false, 1..=59) => date(1899, 12, 31),
        (false, 61..) => date(1899, 12, 30),
        (false, _) => return None,
    };
    let day = origin.checked_add(whole.days()).ok()?;
    (1900..=2100).contains(&day.year()).then_some(day)
}

/// The date of a bare number in a column of dates: whole numbers from 1900 to 2100 are years, all others serial
/// numbers as [`of_serial`] takes them. The days that this gives up are 14/03/1905 to 30/09/1905 (1900 system).
pub fn of_number(number: &str, from_1904: bool) -> Option<Loose> {
    match parts(number)? {
        (year @ 1900..=2100, true) => i16::try_from(year).ok().map(Loose::Year),
        _ => of_serial(number, from_1904).map(Loose::Day),
    }
}

/// The whole part, and whether there is no other.
fn parts(number: &str) -> Option<(i64, bool)> {
    let number = number.trim();
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    if !super::is_digits(whole) || !super::is_digits(fraction) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    // The year 2100 ends below serial number 80 000.
    (whole <= 80_000).then_some((whole, fraction.bytes().all(|byte| byte == b'0')))
}
