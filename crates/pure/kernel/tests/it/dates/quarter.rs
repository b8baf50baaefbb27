//! Quarters and ends of months.

use kernel::dates::{Quarter, date, first_day_of_month, last_day_of_month};
use proptest::prelude::*;

#[test]
fn quarters_begin_and_end_with_their_months() {
    let third = Quarter::new(2026, 3).unwrap();
    assert_eq!((third.first_day(), third.last_day()), (date(2026, 7, 1), date(2026, 9, 30)));
    assert_eq!(third.to_string(), "Quý III/2026");
    assert_eq!(Quarter::of(date(2026, 11, 20)).to_string(), "Quý IV/2026");
    assert_eq!(Quarter::new(2026, 4).unwrap().next(), Quarter::new(2027, 1).unwrap());
    assert_eq!(Quarter::new(2026, 1).unwrap().previous(), Quarter::new(2025, 4).unwrap());
    assert_eq!((third.year(), third.number(), third.roman()), (2026, 3, "III"));
    for number in [0, 5, -1] {
        assert_eq!(Quarter::new(2026, number), None);
    }
}

#[test]
fn months_end_on_their_last_day() {
    assert_eq!(last_day_of_month(date(2026, 6, 1)), date(2026, 6, 30));
    assert_eq!(last_day_of_month(date(2028, 2, 10)), date(2028, 2, 29));
    assert_eq!(last_day_of_month(date(2026, 2, 28)), date(2026, 2, 28));
    assert_eq!(first_day_of_month(date(2026, 6, 30)), date(2026, 6, 1));
}

proptest! {
    #[test]
    fn quarters_follow_each_other_without_gap(year in 1900..=2100_i16, number in 1..=4_i8) {
        let quarter = Quarter::new(year, number).unwrap();
        prop_assert_eq!(quarter.next().first_day(), quarter.last_day().tomorrow().unwrap());
        prop_assert_eq!(quarter.next().previous(), quarter);
        prop_assert_eq!(Quarter::of(quarter.first_day()), quarter);
        prop_assert_eq!(Quarter::of(quarter.last_day()), quarter);
        prop_assert!(quarter < quarter.next());
    }
}
