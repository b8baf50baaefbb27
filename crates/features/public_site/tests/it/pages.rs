//! Samples of `overview`, `plan` and `communes`, empty and crowded, as a citizen sees them.

use kernel::dates::date;
use kernel::ids::StaffId;
use plans::api::{PublicEvidenceRow, PublicPlanRow, PublicTaskRow};
use public_site::narrowed::Narrowed;
use public_site::{communes, overview, plan};
use staff::api::People;
use testkit::check_page;

fn a_plan() -> PublicPlanRow {
    PublicPlanRow {
        id: 1,
        kind: "ke_hoach".to_owned(),
        number: None,
        title: "Nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương xã Hà Bắc đáp ứng yêu cầu của tình hình mới".to_owned(),
        issuer: None,
        issued_on: Some(date(2026, 6, 5)),
        started_on: Some(date(2026, 6, 8)),
        state: "dang_thuc_hien".to_owned(),
        tasks: 7,
        done: 1,
    }
}

fn a_task(id: i64) -> PublicTaskRow {
    let states = ["chua_bat_dau", "dang_lam", "cho_duyet", "hoan_thanh", "tra_lai", "tam_dung", "huy"];
    PublicTaskRow {
        id,
        path: format!("II.{id}"),
        title: "Tổ chức rà soát, đánh giá tổng thể chất lượng, trình độ, năng lực của đội ngũ".to_owned(),
        lead_text: if id % 2 == 0 { "Phòng Kinh tế" } else { "Phòng Văn hóa - Xã hội" }.to_owned(),
        lead_unit: None,
        accountable: (id % 3 == 0).then_some(StaffId(1)),
        product: Some("Báo cáo kết quả rà soát".to_owned()),
        due_kind: if id % 2 == 0 { "by" } else { "continuous" }.to_owned(),
        due_until: (id % 2 == 0).then(|| date(2026, 11, 1)),
        due_text: String::new(),
        cadence_months: 1,
        state: states[usize::try_from(id % 7).unwrap_or(0)].to_owned(),
        percent: 40,
        started_on: Some(date(2026, 6, 8)),
        completed_on: (id % 7 == 3).then(|| date(2026, 11, 9)),
        last_evidence_on: Some(date(2026, 9, 8)),
    }
}

#[test]
fn the_list_of_communes() {
    check_page(&communes::view(&[]));
    let commune = web::CommuneInfo {
        commune: kernel::ids::Commune(10816),
        name: "xã Hà Bắc".to_owned(),
        place: "Hà Bắc".to_owned(),
        committee_name: "Ủy ban nhân dân xã Hà Bắc".to_owned(),
        province_name: "thành phố Hải Phòng".to_owned(),
    };
    check_page(&communes::view(&vec![commune; 114]));
}

#[test]
fn the_front_page() {
    check_page(&overview::view("Ủy ban nhân dân xã Hà Bắc", 10816, &[]));
    check_page(&overview::view("Ủy ban nhân dân xã Hà Bắc", 10816, &[a_plan(), PublicPlanRow { id: 2, ..a_plan() }]));
}

#[test]
fn a_plan_empty_and_crowded() {
    let page = |tasks: Vec<PublicTaskRow>, evidence| plan::PublicPlan {
        commune: 10816,
        plan: a_plan(),
        tasks,
        evidence,
        people: People::default(),
        units: Vec::new(),
        today: date(2026, 11, 20),
        narrowed: Narrowed::default(),
    };
    check_page(&plan::view(&page(Vec::new(), Vec::new())));
    let evidence = |id| PublicEvidenceRow {
        id,
        task: 1,
        title: "Báo cáo kết quả rà soát".to_owned(),
        file: (id % 2 == 0).then_some(1),
        link: (id % 3 == 0).then(|| "https://habac.example.vn/bao-cao".to_owned()),
        period_on: date(2026, 7, 18),
    };
    check_page(&plan::view(&page((1..60).map(a_task).collect(), (1..40).map(evidence).collect())));
}

#[test]
fn every_figure_of_a_unit_opens_as_many_rows() {
    let mut page = plan::PublicPlan {
        commune: 10816,
        plan: a_plan(),
        tasks: (1..60).map(a_task).collect(),
        evidence: Vec::new(),
        people: People::default(),
        units: Vec::new(),
        today: date(2026, 11, 20),
        narrowed: Narrowed::default(),
    };
    let html = plan::view(&page).into_string();
    let links: Vec<(String, usize)> = html
        .split("<a href=\"/cong-khai/10816/ke-hoach/1?don_vi=")
        .skip(1)
        .filter_map(|rest| rest.split_once("#nhiem-vu\">"))
        .map(|(query, rest)| (query.to_owned(), rest.split('<').next().and_then(|n| n.parse().ok()).expect("a number")))
        .collect();
    assert_eq!(links.len(), 6, "two units with three figures each");
    for (query, number) in links {
        let (unit, standing) = query.split_once("&amp;tinh_trang=").expect("both");
        page.narrowed = Narrowed { unit: unit.to_owned(), standing: standing.to_owned() };
        let html = plan::view(&page);
        check_page(&html);
        let list = html.0.split("id=\"nhiem-vu\"").nth(1).expect("the list");
        assert_eq!(list.matches(">II.").count(), number, "{query}");
        assert!(list.contains("Chỉ hiện: Phòng"), "{query}");
    }
}

#[test]
fn only_work_that_goes_on_says_how_old_its_evidence_is() {
    for (due_kind, state, says) in [
        ("continuous", "dang_lam", true),
        ("every", "cho_duyet", true),
        ("continuous", "hoan_thanh", false),
        ("continuous", "tam_dung", false),
        ("by", "hoan_thanh", false),
        ("by", "dang_lam", false),
    ] {
        let task = PublicTaskRow { due_kind: due_kind.to_owned(), state: state.to_owned(), ..a_task(1) };
        let page = plan::PublicPlan {
            commune: 10816,
            plan: a_plan(),
            tasks: vec![task],
            evidence: Vec::new(),
            people: People::default(),
            units: Vec::new(),
            today: date(2026, 11, 20),
            narrowed: Narrowed::default(),
        };
        let html = plan::view(&page).into_string();
        assert_eq!(html.contains("Minh chứng gần nhất"), says, "{due_kind} {state}");
    }
}
