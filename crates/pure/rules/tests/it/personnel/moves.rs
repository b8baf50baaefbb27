//! Relatives, training, votes, schemes, eligibility, standards.

use std::collections::BTreeMap;

use kernel::exact::Exact;
use rules::evaluation::level::Level;
use rules::personnel::standard::{Profile, Reached, Standard, compare};
use rules::personnel::{Verdict, eligibility, relatives, scheme, training, vote};

use super::{day, law, number, word};

#[test]
fn relatives_stay_out_of_money_and_people() {
    let ask = |by, post: Option<&str>, relations: Option<&[&str]>| {
        let relations = relations.map(|all| all.iter().map(|one| (*one).to_owned()).collect());
        let facts = relatives::Facts { placed_by: by, post: post.map(str::to_owned), relations };
        relatives::check(&facts, day("2026-09-01"), law()).verdict
    };
    use relatives::PlacedBy::{Deputy, Head, Other};
    for post in ["to_chuc_nhan_su", "ke_toan", "thu_quy", "thu_kho", "mua_sam"] {
        for kin in ["vo_chong", "cha_me", "con", "anh_chi_em"] {
            assert_eq!(ask(Some(Head), Some(post), Some(&[kin])), Verdict::Fail);
            assert_eq!(ask(Some(Deputy), Some(post), Some(&["khac", kin])), Verdict::Fail);
        }
        assert_eq!(ask(Some(Head), Some(post), Some(&[])), Verdict::Pass);
        assert_eq!(ask(Some(Head), Some(post), Some(&["chau"])), Verdict::Pass);
        assert_eq!(ask(Some(Head), Some(post), None), Verdict::Unknown);
        assert_eq!(ask(None, Some(post), Some(&["con"])), Verdict::Unknown);
    }
    assert_eq!(ask(Some(Other), Some("ke_toan"), Some(&["con"])), Verdict::Pass);
    assert_eq!(ask(Some(Head), Some("van_thu"), Some(&["con"])), Verdict::Pass);
    assert_eq!(ask(Some(Head), None, Some(&["con"])), Verdict::Unknown);
}

#[test]
fn training_is_paid_back_by_what_was_not_served() {
    let facts = |ground, served| training::Facts {
        ground: Some(ground),
        cost: Some(Exact::whole(60_000_000)),
        study_months: Some(24),
        served_months: Some(served),
    };
    let ask = |ground, served| training::check(&facts(ground, served), day("2026-09-01"), law());
    let checked = ask(training::Ground::LeftEarly, 24);
    assert_eq!(
        (number(&checked, "committed_months"), number(&checked, "amount")),
        ("72".to_owned(), "40000000".to_owned())
    );
    assert!(!checked.is_binding(), "the formula is the old decree's");
    assert_eq!(number(&ask(training::Ground::LeftEarly, 80), "amount"), "0");
    let whole = ask(training::Ground::Quit, 0);
    assert_eq!((number(&whole, "amount"), whole.is_binding()), ("60000000".to_owned(), true));
}

#[test]
fn votes_are_counted_over_the_right_number() {
    let ask = |step, summoned, present, away, votes: &[(&str, i64)]| {
        let votes = votes.iter().map(|(id, votes)| ((*id).to_owned(), *votes)).collect();
        let facts = vote::Facts { step: Some(step), summoned, present, force_majeure: away, votes };
        vote::check(&facts, day("2026-09-01"), law())
    };
    let first = ask(1, Some(12), None, 1, &[("A", 6), ("B", 3), ("C", 2)]);
    assert_eq!((number(&first, "denominator"), word(&first, "selected")), ("11".to_owned(), "A"));
    let second = ask(2, Some(20), None, 0, &[("A", 9), ("B", 7), ("C", 4)]);
    assert_eq!((second.verdict, word(&second, "next_round")), (Verdict::Due, "A, B"));
    assert_eq!(ask(1, Some(20), None, 0, &[("A", 5), ("B", 5)]).verdict, Verdict::Fail);
    assert_eq!(ask(3, Some(20), Some(16), 0, &[("A", 9), ("B", 7)]).words, [("selected", "A".to_owned())]);
    assert_eq!(ask(3, Some(20), Some(20), 0, &[("A", 9), ("B", 8)]).verdict, Verdict::Fail);
    assert_eq!(ask(3, Some(20), None, 0, &[("A", 9)]).verdict, Verdict::Unknown);
    let tie = ask(4, Some(10), None, 0, &[("A", 5), ("B", 5)]);
    assert_eq!(tie.questions[0].options, ["A", "B"]);
    assert_eq!(ask(1, Some(10), None, 0, &[("A", 5), ("B", 5)]).verdict, Verdict::Due);
}

#[test]
fn a_higher_position_goes_by_results() {
    let ask = |places, people: &[(&str, &str)]| {
        let entrants =
            people.iter().map(|(id, score)| scheme::Entrant { id: (*id).to_owned(), score: Exact::parse(score).ok() });
        let facts = scheme::Facts { places: Some(places), entrants: entrants.collect() };
        scheme::check(&facts, day("2026-09-01"), law())
    };
    let checked = ask(2, &[("A", "81"), ("B", "95"), ("C", "88.5")]);
    assert_eq!((word(&checked, "order"), word(&checked, "selected")), ("B, C, A", "B, C"));
    let tied = ask(2, &[("A", "88.5"), ("B", "95"), ("C", "88.5")]);
    assert_eq!((word(&tied, "selected"), &tied.questions[0].options[..]), ("B", &["A".to_owned(), "C".to_owned()][..]));
    assert_eq!(ask(1, &[("A", ""), ("B", "95")]).missing[0].at, "/facts/people/0/score");
    assert_eq!(word(&ask(0, &[("A", "90")]), "selected"), "");
    let ranks = scheme::RankFacts { heads: Some(4), deputies: Some(7), deputies_ranked: Some(4) };
    let checked = scheme::rank_share(ranks, day("2026-09-01"), law());
    assert_eq!((checked.verdict, number(&checked, "deputies_limit")), (Verdict::Fail, "3".to_owned()));
}

