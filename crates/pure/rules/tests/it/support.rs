//! Support staff under contract: only by the body's decision, by the handbook's formula, with every fact.

use std::collections::{BTreeMap, BTreeSet};

use kernel::dates::date;
use kernel::decision::Decision;
use kernel::exact::Exact;
use proptest::prelude::*;
use rules::evaluation::level::Level;
use rules::evaluation::period::{PeriodOf, PersonKind};
use rules::evaluation::support::{SupportCriterion, SupportFacts, SupportLaw, SupportResult, evaluate, posts};
use rules::law::{Law, Trust};

fn law() -> SupportLaw {
    SupportLaw::at(Law::shipped().at(date(2026, 6, 30), "")).unwrap()
}

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

fn facts(percents: [&str; 3]) -> SupportFacts {
    SupportFacts {
        period: PeriodOf::Month(2026, 6),
        kind: PersonKind::HopDong,
        post: "bao_ve".to_owned(),
        applies_by: Some("Quyết định 12/QĐ-UBND ngày 05/01/2026".to_owned()),
        common: law().items.into_iter().map(|item| (item.code, item.most)).collect(),
        results: SupportCriterion::ALL.into_iter().zip(percents.map(exact)).collect(),
    }
}

fn decided(facts: &SupportFacts) -> SupportResult {
    match evaluate(facts, &law()).unwrap() {
        Decision::Decided { value, .. } => value,
        other => panic!("{other:?}"),
    }
}

fn missing(facts: &SupportFacts) -> Vec<String> {
    match evaluate(facts, &law()).unwrap() {
        Decision::Missing { facts, .. } => facts.into_iter().map(|fact| fact.at).collect(),
        other => panic!("{other:?}"),
    }
}

/// The handbook's form, chapter III 5.2, with the decree's levels (Article 20).
#[test]
fn three_criteria_make_seventy_points() {
    for (percents, total, level) in [
        (["100", "100", "100"], "100", Level::HoanThanhXuatSac),
        (["90", "80", "70"], "86", Level::HoanThanhTot),
        (["100", "100", "50"], "265/3", Level::HoanThanhTot),
        (["0", "0", "0"], "30", Level::KhongHoanThanh),
    ] {
        let result = decided(&facts(percents));
        assert_eq!((result.total, result.level), (exact(total), level), "{percents:?}");
    }
    let result = decided(&facts(["90", "80", "70"]));
    assert_eq!((result.ratio, result.result_points, result.common_points), (exact("0.8"), exact("56"), exact("30")));
    let cited: Vec<String> = result.steps.iter().map(|step| step.citation.to_string()).collect();
    let places = [
        "mục 5 Chương III Sổ tay BNV 2026",
        "mục 1 Chương VII Sổ tay BNV 2026",
        "mục 2 Chương III Sổ tay BNV 2026",
        "khoản 2 Điều 20 335/2025/NĐ-CP",
    ];
    assert_eq!(cited.iter().map(String::as_str).collect::<BTreeSet<_>>(), BTreeSet::from(places));
}

/// The levels begin exactly at 90, 70, 50; nothing is rounded first (Article 20).
#[test]
fn thresholds_are_exact() {
    for (common, percent, level) in [
        ("30", "6000/70", Level::HoanThanhXuatSac),
        ("30", "85.7142", Level::HoanThanhTot),
        ("30", "4000/70", Level::HoanThanhTot),
        ("30", "57.1428", Level::HoanThanh),
        ("30", "2000/70", Level::HoanThanh),
        ("30", "28.5714", Level::KhongHoanThanh),
    ] {
        let result = decided(&facts([percent; 3]));
        assert_eq!((result.common_points, result.level), (exact(common), level), "{percent}");
    }
}

/// Article 28.2: the body decides; until then nothing is scored, however well all else is known.
#[test]
fn without_the_decision_nothing_is_decided() {
    for none in [None, Some(String::new()), Some("  ".to_owned())] {
        let decision = evaluate(&SupportFacts { applies_by: none, ..facts(["100"; 3]) }, &law()).unwrap();
        let Decision::Missing { facts, reasons } = decision else { panic!("{decision:?}") };
        assert_eq!(facts[0].at, "/applies_by");
        assert_eq!(facts[0].reason.citation.to_string(), "khoản 2 Điều 28 335/2025/NĐ-CP");
        assert!(facts[0].reason.text.contains("Cơ quan tự quyết định"), "{}", facts[0].reason.text);
        assert!(reasons.iter().any(|reason| reason.text.contains("không phải văn bản quy phạm pháp luật")));
    }
}

#[test]
fn the_result_says_that_it_is_guidance() {
    let decision = evaluate(&facts(["100"; 3]), &law()).unwrap();
    let reasons = decision.reasons();
    assert!(reasons[0].text.contains("12/QĐ-UBND"));
    assert_eq!(reasons.last().unwrap().citation.to_string(), "Chương III Sổ tay BNV 2026");
    assert!(reasons.last().unwrap().text.contains("không phải văn bản quy phạm pháp luật"));
    let trust = decision.decided().unwrap().trust;
    assert!(trust == Trust::Guidance && !trust.is_enforced());
}

