//! A period's score: the worked examples of the sources, where the facts are wrong or missing, and each step's article.

use std::collections::BTreeMap;

use kernel::dates::date;
use kernel::decision::Decision;
use kernel::exact::Exact;
use rules::evaluation::Level;
use rules::evaluation::period::{
    Fault, Leadership, Origin, PeriodFacts, PeriodLaw, PeriodOf, PeriodPolicy, PeriodResult, PersonKind, Share,
    WorkLine, evaluate,
};
use rules::evaluation::policy::{Deduction, Surplus};
use rules::law::Law;

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

fn law() -> PeriodLaw {
    PeriodLaw::at(Law::shipped().at(date(2026, 6, 30), "")).unwrap()
}

/// Units assigned and completed of a product, without faults.
fn line(coefficient: &str, assigned: &str, completed: &str) -> WorkLine {
    WorkLine {
        product: "SP".to_owned(),
        coefficient: exact(coefficient),
        assigned: exact(assigned),
        completed: exact(completed),
        origin: Origin::Planned,
        quality_failures: Vec::new(),
        delays: Vec::new(),
    }
}

fn fault(units: &str, times: u32) -> Vec<Fault> {
    vec![Fault { units: exact(units), times, excused: false }]
}

fn facts(work: Vec<WorkLine>) -> PeriodFacts {
    let common: BTreeMap<String, Exact> = law().items.into_iter().map(|item| (item.code, item.most)).collect();
    PeriodFacts {
        period: PeriodOf::Month(2026, 6),
        kind: PersonKind::CongChuc,
        leader: false,
        common,
        work,
        leadership: None,
    }
}

fn leader(work: Vec<WorkLine>, scores: &[&str], organising: Share, unity: Share) -> PeriodFacts {
    let leadership = Leadership {
        subordinate_scores: Some(scores.iter().map(|score| exact(score)).collect()),
        organising: Some(organising),
        unity: Some(unity),
    };
    PeriodFacts { leader: true, leadership: Some(leadership), ..facts(work) }
}

fn of(facts: &PeriodFacts, policy: PeriodPolicy) -> PeriodResult {
    match evaluate(facts, policy, &law()).unwrap() {
        Decision::Decided { value, .. } => value,
        other => panic!("{other:?}"),
    }
}

fn total(facts: &PeriodFacts) -> String {
    of(facts, PeriodPolicy::default()).total.shown_vi()
}

#[test]
fn worked_examples_of_the_sources() {
    let late = WorkLine { delays: fault("1", 1), ..line("1", "1", "1") };
    let failed = WorkLine { quality_failures: fault("1", 1), ..line("1", "1", "1") };
    let both = WorkLine { delays: fault("1", 1), ..failed.clone() };
    let excused = WorkLine {
        quality_failures: vec![Fault { excused: true, ..fault("1", 2)[0].clone() }],
        delays: vec![Fault { excused: true, ..fault("1", 2)[0].clone() }],
        ..line("1", "1", "1")
    };
    for (name, work, points, level) in [
        ("T1", vec![line("1", "1", "1")], "100,00", Level::HoanThanhXuatSac),
        ("T3", vec![line("1", "5", "1")], "44,00", Level::KhongHoanThanh),
        ("T4", vec![line("1", "5", "0")], "30,00", Level::KhongHoanThanh),
        ("T5", vec![late], "94,17", Level::HoanThanhXuatSac),
        ("T6", vec![failed], "94,17", Level::HoanThanhXuatSac),
        ("T7", vec![excused], "100,00", Level::HoanThanhXuatSac),
        ("T10", vec![line("1.5", "2", "2"), line("0.5", "4", "2")], "86,00", Level::HoanThanhTot),
        ("D2", vec![both], "88,33", Level::HoanThanhTot),
    ] {
        let result = of(&facts(work), PeriodPolicy::default());
        assert_eq!((result.total.shown_vi().as_str(), result.level), (points, level), "{name}");
    }
}

