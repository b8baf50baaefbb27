//! The day before, the day, the day after: where each personnel clock turns, and words that papers print.

use kernel::dates::Date;
use rules::personnel::discipline::{Form, Paused};
use rules::personnel::retirement::{Sex, full_months};
use rules::personnel::{Verdict, WorkingDays, acting, calendar, discipline, retirement, rotation, scheme, secondment};

use super::{at, day, law, number, word};

fn shift(of: Date, days: i64) -> Date {
    of.checked_add(jiff::Span::new().days(days)).unwrap()
}

/// The verdicts on the day before a date, on it, and on the day after.
fn around(date: Date, ask: impl Fn(Date) -> Verdict) -> [Verdict; 3] {
    [-1, 0, 1].map(|days| ask(shift(date, days)))
}

#[test]
fn an_acting_head_is_in_time_up_to_and_with_the_last_day() {
    let since = acting::Facts { since: Some(day("2026-03-10")), ..acting::Facts::default() };
    let limit = at(&acting::check(since, day("2026-09-01"), law()), "breach_from");
    assert_eq!(limit, day("2027-03-10"));
    let ended = |on: Date| acting::Facts { ended_on: Some(on), ..since };
    let ask = |on: Date| acting::check(ended(on), day("2027-06-01"), law()).verdict;
    assert_eq!(around(limit, ask), [Verdict::Pass, Verdict::Pass, Verdict::Fail]);
    // An end that lies ahead has not happened.
    let ahead = acting::check(ended(day("2027-05-01")), day("2027-04-01"), law());
    assert_eq!(ahead.verdict, Verdict::Overdue);
    let running = |on: Date| acting::check(since, on, law()).verdict;
    assert_eq!(running(shift(limit, -1)), Verdict::Due);
    assert_eq!(running(limit), Verdict::Overdue);
    assert_eq!(running(day("2026-09-01")), Verdict::Pass);
}

#[test]
fn the_calendar_ends_where_nobody_has_published_it() {
    let days = WorkingDays::of(law());
    let year_ends = day("2027-12-31");
    assert!(days.is_working(year_ends).is_ok() && days.is_working(shift(year_ends, 1)).is_err());
    let first = day("2025-01-01");
    assert!(days.is_working(first).is_ok() && days.is_working(shift(first, -1)).is_err());
    // 2027 is only expected.
    assert!(!days.is_doubtful(day("2026-12-31")) && days.is_doubtful(day("2027-01-01")));
    assert!(!WorkingDays::weekends_only().is_doubtful(day("2027-01-01")));
    let span = |until: &str| calendar::Span { from: day("2026-12-01"), count: None, until: Some(day(until)) };
    let doubts = |until: &str| {
        let checked = calendar::check(span(until), &days, law());
        checked.grounds.iter().filter(|ground| ground.reason.text.contains("dự kiến")).count()
    };
    assert_eq!((doubts("2026-12-31"), doubts("2027-02-01")), (0, 1));
}

#[test]
fn forms_of_discipline_are_named_as_the_law_does() {
    let words = Form::ALL.map(|form| (form.code(), form.label()));
    assert_eq!(
        words,
        [
            ("khien_trach", "khiển trách"),
            ("canh_cao", "cảnh cáo"),
            ("cach_chuc", "cách chức"),
            ("buoc_thoi_viec", "buộc thôi việc"),
        ]
    );
}

