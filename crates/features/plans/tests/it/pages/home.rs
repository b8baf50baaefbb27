//! Samples of `home::my_work`, `home::leaders`, `home::unit`, `home::unit_list` and `home::city`.

use kernel::actor::{Behalf, Capacity, Role};
use kernel::dates::date;
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use org::api::UnitRow;
use plans::home::city::{self, CityPage};
use plans::home::leaders::{self, LeadersPage};
use plans::home::my_work::{self, MyWorkPage};
use plans::home::unit::{UnitDuty, UnitPage};
use plans::home::unit_list::UnitListPage;
use plans::home::{unit, unit_list};
use plans::store::directive::ToReadRow;
use plans::store::home::{
    BlockedRow, CityRow, DecisionRow, HolderRow, HomeTask, Matter, Me, MyTask, MyTotals, PlanGaps, PromptRow, UnitTask,
};
use plans::store::views::{Counts, PlanFacts};
use staff::api::{People, StaffRow};
use testkit::check_page;
use web::{CommuneInfo, Paging};

use crate::reminders::task;
use crate::seed::TODAY;

const LONG: &str = "Tham mưu cấp ủy bố trí, sắp xếp cán bộ, công chức xã bảo đảm theo khung tiêu chuẩn tại Quy định 71-QĐ/TU và Quy định 396-QĐ/TU sau khi có quyết định giao biên chế chính thức của cấp có thẩm quyền";

fn people() -> Vec<StaffRow> {
    (1..=40)
        .map(|id| StaffRow {
            id: StaffId(id),
            code: format!("HB-{id:03}"),
            full_name: format!("Nguyễn Thị Hòa {id}"),
            unit: UnitId(4),
            title: "Chuyên viên".to_owned(),
            kind: "cong_chuc".to_owned(),
            email: None,
        })
        .collect()
}

fn unit_row() -> UnitRow {
    UnitRow {
        id: UnitId(4),
        code: "VHXH".to_owned(),
        name: "Phòng Văn hóa - Xã hội".to_owned(),
        aliases: String::new(),
        search_key: String::new(),
    }
}

/// A task in each state, late, due soon and in time, blocked, slipped, of nobody.
fn tasks() -> Vec<HomeTask> {
    let states = ["chua_bat_dau", "dang_lam", "cho_duyet", "hoan_thanh", "tra_lai", "tam_dung", "huy"];
    let ends =
        [None, Some(date(2026, 7, 1)), Some(date(2026, 11, 18)), Some(date(2026, 11, 22)), Some(date(2027, 1, 1))];
    let mut all = Vec::new();
    for state in states {
        for due_until in ends {
            let number = all.len() as i64;
            all.push(HomeTask {
                id: number + 1,
                title: LONG.to_owned(),
                state: state.to_owned(),
                state_reason: Some("thiếu phụ lục".to_owned()),
                due_until,
                due_kind: if due_until.is_none() { "continuous" } else { "by" }.to_owned(),
                owner: (number % 3 > 0).then_some(StaffId(9)),
                accountable: (number % 4 > 0).then_some(StaffId(5)),
                baseline_due_until: Some(date(2026, 6, 1)),
                priority: number % 3,
                blocked: number % 2,
                last_evidence_on: (number % 2 == 0).then(|| date(2026, 10, 8)),
                completed_on: (state == "hoan_thanh").then(|| date(2026, 7, 19)),
                ..task()
            });
        }
    }
    all
}