#[test]
fn a_fault_costs_a_quarter_of_what_it_met_and_never_more_than_all() {
    let quality = |line: WorkLine, deduction| {
        let policy = PeriodPolicy { deduction, ..PeriodPolicy::default() };
        of(&facts(vec![line]), policy).b
    };
    let with = |units: &str, times| WorkLine { quality_failures: fault(units, times), ..line("2", "5", "5") };
    for (units, times, per_unit, per_line) in [
        ("0", 0, "1", "1"),
        ("1", 1, "0.95", "0.75"),
        ("3", 1, "0.85", "0.75"),
        ("3", 2, "0.7", "0.5"),
        ("1", 4, "0.8", "0"),
        ("1", 9, "0.8", "0"),
        ("5", 9, "0", "0"),
    ] {
        assert_eq!(quality(with(units, times), Deduction::PerUnit), exact(per_unit), "{units} × {times}");
        assert_eq!(quality(with(units, times), Deduction::PerLine), exact(per_line), "{units} × {times}");
    }
    let progress = WorkLine { delays: fault("1", 1), ..line("2", "5", "5") };
    let result = of(&facts(vec![progress]), PeriodPolicy::default());
    assert_eq!((result.b, result.c), (Exact::ONE, exact("0.95")));
}

/// Examples D4, E1 to E3: what is passed on stays assigned, what is taken over or unplanned is not.
#[test]
fn work_outside_the_plan_adds_and_work_passed_on_does_not() {
    let with = |origin, assigned: &str, completed: &str| WorkLine { origin, ..line("1", assigned, completed) };
    let passed = facts(vec![line("1", "8", "8"), with(Origin::PassedOn, "2", "0")]);
    assert_eq!(total(&passed), "86,00");
    for origin in [Origin::TakenOver, Origin::Unplanned] {
        let more = facts(vec![line("1", "10", "8"), with(origin, "2", "1")]);
        assert_eq!(of(&more, PeriodPolicy::default()).a, exact("0.9"), "{origin:?}");
    }
    let surplus = facts(vec![
        WorkLine { quality_failures: fault("4", 1), delays: fault("8", 1), ..line("1", "10", "10") },
        with(Origin::Unplanned, "0", "2"),
    ]);
    let by = |surplus_position| {
        let policy = PeriodPolicy { surplus: surplus_position, ..PeriodPolicy::default() };
        let result = of(&surplus, policy);
        (result.a.clone(), result.result_points)
    };
    assert_eq!(by(Surplus::CapCriterion), (exact("1.2"), exact("70")));
    assert_eq!(by(Surplus::CapRatio).0, Exact::ONE);
    let lower = facts(vec![
        WorkLine { quality_failures: fault("8", 1), delays: fault("10", 1), ..line("1", "10", "10") },
        with(Origin::Unplanned, "0", "2"),
    ]);
    let points = |surplus| of(&lower, PeriodPolicy { surplus, ..PeriodPolicy::default() }).result_points;
    assert!(points(Surplus::CapCriterion) > points(Surplus::CapRatio));
}

/// Examples L1 to L4 and T9: six ratios for a leader, halves by a subordinate below 50 and by a person's conclusion.
#[test]
fn a_leader_has_six_ratios() {
    let good = || vec![line("1", "1", "1")];
    let none = || vec![line("1", "1", "0")];
    for (name, facts, points) in [
        ("L1", leader(good(), &["80", "49.9"], Share::Full, Share::Full), "94,17"),
        ("L4", leader(good(), &["50"], Share::Full, Share::Full), "100,00"),
        ("L2", leader(good(), &["10"], Share::Half, Share::Half), "82,50"),
        ("L3", leader(none(), &["10"], Share::Half, Share::Half), "47,50"),
        ("one half", leader(good(), &["90"], Share::Half, Share::Full), "94,17"),
        ("the other", leader(good(), &["90"], Share::Full, Share::Half), "94,17"),
    ] {
        assert_eq!(total(&facts), points, "{name}");
    }
    let ids: Vec<String> = of(&leader(good(), &["90"], Share::Full, Share::Full), PeriodPolicy::default())
        .steps
        .iter()
        .map(|step| step.id.to_string())
        .collect();
    assert_eq!(
        ids,
        [
            "work.1",
            "assigned",
            "a",
            "b",
            "c",
            "d",
            "dd",
            "e",
            "result_ratio",
            "result_points",
            "common_points",
            "total",
            "level"
        ]
    );
}

