//! The check of a catalogue: one small invented workbook without a finding, and each kind of finding by one planted fault.

use files::xlsx_in;
use kernel::dates::Date;
use lawbook::catalogue::{check, check_in_words};
use lawbook::contract::{Layout, Status};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::{Value, json};

const A: &str = "PL II - Lãnh đạo";
const B1: &str = "PL III";
const B2: &str = "Riêng phòng";

fn on() -> Date {
    Date::new(2026, 6, 1).expect("a date")
}

/// What is planted: at a cell of a sheet, a text or a number.
#[derive(Clone, Copy)]
enum Planted {
    Text(&'static str),
    Number(f64),
    Nothing,
}

use Planted::{Nothing, Number, Text};

type Row = [&'static str; 10];

const LEADING: &[Row] = &[
    [
        "1",
        "QL.01",
        "Phân công, điều phối nhiệm vụ",
        "Giao nhiệm vụ theo vị trí",
        "Bảng giao việc",
        "N2",
        "11-50",
        "45",
        "9",
        "",
    ],
    [
        "2",
        "QL.02",
        "Kiểm tra tiến độ nhiệm vụ của phòng",
        "Nhắc việc sắp đến hạn",
        "Phiếu đôn đốc",
        "N2",
        "11-50",
        "40",
        "8",
        "",
    ],
];

const SHARED: &[Row] = &[
    ["1", "DC.01", "Soạn văn bản đơn giản", "Soạn thông báo theo mẫu", "Văn bản", "N1", "1-10", "5", "1", ""],
    [
        "2",
        "DC.02",
        "Phát hành văn bản đi",
        "Kiểm tra thể thức, phát hành",
        "Văn bản phát hành",
        "N1",
        "1-10",
        "3",
        "0.6",
        "",
    ],
    ["3", "DC.HN.01", "Tổ chức hội nghị tổng kết", "Xây dựng kế hoạch", "Kế hoạch", "N2", "11-50", "40", "8", ""],
    ["4", "DC.HN.02", "", "Soạn giấy mời", "Giấy mời/lịch", "N1", "1-10", "8", "1.6", ""],
    ["5", "DC.HN.03", "", "Làm hồ sơ thanh toán", "Hồ sơ thanh toán", "N2", "11-50", "45", "9", ""],
];

/// One column more: the unit.
const OWN: &[[&str; 11]] = &[
    ["I", "", "", "Phòng Kinh tế", "", "", "", "", "", "", ""],
    [
        "1",
        "KT.01",
        "Phòng Kinh tế",
        "Theo dõi cây trồng",
        "Tổng hợp diện tích",
        "Báo cáo",
        "N2",
        "11-50",
        "30",
        "6",
        "",
    ],
    ["2", "KT.02", "Phòng Kinh tế", "Quy hoạch chợ", "Khảo sát, đề xuất", "Đề án", "N3", "51-100", "72.5", "14.5", ""],
    ["", "", "", "CỘNG", "", "", "", "", "102.5", "20.5", ""],
];

fn fill<const N: usize>(sheet: &mut Worksheet, from: u32, rows: &[[&str; N]]) {
    for (row, cells) in (from..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).expect("a number"),
                Err(_) if text.is_empty() => continue,
                Err(_) => sheet.write(row, column, *text).expect("a text"),
            };
        }
    }
}

