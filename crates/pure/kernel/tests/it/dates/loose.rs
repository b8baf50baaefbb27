//! Dates as workbooks hold them.

use kernel::dates::loose::read;
use kernel::dates::{DateProblem, Loose, date, parse_vi};
use proptest::prelude::*;

const MONTH: Loose = Loose::Month { year: 1985, month: 6 };

#[test]
fn days_are_read_in_every_way() {
    let ways = [
        "05/06/1985",
        "5/6/1985",
        "05 / 06/1985",
        "  05 /06 / 1985 ",
        "5.6.1985",
        "5.6.1985.",
        "05-06-1985",
        "1985-06-05",
        "1985/06/05",
        "05/06/1985 00:00:00",
        "05/06/1985 0:00",
        "05 / 06 / 1985  00:00:00",
        "1985-06-05 00:00:00.000",
        "1985-06-05T00:00:00",
        "1985-06-05T17:30:00.5",
        "'05/06/1985",
        "’ 05/06/1985",
        "０５/０６/１９８５",
        "05/06/1985,",
        "ngày 5 tháng 6 năm 1985",
        "Ngày 05/6/1985",
        "5 tháng 6, năm 1985;",
        "\u{feff}05\u{a0}/\u{200b}06/1985",
    ];
    for text in ways {
        assert_eq!(read(text), Ok(Loose::Day(date(1985, 6, 5))), "{text}");
    }
}

#[test]
fn months_and_years_are_read() {
    let months = [
        "6/1985",
        "06/1985",
        "06 / 1985",
        "6-1985",
        "6.1985",
        "1985-06",
        "1985/6",
        "tháng 6/1985",
        "Tháng 06/1985",
        "tháng 6-1985",
        "tháng 6 năm 1985",
        "THÁNG 6, NĂM 1985",
        "thang 6 nam 1985",
        "'06/1985",
        "tha\u{301}ng ６/1985.",
    ];
    for text in months {
        assert_eq!(read(text), Ok(MONTH), "{text}");
    }
    for text in ["1985", " 1985 ", "'1985", "năm 1985", "NĂM 1985", "nam 1985", "１９８５", "1985."] {
        assert_eq!(read(text), Ok(Loose::Year(1985)), "{text}");
    }
    assert_eq!((read("1900"), read("2100")), (Ok(Loose::Year(1900)), Ok(Loose::Year(2100))));
}

#[test]
fn what_is_wrong_is_said_in_vietnamese() {
    let cases = [
        ("", "Chưa nhập ngày. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/06/2026."),
        (" ' ", "Chưa nhập ngày. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/06/2026."),
        ("5/6/85", "Năm “85” chưa đủ bốn chữ số. Nhập đủ năm, ví dụ 05/06/2026."),
        ("6/85", "Năm “85” chưa đủ bốn chữ số. Nhập đủ năm, ví dụ 05/06/2026."),
        ("85", "Năm “85” chưa đủ bốn chữ số. Nhập đủ năm, ví dụ 05/06/2026."),
        ("năm 85", "Năm “85” chưa đủ bốn chữ số. Nhập đủ năm, ví dụ 05/06/2026."),
        ("31/02/1985", "Không có ngày 31/2/1985: tháng 2 năm 1985 chỉ có 28 ngày."),
        ("31/02/1985 00:00:00", "Không có ngày 31/2/1985: tháng 2 năm 1985 chỉ có 28 ngày."),
        ("29/2/1900", "Không có ngày 29/2/1900: tháng 2 năm 1900 chỉ có 28 ngày."),
        ("13/1985", "Không có tháng 13. Nhập ngày trước, tháng sau, ví dụ 25/06/2026."),
        ("00/1985", "Không có tháng 0. Nhập ngày trước, tháng sau, ví dụ 25/06/2026."),
        ("1885", "Năm 1885 nằm ngoài khoảng 1900–2100. Kiểm tra lại năm."),
        ("6/2101", "Năm 2101 nằm ngoài khoảng 1900–2100. Kiểm tra lại năm."),
        ("31203", "Không đọc được ngày “31203”. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/06/2026."),
    ];
    for (text, problem) in cases {
        assert_eq!(read(text).unwrap_err().to_string(), problem, "{text}");
    }
}

