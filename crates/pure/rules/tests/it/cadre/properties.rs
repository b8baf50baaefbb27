//! Cadres, by property: more never lowers, an unknown fact decides only what no answer could change, bounds.

use std::collections::BTreeMap;

use kernel::decision::Decision;
use kernel::exact::Exact;
use proptest::prelude::*;
use rules::evaluation::cadre::{CadreFacts, CadreGround, CadrePeriod, CadrePolicy, CadreTasks};
use rules::evaluation::level::Level;
use rules::evaluation::period::PersonKind;
use rules::evaluation::policy::{CadreGap, CadreRules};
use rules::evaluation::year::Rank;

use super::{QUARTER, YEAR, ask, came_to, facts, six};

/// Shares in percent that can be, often at the edges.
fn tasks() -> impl Strategy<Value = CadreTasks> {
    let share = || prop_oneof![Just(100_i64), Just(70), Just(30), Just(20), Just(0), 0..=100_i64];
    (share(), share(), share(), share(), any::<bool>()).prop_map(|(done, in_time, over, late, mended)| {
        let in_time = in_time.min(done);
        CadreTasks {
            done: Some(Exact::whole(done)),
            in_time: Some(Exact::whole(in_time)),
            over_fulfilled: Some(Exact::whole(over.min(done))),
            late: Some(Exact::whole(late.min(100 - in_time))),
            faults_mended: Some(mended),
        }
    })
}

fn period() -> impl Strategy<Value = CadrePeriod> {
    prop::sample::select(&[YEAR, QUARTER])
}

fn rank() -> impl Strategy<Value = Rank> {
    prop_oneof![Just(Rank::NotRanked), prop::sample::select(&Level::ALL).prop_map(Rank::Ranked)]
}

fn complete() -> impl Strategy<Value = CadreFacts> {
    let ground = prop_oneof![4 => Just(None), 1 => prop::sample::select(&CadreGround::ALL).prop_map(Some)];
    let shares = prop::collection::vec(prop_oneof![3 => 80..=100_i64, 1 => 0..=100_i64], 9);
    (period(), any::<bool>(), shares, tasks(), ground, prop::collection::vec(rank(), 3)).prop_map(
        |(period, leader, shares, tasks, ground, mut earlier)| {
            let full = facts(period, "0");
            let mut shares = shares.into_iter();
            let mut cut = |points: BTreeMap<String, Exact>| -> BTreeMap<String, Exact> {
                let cut = points.into_iter().zip(shares.by_ref());
                cut.map(|((code, most), share)| (code, &most * &Exact::fraction(share, 100).unwrap())).collect()
            };
            // `zip` asks the points first, so no share is lost between the two.
            let (common, results) = (cut(full.common), cut(full.results));
            earlier.truncate(full.earlier.len());
            let ground = ground.filter(|ground| leader || !ground.is_of_leaders());
            let grounds = Some(ground.into_iter().collect());
            CadreFacts { period, kind: PersonKind::CanBo, leader, common, results, tasks, grounds, earlier }
        },
    )
}

fn policy() -> impl Strategy<Value = CadrePolicy> {
    prop::sample::select(CadreGap::ALL).prop_map(|gap| CadrePolicy { rules: CadreRules::On, gap })
}

fn level(facts: &CadreFacts, policy: CadrePolicy) -> Level {
    came_to(&ask(facts, policy)).0
}

/// The same with one thing better; none where it is already as good as can be, or where the facts would not fit.
fn better(mut facts: CadreFacts, which: usize) -> Option<CadreFacts> {
    let whole = || Some(Exact::whole(100));
    let tasks = &mut facts.tasks;
    match which {
        0 => tasks.done = whole(),
        1 => (tasks.done, tasks.in_time, tasks.late) = (whole(), whole(), Some(Exact::ZERO)),
        2 => tasks.over_fulfilled = tasks.done.clone(),
        3 => tasks.late = Some(Exact::ZERO),
        4 => tasks.faults_mended = Some(true),
        5 => facts.grounds = Some(Vec::new()),
        6 => *facts.results.get_mut("xay_dung_dang")? = Exact::whole(20),
        7 => *facts.common.get_mut("pham_chat")? = Exact::whole(18),
        _ => *facts.earlier.get_mut(which - 8)? = Rank::Ranked(Level::HoanThanhXuatSac),
    }
    Some(facts)
}

/// The same with one thing unknown.
fn unknown(mut facts: CadreFacts, which: usize) -> Option<CadreFacts> {
    match which {
        0 => facts.tasks.done = None,
        1 => facts.tasks.in_time = None,
        2 => facts.tasks.over_fulfilled = None,
        3 => facts.tasks.late = None,
        4 => facts.tasks.faults_mended = None,
        5 => facts.grounds = None,
        6 => drop(facts.results.remove("xay_dung_dang")?),
        7 => drop(facts.common.remove("pham_chat")?),
        _ => *facts.earlier.get_mut(which - 8)? = Rank::Open,
    }
    Some(facts)
}

proptest! {
    #[test]
    fn more_met_never_lowers(facts in complete(), policy in policy(), which in 0..11_usize) {
        let before = level(&facts, policy);
        if let Some(better) = better(facts, which) {
            prop_assert!(level(&better, policy) >= before);
        }
    }

    #[test]
    fn an_unknown_fact_decides_only_what_no_answer_could_change(
        facts in complete(),
        policy in policy(),
        which in 0..11_usize,
    ) {
        let known = level(&facts, policy);
        let Some(unknown) = unknown(facts, which) else { return Ok(()) };
        match ask(&unknown, policy) {
            Decision::Missing { facts, .. } => prop_assert!(!facts.is_empty()),
            other => prop_assert_eq!(came_to(&other).0, known),
        }
    }

    #[test]
    fn no_level_passes_its_score(facts in complete(), policy in policy()) {
        let decision = ask(&facts, policy);
        let (Decision::Decided { value, .. } | Decision::NeedsJudgement { value, .. }) = &decision else {
            return Err(TestCaseError::fail(format!("{decision:?}")));
        };
        prop_assert!(!value.total.is_negative() && value.total <= Exact::whole(100));
        prop_assert!(value.common_points <= Exact::whole(30) && value.result_points <= Exact::whole(70));
        prop_assert_eq!(&value.common_points + &value.result_points, value.total.clone());
        prop_assert!(value.level <= value.by_score);
        prop_assert_eq!(value.steps.len(), 3 + six().len() + 3);
        prop_assert_eq!(ask(&facts, policy), decision.clone());
    }

    #[test]
    fn off_says_the_same_of_all(facts in complete()) {
        let off = ask(&facts, CadrePolicy::default());
        let refused = matches!(off, Decision::Refused { .. });
        prop_assert!(refused, "{:?}", off);
    }
}
