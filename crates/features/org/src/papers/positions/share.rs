//! Shares in hundredths of a percent, exact.

/// A share in hundredths of a percent, rounded half up to them: "3,03" and "3.03%" give 303. As a part of one
/// (`of_one`, as workbooks store percentages) "0.0303" gives 303. None where it is no number.
pub(super) fn hundredths(text: &str, of_one: bool) -> Option<i64> {
    let text = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || !digits(whole) || !digits(rest) {
        return None;
    }
    let places = if of_one { 4 } else { 2 };
    let mut number: i64 = whole.parse().ok()?;
    for place in 0..places {
        number = number * 10 + digit(rest, place);
    }
    Some(number + i64::from(digit(rest, places) >= 5))
}

fn digit(text: &str, place: usize) -> i64 {
    text.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'))
}

/// A part of a whole in hundredths of a percent, rounded half up; none of nothing.
pub(super) fn of_whole(part: i64, whole: i64) -> Option<i64> {
    let part = part.checked_mul(20_000)?.checked_add(whole)?;
    (whole > 0).then(|| part / (2 * whole))
}

/// As the papers print it: 303 gives "3,03".
pub(super) fn printed(hundredths: i64) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}
