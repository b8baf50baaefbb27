//! Samples of `list`, `person`, `private` and `relatives`: empty, ordinary, crowded; and the pages through the router.

mod balance;
mod file;
mod intake;

use jiff::civil::date;
use kernel::ids::{StaffId, UnitId};
use org::api::UnitRow;
use staff::api::Values;
use staff::person::Colleague;
use staff::relatives::{Relation, RelativesPage};
use staff::store::profile::PrivateRow;
use staff::store::relative::RelativeRow;
use staff::store::{PostRow, StaffRow};
use staff::{list, person, private, relatives};
use testkit::{SettableClock, Site, check_html, check_page, open_both};
use web::{FieldErrors, FormData, Paging};

fn row(number: i64) -> StaffRow {
    StaffRow {
        id: StaffId(number),
        code: format!("HB-{number:03}"),
        full_name: "Công Tằng Tôn Nữ Thị Hòa".to_owned(),
        unit: UnitId(1),
        title: "Chuyên viên lao động - thương binh và xã hội".to_owned(),
        kind: ["can_bo", "cong_chuc", "nguoi_lao_dong"][usize::try_from(number % 3).unwrap_or(0)].to_owned(),
        email: None,
    }
}

#[test]
fn list_samples_keep_to_the_rules() {
    let units = [UnitRow {
        id: UnitId(1),
        code: "KT".to_owned(),
        name: "Phòng Kinh tế".to_owned(),
        aliases: String::new(),
        search_key: String::new(),
    }];
    for (many, page) in [(0, 1), (3, 1), (50, 4)] {
        let people: Vec<StaffRow> = (0..many).map(row).collect();
        let pager = Paging::of(page, 50).pager(if many == 50 { 200 } else { many }, "người");
        check_page(&list::view(&people, &units, "KT", &pager, many == 3));
    }
    let nobody = list::view(&[], &units, "", &Paging::of(1, 50).pager(0, "người"), true);
    check_page(&nobody);
    assert!(nobody.0.contains("sauro account add"), "how people come into the system");
}

#[test]
fn relatives_samples_keep_to_the_rules() {
    let tie = |number: i64, relation: &str| RelativeRow {
        id: StaffId(number),
        code: format!("HB-{number:03}"),
        full_name: "Công Tằng Tôn Nữ Thị Hòa".to_owned(),
        relation: relation.to_owned(),
        noted_on: date(2026, 11, 26),
    };
    let codes = Relation::ALL.map(Relation::code).into_iter().chain(["quan_he_la"]);
    let many: Vec<RelativeRow> = (2..).zip(codes).map(|(number, code)| tie(number, code)).collect();
    let mut errors = FieldErrors::default();
    ["nguoi", "quan_he"].iter().for_each(|field| errors.add(field, "Quan hệ với người này đã được ghi."));
    for rows in [Vec::new(), many] {
        for others in [None, Some(Vec::new()), Some((2..80).map(row).collect())] {
            let page = RelativesPage { person: row(1), rows: rows.clone(), others, key: "00".to_owned() };
            check_page(&relatives::view(&page, &FormData::default(), &FieldErrors::default()));
            check_page(&relatives::view(&page, &FormData::default(), &errors));
        }
    }
}

#[test]
fn person_samples_keep_to_the_rules() {
    let post = |n: i64| {
        let post = PostRow { position: n, concurrent: n > 0, from_on: date(2025, 7, 1), until_on: None };
        (format!("HB-II.{n:02} – Chuyên viên về lĩnh vực đất đai"), post)
    };
    for many in [0, 1, 12] {
        let posts: Vec<_> = (0..many).map(post).collect();
        for sees_private in [false, true] {
            let of = Colleague { sees_private, ..stranger() };
            let drawn = person::view(&row(many), "Phòng Kinh tế", &posts, &of);
            check_page(&drawn);
            assert_eq!(drawn.0.contains("du-lieu-nhay-cam"), sees_private);
        }
    }
    assert!(person::view(&row(1), "", &[], &stranger()).0.contains("Chưa được xếp"));
    assert!(person::view(&row(1), "", &[post(0), post(1)], &stranger()).0.contains("Kiêm nhiệm"));
}

fn stranger() -> Colleague {
    Colleague { sees_file: true, sees_private: false, journal: maud::html! {} }
}

#[test]
fn private_samples_keep_to_the_rules() {
    let mut errors = FieldErrors::default();
    check_page(&private::view(&row(1), &FormData::default(), &errors, "k"));
    errors.add("ly_do", "Hãy nhập lý do xem.");
    check_page(&private::view(&row(1), &FormData::of(&[("ly_do", "")]), &errors, "k"));
    let known = [("birth_date", "1980-02-29"), ("citizen_id", "099080000001"), ("ethnicity", "04")];
    let whole = PrivateRow { id: 1, version: 1, values: Values::of(&known) };
    let shown = private::data(Some(&whole)).0;
    assert!(
        shown.contains("29/02/1980")
            && shown.contains("099080000001")
            && shown.contains("Mường")
            && shown.contains("Chưa có"),
        "{shown}"
    );
    assert!(private::data(None).0.contains("Chưa nhập"));
}

#[tokio::test]
async fn the_register_pages_and_filters() {
    for (_, db, _guard) in open_both().await {
        let site = Site::with_mirror(db, vec![staff::feature()], SettableClock::default()).await;
        let all = site.get("cong_chuc_kt", "/can-bo").await.expect(200).shows("16 người").hides("Cao Thị Yến");
        check_html(&all.body);
        let unit = site.get("cong_chuc_kt", "/can-bo?don_vi=KT").await.expect(200);
        unit.shows("4 người").shows("Vũ Mạnh Cường").hides("Ngô Thị Thu Hà");
        for odd in ["/can-bo?don_vi=%27--&trang=-4", "/can-bo?trang=99999999", "/can-bo?don_vi="] {
            check_html(&site.get("cong_chuc_kt", odd).await.expect(200).body);
        }
        check_html(&site.get("theo_doi", "/can-bo/HB-009").await.expect(200).shows("Đặng Văn Ỷ").body);
        check_html(&site.get("chu_tich", "/can-bo/HB-009/du-lieu-nhay-cam").await.expect(200).shows("••••••").body);
        site.get("theo_doi", "/can-bo/HB-999").await.expect(404);
        site.get("theo_doi", "/can-bo/TH-001").await.expect(404);
    }
}
