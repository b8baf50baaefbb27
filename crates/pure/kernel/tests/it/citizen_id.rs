//! Personal numbers. All of them are invented: no province has the number 099.

use kernel::citizen_id::{CitizenId, Doubt, Problem, Sex};
use kernel::dates::{Loose, date};
use proptest::prelude::*;

fn id(digits: &str) -> CitizenId {
    CitizenId::read(digits).expect("twelve digits")
}

#[test]
fn twelve_digits_are_read_however_they_are_parted() {
    let ways = [
        "099090000001",
        " 099 090 000 001 ",
        "099.090.000.001",
        "'099090000001",
        "’099090000001",
        "099\u{a0}090\u{2009}000001",
        "\u{feff}0990\u{200b}90000001\n",
    ];
    for text in ways {
        assert_eq!(CitizenId::read(text).map(|id| id.digits().to_owned()), Ok("099090000001".to_owned()), "{text}");
    }
    assert_eq!(id("099090000001").province(), "099");
}

#[test]
fn what_is_wrong_is_said_in_vietnamese() {
    let cases = [
        ("", "Chưa có số định danh cá nhân. Nhập đủ 12 chữ số."),
        (" ' ", "Chưa có số định danh cá nhân. Nhập đủ 12 chữ số."),
        (
            "099 090 001",
            "Số có 9 chữ số là số chứng minh nhân dân cũ, không phải số định danh cá nhân. Ghi số này vào ô giấy tờ cũ và \
             nhập số định danh cá nhân gồm 12 chữ số.",
        ),
        (
            "99090000001",
            "Số chỉ có 11 chữ số, cần đủ 12; có thể Excel đã bỏ mất số 0 ở đầu. Nếu đúng là 099090000001 thì nhập lại cả \
             số 0.",
        ),
        (
            "9090000001",
            "Số chỉ có 10 chữ số, cần đủ 12; có thể Excel đã bỏ mất số 0 ở đầu. Nếu đúng là 009090000001 thì nhập lại cả \
             số 0.",
        ),
        ("09909000001", "Số có 11 chữ số; số định danh cá nhân có đúng 12 chữ số. Kiểm tra lại trên thẻ căn cước."),
        ("0990900000012", "Số có 13 chữ số; số định danh cá nhân có đúng 12 chữ số. Kiểm tra lại trên thẻ căn cước."),
        ("12345678", "Số có 8 chữ số; số định danh cá nhân có đúng 12 chữ số. Kiểm tra lại trên thẻ căn cước."),
        ("O99090000001", "Số định danh cá nhân chỉ gồm chữ số, nhưng có ký tự “O”. Kiểm tra lại từng chữ số."),
        (
            "9.909E+10",
            "Excel đã rút gọn số này (dạng 3,0E+10) nên có thể mất chữ số. Đổi cột sang dạng văn bản (Text) rồi nhập lại \
             số từ thẻ căn cước.",
        ),
    ];
    for (text, problem) in cases {
        assert_eq!(CitizenId::read(text).unwrap_err().to_string(), problem, "{text}");
    }
}

#[test]
fn other_characters_are_named() {
    for (text, found) in [
        ("099-090-000-001", '-'),
        ("09909000000l", 'l'),
        ("０99090000001", '０'),
        ("0990900000E1x", 'E'),
        ("E10", 'E'),
        ("1.E5", 'E'),
        ("099090000001'", '\''),
        ("không có", 'k'),
    ] {
        assert_eq!(CitizenId::read(text), Err(Problem::NotADigit { found }), "{text}");
    }
    for text in ["9,909e10", "9E+10", "99.09e+9"] {
        assert_eq!(CitizenId::read(text), Err(Problem::ShortenedByExcel), "{text}");
    }
}

#[test]
fn neither_a_number_nor_a_problem_gives_itself_away_in_logs() {
    assert_eq!(format!("{:?}", id("099090000001")), "CitizenId(099…)");
    let problem = format!("{:?}", CitizenId::read("99090000001"));
    assert!(problem.contains("LostZeros") && !problem.contains("90000001"), "{problem}");
}