#[test]
fn each_step_names_its_article() {
    let work = vec![
        line("1", "2", "2"),
        WorkLine { origin: Origin::PassedOn, ..line("1", "1", "0") },
        WorkLine { origin: Origin::TakenOver, quality_failures: fault("1", 1), ..line("1", "0", "9") },
    ];
    let result = of(&leader(work, &["90"], Share::Full, Share::Half), PeriodPolicy::default());
    let cited = |id: &str| result.steps.iter().find(|step| step.id == id).unwrap().citation.to_string();
    for (id, article) in [
        ("work.1", "khoản 2 Điều 14"),
        ("work.2", "điểm d khoản 1 Điều 18"),
        ("work.3", "điểm d khoản 1 Điều 18"),
        ("assigned", "khoản 1 Điều 14"),
        ("a", "điểm a khoản 2 Điều 14"),
        ("b", "điểm b khoản 2 Điều 14"),
        ("c", "điểm c khoản 2 Điều 14"),
        ("d", "điểm a khoản 3 Điều 15"),
        ("dd", "điểm b khoản 3 Điều 15"),
        ("e", "điểm c khoản 3 Điều 15"),
        ("result_ratio", "khoản 2 Điều 16"),
        ("result_points", "khoản 3 Điều 12"),
        ("common_points", "khoản 2 Điều 12"),
        ("total", "khoản 1 Điều 17"),
        ("level", "khoản 1 Điều 20"),
    ] {
        assert_eq!(cited(id), format!("{article} 335/2025/NĐ-CP"), "{id}");
    }
    let text = |id: &str| &result.steps.iter().find(|step| step.id == id).unwrap().text;
    assert!(text("work.3").contains("đạt chất lượng") && !text("work.1").contains("đạt chất lượng"));
    assert!(!text("work.3").contains("đạt tiến độ") && text("d").contains("cả 1 công chức"));
    let late = leader(
        vec![WorkLine { delays: fault("1", 1), ..line("1", "2", "2") }],
        &["40", "90"],
        Share::Full,
        Share::Full,
    );
    let late = of(&late, PeriodPolicy { surplus: Surplus::CapRatio, ..PeriodPolicy::default() });
    let said = |id: &str| late.steps.iter().find(|step| step.id == id).unwrap().text.clone();
    assert!(said("work.1").contains("đạt tiến độ") && said("d").contains("1 trong 2 công chức"));
    assert!(!said("a").contains("dừng ở"), "a ratio of 1 stops nowhere");
    let failed = of(&facts(vec![line("1", "5", "1")]), PeriodPolicy::default());
    let level = failed.steps.last().unwrap().citation.to_string();
    assert_eq!(level, "điểm a khoản 4 Điều 20 335/2025/NĐ-CP");
}

/// Where the facts are wrong, by their paths.
fn wrong(facts: &PeriodFacts) -> Vec<String> {
    evaluate(facts, PeriodPolicy::default(), &law()).unwrap_err().into_iter().map(|wrong| wrong.at).collect()
}

#[test]
fn facts_that_cannot_be_are_told_where_they_stand() {
    let one = |line: WorkLine| wrong(&facts(vec![line]));
    assert_eq!(one(WorkLine { product: " ".to_owned(), ..line("1", "1", "1") }), ["/work/0/product"]);
    assert_eq!(one(line("0", "1", "1")), ["/work/0/coefficient"]);
    assert_eq!(one(line("-1", "1", "1")), ["/work/0/coefficient"]);
    assert_eq!(one(line("1", "1", "-1")), ["/work/0/completed"]);
    assert_eq!(one(line("1", "1", "1.01")), ["/work/0/completed"]);
    assert_eq!(one(WorkLine { origin: Origin::PassedOn, ..line("1", "1", "0.5") }), ["/work/0/completed"]);
    assert_eq!(one(WorkLine { origin: Origin::Unplanned, ..line("1", "-1", "1") }), ["/work/0/assigned"]);
    let faulty = |units: &str| WorkLine { quality_failures: fault(units, 1), ..line("1", "2", "2") };
    assert_eq!(one(faulty("-1")), ["/work/0/quality_failures/0/units"]);
    assert_eq!(one(faulty("2.5")), ["/work/0/quality_failures/0/units"]);
    let delayed = WorkLine { delays: [fault("1", 1), fault("3", 1)].concat(), ..line("1", "2", "2") };
    assert_eq!(one(delayed), ["/work/0/delays/1/units"]);

    let good = || facts(vec![line("1", "1", "1")]);
    let mut points = good();
    points.common.insert("I.1".to_owned(), exact("5.01"));
    points.common.insert("II.1".to_owned(), exact("-0.5"));
    points.common.insert("IX.1".to_owned(), exact("1"));
    assert_eq!(wrong(&points), ["/common/I.1", "/common/II.1", "/common/IX.1"]);
    let viec = PeriodFacts { kind: PersonKind::VienChuc, ..good() };
    assert_eq!(wrong(&viec), ["/person/kind"]);
    let nobody = PeriodFacts { leader: false, ..leader(vec![line("1", "1", "1")], &["80"], Share::Full, Share::Full) };
    assert_eq!(wrong(&nobody), ["/leader"]);
    let scores = leader(vec![line("1", "1", "1")], &["100", "100.1", "0", "-1"], Share::Full, Share::Full);
    assert_eq!(wrong(&scores), ["/leader/subordinate_scores/1", "/leader/subordinate_scores/3"]);
}

