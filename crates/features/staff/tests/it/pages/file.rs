//! Samples of a person's file, of one field and of a career: empty, ordinary, crowded, refused.

use std::collections::BTreeMap;

use jiff::civil::date;
use kernel::clock::Clock as _;
use kernel::ids::{StaffId, UnitId};
use org::api::{PositionRow, UnitRow};
use staff::api::Values;
use staff::file::career::CareerPage;
use staff::file::field::FieldPage;
use staff::file::{self, FilePage, career, field};
use staff::profile::{self, FIELDS, Place};
use staff::store::StaffRow;
use staff::store::career::EventRow;
use staff::store::change::FieldChangeRow;
use testkit::{SettableClock, check_page};
use web::{FieldErrors, FormData};

fn person() -> StaffRow {
    StaffRow {
        id: StaffId(9),
        code: "HB-009".to_owned(),
        full_name: "Công Tằng Tôn Nữ Thị Hòa".to_owned(),
        unit: UnitId(1),
        title: "Chuyên viên lao động - thương binh và xã hội".to_owned(),
        kind: "chua_ro".to_owned(),
        email: None,
    }
}

fn change(field: &str, verified: bool) -> FieldChangeRow {
    FieldChangeRow {
        field: field.to_owned(),
        before_value: None,
        after_value: Some("Đại học".to_owned()),
        source: "giay_to".to_owned(),
        paper: verified.then(|| "Bằng đại học số 123/ĐH".to_owned()),
        reason: Some("Bổ sung hồ sơ".to_owned()),
        import: None,
        changed_at: SettableClock::default().now(),
        changed_by_name: "Chu Thị Mận".to_owned(),
        verified_on: verified.then(|| date(2026, 11, 20)),
    }
}

#[test]
fn file_samples_keep_to_the_rules() {
    let mut full = Values::default();
    FIELDS.iter().for_each(|field| full.set(field, "Công ty trách nhiệm hữu hạn một thành viên dịch vụ công ích"));
    for (values, began_with) in [(Values::default(), None), (full, Some("tệp “ds.xlsx”, 28/11/2026".to_owned()))]
    {
        for keeps in [false, true] {
            let changes = [("education_level", true), ("major", false), ("birth_date", true)];
            let changes: BTreeMap<_, _> = changes.map(|(key, verified)| (key.to_owned(), change(key, verified))).into();
            let page = FilePage {
                person: person(),
                unit: "Phòng Văn hóa - Xã hội".to_owned(),
                values: values.clone(),
                changes,
                began_with: began_with.clone(),
                sees_private: keeps,
                keeps,
            };
            let drawn = file::view(&page);
            check_page(&drawn);
            assert!(drawn.0.contains("đối chiếu bản gốc 20/11/2026") && drawn.0.contains("chưa đối chiếu bản gốc"));
            assert_eq!(drawn.0.contains("Sửa"), keeps);
        }
    }
}

#[test]
fn field_samples_keep_to_the_rules() {
    let mut errors = FieldErrors::default();
    ["gia_tri", "giay_to", "doi_chieu", "ly_do"].iter().for_each(|name| errors.add(name, "Chưa đúng. Hãy sửa."));
    for field in FIELDS.iter().filter(|field| field.place != Place::Member) {
        let changes = vec![change(field.key, true), change(field.key, false)];
        let page = FieldPage { person: person(), field, value: None, version: 3, changes, keeps: true };
        check_page(&field::view(&page, &FormData::default(), &FieldErrors::default(), "k"));
        check_page(&field::view(&page, &FormData::of(&[("gia_tri", "x")]), &errors, "k"));
        let none = FieldPage { changes: Vec::new(), keeps: false, ..page };
        check_page(&field::view(&none, &FormData::default(), &FieldErrors::default(), "k"));
    }
    let slugs: std::collections::BTreeSet<String> = FIELDS.iter().map(profile::Field::slug).collect();
    assert_eq!(slugs.len(), FIELDS.len(), "no two fields at one address");
    assert!(profile::field("nothing").is_none() && profile::field_at("khong-co").is_none());
}

#[test]
fn career_samples_keep_to_the_rules() {
    let event = |id: i64, kind: &str| EventRow {
        id,
        kind: kind.to_owned(),
        happened_on: date(2026, 2, 1),
        until_on: Some(date(2026, 12, 31)),
        unit: Some(UnitId(1)),
        title: Some("Phó Trưởng phòng Văn hóa - Xã hội".to_owned()),
        position: Some(1),
        concurrent: true,
        share_percent: Some(30),
        decision_number: Some("12/QĐ-UBND".to_owned()),
        decision_on: Some(date(2026, 1, 30)),
        signer: Some("Chủ tịch UBND xã Phạm Quang Huy".to_owned()),
        note: Some("Theo nguyện vọng".to_owned()),
        corrects: (id == 2).then_some(1),
        reason: Some("Ghi nhầm ngày".to_owned()),
        import: None,
        noted_at: SettableClock::default().now(),
        noted_by_name: "Chu Thị Mận".to_owned(),
    };
    let unit = UnitRow {
        id: UnitId(1),
        code: "VHXH".to_owned(),
        name: "Phòng Văn hóa - Xã hội".to_owned(),
        aliases: String::new(),
        search_key: String::new(),
    };
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
    let mut errors = FieldErrors::default();
    ["loai", "tu_ngay", "den_ngay", "so_quyet_dinh"].iter().for_each(|name| errors.add(name, "Chưa đúng. Hãy sửa."));
    let many = vec![event(1, "tiep_nhan"), event(2, "tiep_nhan"), event(3, "xep_vi_tri"), event(4, "la")];
    for events in [Vec::new(), many] {
        for keeps in [false, true] {
            let page = CareerPage {
                person: person(),
                units: vec![unit.clone()],
                positions: vec![position.clone()],
                events: events.clone(),
                day: date(2026, 11, 28),
                keeps,
            };
            check_page(&career::view(&page, &FormData::default(), &FieldErrors::default(), "k"));
            check_page(&career::view(&page, &FormData::default(), &errors, "k"));
        }
    }
}
