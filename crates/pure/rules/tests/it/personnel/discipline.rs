//! The clocks of discipline, and what a new violation leads to.

use rules::personnel::{Verdict, discipline};

use super::{at, day, law, word};

#[test]
fn discipline_has_its_clocks() {
    let facts = discipline::Facts {
        violated_on: Some(day("2026-01-10")),
        discovered_on: Some(day("2026-06-01")),
        complex: Some(false),
        form: Some(discipline::Form::Reprimand),
        ..discipline::Facts::default()
    };
    let ask = |facts: &discipline::Facts, on: &str| discipline::check(facts, day(on), law());
    let checked = ask(&facts, "2026-06-15");
    assert_eq!((at(&checked, "limitation_until"), at(&checked, "handle_by")), (day("2031-01-10"), day("2026-08-30")));
    assert_eq!(checked.verdict, Verdict::Pass);
    assert_eq!(ask(&facts, "2026-08-30").verdict, Verdict::Due);
    assert_eq!(ask(&facts, "2026-08-31").verdict, Verdict::Overdue);
    let complex = discipline::Facts { complex: Some(true), ..facts.clone() };
    assert_eq!(at(&ask(&complex, "2026-08-31"), "handle_by"), day("2026-10-29"));
    let paused = discipline::Paused { from: day("2026-07-01"), until: Some(day("2026-07-10")) };
    let waited = discipline::Facts { paused: vec![paused, paused], ..facts.clone() };
    assert_eq!(at(&ask(&waited, "2026-08-31"), "handle_by"), day("2026-09-09"), "a day is left out once");
    let says_so = |facts: &discipline::Facts| {
        ask(facts, "2026-08-31").grounds.iter().any(|ground| ground.reason.text.starts_with("Đã trừ thời gian"))
    };
    assert!(says_so(&waited) && !says_so(&facts), "what was left out is said, and only then");
    let late = discipline::Facts { violated_on: Some(day("2021-06-01")), ..facts.clone() };
    assert_eq!(ask(&late, "2026-06-01").verdict, Verdict::Pass);
    assert_eq!(ask(&late, "2026-06-02").verdict, Verdict::Fail);
    assert_eq!(ask(&discipline::Facts { no_limitation: true, ..late.clone() }, "2026-06-02").verdict, Verdict::Pass);
    let heavier = discipline::Facts { form: Some(discipline::Form::Warning), ..late };
    assert_eq!(at(&ask(&heavier, "2026-06-02"), "limitation_until"), day("2031-06-01"));
    let served =
        discipline::Facts { decided_on: Some(day("2026-07-01")), effective_on: Some(day("2026-07-01")), ..facts };
    assert_eq!(at(&ask(&served, "2026-08-01"), "effect_until"), day("2027-07-01"));
    assert_eq!(at(&ask(&served, "2026-08-01"), "barred_until"), day("2027-07-01"));
    assert!(!ask(&served, "2026-08-01").is_binding());
    assert_eq!(ask(&discipline::Facts::default(), "2026-08-01").missing.len(), 3);
}

#[test]
fn a_new_violation_is_one_level_heavier() {
    use discipline::Form::{Dismissal, Removal, Reprimand, Warning};
    for (serving, new, leader, form) in [
        (Reprimand, Reprimand, false, Warning),
        (Warning, Reprimand, true, Removal),
        (Warning, Reprimand, false, Dismissal),
        (Reprimand, Warning, true, Removal),
        (Reprimand, Warning, false, Dismissal),
        (Removal, Warning, true, Dismissal),
        (Dismissal, Reprimand, true, Dismissal),
    ] {
        let facts = discipline::Facts {
            form: Some(new),
            serving: Some(serving),
            leader: Some(leader),
            no_limitation: true,
            discovered_on: Some(day("2026-06-01")),
            ..discipline::Facts::default()
        };
        let checked = discipline::check(&facts, day("2026-06-02"), law());
        assert_eq!(word(&checked, "form"), form.code(), "{serving:?} {new:?} {leader}");
    }
}
