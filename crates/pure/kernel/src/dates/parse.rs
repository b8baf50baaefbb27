//! Reading the dates people type.

use jiff::civil::Date;

use crate::text::one_line;

/// Why a typed date could not be read. The text is for the person who typed it: what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// Nothing was typed.
    #[error("Chưa nhập ngày. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/06/2026.")]
    Empty,
    /// The text is no date at all.
    #[error("Không đọc được ngày “{typed}”. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/06/2026.")]
    Unreadable {
        /// What was typed.
        typed: String,
    },
    /// The year has fewer than four digits, so the century would be a guess.
    #[error("Năm “{year}” chưa đủ bốn chữ số. Nhập đủ năm, ví dụ 05/06/2026.")]
    ShortYear {
        /// The year as typed.
        year: String,
    },
    /// The year is outside 1900–2100, most likely a slip.
    #[error("Năm {year} nằm ngoài khoảng 1900–2100. Kiểm tra lại năm.")]
    FarYear {
        /// The year as typed.
        year: i16,
    },
    /// No month has this number.
    #[error("Không có tháng {month}. Nhập ngày trước, tháng sau, ví dụ 25/06/2026.")]
    NoSuchMonth {
        /// The month as typed.
        month: i16,
    },
    /// The day exists only when the month is read first, as in American papers.
    #[error("“{typed}” viết tháng trước ngày sau. Nếu đúng là ngày {meant} thì nhập lại {meant}.")]
    MonthFirst {
        /// What was typed.
        typed: String,
        /// The day it probably means, as dd/mm/yyyy.
        meant: String,
    },
    /// The month does not have this day.
    #[error("Không có ngày {day}/{month}/{year}: tháng {month} năm {year} chỉ có {last} ngày.")]
    NoSuchDay {
        /// The day as typed.
        day: i16,
        /// The month, 1 to 12.
        month: i16,
        /// The year.
        year: i16,
        /// The last day of that month.
        last: i8,
    },
}

/// Reads a date as people type it, day before month: 5/6/2026, 05-06-2026, 5.6.2026, "ngày 5 tháng 6 năm 2026",
/// "ngày 05/6/2026"; and 2026-06-05 as browsers send it. Nothing is guessed: a year needs four digits.
///
/// # Errors
/// A [`DateProblem`] that says in Vietnamese what is wrong.
pub fn parse_vi(typed: &str) -> Result<Date, DateProblem> {
    let clean = one_line(typed);
    if clean.is_empty() {
        return Err(DateProblem::Empty);
    }
    let unreadable = || DateProblem::Unreadable { typed: shortened(&clean) };
    let [first, second, third] = numbers(&clean).ok_or_else(unreadable)?;
    let (day, month, year) = if first.len() == 4 { (third, second, first) } else { (first, second, third) };
    if day.len() > 2 || month.len() > 2 || year.len() > 4 {
        return Err(unreadable());
    }
    if year.len() < 4 {
        return Err(DateProblem::ShortYear { year });
    }
    let number = |digits: &str| digits.parse::<i16>().map_err(|_| unreadable());
    checked(number(&day)?, number(&month)?, number(&year)?)
}

/// The day of these three numbers.
pub(super) fn checked(day: i16, month: i16, year: i16) -> Result<Date, DateProblem> {
    if !(1900..=2100).contains(&year) {
        return Err(DateProblem::FarYear { year });
    }
    let no_month = DateProblem::NoSuchMonth { month };
    let small_month = i8::try_from(month).map_err(|_| no_month.clone())?;
    let first = Date::new(year, small_month, 1).map_err(|_| no_month)?;
    let last = first.days_in_month();
    let no_day = DateProblem::NoSuchDay { day, month, year, last };
    let small_day = i8::try_from(day).map_err(|_| no_day.clone())?;
    Date::new(year, small_month, small_day).map_err(|_| no_day)
}

/// The three groups of digits of a date, when nothing else stands around them but one kind of separator or the
/// words ngày, tháng, năm (marks and case do not matter).
pub(super) fn numbers(clean: &str) -> Option<[String; 3]> {
    let spelt = spelt_out(&crate::text::search_key(clean));
    let text = clean.to_lowercase();
    let text = text.strip_prefix("ngày ").unwrap_or(&text);
    let parted = ['/', '-', '.'].iter().find_map(|separator| digits(text.split(*separator).map(str::trim)));
    spelt.or(parted)
}

/// "ngay 5 thang 6 nam 2026" and "5 thang 6 nam 2026".
fn spelt_out(key: &str) -> Option<[String; 3]> {
    let words: Vec<&str> = key.split(' ').collect();
    match words[..] {
        ["ngay", day, "thang", month, "nam", year] | [day, "thang", month, "nam", year] => {
            digits([day, month, year].into_iter())
        }
        _ => None,
    }
}

/// Exactly so many groups, all of them digits.
pub(super) fn digits<'a, const COUNT: usize>(groups: impl Iterator<Item = &'a str>) -> Option<[String; COUNT]> {
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let found: Option<Vec<String>> =
        groups.take(COUNT + 1).map(|group| digits(group).then(|| group.to_owned())).collect();
    found?.try_into().ok()
}

pub(super) fn shortened(text: &str) -> String {
    const SHOWN: usize = 40;
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}
