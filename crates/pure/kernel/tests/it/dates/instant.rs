//! Instants in Vietnam's time.

use kernel::dates::{Timestamp, civil_date, civil_time, date, end_of_day, moment, start_of_day};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn instants_show_seven_hours_ahead() {
    assert_eq!(moment(at("2026-11-20T07:05:59Z")), "14:05 ngày 20/11/2026");
    assert_eq!(moment(at("2026-11-20T17:00:00Z")), "00:00 ngày 21/11/2026");
    assert_eq!(civil_date(at("2026-11-20T16:59:59Z")), date(2026, 11, 20));
    assert_eq!(civil_date(at("2026-12-31T17:00:00Z")), date(2027, 1, 1));
    assert_eq!(civil_time(at("2026-11-20T01:30:00Z")).hour(), 8);
}

#[test]
fn a_day_begins_at_midnight_in_vietnam() {
    assert_eq!(start_of_day(date(2026, 11, 20)), at("2026-11-19T17:00:00Z"));
    assert_eq!(end_of_day(date(2026, 11, 20)), at("2026-11-20T17:00:00Z"));
    assert_eq!(civil_date(start_of_day(date(2026, 1, 1))), date(2026, 1, 1));
    assert_eq!(end_of_day(date(9999, 12, 31)), Timestamp::MAX);
}
