//! Samples of the views of a plan: `views::board`, `views::list`, `views::timeline`, `views::matrix`, `views::burn_up`,
//! `views::finder`; each empty, ordinary and crowded.

use kernel::dates::date;
use kernel::ids::{StaffId, UnitId};
use org::api::UnitRow;
use plans::store::views::{BurnGroup, Counts, EvidenceDay, PlanFacts, Span, TaskLine};
use plans::views::board::{self, BoardPage};
use plans::views::burn_up::{self, BurnPage, Step};
use plans::views::filters::{Asked, Known};
use plans::views::finder::{self, Group};
use plans::views::list::{self, ListPage};
use plans::views::matrix::{self, Judged, MatrixPage};
use plans::views::plan_head::PlanHead;
use plans::views::timeline::{self, TimelinePage};
use staff::api::{People, StaffRow};
use testkit::check_page;
use ui::components::{Clear, Pager, TaskRow};

use crate::seed::{Dice, TODAY, random_task};

fn head(total: i64) -> PlanHead {
    let facts = PlanFacts {
        id: 1,
        state: "dang_thuc_hien".to_owned(),
        number: (total > 0).then(|| "15/KH-UBND".to_owned()),
        title: "Nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương xã Hà Bắc".to_owned(),
        issued_on: Some(date(2026, 6, 5)),
        started_on: Some(date(2026, 6, 8)),
        started_by: Some("Phạm Quang Huy".to_owned()),
        start_reason: (total > 10).then(|| "Chờ thành phố giao biên chế mới rõ người.".to_owned()),
    };
    let part = total / 7;
    let counts = Counts {
        total,
        not_started: part,
        doing: total - 6 * part,
        waiting: part,
        returned: part,
        done: part,
        paused: part,
        cancelled: part,
        overdue: part,
        due_soon: 0,
        evidence_late: part / 2,
        by_evidence: part,
        slipped: part,
        blocked: 0,
    };
    PlanHead { facts, counts, journal: maud::html! {} }
}

fn lines(number: usize) -> Vec<TaskLine> {
    let mut dice = Dice(11);
    (1..=number).map(|n| line(&mut dice, n)).collect()
}

fn line(dice: &mut Dice, number: usize) -> TaskLine {
    let seed = random_task(dice, number, 2, 2);
    TaskLine {
        id: number as i64,
        plan: 1,
        path: seed.path,
        title: seed.title,
        priority: seed.priority,
        lead_unit: seed.unit.map(UnitId),
        lead_text: "Các cơ quan, đơn vị trên địa bàn xã".to_owned(),
        coordinating_text: String::new(),
        owner: seed.owner.filter(|_| !number.is_multiple_of(5)).map(StaffId),
        accountable: None,
        authority: None,
        product: None,
        due_kind: seed.due_kind.to_owned(),
        due_from: None,
        due_until: seed.due_until,
        due_text: String::new(),
        cadence_months: seed.cadence_months,
        state: seed.state.to_owned(),
        percent: 40,
        started_on: seed.started_on,
        completed_on: seed.completed_on.filter(|_| seed.state == "hoan_thanh"),
        last_evidence_on: seed.last_evidence_on,
        baseline_due_until: seed.baseline,
        blocked: i64::from(number.is_multiple_of(4)),
    }
}

fn people() -> Vec<StaffRow> {
    let person = |id: i64, name: &str| StaffRow {
        id: StaffId(id),
        code: format!("HB-{id:03}"),
        full_name: name.to_owned(),
        unit: UnitId(1),
        title: "Chuyên viên".to_owned(),
        kind: "cong_chuc".to_owned(),
        email: None,
    };
    vec![person(1, "Nguyễn Thị Hòa"), person(2, "Đặng Văn Ỷ")]
}

fn units() -> Vec<UnitRow> {
    let unit = |id: i64, code: &str, name: &str| UnitRow {
        id: UnitId(id),
        code: code.to_owned(),
        name: name.to_owned(),
        aliases: String::new(),
        search_key: kernel::text::search_key(name),
    };
    vec![unit(1, "VHXH", "Phòng Văn hóa - Xã hội"), unit(2, "KT", "Phòng Kinh tế")]
}

fn at(total: u64) -> Pager {
    let pages = u32::try_from(total.div_ceil(50).max(1)).unwrap_or(1);
    Pager { page: 1, pages, total, first: total.min(1), last: total.min(50), what: "nhiệm vụ".to_owned() }
}

