//! Samples of `overview`, `plan` and `communes`, empty and crowded, as a citizen sees them.

use kernel::dates::date;
use kernel::ids::StaffId;
use plans::api::{PublicEvidenceRow, PublicPlanRow, PublicTaskRow};
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
