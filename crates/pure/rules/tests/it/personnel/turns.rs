//! Votes, severance, training, suspension and terms at their edges; codes and words.

use kernel::dates::Date;
use kernel::exact::Exact;
use rules::law::Trust;
use rules::personnel::retirement::Sex;
use rules::personnel::{
    Verdict, WorkingDays, discipline, eligibility, relatives, rotation, severance, suspension, term, training, vote,
};

use super::{at, day, law, number, word};

fn shift(of: Date, days: i64) -> Date {
    of.checked_add(jiff::Span::new().days(days)).unwrap()
}

#[test]
fn codes_lead_back_and_words_are_plain() {
    for sex in Sex::ALL {
        assert_eq!(Sex::from_code(sex.code()), Some(sex));
    }
    assert_eq!(Sex::ALL.map(Sex::code), ["nam", "nu"]);
    for form in discipline::Form::ALL {
        assert_eq!(discipline::Form::from_code(form.code()), Some(form));
    }
    for ground in rotation::Postponed::ALL {
        assert_eq!(rotation::Postponed::from_code(ground.code()), Some(ground));
    }
    for one in relatives::PlacedBy::ALL {
        assert_eq!(relatives::PlacedBy::from_code(one.code()), Some(one));
    }
    for one in training::Ground::ALL {
        assert_eq!(training::Ground::from_code(one.code()), Some(one));
    }
    for one in eligibility::Move::ALL {
        assert_eq!(eligibility::Move::from_code(one.code()), Some(one));
    }
    for trust in Trust::ALL {
        assert_eq!(Trust::from_code(trust.code()), Some(trust));
    }
    assert_eq!(Verdict::ALL.map(Verdict::label), ["đạt", "đến hạn", "chưa đủ dữ kiện", "quá hạn", "không đạt"]);
    assert_eq!(Verdict::ALL.map(Verdict::code), ["pass", "due", "unknown", "overdue", "fail"]);
    assert_eq!(Trust::ALL.map(Trust::is_enforced), [true, false, true, false, false, false]);
    assert_eq!(
        Trust::ALL.map(Trust::label),
        [
            "đã đọc điều luật",
            "theo hướng dẫn",
            "theo báo chí, cổng thông tin",
            "văn bản đã thay thế, cần đối chiếu lại",
            "chưa xác minh",
            "hệ thống đặt sẵn, không phải quy định",
        ]
    );
    // Why somebody is not moved yet is said in words.
    let facts = rotation::Facts {
        field: Some("ke_toan".to_owned()),
        assigned_on: Some(day("2020-01-01")),
        leader: Some(false),
        postponed: rotation::Postponed::ALL.to_vec(),
        retires_on: Some(day("2045-01-31")),
        ..rotation::Facts::default()
    };
    let said: Vec<String> = rotation::check(&facts, day("2026-09-01"), law())
        .grounds
        .into_iter()
        .map(|ground| ground.reason.text)
        .collect();
    for words in ["kỷ luật", "điều tra", "bệnh", "học tập trung", "biệt phái", "36 tháng"] {
        assert!(said.iter().any(|text| text.contains(words)), "{words}: {said:?}");
    }
}

fn voted(step: i64, summoned: i64, votes: &[(&str, i64)]) -> rules::personnel::Checked {
    let votes = votes.iter().map(|(id, votes)| ((*id).to_owned(), *votes)).collect();
    let facts = vote::Facts {
        step: Some(step),
        summoned: Some(summoned),
        present: Some(summoned),
        votes,
        ..vote::Facts::default()
    };
    vote::check(&facts, day("2026-09-01"), law())
}

#[test]
fn half_is_not_over_half_and_thirty_percent_goes_on() {
    assert_eq!(voted(1, 20, &[("A", 10), ("B", 4)]).verdict, Verdict::Due, "exactly half");
    assert_eq!(word(&voted(1, 20, &[("A", 11), ("B", 4)]), "selected"), "A");
    assert_eq!(word(&voted(1, 20, &[("A", 10), ("B", 6), ("C", 5)]), "next_round"), "A, B");
    assert_eq!(word(&voted(2, 10, &[("A", 3)]), "next_round"), "A");
    assert_eq!(voted(2, 100, &[("A", 29)]).verdict, Verdict::Fail);
    assert_eq!(voted(4, 20, &[("A", 10)]).verdict, Verdict::Fail, "the last step has no next round");
    assert_eq!(voted(3, 20, &[("A", 9)]).verdict, Verdict::Fail);
    let tie = voted(4, 20, &[("A", 10), ("B", 10)]);
    assert_eq!(tie.questions.len(), 1);
    let over = voted(1, 10, &[("A", 6), ("B", 6)]);
    assert_eq!(over.questions[0].options, ["A", "B"]);
    assert_eq!(voted(1, 0, &[("A", 1)]).verdict, Verdict::Unknown, "nobody to count");
    let missing = |facts: vote::Facts| {
        let checked = vote::check(&facts, day("2026-09-01"), law());
        checked.missing.into_iter().map(|fact| fact.at).collect::<Vec<_>>()
    };
    assert_eq!(missing(vote::Facts::default()), ["/facts/step", "/facts/summoned"]);
    assert_eq!(missing(vote::Facts { step: Some(3), ..vote::Facts::default() }), ["/facts/present"]);
    assert_eq!(missing(vote::Facts { step: Some(1), ..vote::Facts::default() }), ["/facts/summoned"]);
    assert_eq!(missing(vote::Facts { step: Some(2), summoned: Some(9), ..vote::Facts::default() }), ["/facts/votes"]);
}

