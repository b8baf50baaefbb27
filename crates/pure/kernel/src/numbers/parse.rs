//! Reading the numbers people type.

use crate::text::one_line;

/// Why a typed number could not be read. The text is for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberProblem {
    /// Nothing was typed.
    #[error("Chưa nhập số.")]
    Empty,
    /// The text is no number.
    #[error("Không đọc được số “{typed}”. Nhập theo mẫu 1.234,56: dấu chấm nhóm hàng nghìn, dấu phẩy trước phần lẻ.")]
    Unreadable {
        /// What was typed.
        typed: String,
    },
    /// More than two decimals, or a thousand written the English way: which one is meant is not guessed.
    #[error("Số “{typed}” có quá hai chữ số sau dấu phẩy. Nếu là hàng nghìn, dùng dấu chấm, ví dụ 1.234.")]
    TooManyDecimals {
        /// What was typed.
        typed: String,
    },
    /// A whole number was asked for.
    #[error("Số “{typed}” có phần lẻ. Ở đây chỉ nhập số nguyên.")]
    NotWhole {
        /// What was typed.
        typed: String,
    },
    /// The number does not fit.
    #[error("Số “{typed}” quá lớn. Kiểm tra lại.")]
    TooLarge {
        /// What was typed.
        typed: String,
    },
}

/// Reads a number with at most two decimals into hundredths: "1.234.567" gives 123456700, "2,5" and "2.5" give 250.
///
/// "1.234" is one thousand two hundred and thirty-four, as Vietnamese write it. Grouping with commas is read only
/// where it can mean nothing else ("1,234,567", "1,234.5").
///
/// # Errors
/// A [`NumberProblem`] that says in Vietnamese what is wrong.
pub fn parse_hundredths(typed: &str) -> Result<i64, NumberProblem> {
    let clean = one_line(typed);
    if clean.is_empty() {
        return Err(NumberProblem::Empty);
    }
    let (negative, digits) = match clean.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, clean.as_str()),
    };
    let typed = || clean.clone();
    let (whole, decimals) = split(digits).ok_or_else(|| NumberProblem::Unreadable { typed: typed() })?;
    if decimals.len() > 2 {
        return Err(NumberProblem::TooManyDecimals { typed: typed() });
    }
    let size: i64 = format!("{whole}{decimals:0<2}").parse().map_err(|_| NumberProblem::TooLarge { typed: typed() })?;
    Ok(if negative { -size } else { size })
}

/// Reads a whole number: "1.234.567", "1234567".
///
/// # Errors
/// A [`NumberProblem`] that says in Vietnamese what is wrong.
pub fn parse_whole(typed: &str) -> Result<i64, NumberProblem> {
    let hundredths = parse_hundredths(typed)?;
    if hundredths % 100 != 0 {
        return Err(NumberProblem::NotWhole { typed: one_line(typed) });
    }
    Ok(hundredths / 100)
}

/// The digits before and after the decimal sign, without grouping.
fn split(text: &str) -> Option<(String, String)> {
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    let (group, decimal) = match (dots, commas) {
        (0, 0) => return plain(text, ""),
        (_, 1) if text.rfind('.') < text.find(',') => ('.', Some(',')),
        (1, _) if commas > 0 => (',', Some('.')),
        (0, _) => (',', None),
        (1, 0) if !ends_in_three(text, '.') => (',', Some('.')),
        (_, 0) => ('.', None),
        _ => return None,
    };
    let (whole, decimals) = match decimal {
        Some(sign) => text.split_once(sign)?,
        None => (text, ""),
    };
    if decimal.is_some() && decimals.is_empty() {
        return None;
    }
    plain(&ungrouped(whole, group)?, decimals)
}

fn plain(whole: &str, decimals: &str) -> Option<(String, String)> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && digits(decimals)).then(|| (whole.to_owned(), decimals.to_owned()))
}

fn ends_in_three(text: &str, sign: char) -> bool {
    text.rsplit_once(sign).is_some_and(|(_, tail)| tail.len() == 3)
}

/// Joins groups of thousands: the first has one to three digits, each other exactly three.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    // "0.125" is no hundred and twenty-five: a grouped number does not begin with a zero.
    let leads = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let well_formed = rest.is_empty() || (leads && rest.iter().all(|part| part.len() == 3));
    well_formed.then(|| first.to_owned() + &rest.concat())
}
