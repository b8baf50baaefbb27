//! Lists read: headers, rows, values, who is who. The three lists of the sample commune are as communes send them.

mod layouts;

use files::xlsx_in::{self, Area, Place, Sheet, Value, Workbook};
use jiff::civil::{Date, date};
use kernel::ids::UnitId;
use kernel::text::legacy;
use org::api::{PositionRow, UnitRow};
use staff::api::Values;
use staff::import::{Answers, Checked, Grade, Ground, Known, Person, Row, RowState, Same, check, contract};

const TODAY: Date = date(2026, 11, 28);
const OFFICE: &[u8] = include_bytes!("../../../../../fixtures/xa-ha-bac/danh-sach/1-lanh-dao-van-phong.xlsx");
const ECONOMY: &[u8] = include_bytes!("../../../../../fixtures/xa-ha-bac/danh-sach/2-phong-kinh-te.xlsx");
const SOCIETY: &[u8] = include_bytes!("../../../../../fixtures/xa-ha-bac/danh-sach/3-vhxh-hcc.xlsx");

fn units() -> Vec<UnitRow> {
    let rows = [
        ("LD", "Lãnh đạo Ủy ban nhân dân xã", "Lãnh đạo UBND xã"),
        ("VP", "Văn phòng HĐND và UBND", "Văn phòng HĐND-UBND xã"),
        ("KT", "Phòng Kinh tế", "Phòng KT"),
        ("VHXH", "Phòng Văn hóa - Xã hội", "Phòng VH-XH"),
        ("HCC", "Trung tâm Phục vụ hành chính công", "TTPVHCC\nBộ phận Một cửa"),
    ];
    (1..)
        .zip(rows)
        .map(|(id, (code, name, aliases))| UnitRow {
            id: UnitId(id),
            code: code.to_owned(),
            name: name.to_owned(),
            aliases: aliases.to_owned(),
            search_key: kernel::text::search_key(&format!("{name} {aliases}")),
        })
        .collect()
}

fn ground(people: Vec<Known>) -> Ground {
    let position = PositionRow {
        id: 1,
        code: "HB-II.17".to_owned(),
        name: "Chuyên viên về lĩnh vực nội vụ".to_owned(),
        position_group: "chuyen_mon".to_owned(),
        rank: "Chuyên viên".to_owned(),
        approved: 1,
        sort: 1,
        heavy_field: None,
        rotation_field: None,
        majors: None,
        education_level: None,
        unit_code: None,
        version: None,
        retired_on: None,
        paper: None,
    };
    Ground::new(TODAY, units(), vec![position], people)
}

fn known(id: i64, values: &[(&str, &str)]) -> Known {
    Known { id, code: format!("HB-{id:03}"), values: Values::of(values), ..Known::default() }
}

/// A sheet of texts; "@" before a text makes it a number.
fn sheet(name: &str, rows: &[&[&str]]) -> Workbook {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            let value = match text.strip_prefix('@') {
                Some(number) => Value::Number(number.to_owned()),
                None => Value::Text((*text).to_owned()),
            };
            sheet.cells.insert(Place { row, column }, value);
        }
    }
    Workbook { sheets: vec![sheet], from_1904: false }
}

fn checked(workbook: &Workbook, people: Vec<Known>) -> Checked {
    check(workbook, &ground(people), &Answers::default()).expect("a list")
}

fn fixture(bytes: &[u8]) -> Checked {
    checked(&xlsx_in::read(bytes).expect("a workbook"), Vec::new())
}

fn value<'a>(row: &'a Row, key: &str) -> Option<&'a str> {
    row.values.get(key)
}

/// Cells of findings of a grade, without those that only say that the data is invented.
fn cells(checked: &Checked, grade: Grade) -> Vec<&str> {
    let own = checked.findings().filter(|finding| finding.grade == grade && !finding.why.contains("dữ liệu thử"));
    own.map(|finding| finding.cell.as_str()).collect()
}