#[test]
fn a_case_is_decided_in_time_up_to_and_with_the_last_day() {
    let facts = discipline::Facts {
        discovered_on: Some(day("2026-09-01")),
        complex: Some(false),
        ..discipline::Facts::default()
    };
    let by = at(&discipline::check(&facts, day("2026-09-10"), law()), "handle_by");
    assert_eq!(by, day("2026-11-30"));
    let decided = |on: Date| {
        let facts = discipline::Facts { decided_on: Some(on), ..facts.clone() };
        let checked = discipline::check(&facts, day("2027-02-01"), law());
        let late = checked.grounds.iter().any(|ground| ground.reason.text.contains("quá hạn"));
        (checked.verdict, late)
    };
    assert!(!decided(by).1 && decided(shift(by, 1)).1 && !decided(shift(by, -1)).1);
    // Days that do not count move the last day; a span that begins on the last day still does, one after it does not.
    let paused = |from: Date| {
        let span = Paused { from, until: Some(shift(from, 9)) };
        let facts = discipline::Facts { paused: vec![span], ..facts.clone() };
        at(&discipline::check(&facts, day("2026-12-31"), law()), "handle_by")
    };
    assert_eq!(paused(day("2026-09-05")), shift(by, 10));
    assert_eq!(paused(by), shift(by, 10));
    assert_eq!(paused(shift(by, 1)), by);
    assert_eq!(paused(day("2026-08-01")), by, "before the discovery");
    // Two spans that overlap count once; one that ends before it begins does not count.
    let span = |from: &str, until: &str| Paused { from: day(from), until: Some(day(until)) };
    let with = |paused: Vec<Paused>| {
        let facts = discipline::Facts { paused, ..facts.clone() };
        at(&discipline::check(&facts, day("2026-12-31"), law()), "handle_by")
    };
    let twice = vec![span("2026-09-05", "2026-09-14"), span("2026-09-10", "2026-09-19")];
    assert_eq!(with(twice), shift(by, 15));
    assert_eq!(with(vec![span("2026-09-14", "2026-09-05")]), by);
    assert_eq!(with(vec![span("2026-09-05", "2026-09-05")]), shift(by, 1), "one day");
    assert_eq!(
        with(vec![span("2026-09-05", "2026-09-09"), span("2026-09-06", "2026-09-07")]),
        shift(by, 5),
        "one in another"
    );
}

#[test]
fn months_to_retirement_are_full_or_do_not_count() {
    for (from, until, months) in [
        ("2026-01-15", "2026-03-15", 2),
        ("2026-01-15", "2026-03-14", 1),
        ("2026-01-15", "2026-03-16", 2),
        ("2026-01-31", "2026-02-28", 1),
        ("2026-01-31", "2026-02-27", 0),
        ("2025-11-30", "2027-01-31", 14),
        ("2026-05-20", "2026-05-31", 0),
        ("2026-05-31", "2026-05-31", 0),
    ] {
        assert_eq!(full_months(day(from), day(until)), months, "{from} to {until}");
    }
}

#[test]
fn retirement_ages_reach_back_only_as_far_as_their_schedule() {
    let ask = |born: &str, sex: Sex| retirement::retires(law(), day(born), sex).map(|found| (found.on, found.age));
    assert_eq!(ask("1964-01-15", Sex::Man), Ok((day("2025-04-30"), 735)));
    assert!(ask("1940-01-15", Sex::Man).is_err(), "long before the schedule");
    assert!(ask("1940-01-15", Sex::Woman).is_err());
}

#[test]
fn notice_of_retirement_is_six_months_ahead() {
    let facts = retirement::Facts { born: Some(day("1965-03-10")), sex: Some(Sex::Man), notified_on: None };
    let checked = retirement::check(facts, day("2026-01-05"), law());
    let (on, by) = (at(&checked, "retires_on"), at(&checked, "notice_by"));
    assert_eq!((on, by), (day("2026-09-30"), day("2026-03-30")));
    let ask = |as_of: Date| retirement::check(facts, as_of, law()).verdict;
    assert_eq!(ask(day("2026-01-05")), Verdict::Pass);
    let says = |as_of: Date, words: &str| {
        retirement::check(facts, as_of, law()).grounds.iter().any(|ground| ground.reason.text.contains(words))
    };
    assert!(!says(by, "chưa thông báo") && says(shift(by, 1), "chưa thông báo"));
    let told = |notified: Date| {
        let facts = retirement::Facts { notified_on: Some(notified), ..facts };
        let checked = retirement::check(facts, day("2026-06-01"), law());
        checked.grounds.iter().any(|ground| ground.reason.text.contains("trước hạn"))
    };
    assert_eq!([-1, 0, 1].map(|days| told(shift(by, days))), [true, true, false]);
    assert!(at(&checked, "decision_by") < on);
}

