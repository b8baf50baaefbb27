//! Distance from today in words.

use kernel::dates::{ago, date, days_between, until_due};

#[test]
fn due_dates_say_what_is_left() {
    let today = date(2026, 11, 20);
    assert_eq!(until_due(today, today), "hạn hôm nay");
    assert_eq!(until_due(date(2026, 11, 23), today), "còn 3 ngày");
    assert_eq!(until_due(date(2026, 11, 8), today), "quá hạn 12 ngày");
    assert_eq!(until_due(date(2030, 11, 20), today), "còn 1.461 ngày");
}

#[test]
fn past_and_future_days() {
    let today = date(2026, 11, 20);
    assert_eq!(ago(today, today), "hôm nay");
    assert_eq!(ago(date(2026, 11, 19), today), "hôm qua");
    assert_eq!(ago(date(2026, 10, 8), today), "43 ngày trước");
    assert_eq!(ago(date(2026, 11, 21), today), "ngày mai");
    assert_eq!(ago(date(2026, 11, 23), today), "3 ngày nữa");
    assert_eq!(days_between(date(2026, 2, 28), date(2026, 3, 1)), 1);
    assert_eq!(days_between(date(2026, 3, 1), date(2025, 3, 1)), -365);
}