#[test]
fn severance_by_the_day_and_by_the_months() {
    let owed = |leaves: &str, complete: Option<&str>, months: i64| {
        let facts = severance::Facts {
            leaves_on: Some(day(leaves)),
            file_complete_on: complete.map(day),
            service_months: Some(months),
            monthly_pay: Some(Exact::whole(10_000_000)),
            own_wish: Some(true),
        };
        let checked = severance::check(&facts, day(leaves), law());
        (number(&checked, "months_of_pay"), number(&checked, "amount"), checked.questions.len())
    };
    let is = |pay: &str, amount: &str, questions| (pay.to_owned(), amount.to_owned(), questions);
    assert_eq!(owed("2026-09-01", None, 120), is("5", "50000000", 0));
    assert_eq!(owed("2026-07-31", None, 120), is("18", "180000000", 0));
    assert_eq!(owed("2026-09-01", Some("2026-07-31"), 120), is("18", "180000000", 0));
    assert_eq!(owed("2026-09-01", Some("2026-08-01"), 120).0, "5");
    assert_eq!(owed("2026-09-01", None, 6).0, "1");
    assert_eq!(owed("2026-09-01", None, 11), is("1", "10000000", 0));
    assert_eq!((owed("2026-09-01", None, 12).0, owed("2026-09-01", None, 5).0), ("1/2".to_owned(), "0".to_owned()));
    assert_eq!(owed("2026-09-01", None, 125).2, 1, "odd months are a question");
    assert_eq!(owed("2026-07-31", None, 8).2, 1);
}

#[test]
fn training_is_owed_until_the_last_month_is_served() {
    let ask = |served| {
        let facts = training::Facts {
            ground: Some(training::Ground::LeftEarly),
            cost: Some(Exact::whole(30_000_000)),
            study_months: Some(10),
            served_months: Some(served),
        };
        let checked = training::check(&facts, day("2026-09-01"), law());
        (checked.verdict, number(&checked, "amount"))
    };
    assert_eq!(ask(0).1, "30000000");
    assert_eq!(ask(15), (Verdict::Due, "15000000".to_owned()));
    assert_eq!(ask(29), (Verdict::Due, "1000000".to_owned()));
    assert_eq!(ask(30), (Verdict::Pass, "0".to_owned()));
    assert_eq!(ask(31), (Verdict::Pass, "0".to_owned()));
}

#[test]
fn a_suspension_ends_by_itself() {
    let days = WorkingDays::of(law());
    let ask = |extensions, ended: Option<Date>, on: Date| {
        let facts = suspension::Facts { from: Some(day("2026-09-07")), extensions, ended_on: ended };
        suspension::check(facts, on, &days, law())
    };
    let checked = ask(0, None, day("2026-09-10"));
    let (ends, latest) = (at(&checked, "ends_on"), at(&checked, "latest_end"));
    assert!(ends < latest);
    assert_eq!(ask(0, None, ends).verdict, Verdict::Pass);
    assert_eq!(ask(0, None, shift(ends, 1)).verdict, Verdict::Overdue);
    assert_eq!(ask(0, Some(ends), shift(ends, 1)).verdict, Verdict::Pass);
    assert_eq!(ask(0, Some(shift(ends, 5)), shift(ends, 1)).verdict, Verdict::Overdue, "an end that lies ahead");
    assert_eq!(at(&ask(1, None, ends), "ends_on"), latest);
    assert_eq!(ask(2, None, ends).verdict, Verdict::Fail);
    assert_eq!(ask(1, None, latest).verdict, Verdict::Pass);

    let way = |facts: suspension::AppointmentFacts, on: Date| suspension::appointment(facts, on, &days, law());
    let asked = suspension::AppointmentFacts { requested_on: Some(day("2026-09-07")), ..Default::default() };
    let checked = way(asked, day("2026-09-08"));
    let (policy, process) = (at(&checked, "policy_by"), at(&checked, "process_by"));
    assert_eq!([way(asked, policy).verdict, way(asked, shift(policy, 1)).verdict], [Verdict::Pass, Verdict::Overdue]);
    let approved = |on: Date| suspension::AppointmentFacts { approved_on: Some(on), ..asked };
    assert_eq!(way(approved(policy), policy).verdict, Verdict::Pass);
    assert_eq!(way(approved(shift(policy, 1)), shift(policy, 1)).verdict, Verdict::Overdue);
    let done = |on: Date| suspension::AppointmentFacts { completed_on: Some(on), ..approved(policy) };
    assert_eq!(way(done(process), shift(process, 9)).verdict, Verdict::Pass);
    assert_eq!(way(done(shift(process, 1)), shift(process, 9)).verdict, Verdict::Overdue);
}