#[test]
fn periodic_change_turns_on_its_days() {
    let facts = rotation::Facts {
        field: Some("ke_toan".to_owned()),
        assigned_on: Some(day("2024-06-15")),
        leader: Some(false),
        single_post: Some(false),
        retires_on: Some(day("2045-01-31")),
        ..rotation::Facts::default()
    };
    let ask = |on: Date| rotation::check(&facts, on, law());
    let checked = ask(day("2026-09-01"));
    let (due, last) = (at(&checked, "due_from"), at(&checked, "overdue_after"));
    assert_eq!(around(due, |on| ask(on).verdict), [Verdict::Pass, Verdict::Due, Verdict::Due]);
    assert_eq!(around(last, |on| ask(on).verdict), [Verdict::Due, Verdict::Due, Verdict::Overdue]);
    let single = rotation::Facts { single_post: Some(true), ..facts.clone() };
    let planned = |on: Date| {
        let checked = rotation::check(&single, on, law());
        checked.grounds.iter().any(|ground| ground.reason.text.contains("duy nhất"))
    };
    assert!(!planned(shift(due, -1)) && planned(due) && planned(shift(last, 1)));
    let fields = rotation::fields(law());
    assert!(fields.len() > 5 && fields.contains(&"ke_toan".to_owned()), "{fields:?}");
    let mut sorted = fields.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted, fields);
}

#[test]
fn a_secondment_ends_on_its_last_day() {
    let facts = secondment::Facts { from: Some(day("2024-01-15")), ..secondment::Facts::default() };
    let until = at(&secondment::check(facts, day("2026-09-01"), law()), "until");
    assert_eq!(until, day("2027-01-15"));
    let ask = |on: Date| secondment::check(facts, on, law()).verdict;
    assert_eq!(around(until, ask), [Verdict::Due, Verdict::Due, Verdict::Overdue]);
    let back = |on: Date| {
        let facts = secondment::Facts { returned_on: Some(on), ..facts };
        secondment::check(facts, day("2027-03-01"), law()).verdict
    };
    assert_eq!(around(until, back), [Verdict::Pass, Verdict::Pass, Verdict::Overdue]);
}

#[test]
fn ranks_are_shared_out_and_rounded_down() {
    let facts = scheme::RankFacts { heads: Some(5), deputies: Some(9), deputies_ranked: None };
    let checked = scheme::rank_share(facts, day("2026-09-01"), law());
    let (deputies, heads) = (number(&checked, "deputies_limit"), number(&checked, "heads_limit"));
    assert_eq!((deputies.as_str(), heads.as_str()), ("4", "5"));
    let most = 4;
    let with = |ranked: i64| {
        let facts = scheme::RankFacts { deputies_ranked: Some(ranked), ..facts };
        scheme::rank_share(facts, day("2026-09-01"), law()).verdict
    };
    assert_eq!([most - 1, most, most + 1].map(with), [Verdict::Pass, Verdict::Pass, Verdict::Fail]);
}

#[test]
fn a_tie_leaves_the_places_that_are_left() {
    let entrants = |scores: &[(&str, i64)]| {
        let entrant = |(id, score): &(&str, i64)| scheme::Entrant {
            id: (*id).to_owned(),
            score: Some(kernel::exact::Exact::whole(*score)),
        };
        scores.iter().map(entrant).collect()
    };
    let facts = scheme::Facts {
        places: Some(5),
        entrants: entrants(&[("A", 9), ("B", 8), ("C", 7), ("D", 7), ("E", 7), ("F", 7)]),
    };
    let checked = scheme::check(&facts, day("2026-09-01"), law());
    assert_eq!(word(&checked, "selected"), "A, B");
    assert!(checked.questions.iter().any(|question| question.text.contains("còn 3 vị trí")), "{checked:?}");
}
