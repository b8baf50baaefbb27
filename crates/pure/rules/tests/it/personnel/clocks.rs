//! Terms, acting heads, retirement, secondment, periodic change, severance, suspension.

use kernel::dates::date;
use kernel::exact::Exact;
use rules::personnel::retirement::Sex;
use rules::personnel::{
    Verdict, WorkingDays, acting, calendar, retirement, rotation, secondment, severance, suspension, term,
};

use super::{at, day, law, number, word};

fn leader(expires: &str) -> term::Facts {
    term::Facts { expires_on: Some(day(expires)), retires_on: Some(day("2035-06-30")), ..term::Facts::default() }
}

#[test]
fn reappointment_dates_of_the_sources_leave_holidays_out() {
    let week = WorkingDays::weekends_only();
    for (expires, notice, decide) in
        [("2026-12-31", "2026-08-27", "2026-12-30"), ("2027-07-01", "2027-02-25", "2027-06-30")]
    {
        let checked = term::check(leader(expires), day("2026-08-03"), &week, law());
        assert_eq!((at(&checked, "notice_by"), at(&checked, "decide_by")), (day(notice), day(decide)), "{expires}");
    }
}

#[test]
fn the_real_calendar_takes_public_holidays_off() {
    let days = WorkingDays::of(law());
    // Between 21/8 and 31/12/2026 lie 31/8, 1/9 and 2/9, and 22/8 is worked: three days more, one of them given back.
    let checked = term::check(leader("2026-12-31"), day("2026-08-03"), &days, law());
    assert_eq!(at(&checked, "notice_by"), day("2026-08-24"));
    assert!(days.is_working(day("2026-08-22")).unwrap() && !days.is_working(day("2026-08-31")).unwrap());
    assert!(!days.is_working(day("2026-09-05")).unwrap());
    assert!(days.clone().with_saturdays().is_working(day("2026-09-05")).unwrap());
    assert!(!days.clone().with_saturdays().is_working(day("2026-09-06")).unwrap());
    assert!(days.is_working(day("2028-01-03")).is_err(), "no calendar is no working day");
    assert!(days.is_working(day("2024-12-31")).is_err());
    for year in 2025..=2027 {
        let (first, last) = (date(year, 1, 1), date(year, 12, 31));
        // Eleven public holidays a year; those on a weekend are made up for in the data.
        let exchanged =
            days.holidays(first.yesterday().unwrap(), last).filter(|(_, name)| name.contains("hoán đổi")).count();
        assert_eq!(days.holidays(first.yesterday().unwrap(), last).count(), 11 + exchanged, "{year}");
    }
}

#[test]
fn counting_forth_and_back_is_one() {
    let days = WorkingDays::of(law());
    let mut from = day("2025-03-01");
    while from < day("2027-06-01") {
        for count in [1, 7, 30, 90] {
            let to = days.add(from, count).unwrap();
            assert_eq!(days.between(from, to).unwrap(), count, "{from} + {count}");
            assert!(days.is_working(to).unwrap());
        }
        from = from.tomorrow().unwrap();
    }
    let span = calendar::Span { from: day("2026-08-28"), count: Some(1), until: Some(day("2026-09-04")) };
    let checked = calendar::check(span, &days, law());
    assert_eq!((at(&checked, "day"), number(&checked, "working_days")), (day("2026-09-03"), "2".to_owned()));
}

#[test]
fn a_term_runs_from_notice_to_the_end_of_the_post() {
    let days = WorkingDays::of(law());
    let ask = |facts: term::Facts, on: &str| term::check(facts, day(on), &days, law());
    let facts = leader("2026-12-31");
    assert_eq!(ask(facts, "2026-08-03").verdict, Verdict::Due);
    assert_eq!(ask(facts, "2026-08-24").verdict, Verdict::Due);
    assert_eq!(ask(facts, "2026-08-25").verdict, Verdict::Overdue);
    let told = term::Facts { notified_on: Some(day("2026-08-10")), ..facts };
    let checked = ask(told, "2026-08-12");
    assert_eq!((at(&checked, "report_by"), at(&checked, "meeting_by")), (day("2026-08-25"), day("2026-10-09")));
    assert_eq!(ask(told, "2026-08-26").verdict, Verdict::Overdue);
    assert_eq!(ask(facts, "2026-12-31").verdict, Verdict::Overdue);
    assert_eq!(ask(facts, "2027-01-01").verdict, Verdict::Fail);
    let decided = |on: &str| term::Facts { decided_on: Some(day(on)), ..told };
    assert_eq!(ask(decided("2026-12-30"), "2027-01-01").verdict, Verdict::Pass);
    assert_eq!(ask(decided("2026-12-31"), "2027-01-01").verdict, Verdict::Overdue);
    assert_eq!(ask(decided("2027-01-01"), "2027-01-01").verdict, Verdict::Fail);
    // Before 01/8/2026 no rule that was read holds; nothing is guessed.
    let before = ask(facts, "2026-07-31");
    assert_eq!((before.verdict, before.questions.len()), (Verdict::Unknown, 1));
    assert_eq!(ask(term::Facts::default(), "2026-09-01").missing[0].at, "/facts/expires_on");
    // Years away the holidays are not known, and nothing is due.
    assert_eq!(ask(leader("2031-01-15"), "2026-09-01").verdict, Verdict::Pass);
    assert_eq!(ask(leader("2028-05-01"), "2027-09-01").verdict, Verdict::Unknown);
}