#[test]
fn a_day_written_month_first_is_refused_with_a_proposal() {
    let said = "“06/25/1985” viết tháng trước ngày sau. Nếu đúng là ngày 25/06/1985 thì nhập lại 25/06/1985.";
    assert_eq!(read("06/25/1985").unwrap_err().to_string(), said);
    for text in ["6/25/1985", "6-25-1985", "6.25.1985", "06/25/1985 00:00:00", "'6/25/1985"] {
        let Err(DateProblem::MonthFirst { meant, .. }) = read(text) else { panic!("{text}: {:?}", read(text)) };
        assert_eq!(read(&meant), Ok(Loose::Day(date(1985, 6, 25))), "the proposal can be typed as it stands");
    }
    for text in ["02/30/1985", "13/25/1985", "6/32/1985", "0/25/1985", "1985-25-06", "ngày 6 tháng 25 năm 1985"] {
        assert!(matches!(read(text), Err(DateProblem::NoSuchMonth { .. })), "{text}: {:?}", read(text));
    }
    assert_eq!(read("06/12/1985"), Ok(Loose::Day(date(1985, 12, 6))), "no sign of another order");
}

#[test]
fn anything_else_is_refused_not_guessed() {
    for text in [
        "khoảng 1985",
        "1985-1990",
        "1985/1986",
        "06/1985/",
        "/1985",
        "tháng 6",
        "tháng 006/1985",
        "6/5/1985 12:00:00 AM",
        "05/06/1985 24:00:00",
        "05/06/1985 00:60",
        "05/06/1985 x",
        "05/06/1985 1:2:3:4",
        "00:00:00",
        "05/06/1985 +5:00",
        "1985-06-04T17:00:00.000Z",
        "6/25/01985",
        "006/25/1985",
        "05061985",
        "1985.5.",
        "05/06/19856",
        "０５／０６／１９８５",
        "x/05/06/1985",
    ] {
        assert!(matches!(read(text), Err(DateProblem::Unreadable { .. })), "{text}: {:?}", read(text));
    }
    assert!(read(&"9".repeat(10_000)).unwrap_err().to_string().len() < 250);
}

#[test]
fn shown_earliest_and_latest() {
    let day = Loose::Day(date(1985, 6, 5));
    let cases = [
        (day, "05/06/1985", date(1985, 6, 5), date(1985, 6, 5)),
        (MONTH, "06/1985", date(1985, 6, 1), date(1985, 6, 30)),
        (Loose::Month { year: 2000, month: 2 }, "02/2000", date(2000, 2, 1), date(2000, 2, 29)),
        (Loose::Year(1985), "1985", date(1985, 1, 1), date(1985, 12, 31)),
    ];
    for (loose, shown, earliest, latest) in cases {
        assert_eq!((loose.shown().as_str(), loose.earliest(), loose.latest()), (shown, earliest, latest));
        assert_eq!(loose.year(), earliest.year());
    }
    let nowhere = Loose::Month { year: i16::MAX, month: 13 };
    assert_eq!(nowhere.earliest(), date(9999, 12, 1), "the nearest there is");
}

fn any_loose() -> impl Strategy<Value = Loose> {
    let day = (1900..=2100_i16, 1..=12_i8, 1..=31_i8)
        .prop_filter_map("no such day", |(year, month, day)| jiff_date(year, month, day).map(Loose::Day));
    prop_oneof![
        day,
        (1900..=2100_i16, 1..=12_i8).prop_map(|(year, month)| Loose::Month { year, month }),
        (1900..=2100_i16).prop_map(Loose::Year),
    ]
}

fn jiff_date(year: i16, month: i8, day: i8) -> Option<kernel::dates::Date> {
    kernel::dates::Date::new(year, month, day).ok()
}

proptest! {
    #[test]
    fn what_is_shown_is_read_again(loose in any_loose()) {
        prop_assert_eq!(read(&loose.shown()), Ok(loose));
        prop_assert!(loose.earliest() <= loose.latest());
        prop_assert_eq!((loose.earliest().year(), loose.latest().year()), (loose.year(), loose.year()));
    }

    #[test]
    fn whatever_is_typed_as_a_day_is_read_alike(text in "[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9/.\\- ]{0,14}") {
        if let Ok(day) = parse_vi(&text) {
            prop_assert_eq!(read(&text), Ok(Loose::Day(day)));
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in ".{0,30}", near in "[0-9/.\\- T:'thángnăm]{0,20}") {
        for text in [text, near] {
            if let Ok(loose) = read(&text) {
                prop_assert!((1900..=2100).contains(&loose.year()));
            }
        }
    }
}