#[test]
fn the_board() {
    for (total, shown) in [(0, 0), (7, 7), (2_000, 150)] {
        let page = BoardPage { head: head(total), cards: lines(shown), people: People::of(people()), units: units() };
        check_page(&board::view(&page, TODAY));
    }
}

#[test]
fn the_list() {
    let known = || Known { units: units(), people: people(), plans: vec![head(7).facts] };
    let filtered =
        Asked {
            han: "qua_han".to_owned(), q: "đất <b>đai".to_owned(), cho: "HB-001".to_owned(), ..Asked::default()
        };
    for (inside, total, asked) in [
        (true, 0, Asked::default()),
        (false, 0, filtered.clone()),
        (true, 50, filtered),
        (false, 2_000, Asked::default()),
    ] {
        let page = ListPage {
            head: inside.then(|| head(total)),
            asked,
            known: known(),
            rows: lines(total.min(50) as usize),
            people: People::of(people()),
            at: at(total as u64),
        };
        check_page(&list::view(&page, TODAY));
    }
}

#[test]
fn the_timeline() {
    for total in [0_i64, 7, 2_000] {
        let days = [6, 7, 9].map(|month| EvidenceDay { task: 1, on_date: date(2026, month, 20) });
        let page = TimelinePage {
            head: head(total),
            span: Span {
                first: Some(date(2026, 6, 8)),
                last: Some(date(2027, 3, 31)),
                last_baseline: None,
                tasks: total,
            },
            lines: lines(total.min(40) as usize),
            evidence: days.to_vec(),
            at: at(total as u64),
        };
        check_page(&timeline::view(&page, TODAY));
    }
}

#[test]
fn the_matrix() {
    let judged = |n: i64| Judged {
        id: n,
        path: format!("II.{n}"),
        title: "Rà soát, đánh giá tổng thể chất lượng đội ngũ".to_owned(),
        states: if n % 3 == 0 {
            [Clear::Ro; 6]
        } else {
            [Clear::ChuaRo, Clear::Ro, Clear::MotPhan, Clear::Ro, Clear::ChuaRo, Clear::Ro]
        },
    };
    for (total, filter, trang) in [(0, "", ""), (7, "con", ""), (7, "viec", "x"), (2_000, "nguoi", "3")] {
        let asked = matrix::Asked { chua_ro: filter.to_owned(), trang: trang.to_owned() };
        let page = matrix::view(&MatrixPage { head: head(total), tasks: (1..=total).map(judged).collect(), asked });
        check_page(&page);
        if filter == "con" {
            assert!(
                page.0.contains("?chua_ro=ro_nguoi\">2/7</a>"),
                "II.3 and II.6 of the whole plan, whatever is shown"
            );
            assert!(page.0.contains("?chua_ro=ro_viec\">7/7</a>"));
        }
    }
}

#[test]
fn the_burn_up() {
    let group = |month: i8, done: bool, n: i64| BurnGroup {
        state: if done { "hoan_thanh" } else { "dang_lam" }.to_owned(),
        baseline_due_until: Some(date(2026, month, 28)),
        completed_on: done.then(|| date(2026, month, 25)),
        state_on: None,
        n,
    };
    let ordinary = vec![group(6, true, 3), group(7, false, 1), group(9, true, 4), group(12, false, 6)];
    let crowded = (1..=12).map(|month| group(month, month < 9, i64::from(month) * 20)).collect();
    for (total, step, groups) in [(0, Step::Month, vec![]), (14, Step::Month, ordinary), (2_000, Step::Week, crowded)] {
        check_page(&burn_up::view(&BurnPage { head: head(total), step, groups }, TODAY));
    }
}

#[test]
fn the_finder() {
    let group = |title, total: usize| Group {
        title,
        total,
        href: "/nhiem-vu?q=hoa".to_owned(),
        rows: (0..total.min(20)).map(|n| TaskRow::new(format!("/nhiem-vu/{n}"), "II.3", "Hòa giải ở cơ sở")).collect(),
    };
    for (typed, groups) in [("", vec![]), ("xyz", vec![]), ("hòa", vec![group("Người", 2), group("Nhiệm vụ", 214)])]
    {
        check_page(&finder::view(typed, &groups));
    }
}
