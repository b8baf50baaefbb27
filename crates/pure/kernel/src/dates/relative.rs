//! How far a day is from today, in words.

use jiff::civil::Date;

/// Whole days from one day to another; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// What is left until a due date: "còn 3 ngày", "hạn hôm nay", "quá hạn 12 ngày".
pub fn until_due(due: Date, today: Date) -> String {
    match days_between(today, due) {
        0 => "hạn hôm nay".to_owned(),
        left @ 1.. => format!("còn {} ngày", crate::numbers::grouped(left.into())),
        late => format!("quá hạn {} ngày", crate::numbers::grouped(-i64::from(late))),
    }
}

/// When something happened or will happen, seen from today: "hôm nay", "hôm qua", "43 ngày trước", "ngày mai",
/// "3 ngày nữa".
pub fn ago(day: Date, today: Date) -> String {
    match days_between(day, today) {
        0 => "hôm nay".to_owned(),
        1 => "hôm qua".to_owned(),
        -1 => "ngày mai".to_owned(),
        past @ 2.. => format!("{} ngày trước", crate::numbers::grouped(past.into())),
        ahead => format!("{} ngày nữa", crate::numbers::grouped(-i64::from(ahead))),
    }
}