/// The workbook, its headers at three places, in three spellings, with what is planted.
fn workbook(planted: &[(&str, &str, Planted)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let preface = book.add_worksheet().set_name("Tiêu chí chung").unwrap();
    fill(preface, 0, &[["TT", "Tiêu chí chấm điểm", "Điểm tối đa"], ["1", "Phẩm chất chính trị", "5"]]);
    let sheet = book.add_worksheet().set_name(A).unwrap();
    sheet.merge_range(0, 0, 0, 9, "DANH MỤC QUY ĐỔI - NHIỆM VỤ LÃNH ĐẠO, QUẢN LÝ", &Format::new()).unwrap();
    let headers = [
        "STT",
        "Mã CV",
        "Nhiệm vụ",
        "Công việc chi tiết",
        "Sản phẩm đầu ra",
        "Nhóm",
        "Khung điểm",
        "Điểm chấm",
        "Hệ số quy đổi",
        "Ghi chú",
    ];
    fill(sheet, 3, &[headers]);
    fill(sheet, 4, LEADING);
    let sheet = book.add_worksheet().set_name(B1).unwrap();
    sheet.write(0, 0, "PHẦN B - MỤC I. DÙNG CHUNG CHO TẤT CẢ CÁC PHÒNG").unwrap();
    let headers = [
        "TT",
        "MÃ",
        "NHIỆM\nVỤ",
        "CÔNG VIỆC CHI TIẾT",
        "SẢN PHẨM ĐẦU RA",
        "NHÓM",
        "KHUNG ĐIỂM",
        "ĐIỂM",
        "HỆ SỐ",
        "Sản phẩm chuẩn = 5 điểm = hệ số 1",
    ];
    fill(sheet, 1, &[headers]);
    fill(sheet, 2, &[["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"]]);
    fill(sheet, 3, SHARED);
    sheet.merge_range(5, 2, 7, 2, "Tổ chức hội nghị tổng kết", &Format::new()).unwrap();
    let sheet = book.add_worksheet().set_name(B2).unwrap();
    let headers = [
        "STT",
        "Mã CV",
        "Phòng, ban",
        "Nhiệm vụ",
        "Công việc",
        "Sản phẩm",
        "Phân nhóm",
        "Điểm",
        "Điểm",
        "Hệ số",
        "Ghi chú",
    ];
    fill(sheet, 4, &[headers, ["", "", "", "", "", "", "", "Khung điểm", "Điểm chấm", "", ""]]);
    fill(sheet, 6, OWN);
    for (name, address, value) in planted {
        let at = xlsx_in::Place::parse(address).expect(address);
        let sheet = book.worksheet_from_name(name).expect(name);
        let column = u16::try_from(at.column).unwrap();
        match value {
            Text(text) => sheet.write_string(at.row, column, *text),
            Number(number) => sheet.write_number(at.row, column, *number),
            Nothing => {
                sheet.clear_cell(at.row, column);
                Ok(sheet)
            }
        }
        .unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn ask(bytes: &[u8]) -> Value {
    let answer = check(xlsx_in::read(bytes), on(), Layout::Line);
    assert_eq!(answer.status, Status::Decided, "{}", answer.json);
    serde_json::from_str(&answer.json).unwrap()
}

/// The findings as "sheet!cell kind".
fn found(planted: &[(&str, &str, Planted)]) -> Vec<String> {
    let said = ask(&workbook(planted));
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_else(|| panic!("{finding}")).to_owned();
    let finding = |finding: &Value| {
        for key in ["why", "suggestion"] {
            assert!(text(finding, key).len() > 20, "{finding}");
        }
        assert!(text(finding, "why").ends_with(".)") || text(finding, "kind") == "missing_column", "{finding}");
        format!("{}!{} {}", text(finding, "sheet"), text(finding, "cell"), text(finding, "kind"))
    };
    said["findings"].as_array().unwrap().iter().map(finding).collect()
}

#[test]
fn a_sound_workbook_has_no_finding() {
    let said = ask(&workbook(&[]));
    let counts = json!({"N1": 3, "N2": 5, "N3": 1});
    assert_eq!(said, json!({"products": 9, "standard_score": "5", "groups": counts, "findings": []}));
    let answer = check(xlsx_in::read(&workbook(&[])), on(), Layout::Line);
    let places: Vec<_> = ["products", "standard_score", "groups", "findings"].map(|key| answer.json.find(key)).to_vec();
    assert!(places.is_sorted(), "{}", answer.json);
}

#[test]
fn each_planted_fault_is_found_at_its_cell() {
    let faults: &[(&str, &str, Planted, &[&str])] = &[
        (B1, "B5", Text("DC.01"), &["B5 duplicate_code"]),
        (B1, "B5", Text("DC.HN.01"), &["B6 duplicate_code"]),
        (B1, "B5", Text("DC..02"), &["B5 code_doubled_dot"]),
        (B1, "B5", Text("DC.\u{a0}02"), &["B5 code_lookalike_space"]),
        (B1, "B5", Text("DC.02\u{200b}"), &["B5 code_lookalike_space"]),
        (B1, "B5", Text("DC.02 "), &["B5 code_lookalike_space"]),
        (B1, "B5", Text("ДС.02"), &["B5 code_malformed"]),
        (B1, "B5", Text("DC.O2"), &["B5 code_malformed"]),
        (B1, "B5", Text("DC"), &["B5 code_malformed"]),
        (B1, "B5", Text(".DC.02"), &["B5 code_malformed"]),
        (B1, "B5", Nothing, &["B5 missing_code"]),
        (A, "C5", Nothing, &["C5 missing_name"]),
        (A, "D5", Nothing, &["D5 missing_detail"]),
        (A, "E6", Nothing, &["E6 missing_output"]),
        (A, "E6", Text("\u{a0} "), &["E6 missing_output"]),
        (A, "F6", Nothing, &["F6 missing_group"]),
        (A, "H6", Nothing, &["H6 missing_score"]),
        (A, "I6", Nothing, &["I6 missing_coefficient"]),
        (A, "C5", Text("Soạn thảo văn bản đơn giản"), &["C5 professional_in_leading"]),
        (A, "C5", Text("Tham mưu thông báo kết luận"), &["C5 professional_in_leading"]),
        (A, "C5", Text("Kiểm tra hiện trạng sử dụng đất"), &["C5 professional_in_leading"]),
        (A, "B6", Text("KT.09"), &["C6 professional_in_leading"]),
        (B2, "D8", Text("Tổ chức hội nghị khách hàng"), &["D8 bundled_item"]),
        (B2, "D8", Text("Tổ chức kiểm tra chợ"), &["D8 bundled_item"]),
        (B1, "D7", Text("Toàn bộ việc tổ chức hội nghị"), &["D7 bundled_item"]),
        (B2, "F8", Text("Kế hoạch; báo cáo"), &["F8 bundled_item"]),
        (B2, "F8", Text("Tờ trình và dự thảo quyết định"), &["F8 bundled_item"]),
        (B2, "G9", Text("N6"), &["G9 unknown_group"]),
        (B2, "G9", Text("Nhóm X"), &["G9 unknown_group"]),
        (B2, "H9", Text("cao"), &["H9 band_unreadable"]),
        (B2, "H9", Text("10/01/2026"), &["H9 band_unreadable"]),
        (B1, "G7", Text("11-50"), &["G7 band_of_other_group"]),
        (B1, "G8", Text("51-100"), &["G6 band_of_other_group", "G8 band_of_other_group", "H8 score_outside_band"]),
        (B2, "H9", Text("50-100"), &["H9 bands_overlap"]),
        (B2, "I9", Text("abc"), &["I9 score_not_number"]),
        (B2, "I9", Text("72.500"), &["I9 score_not_number"]),
        (B2, "I9", Number(0.0), &["I9 score_not_positive"]),
        (B2, "I9", Text("-72,5"), &["I9 score_not_positive"]),
        (B2, "J9", Text("K"), &["J9 coefficient_not_number"]),
        (B2, "J9", Number(-14.5), &["J9 coefficient_not_positive"]),
        (B2, "J9", Number(14.0), &["J9 coefficient_mismatch"]),
        (B1, "I5", Number(0.8), &["I5 coefficient_mismatch"]),
    ];
    for (sheet, cell, planted, expected) in faults {
        let found = found(&[(sheet, cell, *planted)]);
        let expected: Vec<String> = expected.iter().map(|at| format!("{sheet}!{at}")).collect();
        assert_eq!(found, expected, "{sheet}!{cell}");
    }
}

#[test]
fn faults_of_several_cells() {
    let twice = [
        (B1, "C5", Text("SOẠN VĂN BẢN  đơn giản")),
        (B1, "D5", Text("Soạn thông báo, theo mẫu")),
        (B1, "E5", Text("Văn bản")),
    ];
    assert_eq!(found(&twice), [format!("{B1}!D5 duplicate_item")]);
    let outside = [(B2, "I9", Number(45.0)), (B2, "J9", Number(9.0))];
    assert_eq!(found(&outside), [format!("{B2}!I9 score_outside_band")]);
    let beyond = [(B2, "I8", Number(51.0)), (B2, "J8", Number(10.2))];
    assert_eq!(found(&beyond), [format!("{B2}!I8 score_outside_band")]);
    let between = [(B2, "I8", Number(10.5)), (B2, "J8", Number(2.1))];
    assert_eq!(found(&between), [format!("{B2}!I8 score_outside_band")]);
    let last = [(B2, "I8", Number(50.0)), (B2, "J8", Number(10.0))];
    assert_eq!(found(&last), Vec::<String>::new());
    let above = [(B2, "H9", Text("51-400")), (B2, "I9", Number(350.0)), (B2, "J9", Number(70.0))];
    assert_eq!(found(&above), [format!("{B2}!I9 score_above_ceiling")]);
}

#[test]
fn more_than_five_groups() {
    let planted = [(A, "F5", "N3"), (A, "F6", "N4"), (B1, "F4", "N5"), (B2, "G8", "N6")];
    let planted: Vec<_> = planted.into_iter().map(|(sheet, cell, group)| (sheet, cell, Text(group))).collect();
    let found = found(&planted);
    let of = |kind: &str| found.iter().filter(|finding| finding.ends_with(kind)).cloned().collect::<Vec<_>>();
    assert_eq!(of(" too_many_groups"), [format!("{B2}!G8 too_many_groups")]);
    assert_eq!(of(" unknown_group"), Vec::<String>::new());
}

#[test]
fn the_standard_score_is_what_the_rows_agree_on() {
    // The standard product says another score: one finding for it, not one for each of the others.
    assert_eq!(
        found(&[(B1, "H4", Number(6.0))]),
        [format!("{A}!I5 standard_missing"), format!("{B1}!I4 coefficient_mismatch")][1..]
    );
    // Without it, the others still agree.
    assert_eq!(
        found(&[(B1, "I4", Nothing)]),
        [format!("{A}!I5 standard_missing"), format!("{B1}!I4 missing_coefficient")]
    );
    let none: Vec<_> = ["I5", "I6"].into_iter().map(|cell| (A, cell, Number(100.0))).collect();
    let all = [(B1, "I5"), (B1, "I6"), (B1, "I7"), (B2, "J8"), (B2, "J9")];
    let all = all.into_iter().zip([31.0, 32.0, 33.0, 34.0, 35.0]).map(|((sheet, cell), k)| (sheet, cell, Number(k)));
    let planted: Vec<_> = none.into_iter().chain(all).collect();
    let said = ask(&workbook(&planted));
    assert_eq!(said["standard_score"], Value::Null);
    assert_eq!(found(&planted), [format!("{A}!I5 standard_unknown")]);
}

#[test]
fn a_column_that_is_not_there_is_said_once() {
    assert_eq!(found(&[(B2, "F5", Text("Tài liệu"))]), [format!("{B2}!A5 missing_column")]);
}

#[test]
fn typed_decimals_are_read_both_ways() {
    for score in [Text("72,5"), Text("72.5"), Number(72.5)] {
        for coefficient in [Text("14,5"), Text("14.5"), Number(14.5)] {
            assert_eq!(found(&[(B2, "I9", score), (B2, "J9", coefficient)]), Vec::<String>::new());
        }
    }
}

#[test]
fn words_say_what_is_advice() {
    let words =
        check_in_words(xlsx_in::read(&workbook(&[(A, "C5", Text("Soạn công văn")), (B1, "B5", Text("DC.01"))])), on());
    let words = words.unwrap();
    assert!(
        words.starts_with("9 sản phẩm/công việc. N1: 3, N2: 5, N3: 1.\nSản phẩm chuẩn: 5 điểm = hệ số 1.\n"),
        "{words}"
    );
    assert!(words.contains(&format!("Nên xem lại: {A}!C5: ")) && words.contains("3743/SNV-CCVC"), "{words}");
    assert!(words.contains(&format!("Phải sửa: {B1}!B5: ")) && words.contains("điểm a khoản 1 Điều 13"), "{words}");
    assert!(words.ends_with("2 chỗ cần xem.\n"), "{words}");
}

#[test]
fn what_is_no_catalogue_is_wrong() {
    let mut other = Workbook::new();
    other.add_worksheet().write(0, 0, "Danh sách").unwrap();
    for bytes in [other.save_to_buffer().unwrap(), b"khong phai".to_vec()] {
        let answer = check(xlsx_in::read(&bytes), on(), Layout::Line);
        assert_eq!(answer.status, Status::Wrong);
        let said: Value = serde_json::from_str(&answer.json).unwrap();
        assert!(said["error"]["message"].as_str().unwrap().len() > 20 && said["error"]["at"].is_string(), "{said}");
    }
    let before = check(xlsx_in::read(&workbook(&[])), Date::new(2025, 9, 1).unwrap(), Layout::Line);
    assert_eq!(before.status, Status::Wrong);
}