#[test]
fn near_retirement_a_term_is_extended() {
    let days = WorkingDays::of(law());
    let ask = |retires: &str, years| {
        let facts = term::Facts { retires_on: Some(day(retires)), years, ..leader("2026-12-31") };
        word(&term::check(facts, day("2026-08-03"), &days, law()), "path").to_owned()
    };
    assert_eq!(ask("2028-12-30", None), "keo_dai");
    assert_eq!(ask("2028-12-31", None), "bo_nhiem_lai");
    assert_eq!(ask("2028-06-29", Some(3)), "keo_dai");
    assert_eq!(ask("2028-06-30", Some(3)), "bo_nhiem_lai");
    let facts = term::Facts { retires_on: None, ..leader("2026-12-31") };
    let unknown = term::check(facts, day("2026-08-03"), &days, law());
    assert_eq!((unknown.verdict, unknown.missing[0].at.as_str()), (Verdict::Unknown, "/facts/retires_on"));
    let odd = term::Facts { years: Some(4), ..leader("2026-12-31") };
    assert_eq!(term::check(odd, day("2026-08-03"), &days, law()).questions[0].options, ["bo_nhiem_lai", "keo_dai"]);
}

#[test]
fn an_acting_head_has_twelve_months_and_a_transition() {
    let ask = |since: &str, on: &str| {
        acting::check(acting::Facts { since: Some(day(since)), ..acting::Facts::default() }, day(on), law())
    };
    let checked = ask("2025-07-01", "2026-09-01");
    assert_eq!((at(&checked, "breach_from"), at(&checked, "transition_until")), (day("2026-07-01"), day("2026-11-01")));
    assert_eq!(checked.verdict, Verdict::Due);
    assert_eq!(ask("2025-07-01", "2026-11-01").verdict, Verdict::Due);
    assert_eq!(ask("2025-07-01", "2026-11-02").verdict, Verdict::Overdue);
    assert_eq!(ask("2025-07-02", "2026-08-01").verdict, Verdict::Overdue, "the transition is for those over on 01/7");
    assert_eq!(ask("2026-01-01", "2026-11-30").verdict, Verdict::Pass);
    assert_eq!(ask("2026-01-01", "2026-12-31").verdict, Verdict::Due);
    assert_eq!(ask("2026-01-01", "2027-01-01").verdict, Verdict::Overdue);
    assert_eq!(ask("2025-07-01", "2026-07-15").verdict, Verdict::Unknown);
    let away = acting::Facts { since: Some(day("2026-01-01")), head_away_longer: Some(true), ended_on: None };
    assert_eq!(acting::check(away, day("2027-03-01"), law()).verdict, Verdict::Pass);
}

#[test]
fn retirement_follows_the_schedule() {
    let table = [
        (Sex::Man, "1963-04", "1963-12", 61, 0),
        (Sex::Man, "1964-01", "1964-09", 61, 3),
        (Sex::Man, "1964-10", "1965-06", 61, 6),
        (Sex::Man, "1965-07", "1966-03", 61, 9),
        (Sex::Man, "1966-04", "1980-01", 62, 0),
        (Sex::Woman, "1967-05", "1967-12", 56, 0),
        (Sex::Woman, "1968-01", "1968-08", 56, 4),
        (Sex::Woman, "1968-09", "1969-04", 56, 8),
        (Sex::Woman, "1969-05", "1969-12", 57, 0),
        (Sex::Woman, "1970-01", "1970-08", 57, 4),
        (Sex::Woman, "1970-09", "1971-04", 57, 8),
        (Sex::Woman, "1971-05", "1971-12", 58, 0),
        (Sex::Woman, "1972-01", "1972-08", 58, 4),
        (Sex::Woman, "1972-09", "1973-04", 58, 8),
        (Sex::Woman, "1973-05", "1973-12", 59, 0),
        (Sex::Woman, "1974-01", "1974-08", 59, 4),
        (Sex::Woman, "1974-09", "1975-04", 59, 8),
        (Sex::Woman, "1975-05", "1990-01", 60, 0),
    ];
    for (sex, from, until, years, months) in table {
        for month in [from, until] {
            for born in [day(&format!("{month}-01")), kernel::dates::last_day_of_month(day(&format!("{month}-01")))] {
                let found = retirement::retires(law(), born, sex).unwrap();
                assert_eq!(found.age, years * 12 + months, "{sex:?} {born}");
                let reached = kernel::dates::add_months(born, i32::try_from(found.age).unwrap());
                assert_eq!(found.on, kernel::dates::last_day_of_month(reached));
            }
        }
    }
    assert!(retirement::retires(law(), day("1940-01-01"), Sex::Man).is_err());
}