#[test]
fn a_term_is_decided_before_it_ends() {
    let days = WorkingDays::of(law());
    let facts = |decided: &str| term::Facts {
        expires_on: Some(day("2026-12-31")),
        retires_on: Some(day("2035-06-30")),
        decided_on: Some(day(decided)),
        ..term::Facts::default()
    };
    let ask = |decided: &str| term::check(facts(decided), day("2027-02-01"), &days, law()).verdict;
    assert_eq!(["2026-12-30", "2026-12-31", "2027-01-01"].map(ask), [Verdict::Pass, Verdict::Overdue, Verdict::Fail]);
    let path = |retires: &str| {
        let facts = term::Facts { retires_on: Some(day(retires)), ..facts("2026-12-30") };
        word(&term::check(facts, day("2027-02-01"), &days, law()), "path").to_owned()
    };
    assert_eq!(["2028-12-30", "2028-12-31", "2029-01-01"].map(path), ["keo_dai", "bo_nhiem_lai", "bo_nhiem_lai"]);
}

#[test]
fn the_heavier_of_two_violations_is_made_heavier() {
    use discipline::Form;
    let ask = |serving, new| {
        let facts = discipline::Facts {
            serving: Some(serving),
            form: Some(new),
            leader: Some(true),
            ..discipline::Facts::default()
        };
        let checked = discipline::check(&facts, day("2026-09-01"), law());
        let of_new = checked.grounds.iter().any(|ground| ground.reason.text.contains("hình thức của hành vi mới"));
        (word(&checked, "form").to_owned(), of_new)
    };
    assert_eq!(ask(Form::Reprimand, Form::Reprimand), ("canh_cao".to_owned(), false));
    assert_eq!(ask(Form::Reprimand, Form::Warning), ("cach_chuc".to_owned(), true));
    assert_eq!(ask(Form::Warning, Form::Reprimand), ("cach_chuc".to_owned(), false));
    assert_eq!(ask(Form::Removal, Form::Warning), ("buoc_thoi_viec".to_owned(), false));
}

#[test]
fn a_notice_in_time_and_a_term_far_away() {
    let days = WorkingDays::of(law());
    let facts = |told: &str| term::Facts {
        expires_on: Some(day("2026-12-31")),
        retires_on: Some(day("2035-06-30")),
        notified_on: Some(day(told)),
        ..term::Facts::default()
    };
    let late = |told: &str| {
        let checked = term::check(facts(told), day("2026-08-26"), &days, law());
        checked.grounds.iter().any(|ground| ground.reason.text.contains("chậm hơn quy định"))
    };
    assert_eq!(["2026-08-23", "2026-08-24", "2026-08-25"].map(late), [false, false, true]);
    // The holidays of 2028 are not known: a year before nobody worries, from then on it is a question.
    let far = term::Facts { expires_on: Some(day("2028-06-30")), notified_on: None, ..facts("2026-08-24") };
    let ask = |on: &str| term::check(far, day(on), &days, law()).verdict;
    assert_eq!(
        ["2027-06-29", "2027-06-30", "2027-07-01"].map(ask),
        [Verdict::Pass, Verdict::Unknown, Verdict::Unknown]
    );
}

#[test]
fn a_standard_holds_from_its_first_day_to_before_its_last() {
    use rules::personnel::standard::{Profile, Standard, compare};
    let standard = Standard {
        document: "Quyết định 1/QĐ-UBND".to_owned(),
        valid_from: Some(day("2026-07-01")),
        valid_until: Some(day("2026-10-01")),
        education: Some("dai_hoc".to_owned()),
        ..Standard::default()
    };
    let holds = |on: &str| compare(&standard, &Profile::default(), day(on)).is_some();
    assert_eq!(["2026-06-30", "2026-07-01", "2026-09-30", "2026-10-01"].map(holds), [false, true, true, false]);
    let never = Standard { valid_from: None, ..standard.clone() };
    assert!(
        compare(&never, &Profile::default(), day("2026-08-01")).is_none(),
        "without its first day it holds on none"
    );
}