#[test]
fn a_header_of_two_rows_with_titles_sums_and_signatures_around_the_people() {
    let read = fixture(OFFICE);
    assert_eq!(read.rows.len(), 17, "three leaders, ten of the office, four who serve; no title, no sum, no signature");
    let units: Vec<Option<&str>> = read.rows.iter().map(|row| value(row, "unit")).collect();
    assert_eq!(units.iter().filter(|unit| **unit == Some("LD")).count(), 3, "by the title above them");
    assert_eq!(units.iter().filter(|unit| **unit == Some("VP")).count(), 14);
    assert!(cells(&read, Grade::Error).is_empty(), "{:?}", read.findings().collect::<Vec<_>>());
    let third = &read.rows[2];
    assert_eq!(third.name, "Nguyễn Đức Thắng", "capitals as one writes a name");
    assert_eq!(value(third, "birth_date"), Some("1981-06-06"), "in the column of men");
    assert_eq!((value(third, "sex"), value(third, "politics_level")), (Some("nam"), Some("cao_cap")));
    let women = read.rows.iter().filter(|row| value(row, "sex") == Some("nu")).count();
    assert_eq!(women, 7, "by the column that their birth date stands in");
    let levels: Vec<&str> = read.rows.iter().filter_map(|row| value(row, "education_level")).collect();
    assert_eq!(levels.len(), 17, "a mark below each level");
    assert!(levels.contains(&"thac_si") && levels.contains(&"dai_hoc") && levels.contains(&"trung_cap"));
    assert_eq!(value(&read.rows[3], "rank"), Some("01.003"), "whatever Excel made of the code");
    assert!(read.rows.iter().all(|row| row.state == RowState::New));
}

#[test]
fn a_list_typed_in_an_old_font_reads_as_unicode() {
    let read = fixture(ECONOMY);
    assert!(read.converted > 60, "{}", read.converted);
    assert_eq!(read.samples.len(), 5, "shown before and after");
    let names: Vec<&str> = read.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names[..3], ["Vũ Mạnh Cường", "Ngô Quang Vinh", "Lê Thị Thanh Thủy"], "from two columns");
    assert_eq!(cells(&read, Grade::Error), ["F6", "D11"], "a lost zero, a day that is none");
    let lost = read.findings().find(|finding| finding.cell == "F6").expect("told");
    assert!(lost.why.contains("099184126704"), "{}: what it was, perhaps; never put right silently", lost.why);
    assert_eq!(value(&read.rows[0], "education_level"), Some("dai_hoc"));
    assert_eq!(
        value(&read.rows[0], "major"),
        Some("Tài chính - Ngân hàng"),
        "“Đại học Tài chính …” is a level and a major"
    );
    assert_eq!(value(&read.rows[0], "unit"), Some("KT"), "no column, no title: the sheet is named so");
    assert_eq!(value(&read.rows[0], "party_since"), Some("2005-08-18"), "a date in the column “là đảng viên”");
}

#[test]
fn units_by_other_names_somebody_twice_a_year_alone() {
    let read = fixture(SOCIETY);
    assert_eq!(read.rows.len(), 17);
    let error_cells = cells(&read, Grade::Error);
    assert!(error_cells.contains(&"H7") && error_cells.contains(&"E19"), "{error_cells:?}");
    let unknown = read.findings().find(|finding| finding.cell == "H7").expect("told");
    assert!(unknown.suggestion.contains("Phòng Văn hóa - Xã hội"), "{}", unknown.suggestion);
    assert_eq!(value(&read.rows[3], "birth_date"), Some("1977"), "as much as is known");
    assert!(cells(&read, Grade::Warning).contains(&"C6"));
    assert_eq!(read.rows[5].name, "Nguyễn Hữu Lộc", "decomposed letters are the same letters");
    assert!(value(&read.rows[0], "language_level").is_some());
    assert_eq!(value(&read.rows[0], "ethnicity"), Some("01"));
}

#[test]
fn dates_in_every_form_that_is_seen() {
    for (typed, stored) in [
        ("05/06/1985", "1985-06-05"),
        ("5/6/1985", "1985-06-05"),
        ("5.6.1985", "1985-06-05"),
        ("05-06-1985", "1985-06-05"),
        (" 05 /06/ 1985 ", "1985-06-05"),
        ("1985-06-05", "1985-06-05"),
        ("@31203", "1985-06-05"),
        ("@1985", "1985"),
        ("1985", "1985"),
        ("06/1985", "1985-06"),
        ("ngày 5 tháng 6 năm 1985", "1985-06-05"),
    ] {
        let read =
            checked(&sheet("KT", &[&["Họ và tên", "Ngày sinh", "Đơn vị"], &["Lê Văn An", typed, "Phòng KT"]]), vec![]);
        assert_eq!(value(&read.rows[0], "birth_date"), Some(stored), "{typed}");
        assert_eq!(read.rows[0].state, RowState::New, "{typed}");
    }
    for typed in ["31/02/1985", "05/06/85", "06/25/1985", "1885", "2020", "hôm qua", "#", "13/13/1985"] {
        let read =
            checked(&sheet("KT", &[&["Họ và tên", "Ngày sinh", "Đơn vị"], &["Lê Văn An", typed, "Phòng KT"]]), vec![]);
        assert_eq!(read.rows[0].state, RowState::Refused, "{typed}");
        let finding = &read.rows[0].findings[0];
        assert_eq!((finding.sheet.as_str(), finding.cell.as_str()), ("KT", "B2"), "{typed}");
        assert!(!finding.why.is_empty() && !finding.suggestion.is_empty(), "{typed}");
    }
}