#[test]
fn my_work_empty_and_crowded() {
    for makes_plans in [false, true] {
        check_page(&my_work::view(&MyWorkPage { makes_plans, ..Default::default() }, TODAY));
    }
    let totals = MyTotals { total: 90, returned: 5, overdue: 52, overdue_in_hand: 50, evidence_late: 3, due_soon: 2 };
    let decision = |id, kind: &str| DecisionRow {
        kind: kind.to_owned(),
        id,
        task: (kind != "kho_khan").then_some(id),
        plan: (kind != "kho_khan").then_some(1),
        path: "II.3".to_owned(),
        title: LONG.to_owned(),
        what: "Báo cáo rà soát".to_owned(),
        by_name: "Nguyễn Thị Hòa".to_owned(),
        since: date(2026, 11, 12),
        due_on: Some(date(2026, 11, 20)),
        place: id % 2,
        total: 120,
    };
    let kinds = ["minh_chung", "thay_doi", "kho_khan"];
    let behalf = Behalf { staff: StaffId(5), account: AccountId(5), name: "Đỗ Thị Lan Phương".to_owned() };
    let capacities = [
        Capacity::own(Role::CongChuc, None),
        Capacity { behalf: Some(behalf), ..Capacity::own(Role::PhoChuTich, None) },
    ];
    let page = |acts_for_a_leader| MyWorkPage {
        me: Me::of(Some(StaffId(9)), if acts_for_a_leader { &capacities } else { &capacities[..1] }),
        decisions: (0..50).map(|n| decision(n, kinds[n as usize % 3])).collect(),
        tasks: (0..).zip(tasks()).map(|(n, task)| MyTask { task, urgency: n % 7, totals: totals.clone() }).collect(),
        totals: totals.clone(),
        at: Paging::of(1, 40).pager(90, "nhiệm vụ"),
        to_read: vec![ToReadRow {
            id: 1,
            number: "18/CT-TTg".to_owned(),
            title: LONG.to_owned(),
            confirm_by: date(2026, 11, 1),
        }],
        plans: ["nhap", "dang_thuc_hien"]
            .map(|state| PlanGaps {
                id: 1,
                state: state.to_owned(),
                number: None,
                title: LONG.to_owned(),
                tasks: 7,
                unclear: 3,
            })
            .to_vec(),
        prompts: vec![PromptRow {
            id: 1,
            task: 3,
            plan: 1,
            path: "II.3".to_owned(),
            title: LONG.to_owned(),
            on_date: date(2026, 11, 19),
            author_name: "Ngô Thị Thu Hà".to_owned(),
            body: "Đôn đốc: đề nghị báo cáo tiến độ".to_owned(),
        }],
        escalated: tasks(),
        people: People::of(people()),
        sees_overview: true,
        makes_plans: true,
        key: "0123456789abcdef".to_owned(),
        ..Default::default()
    };
    for leads in [true, false] {
        let html = my_work::view(&page(leads), TODAY);
        check_page(&html);
        assert!(html.0.contains("/?trang=2#thieu-minh-chung"), "a figure leads to the page where its group begins");
        assert_eq!(html.0.contains("Đỗ Thị Lan Phương ủy quyền cho anh/chị."), leads);
        assert_eq!(html.0.contains("anh/chị quyết định thay Đỗ Thị Lan Phương"), leads);
    }
}

fn holder(kind: &str, holder: Option<i64>) -> HolderRow {
    HolderRow {
        kind: kind.to_owned(),
        holder,
        total: 12,
        doing: 5,
        overdue: 2,
        evidence_late: 1,
        waiting: 3,
        done: 1,
        since: (kind == "nguoi").then(|| date(2026, 11, 1)),
    }
}

fn overview(plans: usize, tasks: Vec<HomeTask>) -> LeadersPage {
    let facts = |id: i64| PlanFacts {
        id,
        state: "dang_thuc_hien".to_owned(),
        number: None,
        title: LONG.to_owned(),
        issued_on: None,
        started_on: None,
        started_by: None,
        start_reason: None,
    };
    let n = tasks.len() as i64;
    LeadersPage {
        plans: (1..=plans as i64).map(facts).collect(),
        plan: 0,
        counts: Counts {
            total: n,
            not_started: n,
            doing: n,
            waiting: n,
            returned: n,
            done: n,
            paused: n,
            cancelled: n,
            overdue: n,
            due_soon: n,
            evidence_late: n,
            by_evidence: n,
            slipped: n,
            blocked: n,
        },
        may_prompt: tasks.iter().map(|t| t.id).collect(),
        late: tasks,
        holders: Vec::new(),
        matters: Vec::new(),
        blocked: Vec::new(),
        units: vec![unit_row()],
        people: People::of(people()),
        imports_plans: true,
        makes_reports: true,
        key: "0123456789abcdef".to_owned(),
    }
}

