//! Bodies (Articles 5 to 9): the conditions of each level, the gaps between them, and the share of the excellent.

use kernel::decision::Decision;
use kernel::exact::Exact;
use proptest::prelude::*;
use rules::evaluation::level::Level;
use rules::evaluation::organisation::{
    BodyRanking, Conditions, Criterion, OrganisationLaw, Part, RankedBody, decide, rank_bodies, score,
};
use rules::evaluation::policy::{ExcellentBase, OrganisationGap};
use rules::law::Law;

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

fn law() -> OrganisationLaw {
    OrganisationLaw::of(Law::shipped(), 2026, "").unwrap()
}

/// A body that fulfils every condition there is.
fn spotless() -> Conditions {
    Conditions {
        done: Some(exact("100")),
        in_time: Some(exact("100")),
        over_fulfilled: Some(exact("30")),
        late: Some(exact("0")),
        failed_below: Some(false),
        faults_mended: Some(true),
        wrongdoing: Some(false),
        force_majeure: Some(false),
    }
}

fn by_default(points: &str, facts: &Conditions) -> Decision<Level> {
    decide(&exact(points), facts, OrganisationGap::default(), &law())
}

fn decided(points: &str, facts: &Conditions) -> Level {
    match by_default(points, facts) {
        Decision::Decided { value, .. } => value,
        other => panic!("{points}: {other:?}"),
    }
}

fn last_citation(decision: &Decision<Level>) -> String {
    decision.reasons().last().unwrap().citation.to_string()
}

#[test]
fn the_levels_begin_where_article_8_says() {
    for (points, level) in [
        ("100", Level::HoanThanhXuatSac),
        ("90", Level::HoanThanhXuatSac),
        ("89.999", Level::HoanThanhTot),
        ("70", Level::HoanThanhTot),
        ("69.999", Level::HoanThanh),
        ("50", Level::HoanThanh),
        ("49.999", Level::KhongHoanThanh),
        ("0", Level::KhongHoanThanh),
    ] {
        assert_eq!(decided(points, &spotless()), level, "{points}");
    }
    assert!(OrganisationLaw::of(Law::shipped(), 2025, "").is_err());
}

/// Example O1 of the sources: 92 points and all in time, but only 25 % over-fulfilled.
#[test]
fn points_without_a_condition_fall_to_the_level_that_fits() {
    let facts = Conditions { over_fulfilled: Some(exact("25")), ..spotless() };
    let fallen = by_default("92", &facts);
    assert!(matches!(fallen, Decision::Decided { value: Level::HoanThanhTot, .. }), "{fallen:?}");
    let said: Vec<&str> = fallen.reasons().iter().map(|reason| reason.text.as_str()).collect();
    assert!(said[1].contains("vượt mức"), "{said:?}");
    assert_eq!(fallen.reasons()[1].citation.to_string(), "khoản 1 Điều 8 335/2025/NĐ-CP");
    assert_eq!(last_citation(&fallen), "khoản 2 Điều 8 335/2025/NĐ-CP");
    let asked = decide(&exact("92"), &facts, OrganisationGap::Ask, &law());
    let Decision::NeedsJudgement { questions, value, .. } = asked else { panic!("{asked:?}") };
    assert_eq!(value, Level::HoanThanhTot);
    assert_eq!(questions[0].options, ["hoan_thanh_tot", "hoan_thanh", "khong_hoan_thanh"]);
}

#[test]
fn each_condition_of_excellence_can_be_what_is_lacking() {
    let lacking = [
        (Conditions { failed_below: Some(true), ..spotless() }, Level::HoanThanhTot),
        (Conditions { faults_mended: Some(false), ..spotless() }, Level::HoanThanhTot),
        (Conditions { over_fulfilled: Some(exact("29.99")), ..spotless() }, Level::HoanThanhTot),
        (Conditions { in_time: Some(exact("99.9")), late: Some(exact("20")), ..spotless() }, Level::HoanThanh),
    ];
    for (facts, level) in lacking {
        assert_eq!(decided("95", &facts), level, "{facts:?}");
    }
}

