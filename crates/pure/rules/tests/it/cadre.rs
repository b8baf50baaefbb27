//! Cadres by the Party's rules: off by default, level by score and conditions, quarters, what is missing and what is asked.

mod properties;
mod quarters;

use std::collections::BTreeMap;

use kernel::decision::Decision;
use kernel::exact::Exact;
use rules::evaluation::cadre::{
    Axis, CadreFacts, CadreGround, CadreLaw, CadrePeriod, CadrePolicy, CadreResult, CadreTasks, axes, evaluate,
};
use rules::evaluation::level::Level;
use rules::evaluation::period::PersonKind;
use rules::evaluation::policy::{CadreGap, CadreRules};
use rules::evaluation::year::Rank;
use rules::law::{Law, Trust};

const ON: CadrePolicy = CadrePolicy { rules: CadreRules::On, gap: CadreGap::NextLower };
const YEAR: CadrePeriod = CadrePeriod::Year(2026);
const QUARTER: CadrePeriod = CadrePeriod::Quarter(2026, 3);
const GOOD: Rank = Rank::Ranked(Level::HoanThanhTot);
const FAILED: Rank = Rank::Ranked(Level::KhongHoanThanh);

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

fn law(period: CadrePeriod) -> CadreLaw {
    CadreLaw::of(Law::shipped(), period, "").unwrap()
}

fn six() -> Vec<Axis> {
    axes(Law::shipped().at("2026-12-31".parse().unwrap(), "")).unwrap()
}

/// Full marks but for `short` points on the first axes; a leader whose unit met every condition.
fn facts(period: CadrePeriod, short: &str) -> CadreFacts {
    let mut left = exact(short);
    let mut results = BTreeMap::new();
    for axis in six() {
        let lost = left.clone().min(axis.most.clone());
        left = &left - &lost;
        results.insert(axis.code, &axis.most - &lost);
    }
    let before = if period.is_year() { 3 } else { 2 };
    CadreFacts {
        period,
        kind: PersonKind::CanBo,
        leader: true,
        common: law(period).common.into_iter().map(|group| (group.code, group.most)).collect(),
        results,
        tasks: tasks(["100", "100", "30", "0"]),
        grounds: Some(Vec::new()),
        earlier: vec![GOOD; before],
    }
}

fn tasks([done, in_time, over_fulfilled, late]: [&str; 4]) -> CadreTasks {
    CadreTasks {
        done: Some(exact(done)),
        in_time: Some(exact(in_time)),
        over_fulfilled: Some(exact(over_fulfilled)),
        late: Some(exact(late)),
        faults_mended: Some(true),
    }
}

fn ask(facts: &CadreFacts, policy: CadrePolicy) -> Decision<CadreResult> {
    evaluate(facts, &six(), policy, &law(facts.period)).unwrap()
}

/// What it came to, and whether a person is asked.
fn came_to(decision: &Decision<CadreResult>) -> (Level, bool) {
    match decision {
        Decision::Decided { value, .. } => (value.level, false),
        Decision::NeedsJudgement { value, .. } => (value.level, true),
        other => panic!("{other:?}"),
    }
}