#[test]
fn numbers_of_identification_are_compared_with_birth_and_sex() {
    let row = |digits: &str, sex: &str| {
        let header: &[&str] = &["Họ và tên", "Ngày sinh", "Giới tính", "CCCD", "Đơn vị"];
        checked(&sheet("KT", &[header, &["Lê Văn An", "05/06/1985", sex, digits, "Phòng KT"]]), vec![])
    };
    assert!(!cells_with(&row("031085000001", "Nam"), "D2"));
    for (digits, sex) in [("031085000001", "Nữ"), ("031186000001", "Nữ"), ("098085000001", "Nam")] {
        let read = row(digits, sex);
        assert_eq!(read.rows[0].state, RowState::New, "{digits}: a warning only");
        assert!(cells_with(&read, "D2"), "{digits} {sex}");
    }
    for digits in ["123456789", "31085000001", "03108500000A", "0310850000012"] {
        assert_eq!(row(digits, "Nam").rows[0].state, RowState::Refused, "{digits}");
    }
    assert_eq!(value(&row("031 085 000 001", "Nam").rows[0], "citizen_id"), Some("031085000001"));
}

#[test]
fn who_is_who_is_told_asked_or_found_never_guessed() {
    let an = known(
        1,
        &[
            ("full_name", "Lê Văn An"),
            ("birth_date", "1985-06-05"),
            ("unit", "KT"),
            ("title", "Chuyên viên"),
            ("citizen_id", "099085000001"),
        ],
    );
    let row = |cells: &[&str], answers: Answers| {
        let header: &[&str] = &["Họ và tên", "Ngày sinh", "CCCD", "Đơn vị"];
        let read = check(&sheet("DS", &[header, cells]), &ground(vec![an.clone()]), &answers).expect("a list");
        read.rows[0].clone()
    };
    let none = Answers::default;
    let by_id = row(&["Lê Văn An", "", "099085000001", ""], none());
    assert_eq!((by_id.state, by_id.person.clone()), (RowState::Same, Person::Known(1, "HB-001".to_owned())));
    let all_equal = row(&["LÊ VĂN AN", "05/06/1985", "", "Phòng Kinh tế"], none());
    assert_eq!(all_equal.state, RowState::Same, "name, birth date and unit");
    let moved = row(&["Lê Văn An", "05/06/1985", "", "TTPVHCC"], none());
    assert_eq!((moved.state, moved.candidates.len()), (RowState::Waiting, 1), "another unit: asked");
    let year = row(&["Lê Văn An", "1985", "", "Phòng KT"], none());
    assert_eq!(year.state, RowState::Waiting, "a year may be the same day");
    let other_day = row(&["Lê Văn An", "06/06/1985", "", "Phòng KT"], none());
    assert_eq!(other_day.state, RowState::Waiting, "born on another day, in the same unit: a slip, perhaps");
    let elsewhere = row(&["Lê Văn An", "06/06/1985", "", "TTPVHCC"], none());
    assert_eq!(elsewhere.state, RowState::New, "born on another day, in another unit");
    let other_name = row(&["Trần Văn Bình", "", "099085000001", ""], none());
    assert_eq!(other_name.state, RowState::Waiting, "the number of somebody of another name");
    let mut answers = none();
    answers.same.insert("DS!2".to_owned(), Same::Person("HB-001".to_owned()));
    assert_eq!(row(&["Lê Văn An", "", "", "TTPVHCC"], answers.clone()).changes[0].field.key, "unit");
    answers.same.insert("DS!2".to_owned(), Same::New);
    assert_eq!(row(&["Lê Văn An", "", "", "TTPVHCC"], answers.clone()).state, RowState::New);
    answers.skipped.insert("DS!2".to_owned());
    assert_eq!(row(&["Lê Văn An", "", "", ""], answers).state, RowState::Skipped);
}