#[test]
fn the_notice_of_retirement_reminds_but_does_not_condemn() {
    let ask = |on: &str, notified: Option<&str>| {
        let facts =
            retirement::Facts { born: Some(day("1966-04-10")), sex: Some(Sex::Man), notified_on: notified.map(day) };
        retirement::check(facts, day(on), law())
    };
    let checked = ask("2027-09-01", None);
    assert_eq!((at(&checked, "retires_on"), at(&checked, "notice_by")), (day("2028-04-30"), day("2027-10-30")));
    assert_eq!((checked.verdict, checked.is_binding()), (Verdict::Pass, false));
    assert_eq!(ask("2027-10-10", None).verdict, Verdict::Due);
    assert_eq!(ask("2027-12-01", None).verdict, Verdict::Due, "the ages are told second-hand: advice");
    assert_eq!(ask("2027-12-01", Some("2027-10-01")).verdict, Verdict::Pass);
    let nothing = retirement::check(retirement::Facts::default(), day("2026-09-01"), law());
    assert_eq!((nothing.verdict, nothing.missing.len()), (Verdict::Unknown, 2));
}

#[test]
fn secondment_lasts_three_years_and_is_extended_for_a_ground() {
    let facts = secondment::Facts { from: Some(day("2024-01-15")), ..secondment::Facts::default() };
    let ask = |facts: secondment::Facts, on: &str| secondment::check(facts, day(on), law()).verdict;
    assert_eq!(ask(facts, "2026-09-01"), Verdict::Pass);
    assert_eq!(ask(facts, "2026-12-20"), Verdict::Due);
    assert_eq!(ask(facts, "2027-01-15"), Verdict::Due);
    assert_eq!(ask(facts, "2027-01-16"), Verdict::Overdue);
    let long = secondment::Facts { until: Some(day("2027-01-16")), ..facts };
    assert_eq!(ask(long, "2026-09-01"), Verdict::Fail);
    assert_eq!(ask(secondment::Facts { sector_law: Some(true), ..long }, "2026-09-01"), Verdict::Pass);
    let more = |ground| secondment::Facts { extended: true, objective_ground: ground, ..facts };
    assert_eq!(ask(more(Some(true)), "2026-09-01"), Verdict::Pass);
    assert_eq!(ask(more(Some(false)), "2026-09-01"), Verdict::Fail);
    assert_eq!(ask(more(None), "2026-09-01"), Verdict::Unknown);
    assert_eq!(ask(more(None), "2026-07-31"), Verdict::Pass, "the old wording names no ground");
}

#[test]
fn an_accountant_changes_post_between_two_and_five_years() {
    let facts = rotation::Facts {
        field: Some("ke_toan".to_owned()),
        assigned_on: Some(day("2023-09-01")),
        leader: Some(false),
        retires_on: Some(day("2040-01-31")),
        ..rotation::Facts::default()
    };
    let ask = |facts: &rotation::Facts, on: &str| rotation::check(facts, day(on), law());
    let checked = ask(&facts, "2026-09-01");
    assert_eq!((at(&checked, "due_from"), at(&checked, "overdue_after")), (day("2025-09-01"), day("2028-09-01")));
    assert_eq!(checked.verdict, Verdict::Due);
    assert_eq!(ask(&facts, "2025-08-31").verdict, Verdict::Pass);
    assert_eq!(ask(&facts, "2028-09-01").verdict, Verdict::Due);
    assert_eq!(ask(&facts, "2028-09-02").verdict, Verdict::Overdue);
    let old = |retires: &str| rotation::Facts { retires_on: Some(day(retires)), ..facts.clone() };
    assert_eq!(ask(&old("2030-03-01"), "2028-09-02").verdict, Verdict::Pass);
    assert_eq!(ask(&old("2030-03-02"), "2028-09-02").verdict, Verdict::Overdue);
    let away = rotation::Facts { postponed: vec![rotation::Postponed::SmallChild], ..facts.clone() };
    assert_eq!(ask(&away, "2028-09-02").verdict, Verdict::Pass);
    let land = rotation::Facts { field: Some("dat_dai".to_owned()), ..facts.clone() };
    assert_eq!(ask(&land, "2028-09-02").verdict, Verdict::Unknown, "no circular was found for land");
    let unknown = rotation::Facts { leader: None, ..facts };
    assert_eq!(ask(&unknown, "2025-08-31").verdict, Verdict::Unknown);
}