#[test]
fn what_was_not_scored_stays_missing() {
    let mut some = facts(["100"; 3]);
    some.common.remove("II.3");
    some.results.remove(&SupportCriterion::Compliance);
    assert_eq!(missing(&some), ["/common/II.3", "/results/tuan_thu"]);
    let none = SupportFacts { common: BTreeMap::new(), results: BTreeMap::new(), ..facts(["0"; 3]) };
    assert_eq!(missing(&none).len(), 13);
}

#[test]
fn what_cannot_be_is_refused() {
    let good = facts(["100"; 3]);
    let wrong = |facts: SupportFacts| -> Vec<String> {
        evaluate(&facts, &law()).unwrap_err().into_iter().map(|wrong| wrong.at).collect()
    };
    assert_eq!(wrong(facts(["100.01", "-1", "5"])), ["/results/chat_luong", "/results/tuan_thu"]);
    assert_eq!(wrong(SupportFacts { kind: PersonKind::CongChuc, ..good.clone() }), ["/person/kind"]);
    assert_eq!(wrong(SupportFacts { post: " ".to_owned(), ..good.clone() }), ["/post"]);
    assert_eq!(wrong(SupportFacts { period: PeriodOf::Quarter(2026, 5), ..good.clone() }), ["/period"]);
    let mut common = good.common.clone();
    common.insert("I.1".to_owned(), exact("5.5"));
    common.insert("IV.1".to_owned(), exact("1"));
    assert_eq!(wrong(SupportFacts { common, ..good.clone() }), ["/common/I.1", "/common/IV.1"]);
    let mut short = law();
    short.items.pop();
    let wrongs = evaluate(&good, &short).unwrap_err();
    assert!(wrongs[0].message.contains("cộng lại là 27,5 điểm, phải là 30"), "{}", wrongs[0].message);
}

/// Chapter III, 5.1 to 5.6: six posts, each with its three texts; the points of the form add up.
#[test]
fn six_posts_have_ready_made_texts() {
    let found = posts(Law::shipped().at(date(2026, 6, 30), "")).unwrap();
    let codes: Vec<&str> = found.iter().map(|post| post.code.as_str()).collect();
    assert_eq!(codes, ["lai_xe", "bao_ve", "phuc_vu", "le_tan", "ky_thuat", "y_te"]);
    for (number, post) in (1..).zip(&found) {
        assert_eq!(post.citation.to_string(), format!("mục 5.{number} Chương III Sổ tay BNV 2026"));
        assert_eq!((post.texts.len(), post.trust), (3, Trust::Guidance));
    }
    let texts: BTreeSet<&String> = found.iter().flat_map(|post| post.texts.values()).collect();
    assert_eq!(texts.len(), 18);
    let law = law();
    assert_eq!(law.criteria, Exact::whole(SupportCriterion::ALL.len() as i64));
    assert_eq!((&law.common_most + &law.results_most, law.criterion_most), (exact("100"), exact("100")));
    let before = Law::shipped().at(date(2025, 12, 31), "");
    assert!(posts(before).is_err() && SupportLaw::at(before).is_err());
}

#[test]
fn codes_lead_back() {
    for criterion in SupportCriterion::ALL {
        assert_eq!(SupportCriterion::from_code(criterion.code()), Some(criterion));
    }
    assert_eq!(SupportCriterion::from_code("so_luong"), None);
    let words = ["Chất lượng công việc", "Tuân thủ quy định, quy trình công việc", "Hiệu quả công việc"];
    assert_eq!(SupportCriterion::ALL.map(SupportCriterion::label), words);
    assert_eq!(SupportCriterion::ALL.map(SupportCriterion::letter), ['a', 'b', 'c']);
}

fn scored() -> impl Strategy<Value = SupportFacts> {
    let shares = (prop::collection::vec(0..=20_i64, 10), prop::collection::vec(0..=1000_i64, 3));
    shares.prop_map(|(common, percents)| {
        let mut facts = facts(["0"; 3]);
        for (points, share) in facts.common.values_mut().zip(common) {
            *points = &*points * &Exact::fraction(share, 20).unwrap();
        }
        for (percent, tenths) in facts.results.values_mut().zip(percents) {
            *percent = Exact::fraction(tenths, 10).unwrap();
        }
        facts
    })
}

proptest! {
    #[test]
    fn everything_stays_within_its_bounds(facts in scored()) {
        let result = decided(&facts);
        prop_assert!(!result.total.is_negative() && result.total <= Exact::whole(100));
        prop_assert!(result.result_points <= Exact::whole(70) && result.common_points <= Exact::whole(30));
        prop_assert!(result.ratio <= Exact::ONE);
        prop_assert_eq!(&result.common_points + &result.result_points, result.total.clone());
        prop_assert_eq!(decided(&facts), result);
    }

    #[test]
    fn a_better_score_never_lowers(facts in scored(), at in 0..3_usize) {
        let before = decided(&facts);
        let mut better = facts;
        better.results.insert(SupportCriterion::ALL[at], Exact::whole(100));
        let after = decided(&better);
        prop_assert!(after.total >= before.total && after.level >= before.level);
    }

    #[test]
    fn one_fact_less_decides_nothing(facts in scored(), at in 0..13_usize) {
        let mut less = facts;
        match less.common.keys().nth(at).cloned() {
            Some(code) => drop(less.common.remove(&code)),
            None => drop(less.results.remove(&SupportCriterion::ALL[at - 10])),
        }
        prop_assert_eq!(missing(&less).len(), 1);
    }
}