#[test]
fn two_rows_of_one_person_are_seen() {
    let header: &[&str] = &["Họ và tên", "Ngày sinh", "CCCD", "Đơn vị"];
    let same_id: &[&str] = &["Lê Văn An", "05/06/1985", "099085000001", "Phòng KT"];
    let read = checked(&sheet("DS", &[header, same_id, same_id]), vec![]);
    assert_eq!([read.rows[0].state, read.rows[1].state], [RowState::New, RowState::Refused]);
    let no_id: &[&str] = &["Lê Văn An", "05/06/1985", "", "Phòng KT"];
    let read = checked(&sheet("DS", &[header, no_id, no_id]), vec![]);
    assert_eq!([read.rows[0].state, read.rows[1].state], [RowState::New, RowState::Waiting], "perhaps two people");
    let namesake: &[&str] = &["Lê Văn An", "06/06/1990", "", "Phòng KT"];
    let read = checked(&sheet("DS", &[header, no_id, namesake]), vec![]);
    assert_eq!([read.rows[0].state, read.rows[1].state], [RowState::New, RowState::New], "two people of one name");
}

#[test]
fn an_answer_moves_a_column_fixes_a_cell_and_names_a_unit() {
    let header: &[&str] = &["Họ và tên", "Cột lạ", "Ngày sinh"];
    let workbook = sheet("DS", &[header, &["Lê Văn An", "Luật", "31/02/1985"]]);
    let mut answers = Answers::default();
    answers.columns.insert("DS!B".to_owned(), "major".to_owned());
    answers.fixes.insert("DS!C2".to_owned(), "28/02/1985".to_owned());
    answers.unit = Some("KT".to_owned());
    let read = check(&workbook, &ground(vec![]), &answers).expect("a list");
    let row = &read.rows[0];
    assert_eq!(row.state, RowState::New, "{:?}", row.findings);
    assert_eq!(
        (value(row, "major"), value(row, "birth_date"), value(row, "unit")),
        (Some("Luật"), Some("1985-02-28"), Some("KT"))
    );
    let unread = Answers::from_stored(&answers.stored());
    assert_eq!(unread, answers, "kept between two pages");
    let plain = checked(&workbook, vec![]);
    assert!(
        plain.rows[0].findings.iter().any(|finding| finding.why.contains("thuộc đơn vị nào")),
        "unknown is not guessed"
    );
}

#[test]
fn a_coefficient_that_is_not_the_ranks_is_looked_at() {
    let header: &[&str] = &["Họ và tên", "Ngày sinh", "Đơn vị", "Mã ngạch", "Bậc", "Hệ số"];
    for (coefficient, warns) in [("2,34", false), ("2.34", false), ("@2.34", false), ("3,00", true)] {
        let cells: &[&str] = &["Lê Văn An", "05/06/1985", "Phòng KT", "01.003", "1/9", coefficient];
        let read = checked(&sheet("DS", &[header, cells]), vec![]);
        assert_eq!(cells_with(&read, "F2"), warns, "{coefficient}");
        assert_eq!(read.rows[0].state, RowState::New);
    }
}

fn cells_with(read: &Checked, cell: &str) -> bool {
    cells(read, Grade::Warning).contains(&cell)
}

#[test]
fn merged_names_and_vni_and_no_table_at_all() {
    let mut workbook = sheet("KT", &[&["STT", "Họ và tên", "", "Năm sinh"], &["@1", "Lê Văn", "An", "@1985"]]);
    let area = Area { first: Place { row: 0, column: 1 }, last: Place { row: 0, column: 2 } };
    workbook.sheets[0].merged.push(area);
    assert_eq!(checked(&workbook, vec![]).rows[0].name, "Lê Văn An");
    let vni = "Nguyeãn Vaên Höôùng";
    assert_eq!(legacy::decode(vni, legacy::Encoding::Vni, legacy::Letters::AsTyped), "Nguyễn Văn Hướng");
    for rows in [&[][..], &[&["Vật tư", "Số lượng"][..], &["Bàn", "@3"][..]], &[&["Họ và tên"][..]]] {
        assert!(check(&sheet("DS", rows), &ground(vec![]), &Answers::default()).is_err());
    }
}

#[test]
fn the_answer_of_the_command_line_keeps_to_the_contract() {
    let read = fixture(SOCIETY);
    let said: serde_json::Value = serde_json::from_str(&contract::answer(&read)).expect("JSON");
    let count = |key: &str| said[key].as_u64().expect("a count");
    assert_eq!(count("rows"), 17);
    assert_eq!(count("rows"), count("new") + count("changed") + count("same") + count("refused"));
    let columns = said["columns"].as_array().expect("columns");
    let name = columns.iter().find(|column| column["cell"] == "B2").expect("the name's column");
    assert_eq!((name["header"].as_str(), name["field"].as_str()), (Some("Họ tên"), Some("full_name")));
    let finding = &said["findings"][0];
    for key in ["sheet", "cell", "why", "suggestion"] {
        assert!(finding[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
    let wrong: serde_json::Value = serde_json::from_str(&contract::wrong("Sai", "Sửa")).expect("JSON");
    assert_eq!(wrong["error"]["message"], "Sai");
}