#[test]
fn severance_has_two_regimes() {
    let ask = |leaves: &str, complete: Option<&str>, months: i64| {
        let facts = severance::Facts {
            leaves_on: Some(day(leaves)),
            file_complete_on: complete.map(day),
            service_months: Some(months),
            monthly_pay: Some(Exact::whole(10)),
            own_wish: Some(true),
        };
        severance::check(&facts, day(leaves), law())
    };
    assert_eq!(number(&ask("2026-07-31", None, 120), "months_of_pay"), "18");
    assert_eq!(number(&ask("2026-08-01", None, 120), "months_of_pay"), "5");
    assert_eq!(number(&ask("2026-08-01", Some("2026-07-31"), 120), "amount"), "180");
    assert_eq!(number(&ask("2026-09-01", None, 6), "months_of_pay"), "1");
    assert_eq!(number(&ask("2026-09-01", None, 11), "months_of_pay"), "1");
    assert_eq!(number(&ask("2026-09-01", None, 12), "months_of_pay"), "1/2");
    assert_eq!(ask("2026-09-01", None, 5).verdict, Verdict::Unknown);
    assert_eq!(ask("2026-09-01", None, 121).verdict, Verdict::Unknown, "odd months are nobody's guess");
    let no = severance::Facts { own_wish: Some(false), ..severance::Facts::default() };
    assert_eq!(severance::check(&no, day("2026-09-01"), law()).verdict, Verdict::Fail);
    let none = severance::check(&severance::Facts::default(), day("2026-09-01"), law());
    assert_eq!((none.verdict, none.missing.len()), (Verdict::Unknown, 3));
}

#[test]
fn suspension_and_appointment_run_in_working_days() {
    let week = WorkingDays::weekends_only();
    let facts = suspension::Facts { from: Some(day("2026-08-10")), ..suspension::Facts::default() };
    let checked = suspension::check(facts, day("2026-09-01"), &week, law());
    assert_eq!((at(&checked, "ends_on"), at(&checked, "latest_end")), (day("2026-09-21"), day("2026-11-02")));
    assert_eq!(suspension::check(facts, day("2026-09-22"), &week, law()).verdict, Verdict::Overdue);
    let more = |extensions| suspension::Facts { extensions, ..facts };
    assert_eq!(suspension::check(more(1), day("2026-11-02"), &week, law()).verdict, Verdict::Pass);
    assert_eq!(suspension::check(more(2), day("2026-09-01"), &week, law()).verdict, Verdict::Fail);
    let facts = suspension::AppointmentFacts { requested_on: Some(day("2026-08-03")), ..Default::default() };
    let checked = suspension::appointment(facts, day("2026-08-24"), &week, law());
    assert_eq!((at(&checked, "policy_by"), at(&checked, "process_by")), (day("2026-08-24"), day("2026-10-05")));
    assert_eq!(checked.verdict, Verdict::Pass);
    assert_eq!(suspension::appointment(facts, day("2026-08-25"), &week, law()).verdict, Verdict::Overdue);
}

#[test]
fn what_condemns_is_binding_only_by_rules_that_were_read() {
    let days = WorkingDays::of(law());
    let facts =
        term::Facts { retires_on: None, born: Some(day("1970-01-02")), sex: Some(Sex::Woman), ..leader("2026-12-31") };
    let late = term::check(facts, day("2026-09-01"), &days, law());
    assert_eq!((late.verdict, late.is_binding(), word(&late, "path")), (Verdict::Overdue, true, "keo_dai"));
    let early = term::check(facts, day("2026-08-01"), &days, law());
    assert_eq!((early.verdict, early.is_binding()), (Verdict::Due, true));
    let path = early.grounds.iter().find(|ground| ground.reason.text.contains("dưới 24 tháng")).unwrap();
    assert!(!path.trust.is_enforced(), "the ages are told second-hand");
}