fn missing(decision: &Decision<CadreResult>) -> Vec<&str> {
    match decision {
        Decision::Missing { facts, .. } => facts.iter().map(|fact| fact.at.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

fn cites(decision: &Decision<CadreResult>, place: &str) -> bool {
    decision.reasons().iter().any(|reason| reason.citation.to_string() == place)
}

#[test]
fn off_by_default_nothing_is_said_of_anybody() {
    let decision = ask(&facts(YEAR, "0"), CadrePolicy::default());
    let Decision::Refused { reasons } = &decision else { panic!("{decision:?}") };
    assert!(reasons[0].text.contains("không áp dụng quy định của Đảng"), "{}", reasons[0].text);
    for (id, codes) in [
        (CadreRules::POLICY, CadreRules::ALL.iter().map(|one| one.code()).collect::<Vec<_>>()),
        (CadreGap::POLICY, CadreGap::ALL.iter().map(|one| one.code()).collect()),
    ] {
        let policy = Law::shipped().policy(id).unwrap();
        assert_eq!(policy.positions.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), codes);
    }
    assert_eq!(CadreRules::default(), CadreRules::Off);
}

/// 366-QĐ/TW, Article 11.1 to 11.3: the score and the conditions, each at its edge.
#[test]
fn a_level_takes_its_score_and_its_conditions() {
    use Level::{HoanThanh, HoanThanhTot, HoanThanhXuatSac, KhongHoanThanh};
    for (short, shares, came, clause) in [
        ("0", ["100", "100", "30", "0"], (HoanThanhXuatSac, false), 1),
        ("10", ["100", "100", "30", "0"], (HoanThanhXuatSac, false), 1),
        ("10.01", ["100", "100", "30", "0"], (HoanThanhTot, false), 2),
        ("8", ["100", "100", "29.99", "0"], (HoanThanhTot, false), 1),
        ("8", ["100", "99", "30", "1"], (HoanThanh, false), 2),
        ("30", ["100", "100", "0", "0"], (HoanThanhTot, false), 2),
        ("30.01", ["100", "100", "30", "0"], (HoanThanh, false), 3),
        ("40", ["100", "80", "0", "20"], (HoanThanh, false), 3),
        ("40", ["100", "79", "0", "20.01"], (HoanThanh, true), 3),
        ("40", ["99", "99", "0", "1"], (HoanThanh, true), 3),
        ("50", ["100", "100", "0", "0"], (HoanThanh, false), 3),
        ("50.01", ["100", "100", "30", "0"], (KhongHoanThanh, false), 4),
    ] {
        let decision = ask(&CadreFacts { tasks: tasks(shares), ..facts(YEAR, short) }, ON);
        assert_eq!(came_to(&decision), came, "{short} {shares:?}: {decision:?}");
        assert!(cites(&decision, &format!("khoản {clause} Điều 11 366-QĐ/TW")), "{decision:?}");
    }
    let mut unmended = facts(YEAR, "0");
    unmended.tasks.faults_mended = Some(false);
    assert_eq!(came_to(&ask(&unmended, ON)), (HoanThanhTot, false));
    let asked = ask(&unmended, CadrePolicy { gap: CadreGap::Ask, ..ON });
    assert_eq!(came_to(&asked), (HoanThanhTot, true));
}

/// Article 11.4: grounds that no score lifts; a leader's unit below 70 % of the year's tasks.
#[test]
fn what_fails_fails_whatever_the_score() {
    for ground in CadreGround::ALL {
        let decision = ask(&CadreFacts { grounds: Some(vec![ground]), ..facts(YEAR, "0") }, ON);
        assert_eq!(came_to(&decision), (Level::KhongHoanThanh, false));
        assert!(cites(&decision, "khoản 4 Điều 11 366-QĐ/TW"));
        assert_eq!(CadreGround::from_code(ground.code()), Some(ground));
    }
    let little = |period, done, leader| {
        let tasks = tasks([done, "60", "0", "10"]);
        ask(&CadreFacts { tasks, leader, ..facts(period, "0") }, ON)
    };
    let year = little(YEAR, "69.99", true);
    assert_eq!(came_to(&year), (Level::KhongHoanThanh, false));
    assert!(cites(&year, "Điều 11 366-QĐ/TW"));
    assert_eq!(came_to(&little(YEAR, "70", true)), (Level::HoanThanh, true));
    assert_eq!(came_to(&little(YEAR, "69.99", false)), (Level::HoanThanh, true));
    let quarter = little(QUARTER, "69.99", true);
    assert_eq!(came_to(&quarter), (Level::KhongHoanThanh, true), "told by hearsay: a person is asked");
    assert!(cites(&quarter, "02-HD/BTCTW"));
}

#[test]
fn what_is_not_known_stays_missing() {
    let unknown = CadreTasks::default();
    let of = |facts: CadreFacts| missing(&ask(&facts, ON)).join(" ");
    assert_eq!(of(CadreFacts { grounds: None, ..facts(YEAR, "0") }), "/grounds");
    assert_eq!(of(CadreFacts { tasks: unknown.clone(), ..facts(YEAR, "0") }), "/tasks/done");
    let staff = CadreFacts { tasks: unknown, leader: false, ..facts(YEAR, "0") };
    assert_eq!(of(staff.clone()), "/tasks/in_time /tasks/over_fulfilled /tasks/faults_mended");
    assert_eq!(of(CadreFacts { results: facts(YEAR, "45").results, ..staff }), "/tasks/done /tasks/late");
    assert_eq!(of(CadreFacts { earlier: vec![GOOD, Rank::Open, GOOD], ..facts(YEAR, "0") }), "/earlier/1");
    let mut unscored = facts(YEAR, "0");
    unscored.common.remove("doi_moi");
    unscored.results.remove("the_che");
    assert_eq!(of(unscored), "/common/doi_moi /results/the_che");
}

#[test]
fn every_answer_says_that_it_is_second_hand() {
    for decision in [ask(&facts(YEAR, "0"), ON), ask(&CadreFacts { grounds: None, ..facts(QUARTER, "0") }, ON)] {
        assert!(decision.reasons().iter().any(|reason| reason.text.contains("nguồn thứ cấp")), "{decision:?}");
    }
    let decision = ask(&facts(QUARTER, "0"), ON);
    assert!(cites(&decision, "43-HD/BTCTW"), "a quarter's level is a proposal");
    let result = decision.decided().unwrap();
    assert_eq!((result.trust, result.common_points.clone()), (Trust::Uncertain, exact("30")));
    assert_eq!((result.steps.len(), result.total.clone()), (3 + 6 + 3, exact("100")));
    assert_eq!(result.steps[0].value, exact("18"));
}

/// The places set the axes' points; they add up to 70 (366-QĐ/TW), or the form is wrong.
#[test]
fn axes_are_configured_and_add_up() {
    let points = |all: &[&str]| -> Vec<Axis> {
        let most = all.iter().chain(std::iter::repeat(&"0"));
        six().into_iter().zip(most).map(|(axis, most)| Axis { most: exact(most), ..axis }).collect()
    };
    let wrong = |axes: &[Axis]| -> Vec<String> {
        let empty = CadreFacts { results: BTreeMap::new(), ..facts(YEAR, "0") };
        let wrongs = evaluate(&empty, axes, ON, &law(YEAR)).err().unwrap_or_default();
        wrongs.into_iter().map(|wrong| wrong.at).collect()
    };
    assert_eq!(wrong(&points(&["40", "7", "8", "5", "5", "5"])), [""; 0]);
    assert_eq!(wrong(&points(&["40", "7", "8", "5", "5", "4.99"])), ["/axes"]);
    assert_eq!(wrong(&points(&["40", "7", "8", "5", "5", "5.01"])), ["/axes"]);
    assert_eq!(wrong(&points(&["75", "-5"])), ["/axes/1/most"]);
    let mut twice = six();
    twice[1].code = twice[0].code.clone();
    twice[2].name = " ".to_owned();
    assert_eq!(wrong(&twice), ["/axes/1/code", "/axes/2/name"]);
    assert_eq!(wrong(&[]), ["/axes"]);
    let one = [Axis { code: "chung".to_owned(), name: "Kết quả".to_owned(), most: exact("70") }];
    let single = CadreFacts { results: [("chung".to_owned(), exact("70"))].into(), ..facts(YEAR, "0") };
    let decision = evaluate(&single, &one, ON, &law(YEAR)).unwrap();
    assert!(decision.reasons().iter().any(|reason| reason.text.contains("nơi này đặt 1 trục")), "{decision:?}");
}

#[test]
fn what_cannot_be_is_refused() {
    let wrong = |facts: CadreFacts| -> String {
        let wrongs = evaluate(&facts, &six(), ON, &law(facts.period)).unwrap_err();
        wrongs.into_iter().map(|wrong| wrong.at).collect::<Vec<_>>().join(" ")
    };
    let good = || facts(YEAR, "0");
    assert_eq!(wrong(CadreFacts { kind: PersonKind::CongChuc, ..good() }), "/person/kind");
    let grounds = Some(vec![CadreGround::KyLuat, CadreGround::TinNhiemThap]);
    assert_eq!(wrong(CadreFacts { grounds, leader: false, ..good() }), "/grounds/1");
    for quarter in [0, 4, 5] {
        assert_eq!(wrong(CadreFacts { period: CadrePeriod::Quarter(2026, quarter), ..good() }), "/period");
    }
    assert_eq!(wrong(CadreFacts { earlier: vec![GOOD; 2], ..good() }), "/earlier");
    assert_eq!(wrong(CadreFacts { earlier: vec![GOOD; 3], ..facts(QUARTER, "0") }), "/earlier");
    let mut scores = good();
    scores.common.insert("pham_chat".to_owned(), exact("18.5"));
    scores.results.insert("khac".to_owned(), exact("1"));
    assert_eq!(wrong(scores), "/common/pham_chat /results/khac");
    for (shares, at) in [
        (["101", "100", "30", "0"], "/tasks/done"),
        (["90", "100", "30", "0"], "/tasks/in_time"),
        (["20", "20", "30", "0"], "/tasks/over_fulfilled"),
        (["100", "90", "30", "11"], "/tasks/late"),
    ] {
        assert_eq!(wrong(CadreFacts { tasks: tasks(shares), ..good() }), at);
    }
}

#[test]
fn before_the_rules_nothing_is_in_force() {
    let of = |period| CadreLaw::of(Law::shipped(), period, "").map_err(|none| none.to_string());
    assert!(of(CadrePeriod::Quarter(2025, 2)).unwrap_err().contains("chưa có quy định"));
    assert!(of(CadrePeriod::Quarter(2025, 3)).unwrap_err().contains("43-HD/BTCTW chưa ban hành"));
    assert!(of(CadrePeriod::Year(2025)).is_ok());
    assert!(of(CadrePeriod::Quarter(2026, 1)).unwrap().failed_quarters.is_err());
    let law = of(YEAR).unwrap();
    assert_eq!((law.common_most.clone(), law.results_most.clone()), (exact("30"), exact("70")));
    assert_eq!(law.common.iter().map(|group| group.most.clone()).collect::<Vec<_>>(), ["18", "4", "8"].map(exact));
    assert_eq!(six().iter().map(|axis| &axis.most).sum::<Exact>(), law.results_most);
}

#[test]
fn grounds_are_worded_as_they_are_told() {
    for ground in CadreGround::ALL {
        assert_eq!(CadreGround::from_code(ground.code()), Some(ground));
    }
    let parts = ["chỉ tiêu kinh tế - xã hội", "trên 50% đơn vị", "tín nhiệm thấp", "kỷ luật", "suy thoái"];
    assert!(CadreGround::ALL.map(CadreGround::label).iter().zip(parts).all(|(label, part)| label.contains(part)));
}