#[test]
fn eligibility_passes_only_when_every_answer_is_there() {
    let ask = |kind: eligibility::Move, answers: &[(&str, bool)], change: &dyn Fn(&mut eligibility::Facts)| {
        let mut facts = eligibility::Facts {
            kind: Some(kind),
            answers: answers.iter().map(|(id, answer)| ((*id).to_owned(), *answer)).collect(),
            ranks: Some(vec![Some(Level::HoanThanhTot), Some(Level::HoanThanhXuatSac), Some(Level::HoanThanhTot)]),
            months_in_post: Some(12),
            years_of_service: Some(3),
            born: Some(day("1990-05-05")),
        };
        change(&mut facts);
        eligibility::check(&facts, day("2026-09-01"), law())
    };
    for kind in eligibility::Move::ALL {
        let none = eligibility::check(
            &eligibility::Facts { kind: Some(kind), ..eligibility::Facts::default() },
            day("2026-09-01"),
            law(),
        );
        assert_eq!(none.verdict, Verdict::Unknown, "{kind:?}: nothing known is never a pass");
        assert!(!none.missing.is_empty());
    }
    let good: Vec<(&str, bool)> = eligibility::questions()
        .map(|(id, _)| {
            (
                id,
                !(id.starts_with("dang_")
                    || id.starts_with("bi_")
                    || id.starts_with("mang_")
                    || id.starts_with("hoan_canh")),
            )
        })
        .collect();
    for kind in eligibility::Move::ALL {
        let checked = ask(kind, &good, &|_| {});
        assert_eq!(checked.verdict, Verdict::Pass, "{kind:?}: {checked:#?}");
        for criterion in &checked.criteria {
            assert_eq!(criterion.verdict, Verdict::Pass);
        }
    }
    let appoint = |change: &dyn Fn(&mut eligibility::Facts)| ask(eligibility::Move::Appoint, &good, change);
    assert_eq!(appoint(&|facts| facts.months_in_post = Some(11)).verdict, Verdict::Fail);
    assert_eq!(appoint(&|facts| facts.ranks = Some(vec![Some(Level::HoanThanh)])).verdict, Verdict::Fail);
    assert_eq!(appoint(&|facts| facts.ranks = Some(vec![Some(Level::HoanThanhTot); 2])).verdict, Verdict::Unknown);
    assert_eq!(appoint(&|facts| facts.answers.extend([("dang_tam_dinh_chi".to_owned(), true)])).verdict, Verdict::Fail);
    let study = |born: &str| ask(eligibility::Move::Study, &good, &|facts| facts.born = Some(day(born))).verdict;
    assert_eq!((study("1980-09-02"), study("1980-09-01")), (Verdict::Pass, Verdict::Fail), "45 years old, not 46");
    let willing = |yes| {
        let answers = [("mang_thai_con_nho", true), ("tu_nguyen", yes)];
        let all: BTreeMap<_, _> = good.iter().copied().chain(answers).collect();
        ask(eligibility::Move::Transfer, &all.into_iter().collect::<Vec<_>>(), &|_| {}).verdict
    };
    assert_eq!((willing(true), willing(false)), (Verdict::Pass, Verdict::Fail));
}

#[test]
fn a_standard_is_reached_not_reached_or_not_known() {
    let standard = Standard {
        document: "Quyết định 1/QĐ-UBND".to_owned(),
        valid_from: Some(day("2026-07-01")),
        education: Some("dai_hoc".to_owned()),
        majors: vec!["Kế toán".to_owned(), "Tài chính".to_owned()],
        politics: Some("trung_cap".to_owned()),
        competences: BTreeMap::from([("soan_thao".to_owned(), 3), ("cntt".to_owned(), 2)]),
        ..Standard::default()
    };
    let profile = Profile {
        education: Some("sau_dai_hoc".to_owned()),
        majors: Some(vec!["kế  toán".to_owned()]),
        politics: Some("so_cap".to_owned()),
        competences: BTreeMap::from([("soan_thao".to_owned(), 3)]),
        ..Profile::default()
    };
    let compared = compare(&standard, &profile, day("2026-09-01")).unwrap();
    let said: Vec<_> = compared.iter().map(|one| (one.id.as_str(), one.reached)).collect();
    assert_eq!(
        said,
        [
            ("education", Reached::Yes),
            ("politics", Reached::No),
            ("majors", Reached::Yes),
            ("competence:cntt", Reached::Unknown),
            ("competence:soan_thao", Reached::Yes),
        ]
    );
    assert!(compare(&standard, &profile, day("2026-06-30")).is_none());
    let unreadable = Profile { education: Some("tiến sĩ?".to_owned()), ..Profile::default() };
    assert_eq!(compare(&standard, &unreadable, day("2026-09-01")).unwrap()[0].reached, Reached::Unknown);
}