#[test]
fn the_leaders_page_without_plans_without_trouble_and_crowded() {
    check_page(&leaders::view(&overview(0, Vec::new()), TODAY));
    check_page(&leaders::view(&overview(1, Vec::new()), TODAY));
    let matter = |kind: &str, id| Matter {
        kind: kind.to_owned(),
        id,
        title: LONG.to_owned(),
        who: "Đặng Văn Ỷ".to_owned(),
        since: date(2026, 11, 2),
        due_on: date(2026, 11, 9),
        missing: 12,
        state: if kind == "kho_khan" { "trinh_chu_tich" } else { "" }.to_owned(),
        total: 9,
        late: 4,
    };
    let blocked = |other: Option<i64>| BlockedRow {
        task: 3,
        path: "II.3".to_owned(),
        title: LONG.to_owned(),
        noted_on: date(2026, 7, 1),
        document: other.is_none().then(|| "Quyết định giao biên chế".to_owned()),
        other,
        other_path: Some("II.2".to_owned()),
        other_title: Some(LONG.to_owned()),
        other_state: Some("huy".to_owned()),
    };
    let crowded = LeadersPage {
        plan: 2,
        holders: vec![
            holder("nguoi", Some(9)),
            holder("nguoi", None),
            holder("don_vi", Some(4)),
            holder("don_vi", None),
        ],
        matters: ["kho_khan", "van_ban"].iter().flat_map(|k| (1..=5).map(|id| matter(k, id))).collect(),
        blocked: vec![blocked(None), blocked(Some(2))],
        ..overview(3, tasks())
    };
    let html = leaders::view(&crowded, TODAY);
    check_page(&html);
    assert!(html.0.contains("cần lãnh đạo chỉ đạo") && html.0.contains("&amp;ke_hoach=2"));
}

#[test]
fn a_unit_empty_and_crowded() {
    let empty = |difficulties| UnitPage {
        unit: unit_row(),
        people: Vec::new(),
        everybody: People::default(),
        held: None,
        leads: Vec::new(),
        takes_part: Vec::new(),
        difficulties,
        duties: Vec::new(),
        may_prompt: Vec::new(),
        may_report: false,
        key: "0123456789abcdef".to_owned(),
    };
    check_page(&unit::view(&empty(None), TODAY));
    check_page(&unit::view(&empty(Some((Vec::new(), 0))), TODAY));
    let rows = || tasks().into_iter().map(|task| UnitTask { task, total: 90 }).collect::<Vec<_>>();
    let duty = |own| UnitDuty {
        plan: 1,
        plan_title: LONG.to_owned(),
        path: "III.1".to_owned(),
        unit_text: "Phòng Văn hóa - Xã hội".to_owned(),
        items: vec![LONG.to_owned(); 3],
        own,
    };
    let crowded = UnitPage {
        people: people(),
        everybody: People::of(people()),
        held: Some(holder("don_vi", Some(4))),
        leads: rows(),
        takes_part: rows(),
        duties: vec![duty(true), duty(false)],
        may_prompt: (1..=35).collect(),
        may_report: true,
        ..empty(Some((Vec::new(), 3)))
    };
    check_page(&unit::view(&crowded, TODAY));
}

#[test]
fn the_units_none_and_some() {
    check_page(&unit_list::view(&UnitListPage::default(), TODAY));
    let page = UnitListPage { units: vec![unit_row(); 6], people: people(), rows: vec![holder("don_vi", Some(4))] };
    check_page(&unit_list::view(&page, TODAY));
}

#[test]
fn the_city_without_communes_and_with_many() {
    check_page(&city::view(&CityPage::default(), TODAY));
    let commune = |number: i64| CommuneInfo {
        commune: Commune(number),
        name: format!("xã Trường Thịnh số {number}"),
        place: format!("Trường Thịnh số {number}"),
        committee_name: format!("Ủy ban nhân dân xã Trường Thịnh số {number}"),
        province_name: "thành phố Hải Phòng".to_owned(),
    };
    let row = |commune: i64| CityRow {
        commune,
        plans: 12,
        total: 1_234,
        done: 400,
        waiting: 20,
        overdue: commune % 2,
        evidence_late: 9,
    };
    let page = CityPage {
        city: "thành phố Hải Phòng".to_owned(),
        communes: (1..=114).map(commune).collect(),
        rows: (2..=115).map(row).collect(),
    };
    let html = city::view(&page, TODAY);
    check_page(&html);
    // The first has no figures yet; the last row belongs to another city and is not in the sum.
    assert!(html.0.contains("Tất cả") && html.0.contains(&kernel::numbers::grouped(113 * 1_234)));
}
