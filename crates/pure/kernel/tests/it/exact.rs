//! Exact numbers: their arithmetic against big rationals, their texts.

use kernel::exact::{Exact, ExactProblem};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

#[test]
fn decimals_and_fractions_are_read() {
    for (text, written) in [
        ("2.5", "5/2"),
        ("2,5", "5/2"),
        ("37/42", "37/42"),
        ("6/4", "3/2"),
        ("-0.5", "-1/2"),
        ("1.000", "1"),
        ("0", "0"),
        ("-0", "0"),
        ("007", "7"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("9223372036854775807", "9223372036854775807"),
        ("9223372036854775808", "9223372036854775808"),
        ("-9223372036854775808", "-9223372036854775808"),
    ] {
        assert_eq!(exact(text).to_string(), written, "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for text in
        ["", " ", "a", "1.", ".5", "1,5,5", "1.234,5", "+1", "--1", "1/2/3", "1/", "/2", "1e3", "1.5/2", "١", "½"]
    {
        assert!(matches!(Exact::parse(text), Err(ExactProblem::Unreadable(_))), "{text:?}");
    }
    assert!(matches!(Exact::parse("1/0"), Err(ExactProblem::NoDenominator(_))));
    assert!(matches!(Exact::parse(&"1".repeat(61)), Err(ExactProblem::TooLong)));
    assert!(matches!(Exact::parse_typed("1.234"), Err(ExactProblem::Ambiguous(_))));
    assert_eq!(Exact::parse_typed("1,234"), Exact::parse("1.234"));
}

#[test]
fn shown_rounds_a_half_up() {
    for (text, shown) in [
        ("0", "0.00"),
        ("2.5", "2.50"),
        ("0.005", "0.01"),
        ("0.0049999", "0.00"),
        ("-0.005", "-0.01"),
        ("-0.001", "0.00"),
        ("1264/15", "84.27"),
        ("89.996", "90.00"),
        ("100", "100.00"),
    ] {
        assert_eq!(exact(text).shown(), shown, "{text}");
    }
    assert_eq!(exact("5/2").shown_vi(), "2,50");
    for (text, written) in [("5/2", "2,5"), ("12", "12"), ("37/42", "37/42"), ("1/16", "0,0625"), ("1/32", "1/32")] {
        assert_eq!(exact(text).written_vi(), written);
    }
    for (text, readable) in [("5/2", "2,5"), ("-5/4", "-1,25"), ("-1/20", "-0,05"), ("31/36", "≈ 0,86"), ("7", "7")] {
        assert_eq!(exact(text).readable_vi(), readable);
    }
}

#[test]
fn integers_below() {
    for (text, floor) in [("12/6", 2), ("11/6", 1), ("-1/2", -1), ("0", 0)] {
        assert_eq!(exact(text).floor(), Some(floor));
    }
    assert_eq!(exact("123456789012345678901234567890").floor(), None);
}

fn numbers() -> impl Strategy<Value = (i64, i64)> {
    let size = prop_oneof![-50..50_i64, any::<i64>().prop_map(|n| n.max(-i64::MAX))];
    let below = prop_oneof![1..50_i64, 1..i64::MAX];
    (size, below)
}

proptest! {
    /// Whatever fits into 64 bits or not, the answer is that of big rationals, and equal numbers are equal values.
    #[test]
    fn arithmetic_is_that_of_big_rationals(a in numbers(), b in numbers(), c in numbers()) {
        let big = |(n, d): (i64, i64)| BigRational::new(BigInt::from(n), BigInt::from(d));
        let own = |(n, d): (i64, i64)| Exact::fraction(n, d).unwrap();
        let same = |own: &Exact, big: &BigRational| {
            let text = own.to_string();
            assert_eq!(text, big.to_string());
            if text.len() <= 60 {
                assert_eq!(&Exact::parse(&text).unwrap(), own);
            }
        };
        let (x, y, z) = (own(a), own(b), own(c));
        let (p, q, r) = (big(a), big(b), big(c));
        same(&(&(&x + &y) + &z), &(&p + &q + &r));
        same(&(&(&x - &y) * &z), &((&p - &q) * &r));
        same(&(&(&x * &y) * &z), &(&p * &q * &r));
        if b.0 != 0 {
            same(&x.divided_by(&y).unwrap(), &(&p / &q));
        } else {
            prop_assert!(x.divided_by(&y).is_none());
        }
        prop_assert_eq!(x.cmp(&y), p.cmp(&q));
        prop_assert_eq!((&(&x + &y) * &z).cmp(&x), ((&p + &q) * &r).cmp(&p));
        prop_assert_eq!(&(&(&x + &y) - &y), &x);
        prop_assert_eq!(Exact::mean(&[x.clone(), y, z]).unwrap().to_string(), ((&p + &q + &r) / BigInt::from(3)).to_string());
    }

    /// What is shown is within half a hundredth, and a half goes up.
    #[test]
    fn shown_is_the_nearest_hundredth(a in -1_000_000..1_000_000_i64, b in 1..1000_i64) {
        let number = Exact::fraction(a, b).unwrap();
        let shown = Exact::parse(&number.shown()).unwrap();
        let away = &shown - &number;
        let half = Exact::fraction(1, 200).unwrap();
        prop_assert!(away <= half && &Exact::ZERO - &away <= half, "{number} {shown}");
    }
}
