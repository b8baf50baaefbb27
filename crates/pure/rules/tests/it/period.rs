//! A period's score, by property.

use std::collections::BTreeMap;

use kernel::dates::date;
use kernel::decision::Decision;
use kernel::exact::Exact;
use proptest::prelude::*;
use rules::evaluation::period::{
    Fault, Origin, PeriodFacts, PeriodLaw, PeriodOf, PeriodPolicy, PeriodResult, PersonKind, WorkLine, evaluate,
};
use rules::evaluation::policy::{Deduction, Surplus};
use rules::law::Law;

fn law() -> PeriodLaw {
    PeriodLaw::at(Law::shipped().at(date(2026, 6, 30), "")).unwrap()
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

fn score(work: Vec<WorkLine>, policy: PeriodPolicy) -> PeriodResult {
    match evaluate(&facts(work), policy, &law()).unwrap() {
        Decision::Decided { value, .. } => value,
        other => panic!("{other:?}"),
    }
}

fn line() -> impl Strategy<Value = WorkLine> {
    let faults = || prop::collection::vec((0..3_u32, any::<bool>()), 0..3);
    (1..200_i64, 1..12_i64, 0..12_i64, 0..4_usize, faults(), faults()).prop_map(
        |(coefficient, assigned, completed, origin, quality, late)| {
            let origin = Origin::ALL[origin];
            let completed = match origin {
                Origin::Planned => completed.min(assigned),
                Origin::PassedOn => 0,
                _ => completed,
            };
            let faults = |list: Vec<(u32, bool)>| {
                let met = list.into_iter().filter(|_| completed > 0);
                met.map(|(times, excused)| Fault { units: Exact::ONE, times, excused }).collect()
            };
            WorkLine {
                product: "SP".to_owned(),
                coefficient: Exact::fraction(coefficient, 10).unwrap(),
                assigned: Exact::whole(assigned),
                completed: Exact::whole(completed),
                origin,
                quality_failures: faults(quality),
                delays: faults(late),
            }
        },
    )
}

fn work() -> impl Strategy<Value = Vec<WorkLine>> {
    let with_plan = |mut lines: Vec<WorkLine>| {
        lines[0].origin = Origin::Planned;
        lines[0].completed = lines[0].completed.clone().min(lines[0].assigned.clone());
        let completed = lines[0].completed.clone();
        lines[0].quality_failures.retain(|fault| fault.units <= completed);
        lines[0].delays.retain(|fault| fault.units <= completed);
        lines
    };
    prop::collection::vec(line(), 1..12).prop_map(with_plan)
}

fn policy() -> impl Strategy<Value = PeriodPolicy> {
    let (surplus, deduction) = (prop::sample::select(Surplus::ALL), prop::sample::select(Deduction::ALL));
    (surplus, deduction).prop_map(|(surplus, deduction)| PeriodPolicy { surplus, deduction })
}

proptest! {
    #[test]
    fn order_and_scale_of_the_work_change_nothing(work in work(), policy in policy(), by in 1..40_i64) {
        let first = score(work.clone(), policy);
        let mut turned = work.clone();
        turned.reverse();
        for line in &mut turned {
            line.coefficient = &line.coefficient * &Exact::fraction(by, 7).unwrap();
        }
        let other = score(turned, policy);
        prop_assert_eq!((first.a, first.b, first.c, first.total), (other.a, other.b, other.c, other.total));
    }

    #[test]
    fn everything_stays_within_its_bounds(work in work(), policy in policy()) {
        let result = score(work.clone(), policy);
        prop_assert!(result.result_points <= Exact::whole(70) && result.total <= Exact::whole(100));
        for ratio in [&result.a, &result.b, &result.c] {
            prop_assert!(!ratio.is_negative() && (policy.surplus == Surplus::CapCriterion || *ratio <= Exact::ONE));
        }
        prop_assert!(result.b <= result.a && result.c <= result.a);
        prop_assert_eq!(score(work, policy), result);
    }

    #[test]
    fn one_more_fault_never_helps(work in work(), policy in policy(), at in 0..12_usize, late in any::<bool>()) {
        let before = score(work.clone(), policy).total;
        let mut worse = work;
        let at = at % worse.len();
        let units = worse[at].completed.clone().min(Exact::ONE);
        let fault = Fault { units, times: 1, excused: false };
        if late { worse[at].delays.push(fault) } else { worse[at].quality_failures.push(fault) }
        prop_assert!(score(worse, policy).total <= before);
    }

    #[test]
    fn passing_work_on_never_helps(work in work(), policy in policy(), at in 0..12_usize) {
        let before = score(work.clone(), policy).total;
        let mut passed = work;
        let at = at % passed.len();
        prop_assume!(passed[at].origin == Origin::Planned);
        let assigned = passed[at].assigned.clone();
        passed[at] = WorkLine {
            origin: Origin::PassedOn, assigned, completed: Exact::ZERO, quality_failures: Vec::new(), delays: Vec::new(), ..passed[at].clone()
        };
        prop_assert!(score(passed, policy).total <= before);
    }
}