#[test]
fn the_fourth_digit_tells_century_and_sex() {
    let cases = [
        ("099090000001", 1990, Sex::Nam),
        ("099190000001", 1990, Sex::Nu),
        ("099200000001", 2000, Sex::Nam),
        ("099305000001", 2005, Sex::Nu),
        ("099412000001", 2112, Sex::Nam),
        ("099512000001", 2112, Sex::Nu),
        ("099799000001", 2299, Sex::Nu),
        ("099999000001", 2399, Sex::Nu),
    ];
    for (digits, year, sex) in cases {
        assert_eq!((id(digits).birth_year(), id(digits).sex()), (year, sex), "{digits}");
    }
}

#[test]
fn a_number_that_agrees_leaves_only_its_invented_province_in_doubt() {
    let unknown = Doubt::UnknownProvince { province: "099".to_owned() };
    let number = id("099090000001");
    for birth in
        [None, Some(Loose::Day(date(1990, 2, 3))), Some(Loose::Month { year: 1990, month: 2 }), Some(Loose::Year(1990))]
    {
        assert_eq!(number.doubts(birth, Some(Sex::Nam)), std::slice::from_ref(&unknown));
        assert_eq!(number.doubts(birth, None), std::slice::from_ref(&unknown));
    }
}

#[test]
fn the_provinces_of_2016_are_known() {
    for (digits, known) in [("001", true), ("030", true), ("096", true), ("000", false), ("097", false), ("100", false)]
    {
        let doubts = id(&format!("{digits}000000000")).doubts(None, None);
        assert_eq!(doubts.is_empty(), known, "{digits}");
    }
}

#[test]
fn doubts_are_sentences() {
    let said: Vec<String> = id("099190000001")
        .doubts(Some(Loose::Day(date(1991, 1, 1))), Some(Sex::Nam))
        .iter()
        .map(Doubt::to_string)
        .collect();
    assert_eq!(
        said,
        [
            "Ba chữ số đầu “099” không có trong danh sách mã tỉnh, thành phố (001–096). Nếu người này không đăng ký khai sinh \
         ở nước ngoài thì kiểm tra lại số.",
            "Theo số định danh cá nhân thì sinh năm 1990, nhưng ngày sinh ghi năm 1991. Kiểm tra lại hai thông tin này.",
            "Theo số định danh cá nhân thì giới tính là Nữ, nhưng hồ sơ ghi Nam. Kiểm tra lại hai thông tin này.",
        ]
    );
    let century = id("099290000001").doubts(Some(Loose::Year(1990)), Some(Sex::Nam));
    assert_eq!(century[1..], [Doubt::BirthYear { told: 2090, given: 1990 }]);
}

#[test]
fn keys_and_words_of_the_sexes() {
    assert_eq!(Sex::ALL.map(Sex::key), ["nam", "nu"]);
    assert_eq!(Sex::ALL.map(Sex::label), ["Nam", "Nữ"]);
    assert_eq!((Sex::from_key("nu"), Sex::from_key("nam"), Sex::from_key("Nữ")), (Some(Sex::Nu), Some(Sex::Nam), None));
}

proptest! {
    #[test]
    fn a_number_made_for_a_person_leaves_no_doubt(
        province in 1..=96_u8, year in 1900..=2100_i16, woman in any::<bool>(), rest in 0..1_000_000_u32,
    ) {
        let sex = if woman { Sex::Nu } else { Sex::Nam };
        let fourth = (year / 100 - 19) * 2 + i16::from(woman);
        let number = id(&format!("{province:03}{fourth}{:02}{rest:06}", year % 100));
        prop_assert_eq!(number.doubts(Some(Loose::Year(year)), Some(sex)), []);
        let other = if woman { Sex::Nam } else { Sex::Nu };
        prop_assert_eq!(number.doubts(Some(Loose::Year(year - 1)), Some(other)).len(), 2);
    }

    #[test]
    fn only_twelve_digits_are_taken(text in ".{0,20}", digits in "[0-9 .']{0,20}") {
        for text in [text, digits] {
            match CitizenId::read(&text) {
                Ok(id) => prop_assert!(id.digits().len() == 12 && id.digits().bytes().all(|byte| byte.is_ascii_digit())),
                Err(problem) => prop_assert!(!problem.to_string().is_empty()),
            }
        }
    }

    #[test]
    fn nothing_in_logs_holds_the_number(digits in "[0-9]{10,12}") {
        let shown = format!("{:?}", CitizenId::read(&digits));
        prop_assert!(!shown.contains(&digits[3..]), "{}", shown);
    }
}