/// 60 points with 85 % of the tasks done fit no level at all, and so do too many late ones.
#[test]
fn where_no_level_fits_a_person_decides() {
    let unfinished = Conditions { done: Some(exact("85")), in_time: Some(exact("85")), ..spotless() };
    let late = Conditions { in_time: Some(exact("79")), late: Some(exact("20.01")), ..spotless() };
    for facts in [unfinished, late] {
        let asked = by_default("60", &facts);
        let Decision::NeedsJudgement { questions, value, .. } = asked else { panic!("{asked:?}") };
        assert_eq!((value, questions[0].options.len()), (Level::HoanThanh, 2));
    }
}

#[test]
fn wrongdoing_and_less_than_seventy_percent_fail() {
    let wrongdoing = by_default("95", &Conditions { wrongdoing: Some(true), ..spotless() });
    assert!(matches!(wrongdoing, Decision::Decided { value: Level::KhongHoanThanh, .. }), "{wrongdoing:?}");
    assert_eq!(last_citation(&wrongdoing), "điểm a khoản 4 Điều 8 335/2025/NĐ-CP");
    let little = |majeure| Conditions { done: Some(exact("69.99")), force_majeure: majeure, ..spotless() };
    let failed = by_default("60", &little(Some(false)));
    assert!(matches!(failed, Decision::Decided { value: Level::KhongHoanThanh, .. }), "{failed:?}");
    assert_eq!(last_citation(&failed), "điểm b khoản 4 Điều 8 335/2025/NĐ-CP");
    let weighed = by_default("60", &little(Some(true)));
    assert!(matches!(weighed, Decision::NeedsJudgement { .. }), "{weighed:?}");
    assert_eq!(missing(&by_default("60", &little(None))), ["/force_majeure"]);
    let enough = Conditions { done: Some(exact("70")), ..spotless() };
    assert!(matches!(by_default("60", &enough), Decision::NeedsJudgement { .. }), "70 % is not below 70 %");
}

