//! Dates as people type them.

use kernel::dates::{DateProblem, date, parse_vi};
use proptest::prelude::*;

#[test]
fn the_usual_ways_are_read() {
    let ways = [
        "5/6/2026",
        "05/06/2026",
        " 05-06-2026 ",
        "5.6.2026",
        "05 / 06 / 2026",
        "2026-06-05",
        "2026/06/05",
        "ngày 5 tháng 6 năm 2026",
        "Ngày 05 tháng 6 năm 2026.",
        "5 tháng 6 năm 2026",
        "5 tháng 6, năm 2026",
        "ngày 05/6/2026",
        "NGÀY 5 THÁNG 6 NĂM 2026",
        "ngay 5 thang 6 nam 2026",
        "5\u{a0}/6/\u{200b}2026",
    ];
    for typed in ways {
        assert_eq!(parse_vi(typed), Ok(date(2026, 6, 5)), "{typed}");
    }
    assert_eq!(parse_vi("29/2/2028"), Ok(date(2028, 2, 29)));
}

#[test]
fn what_is_wrong_is_said_in_vietnamese() {
    let cases = [
        ("", "Chưa nhập ngày. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/06/2026."),
        ("31/6/2026", "Không có ngày 31/6/2026: tháng 6 năm 2026 chỉ có 30 ngày."),
        ("29/2/2026", "Không có ngày 29/2/2026: tháng 2 năm 2026 chỉ có 28 ngày."),
        ("0/6/2026", "Không có ngày 0/6/2026: tháng 6 năm 2026 chỉ có 30 ngày."),
        ("06/15/2026", "Không có tháng 15. Nhập ngày trước, tháng sau, ví dụ 25/06/2026."),
        ("5/0/2026", "Không có tháng 0. Nhập ngày trước, tháng sau, ví dụ 25/06/2026."),
        ("5/6/26", "Năm “26” chưa đủ bốn chữ số. Nhập đủ năm, ví dụ 05/06/2026."),
        ("5/6/0206", "Năm 206 nằm ngoài khoảng 1900–2100. Kiểm tra lại năm."),
        ("5/6/2101", "Năm 2101 nằm ngoài khoảng 1900–2100. Kiểm tra lại năm."),
        ("hôm nay", "Không đọc được ngày “hôm nay”. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/06/2026."),
    ];
    for (typed, text) in cases {
        assert_eq!(parse_vi(typed).unwrap_err().to_string(), text, "{typed}");
    }
}

#[test]
fn anything_else_is_refused_not_guessed() {
    for typed in [
        "5/6",
        "6/2026",
        "5/6/2026 7",
        "5/6-2026",
        "a/b/c",
        "1/2/3/4",
        "05062026",
        "5//2026",
        "-5/6/2026",
        "5/6/20266",
        "２/6/2026",
    ] {
        assert!(matches!(parse_vi(typed), Err(DateProblem::Unreadable { .. })), "{typed}: {:?}", parse_vi(typed));
    }
}

#[test]
fn long_nonsense_is_quoted_in_part() {
    let problem = parse_vi(&"x".repeat(10_000)).unwrap_err().to_string();
    assert!(problem.len() < 250 && problem.contains('…'));
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in ".{0,30}", digits in "[0-9/.\\- ]{0,14}") {
        let _ = parse_vi(&text);
        if let Ok(day) = parse_vi(&digits) {
            prop_assert!((1900..=2100).contains(&day.year()));
        }
    }
}