/// Where facts are missing, by their paths.
fn missing(facts: &PeriodFacts) -> Vec<String> {
    match evaluate(facts, PeriodPolicy::default(), &law()).unwrap() {
        Decision::Missing { facts, .. } => facts.into_iter().map(|fact| fact.at).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_missing_is_asked_and_never_taken_for_nothing() {
    let mut unscored = facts(vec![line("1", "1", "1")]);
    unscored.common.remove("III.2");
    assert_eq!(missing(&unscored), ["/common/III.2"]);
    assert_eq!(missing(&facts(Vec::new())), ["/work"]);
    let unplanned = WorkLine { origin: Origin::Unplanned, ..line("1", "0", "1") };
    assert_eq!(missing(&facts(vec![unplanned])), ["/work"]);
    let head = PeriodFacts { leader: true, ..facts(vec![line("1", "1", "1")]) };
    let all = ["/leader/subordinate_scores", "/leader/organising", "/leader/unity"];
    assert_eq!(missing(&head), all);
    let nobody = Leadership { subordinate_scores: Some(Vec::new()), ..Leadership::default() };
    assert_eq!(missing(&PeriodFacts { leadership: Some(nobody), ..head }), all);
}

#[test]
fn periods_end_on_their_last_day() {
    for (period, last, label) in [
        (PeriodOf::Month(2026, 2), Some(date(2026, 2, 28)), "tháng 2 năm 2026"),
        (PeriodOf::Month(2028, 2), Some(date(2028, 2, 29)), "tháng 2 năm 2028"),
        (PeriodOf::Month(2026, 12), Some(date(2026, 12, 31)), "tháng 12 năm 2026"),
        (PeriodOf::Month(2026, 13), None, "tháng 13 năm 2026"),
        (PeriodOf::Month(2026, 0), None, "tháng 0 năm 2026"),
        (PeriodOf::Quarter(2026, 1), Some(date(2026, 3, 31)), "quý 1 năm 2026"),
        (PeriodOf::Quarter(2026, 4), Some(date(2026, 12, 31)), "quý 4 năm 2026"),
        (PeriodOf::Quarter(2026, 5), None, "quý 5 năm 2026"),
        (PeriodOf::Quarter(2026, 0), None, "quý 0 năm 2026"),
        (PeriodOf::Month(1899, 1), None, "tháng 1 năm 1899"),
        (PeriodOf::Quarter(9999, 1), None, "quý 1 năm 9999"),
    ] {
        assert_eq!((period.last_day(), period.label().as_str()), (last, label), "{period:?}");
    }
}

#[test]
fn codes_lead_back_and_words_are_the_laws() {
    for kind in PersonKind::ALL {
        assert_eq!(PersonKind::from_code(kind.code()), Some(kind));
    }
    let kinds = ["cán bộ", "công chức", "viên chức", "người lao động theo hợp đồng"];
    assert_eq!(PersonKind::ALL.map(PersonKind::label), kinds);
    for origin in Origin::ALL {
        assert_eq!(Origin::from_code(origin.code()), Some(origin));
    }
    assert_eq!(
        Origin::ALL.map(Origin::label),
        ["giao đầu kỳ", "giao đầu kỳ, đã chuyển người khác làm", "nhận thêm từ người khác", "đột xuất, ngoài kế hoạch"]
    );
    for share in [Share::Full, Share::Half] {
        assert_eq!(Share::from_code(share.code()), Some(share));
    }
    assert_eq!((PersonKind::from_code("x"), Origin::from_code("x"), Share::from_code("x")), (None, None, None));
}