fn missing(decision: &Decision<Level>) -> Vec<&str> {
    match decision {
        Decision::Missing { facts, .. } => facts.iter().map(|fact| fact.at.as_str()).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_known_is_asked_and_never_assumed() {
    assert_eq!(missing(&by_default("95", &Conditions::default())), ["/wrongdoing", "/done"]);
    let known = Conditions { wrongdoing: Some(false), done: Some(exact("100")), ..Conditions::default() };
    assert_eq!(missing(&by_default("95", &known)), ["/in_time", "/over_fulfilled", "/failed_below", "/faults_mended"]);
    assert_eq!(missing(&by_default("75", &known)), ["/in_time"]);
    assert_eq!(missing(&by_default("55", &known)), ["/late"]);
    assert_eq!(decided("40", &Conditions::default()), Level::KhongHoanThanh);
    // One condition that is known to fail is enough; the others need not be asked for.
    let failed = Conditions { over_fulfilled: Some(exact("10")), in_time: Some(exact("100")), ..known };
    assert_eq!(decided("95", &failed), Level::HoanThanhTot);
}

fn criterion(code: &str, part: Part, most: &str, score: &str) -> Criterion {
    Criterion { code: code.to_owned(), part, most: exact(most), score: exact(score) }
}

#[test]
fn points_add_up_to_what_the_decree_gives() {
    let good = [criterion("6.1", Part::Common, "30", "28.5"), criterion("7.a", Part::Results, "70", "63,25")];
    assert_eq!(score(&good, &law()).unwrap(), exact("91.75"));
    let bad = [
        criterion("6.1", Part::Common, "29", "29.5"),
        criterion("7.a", Part::Results, "70", "-1"),
        criterion("7.a", Part::Results, "1", "1"),
    ];
    let wrongs = score(&bad, &law()).unwrap_err();
    let at: Vec<&str> = wrongs.iter().map(|wrong| wrong.at.as_str()).collect();
    assert_eq!(at, ["/criteria", "/criteria", "/criteria/0/score", "/criteria/1/score", "/criteria/2/code"]);
}

fn bodies(levels: &[(&str, &str, Level)]) -> Vec<RankedBody> {
    let body = |(id, points, level): &(&str, &str, Level)| RankedBody {
        id: (*id).to_owned(),
        score: exact(points),
        level: *level,
    };
    levels.iter().map(body).collect()
}

fn ten(points: [&str; 10], excellent: usize) -> Vec<RankedBody> {
    let level = |at: usize| if at < excellent { Level::HoanThanhXuatSac } else { Level::HoanThanhTot };
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "K"];
    let list: Vec<_> = names.iter().zip(points).enumerate().map(|(at, (id, p))| (*id, p, level(at))).collect();
    bodies(&list)
}

fn excellent(ranking: &BodyRanking) -> Vec<&str> {
    let best = |level: &Option<Level>| *level == Some(Level::HoanThanhXuatSac);
    ranking.bodies.iter().filter(|body| best(&body.level)).map(|body| body.id.as_str()).collect()
}

#[test]
fn a_fifth_of_the_good_bodies_may_be_excellent() {
    let list = ten(["95", "96", "94", "80", "80", "80", "80", "80", "80", "80"], 3);
    let base = ExcellentBase::GoodOrBetter;
    let words = rank_bodies(&list, (ExcellentBase::default(), 20), None, &law()).unwrap();
    assert_eq!(excellent(&words), ["B"], "two of eight are more than a fifth");
    let ranking = rank_bodies(&list, (base, 20), None, &law()).unwrap();
    assert_eq!(excellent(&ranking), ["A", "B"]);
    assert_eq!(ranking.bodies[2].level, Some(Level::HoanThanhTot));
    let reason = ranking.bodies[2].reason.as_ref().unwrap();
    assert_eq!(reason.citation.to_string(), "điểm a khoản 5 Điều 8 335/2025/NĐ-CP");
    assert!(ranking.bodies[5].reason.is_none());
    assert_eq!(ranking.limit.other_readings.len(), ExcellentBase::ALL.len() - 1);

    let more = rank_bodies(&list, (base, 25), None, &law()).unwrap_err();
    assert_eq!(more[0].at, "/decision");
    assert_eq!(rank_bodies(&list, (base, 25), Some(" "), &law()).unwrap_err()[0].at, "/decision");
    assert_eq!(rank_bodies(&list, (base, 26), Some("QĐ 1"), &law()).unwrap_err()[0].at, "/percent");
    let allowed = rank_bodies(&list, (base, 25), Some("QĐ 12/QĐ-UBND"), &law()).unwrap();
    let cited = &allowed.bodies[0].reason.as_ref().unwrap().citation;
    assert_eq!(cited.to_string(), "điểm b khoản 5 Điều 8 335/2025/NĐ-CP");
    let twice = bodies(&[("A", "80", Level::HoanThanhTot), ("A", "81", Level::HoanThanhTot)]);
    assert_eq!(rank_bodies(&twice, (base, 20), None, &law()).unwrap_err()[0].at, "/bodies/1/id");
}

#[test]
fn each_reading_counts_its_own_bodies() {
    let mut list = ten(["95", "96", "94", "80", "80", "80", "80", "60", "60", "40"], 3);
    for (at, level) in [(7, Level::HoanThanh), (8, Level::HoanThanh), (9, Level::KhongHoanThanh)] {
        list[at].level = level;
    }
    let limit = |base| rank_bodies(&list, (base, 20), None, &law()).unwrap().limit;
    let all = limit(ExcellentBase::AllRanked);
    assert_eq!((all.base, all.limit, all.candidates), (10, 2, 3));
    let good = limit(ExcellentBase::GoodOrBetter);
    assert_eq!((good.base, good.limit), (7, 1));
    assert_eq!(good.other_readings, [(ExcellentBase::RankedGood, 1), (ExcellentBase::AllRanked, 2)]);
}

#[test]
fn a_tie_at_the_edge_is_a_question() {
    let list = ten(["95", "94", "94", "80", "80", "80", "80", "80", "80", "80"], 3);
    let ranking = rank_bodies(&list, (ExcellentBase::GoodOrBetter, 20), None, &law()).unwrap();
    assert_eq!(excellent(&ranking), ["A"]);
    assert_eq!((ranking.bodies[1].level, ranking.bodies[2].level), (None, None));
    assert_eq!(ranking.open_places.len(), 1);
}

/// How much a choice of conditions holds: each is either met or not.
fn some_conditions() -> impl Strategy<Value = Conditions> {
    (any::<[bool; 7]>(), 60..=100i64, 0..=40i64, 0..=60i64).prop_map(|(yes, done, late, over)| Conditions {
        done: Some(Exact::whole(done)),
        in_time: Some(Exact::whole(if yes[0] { 100 } else { 90 })),
        over_fulfilled: Some(Exact::whole(over)),
        late: Some(Exact::whole(late)),
        failed_below: Some(yes[1]),
        faults_mended: Some(yes[2]),
        wrongdoing: Some(yes[3]),
        force_majeure: Some(yes[4]),
    })
}

/// The same facts with one of them better.
fn better(facts: &Conditions, which: usize) -> Conditions {
    let mut facts = facts.clone();
    match which {
        0 => facts.done = Some(Exact::whole(100)),
        1 => facts.in_time = Some(Exact::whole(100)),
        2 => facts.over_fulfilled = Some(Exact::whole(100)),
        3 => facts.late = Some(Exact::whole(0)),
        4 => facts.failed_below = Some(false),
        5 => facts.faults_mended = Some(true),
        _ => facts.wrongdoing = Some(false),
    }
    facts
}

fn stands_at(decision: &Decision<Level>) -> Level {
    match decision {
        Decision::Decided { value, .. } | Decision::NeedsJudgement { value, .. } => *value,
        other => panic!("nothing is missing: {other:?}"),
    }
}

proptest! {
    #[test]
    fn more_conditions_never_lower_a_level(
        points in 0..=100i64, facts in some_conditions(), which in 0..7usize, ask in any::<bool>()
    ) {
        let gap = if ask { OrganisationGap::Ask } else { OrganisationGap::NextLower };
        // Force majeure lifts a body out of "failed" into a person's hands; it is no condition of a level.
        let facts = Conditions { force_majeure: Some(false), ..facts };
        let before = stands_at(&decide(&Exact::whole(points), &facts, gap, &law()));
        let after = stands_at(&decide(&Exact::whole(points), &better(&facts, which), gap, &law()));
        prop_assert!(after >= before, "{facts:?}: {before:?} to {after:?}");
        prop_assert!(before <= law().thresholds.level(&Exact::whole(points)));
    }

    #[test]
    fn the_share_holds_in_any_order(
        points in prop::collection::vec((90..=100i64, any::<bool>()), 1..30), turn in any::<prop::sample::Index>(),
        reading in 0..3usize
    ) {
        let list: Vec<RankedBody> = points.iter().enumerate().map(|(at, (points, best))| RankedBody {
            id: format!("{at:02}"),
            score: Exact::whole(*points),
            level: if *best { Level::HoanThanhXuatSac } else { Level::HoanThanhTot },
        }).collect();
        let base = ExcellentBase::ALL[reading];
        let mut turned = list.clone();
        turned.rotate_left(turn.index(list.len()));
        let (one, other) = (
            rank_bodies(&list, (base, 20), None, &law()).unwrap(),
            rank_bodies(&turned, (base, 20), None, &law()).unwrap(),
        );
        prop_assert!(i64::try_from(excellent(&one).len()).unwrap() <= one.limit.limit);
        let sorted = |ranking: &BodyRanking| {
            let mut all: Vec<_> = ranking.bodies.iter().map(|body| (body.id.clone(), body.level)).collect();
            all.sort();
            all
        };
        prop_assert_eq!(sorted(&one), sorted(&other));
        prop_assert_eq!(one.open_places, other.open_places);
    }
}
