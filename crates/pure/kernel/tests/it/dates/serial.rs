//! The numbers by which Excel counts days.

use kernel::dates::loose::{of_number, of_serial};
use kernel::dates::{Loose, date};
use proptest::prelude::*;

#[test]
fn excel_counts_days_from_1900_with_a_day_that_never_was() {
    let days = [
        ("1", date(1900, 1, 1)),
        ("59", date(1900, 2, 28)),
        ("59.99999", date(1900, 2, 28)),
        ("61", date(1900, 3, 1)),
        ("31203", date(1985, 6, 5)),
        ("31203.5", date(1985, 6, 5)),
        (" 31203.0 ", date(1985, 6, 5)),
        ("25569", date(1970, 1, 1)),
        ("45658", date(2025, 1, 1)),
        ("73415", date(2100, 12, 31)),
    ];
    for (number, day) in days {
        assert_eq!(of_serial(number, false), Some(day), "{number}");
    }
    for number in [
        "0",
        "0.5",
        "60",
        "60.25",
        "73416",
        "80001",
        "9999999999999999",
        "99999999999999999999",
        "-1",
        "",
        ".",
        "1.",
        ".5",
    ] {
        assert_eq!(of_serial(number, false), None, "{number}");
    }
    for number in ["31203,5", "3.1203E4", "+31203", "31 203", "31203.5.1", "NaN", "３１２０３"] {
        assert_eq!(of_serial(number, false), None, "{number}");
    }
}

#[test]
fn excel_can_count_from_1904() {
    let days =
        [("0", date(1904, 1, 1)), ("60", date(1904, 3, 1)), ("29741", date(1985, 6, 5)), ("71953", date(2100, 12, 31))];
    for (number, day) in days {
        assert_eq!(of_serial(number, true), Some(day), "{number}");
    }
    assert_eq!(of_serial("71954", true), None);
}

#[test]
fn a_bare_number_is_a_year_or_a_serial_number() {
    for number in ["1985", "1985.0", "1985.00"] {
        assert_eq!(of_number(number, false), Some(Loose::Year(1985)), "{number}");
        assert_eq!(of_number(number, true), Some(Loose::Year(1985)), "{number}");
    }
    assert_eq!(of_number("1900", false), Some(Loose::Year(1900)));
    assert_eq!(of_number("2100", false), Some(Loose::Year(2100)));
    assert_eq!(of_number("1899", false), Some(Loose::Day(date(1905, 3, 13))));
    assert_eq!(of_number("2101", false), Some(Loose::Day(date(1905, 10, 1))));
    assert_eq!(of_number("1985.5", false), Some(Loose::Day(date(1905, 6, 7))), "with a time of day it is no year");
    assert_eq!(of_number("31203", false), Some(Loose::Day(date(1985, 6, 5))));
    assert_eq!(of_number("29741", true), Some(Loose::Day(date(1985, 6, 5))));
    for number in ["60", "0", "-5", "", "x"] {
        assert_eq!(of_number(number, false), None, "{number}");
    }
}

proptest! {
    #[test]
    fn serial_numbers_follow_each_other(serial in 61..73_415_u32) {
        let day = of_serial(&serial.to_string(), false).expect("a day of these two centuries");
        prop_assert_eq!(of_serial(&(serial + 1).to_string(), false), day.tomorrow().ok());
        let later = (serial >= 1462).then(|| of_serial(&(serial - 1462).to_string(), true)).flatten();
        prop_assert!(serial < 1462 || later == Some(day), "the systems are 1462 days apart");
    }

    #[test]
    fn no_text_breaks_the_reader(text in ".{0,30}", near in "[0-9.+-]{0,24}") {
        for text in [text, near] {
            let day = of_serial(&text, false);
            prop_assert!(day.is_none_or(|day| (1900..=2100).contains(&day.year())));
            let _ = (of_number(&text, false), of_number(&text, true));
        }
    }
}
