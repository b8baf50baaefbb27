//! Layouts that lists have, and what in them is not sure.

use staff::import::{Grade, RowState};

use super::{cells, checked, sheet, value};

#[test]
fn what_a_list_does_not_say_for_sure_is_told() {
    let one = |header: &[&str], cells: &[&str]| checked(&sheet("DS", &[header, cells]), vec![]).rows.remove(0);
    let told = |header: &[&str], cells: &[&str]| {
        let row = one(header, cells);
        assert_eq!(row.state, RowState::Refused, "{header:?} {cells:?}: {:?}", row.findings);
    };
    let base = ["Họ và tên", "Ngày sinh", "Đơn vị"];
    let with = |more: &'static str| [&base[..], &[more]].concat();
    let an = |more: &'static str| ["Lê Văn An", "05/06/1985", "Phòng KT", more];
    for (header, cell) in [
        ("Số điện thoại", "@912345678"),
        ("Hệ số lương", "334"),
        ("Ngày vào Đảng", "@5.2009"),
        ("Ngày vào Đảng", "01/01/1990"),
        ("Ngày bổ nhiệm ngạch", "01/01/1980"),
    ] {
        told(&with(header), &an(cell));
    }
    for name in ["TrÇn ThÞ Hµ", "Nguyeãn Vaên An", "ThS. Lý Văn Mười", "Đồng chí Lê Văn An", "Lê"] {
        told(&base, &[name, "05/06/1985", "Phòng KT"]);
    }
    for header in
        ["Chức vụ quy hoạch", "Đơn vị công tác trước sắp xếp", "Chức vụ Đảng", "Hệ số lương cũ", "Phụ cấp công vụ 25%"]
    {
        let row = checked(&sheet("DS", &[&with(header), &an("Phòng VH-XH")]), vec![]);
        assert!(row.columns[3].meaning.is_none(), "{header}");
        assert!(cells(&row, Grade::Warning).contains(&"D1"), "{header}: a column that is not read is told");
    }
    assert_eq!(value(&one(&with("ĐT"), &an("0912345678")), "phone"), Some("0912345678"));
    assert_eq!(value(&one(&with("Bậc lương"), &an("Bậc 3/9")), "salary_step"), Some("3"));
}

#[test]
fn names_in_one_two_or_three_columns() {
    for (header, cells) in [
        (&["Họ và tên", "Tên", "Năm sinh"][..], &["Lý Văn Thử", "Thử", "1985"][..]),
        (&["Họ", "Tên đệm", "Tên", "Năm sinh"], &["Lý", "Văn", "Thử", "1985"]),
        (&["Họ và tên", "", "Năm sinh"], &["Lý Văn", "Thử", "1985"]),
        (&["Họ đệm", "Tên", "Năm sinh"], &["Lý Văn", "Thử", "1985"]),
    ] {
        let read = checked(&sheet("KT", &[header, cells]), vec![]);
        assert_eq!(read.rows[0].name, "Lý Văn Thử", "{header:?}");
    }
    // A middle name that is the given name again is no repetition.
    for header in [&["Họ đệm", "Tên", "Năm sinh"][..], &["Họ và tên", "", "Năm sinh"]] {
        let read = checked(&sheet("KT", &[header, &["Nguyễn Anh", "Anh", "1985"]]), vec![]);
        assert_eq!(read.rows[0].name, "Nguyễn Anh Anh", "{header:?}");
    }
}

#[test]
fn people_whose_names_look_like_titles_and_sums_are_people() {
    let header: &[&str] = &["TT", "Họ và tên", "Ngày sinh", "Đơn vị"];
    let rows: Vec<Vec<&str>> =
        ["Công Thị Nga", "Tống Văn Ba", "Lê Phong Lan", "Vi Thị Xuân", "VI THỊ HOA", "Ban Văn Tư"]
            .into_iter()
            .map(|name| vec!["@1", name, "05/06/1985", "Phòng KT"])
            .collect();
    let mut all: Vec<&[&str]> = vec![header];
    all.extend(rows.iter().map(Vec::as_slice));
    all.push(&["", "Tổng cộng: 6 đồng chí"]);
    all.push(&["", "Người lập biểu", "", "TRƯỞNG PHÒNG"]);
    all.push(&["", "Trần Văn Ký", "", "Phòng KT"]);
    all.push(&["", "Trần Văn Ký", "PHÓ CHỦ TỊCH"]);
    let read = checked(&sheet("DS", &all), vec![]);
    assert_eq!(read.rows.len(), 6, "{:?}", read.rows.iter().map(|row| &row.name).collect::<Vec<_>>());
    // Without ordinals the signature is none either.
    let plain: Vec<&[&str]> = all.iter().map(|row| row.get(1..).unwrap_or_default()).collect();
    assert_eq!(checked(&sheet("DS", &plain), vec![]).rows.len(), 6);
}

#[test]
fn titles_name_units_and_a_title_of_no_unit_is_told() {
    let header: &[&str] = &["TT", "Họ và tên", "Ngày sinh"];
    let person: &[&str] = &["@1", "Lê Văn An", "05/06/1985"];
    for (title, unit) in [
        ("I. PHÒNG KINH TẾ (12 đồng chí)", Some("KT")),
        ("Phòng VH-XH: 10 người", Some("VHXH")),
        ("A - Phòng Kinh tế", Some("KT")),
        ("Ban Chỉ huy quân sự xã", None),
    ] {
        let read = checked(&sheet("DS", &[header, &["", title], &["", "1. Lãnh đạo phòng"], person]), vec![]);
        assert_eq!(value(&read.rows[0], "unit"), unit, "{title}");
        assert_eq!(read.rows[0].state, if unit.is_some() { RowState::New } else { RowState::Refused }, "{title}");
    }
}

#[test]
fn two_tables_on_one_sheet_and_a_sheet_without_one() {
    let first: &[&str] = &["Họ và tên", "Ngày sinh", "Đơn vị", "Ngày vào Đảng"];
    let second: &[&str] = &["Họ và tên", "Ngày sinh", "Đơn vị", "Ngày tuyển dụng"];
    let rows = [
        first,
        &["Lê Văn An", "05/06/1985", "Phòng KT", "01/02/2010"],
        second,
        &["Vũ Thị Bình", "05/06/1986", "Phòng KT", "01/09/2012"],
    ];
    let mut workbook = sheet("DS", &rows);
    workbook.sheets.extend(sheet("Phụ lục", &[&["Bàn", "Ghế"], &["một", "hai"]]).sheets);
    let read = checked(&workbook, vec![]);
    assert_eq!(read.rows.len(), 2);
    assert_eq!(value(&read.rows[0], "party_since"), Some("2010-02-01"));
    assert_eq!((value(&read.rows[1], "party_since"), value(&read.rows[1], "recruited_on")), (None, Some("2012-09-01")));
    assert!(read.notes.iter().any(|note| note.sheet == "Phụ lục"), "a sheet that is not read is told");
}
