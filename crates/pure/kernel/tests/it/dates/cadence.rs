//! Steps of months.

use kernel::dates::{Cadence, add_months, date};
use proptest::prelude::*;

#[test]
fn a_short_month_does_not_shift_the_later_ones() {
    let days: Vec<_> = (0..4).map(|n| Cadence::Month.nth(date(2026, 1, 31), n)).collect();
    assert_eq!(days, [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]);
    let days: Vec<_> = (0..3).map(|n| Cadence::Month.nth(date(2026, 1, 30), n)).collect();
    assert_eq!(days, [date(2026, 1, 30), date(2026, 2, 28), date(2026, 3, 30)]);
}

#[test]
fn the_end_of_a_month_stays_the_end() {
    assert_eq!(Cadence::Month.nth(date(2026, 6, 30), 1), date(2026, 7, 31));
    assert_eq!(Cadence::Quarter.nth(date(2026, 6, 30), 1), date(2026, 9, 30));
    assert_eq!(Cadence::HalfYear.nth(date(2026, 6, 30), 1), date(2026, 12, 31));
    assert_eq!(Cadence::Year.nth(date(2027, 2, 28), 1), date(2028, 2, 29));
    assert_eq!(add_months(date(2026, 3, 31), -1), date(2026, 2, 28));
}

#[test]
fn next_is_strictly_after_and_begins_with_the_anchor() {
    let anchor = date(2026, 7, 15);
    assert_eq!(Cadence::Month.next_after(anchor, date(2026, 7, 14)), anchor);
    assert_eq!(Cadence::Month.next_after(anchor, anchor), date(2026, 8, 15));
    assert_eq!(Cadence::Quarter.next_after(anchor, date(2026, 11, 20)), date(2027, 1, 15));
}

#[test]
fn keys_and_words() {
    for cadence in Cadence::ALL {
        assert_eq!(Cadence::from_key(cadence.key()), Some(cadence));
    }
    assert_eq!(Cadence::from_key("week"), None);
    assert_eq!(Cadence::ALL.map(Cadence::vi), ["hằng tháng", "hằng quý", "6 tháng một lần", "hằng năm"]);
}

proptest! {
    #[test]
    fn the_next_one_is_the_first_after(from in 0..60_000_i32, later in -400..4_000_i32, which in 0..4_usize) {
        let anchor = date(1950, 1, 1).checked_add(jiff::Span::new().days(from)).unwrap();
        let day = anchor.checked_add(jiff::Span::new().days(later)).unwrap();
        let cadence = Cadence::ALL[which];
        let next = cadence.next_after(anchor, day);
        prop_assert!(next > day && next >= anchor);
        let number = (0..400).find(|n| cadence.nth(anchor, *n) == next).expect("an occurrence");
        prop_assert!(number == 0 || cadence.nth(anchor, number - 1) <= day);
    }
}
