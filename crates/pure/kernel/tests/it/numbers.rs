//! Numbers.

use kernel::numbers::{decimal, decimal_trimmed, file_size, grouped, parse_hundredths, parse_whole};
use proptest::prelude::*;

#[test]
fn thousands_are_parted_by_dots() {
    let cases = [(0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567"), (-1_234, "-1.234"), (-12, "-12")];
    for (value, text) in cases {
        assert_eq!(grouped(value), text);
    }
    assert_eq!(grouped(i64::MIN), "-9.223.372.036.854.775.808");
}

#[test]
fn decimals_follow_a_comma() {
    assert_eq!(decimal(123_456), "1.234,56");
    assert_eq!(decimal(5), "0,05");
    assert_eq!(decimal(-250), "-2,50");
    assert_eq!(decimal_trimmed(250), "2,5");
    assert_eq!(decimal_trimmed(100_000), "1.000");
    assert_eq!(decimal_trimmed(0), "0");
}

#[test]
fn file_sizes_have_one_decimal() {
    let cases = [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1 KB"),
        (1536, "1,5 KB"),
        (1_258_291, "1,2 MB"),
        (1_048_575, "1 MB"),
        (200 * 1024 * 1024, "200 MB"),
        (5_368_709_120, "5 GB"),
    ];
    for (bytes, text) in cases {
        assert_eq!(file_size(bytes), text);
    }
    assert_eq!(file_size(u64::MAX), "16.384 PB");
}

#[test]
fn typed_numbers_are_read_the_vietnamese_way() {
    let cases = [
        ("1.234.567", 123_456_700),
        ("1234567", 123_456_700),
        ("2,5", 250),
        ("2.5", 250),
        ("2.34", 234),
        ("1.234", 123_400),
        ("1.234,56", 123_456),
        ("1,234,567", 123_456_700),
        ("1,234.5", 123_450),
        (" -2,05 ", -205),
        ("−3", -300),
        ("0,05", 5),
        ("100", 10_000),
        ("12.345", 1_234_500),
        ("1.000,5", 100_050),
    ];
    for (typed, hundredths) in cases {
        assert_eq!(parse_hundredths(typed), Ok(hundredths), "{typed}");
    }
    assert_eq!(parse_whole("1.234.567"), Ok(1_234_567));
    assert_eq!(parse_whole("2,00"), Ok(2));
}

#[test]
fn doubtful_numbers_are_refused_with_a_reason() {
    let cases = [
        ("", "Chưa nhập số."),
        ("1,234", "Số “1,234” có quá hai chữ số sau dấu phẩy. Nếu là hàng nghìn, dùng dấu chấm, ví dụ 1.234."),
        ("99999999999999999999", "Số “99999999999999999999” quá lớn. Kiểm tra lại."),
    ];
    for (typed, text) in cases {
        assert_eq!(parse_hundredths(typed).unwrap_err().to_string(), text);
    }
    for typed in [
        "abc", "1.23.456", "1.2345,6", "0.125", "5,", ",5", "1..2", "1,2,3", "1.234.5", "--1", "1 000", "12,34.56", ".",
    ] {
        let text = parse_hundredths(typed).unwrap_err().to_string();
        assert!(text.contains(typed), "{typed}: {text}");
    }
    assert_eq!(parse_whole("2,5").unwrap_err().to_string(), "Số “2,5” có phần lẻ. Ở đây chỉ nhập số nguyên.");
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(hundredths in -9_000_000_000_000_000_i64..9_000_000_000_000_000) {
        prop_assert_eq!(parse_hundredths(&decimal(hundredths)), Ok(hundredths));
        prop_assert_eq!(parse_hundredths(&decimal_trimmed(hundredths)), Ok(hundredths));
        prop_assert_eq!(parse_whole(&grouped(hundredths / 100)), Ok(hundredths / 100));
    }

    #[test]
    fn no_text_breaks_the_reader(text in ".{0,24}", digits in "[-0-9., ]{0,24}") {
        let _ = parse_hundredths(&text);
        let _ = parse_hundredths(&digits);
    }
}
