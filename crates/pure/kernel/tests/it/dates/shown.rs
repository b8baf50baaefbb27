//! Written forms of a date.

use kernel::dates::{date, month, official, official_blank, parse_vi, short};
use proptest::prelude::*;

#[test]
fn decree_30_puts_zeros_before_small_days_and_the_first_two_months() {
    let cases = [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 2, 1), "ngày 01 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 9, 9), "ngày 09 tháng 9 năm 2026"),
        (date(2026, 7, 10), "ngày 10 tháng 7 năm 2026"),
        (date(2026, 10, 12), "ngày 12 tháng 10 năm 2026"),
        (date(2026, 12, 2), "ngày 02 tháng 12 năm 2026"),
    ];
    for (day, line) in cases {
        assert_eq!(official(day), line);
    }
}

#[test]
fn short_forms_have_two_digits_each() {
    assert_eq!(short(date(2026, 3, 5)), "05/03/2026");
    assert_eq!(month(date(2026, 6, 30)), "06/2026");
    assert_eq!(official_blank(2026), "ngày      tháng      năm 2026");
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(year in 1900..=2100_i16, ordinal in 1..=365_i16) {
        let day = date(year, 1, 1).with().day_of_year(ordinal).build().unwrap();
        for text in [short(day), official(day), day.to_string()] {
            prop_assert_eq!(parse_vi(&text), Ok(day));
        }
    }
}
