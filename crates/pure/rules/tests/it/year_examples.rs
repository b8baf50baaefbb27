//! A year's ranks: the worked examples of the sources, what cannot be, and each reason's article.

use kernel::dates::date;
use kernel::exact::Exact;
use rules::evaluation::Level;
use rules::evaluation::period::PeriodOf;
use rules::evaluation::policy::{Divisor, ExcellentBase, Rounding, SplitYear};
use rules::evaluation::year::{
    Absence, AgencyRanking, AgencyYear, PeriodScore, PersonYear, Rank, RankPolicy, Span, Trigger, YearLaw, rank,
    year_score,
};
use rules::law::Law;

const EXCELLENT: Rank = Rank::Ranked(Level::HoanThanhXuatSac);
const GOOD: Rank = Rank::Ranked(Level::HoanThanhTot);
const DONE: Rank = Rank::Ranked(Level::HoanThanh);
const FAILED: Rank = Rank::Ranked(Level::KhongHoanThanh);

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

fn person(id: &str, scores: &[&str]) -> PersonYear {
    PersonYear {
        id: id.to_owned(),
        group: "Chuyên môn".to_owned(),
        head: false,
        scores: scores.iter().map(|score| exact(score)).collect(),
        months_worked: 12,
        absence: Absence::None,
        triggers: Vec::new(),
    }
}

fn body(rank: Level, people: Vec<PersonYear>) -> AgencyYear {
    AgencyYear { year: 2026, name: "UBND xã".to_owned(), rank, people }
}

/// Everybody may be excellent: what is asked is not the share.
fn shares(base: ExcellentBase, percent: i64) -> RankPolicy {
    RankPolicy { base, percent, decision: None }
}

fn ranked(agency: &AgencyYear, policy: &RankPolicy) -> AgencyRanking {
    rank(agency, policy, &YearLaw::of(Law::shipped(), 2026, "").unwrap()).unwrap()
}

/// The rank of one person beside twenty who are good.
fn alone(one: PersonYear) -> (Rank, Vec<String>) {
    let mut people: Vec<PersonYear> = (0..20).map(|at| person(&format!("tốt {at}"), &["75"])).collect();
    people.insert(0, one);
    let found = ranked(&body(Level::HoanThanhTot, people), &shares(ExcellentBase::AllRanked, 25)).people.remove(0);
    (found.rank, found.reasons.iter().map(|reason| reason.citation.to_string()).collect())
}

/// Examples C1 and Y1: the thresholds are exact, the mean is not rounded.
#[test]
fn levels_begin_where_article_20_says() {
    for (scores, rank, clause) in [
        (&["90"][..], EXCELLENT, "khoản 1 Điều 20"),
        (&["89.99"], GOOD, "khoản 2 Điều 20"),
        (&["70"], GOOD, "khoản 2 Điều 20"),
        (&["69.99"], DONE, "khoản 3 Điều 20"),
        (&["50"], DONE, "khoản 3 Điều 20"),
        (&["49.99"], FAILED, "điểm a khoản 4 Điều 20"),
        (&["92", "91", "90", "89", "93", "92", "90", "91", "88", "92", "93", "91"], EXCELLENT, "khoản 1 Điều 20"),
        (&["90", "90", "89.9999"], GOOD, "khoản 2 Điều 20"),
    ] {
        let (found, cited) = alone(person("A", scores));
        assert_eq!((found, cited[0].as_str()), (rank, format!("{clause} 335/2025/NĐ-CP").as_str()), "{scores:?}");
    }
}

/// Examples M1 to M4, and a whole year away.
#[test]
fn who_worked_too_little_is_not_ranked() {
    let with = |months, absence, scores: &[&str]| PersonYear { months_worked: months, absence, ..person("A", scores) };
    for (months, absence, rank) in [
        (5, Absence::Maternity, GOOD),
        (1, Absence::Sick, GOOD),
        (0, Absence::Sick, Rank::NotRanked),
        (5, Absence::None, Rank::NotRanked),
        (6, Absence::None, GOOD),
        (7, Absence::Unpaid, GOOD),
        (5, Absence::Unpaid, Rank::NotRanked),
        (12, Absence::None, GOOD),
    ] {
        assert_eq!(alone(with(months, absence, &["88"])).0, rank, "{months} {absence:?}");
    }
    let (_, cited) = alone(with(5, Absence::None, &["88"]));
    assert_eq!(cited, ["khoản 1 Điều 11 335/2025/NĐ-CP"]);
    let (_, cited) = alone(with(0, Absence::Maternity, &[]));
    assert_eq!(cited, ["khoản 2 Điều 11 335/2025/NĐ-CP"]);
}

/// Example C2, and each ground with its article.
#[test]
fn a_ground_fails_whatever_the_score() {
    for (trigger, article) in [
        (Trigger::KyLuatSuyThoai, "điểm a khoản 3 Điều 11"),
        (Trigger::KyLuatCongVu, "điểm c khoản 4 Điều 20"),
        (Trigger::KetLuanSuyThoai, "điểm b khoản 4 Điều 20"),
        (Trigger::DonViThamNhung, "điểm d khoản 4 Điều 20"),
    ] {
        let (found, cited) = alone(PersonYear { triggers: vec![trigger], ..person("A", &["95"]) });
        assert_eq!((found, cited[1].as_str()), (FAILED, format!("{article} 335/2025/NĐ-CP").as_str()));
        assert_eq!(alone(PersonYear { triggers: vec![trigger], ..person("A", &[]) }).0, FAILED);
        assert_eq!(Trigger::from_code(trigger.code()), Some(trigger));
    }
    let words = Trigger::ALL.map(Trigger::label);
    let parts = ["suy thoái về tư tưởng", "hoạt động công vụ", "kết luận có biểu hiện suy thoái", "tham ô"];
    assert!(words.iter().zip(parts).all(|(label, part)| label.contains(part)), "{words:?}");
}

/// Example C3.
#[test]
fn a_head_is_not_above_the_body() {
    let head = |score: &str| PersonYear { head: true, group: "Lãnh đạo".to_owned(), ..person("H", &[score]) };
    for (own, score, rank) in [
        (Level::HoanThanhTot, "93", GOOD),
        (Level::HoanThanh, "93", DONE),
        (Level::KhongHoanThanh, "60", FAILED),
        (Level::HoanThanhTot, "60", DONE),
        (Level::HoanThanhTot, "75", GOOD),
    ] {
        let found = ranked(&body(own, vec![head(score)]), &shares(ExcellentBase::default(), 20));
        assert_eq!(found.people[0].rank, rank, "{own:?} {score}");
        let capped = found.people[0].reasons.iter().any(|reason| reason.citation.clause == Some(6));
        assert_eq!(capped, found.people[0].by_score.unwrap() > own);
    }
    let deputy = ranked(&body(Level::HoanThanh, vec![person("P", &["75"])]), &shares(ExcellentBase::default(), 20));
    assert_eq!(deputy.people[0].rank, GOOD, "only the head is bound");
}

/// Examples X1 to X3: so many may be excellent, in the body and in each group at once.
#[test]
fn the_share_is_counted_in_the_body_and_in_each_group() {
    let many = |excellent: usize, good: usize| {
        let mut people: Vec<PersonYear> =
            (0..excellent).map(|at| person(&format!("x{at}"), &[&format!("{}", 99 - at)])).collect();
        people.extend((0..good).map(|at| person(&format!("t{at}"), &["80"])));
        body(Level::HoanThanhTot, people)
    };
    let limit = |agency: &AgencyYear, base| ranked(agency, &shares(base, 20)).limits[0].limit;
    let twelve = many(4, 8);
    assert_eq!(limit(&twelve, ExcellentBase::RankedGood), 2);
    assert_eq!(limit(&twelve, ExcellentBase::GoodOrBetter), 2);
    assert_eq!(limit(&many(1, 4), ExcellentBase::RankedGood), 0);
    assert_eq!(limit(&many(1, 4), ExcellentBase::GoodOrBetter), 1);
    let found = ranked(&twelve, &shares(ExcellentBase::default(), 20));
    assert_eq!(found.people.iter().filter(|one| one.rank == EXCELLENT).count(), 2);
    assert_eq!((found.people[0].rank, found.people[2].rank), (EXCELLENT, GOOD));
    let share = found.people[0].reasons.last().unwrap();
    assert_eq!(share.citation.to_string(), "điểm a khoản 5 Điều 20 335/2025/NĐ-CP");
    assert_eq!((found.limits[0].candidates, found.limits[0].base), (4, found.limits[1].base));
    assert_eq!(found.limits[0].other_readings.len(), 2);

    let mut mixed = many(0, 24);
    for at in 0..6 {
        let score = if at < 3 { format!("{}", 95 - at) } else { "80".to_owned() };
        mixed.people.push(PersonYear { group: "Một cửa".to_owned(), ..person(&format!("g{at}"), &[&score]) });
    }
    let found = ranked(&mixed, &shares(ExcellentBase::default(), 20));
    let of_group = |name: &str| found.limits.iter().find(|limit| limit.group.as_deref() == Some(name)).unwrap().limit;
    assert_eq!((found.limits[0].limit, of_group("Một cửa")), (5, 1));
    assert_eq!(found.people.iter().filter(|one| one.rank == EXCELLENT).count(), 1);
}

#[test]
fn a_tie_at_the_edge_leaves_all_of_it_to_a_person() {
    let mut people: Vec<PersonYear> = (0..9).map(|at| person(&format!("t{at}"), &["80"])).collect();
    people.extend(["c", "a", "b"].map(|id| person(id, &["95"])));
    let found = ranked(&body(Level::HoanThanhTot, people), &shares(ExcellentBase::default(), 20));
    assert_eq!(found.open_places.len(), 1);
    let open = &found.open_places[0];
    assert_eq!(
        (open.places, open.ids.as_slice(), open.mean.clone()),
        (2, &["a".to_owned(), "b".to_owned(), "c".to_owned()][..], exact("95"))
    );
    assert!(found.people[9..].iter().all(|one| one.rank == Rank::Open));
}

#[test]
fn above_the_usual_share_the_decision_is_cited() {
    let people = (0..8).map(|at| person(&format!("{at}"), &[if at < 2 { "95" } else { "80" }])).collect();
    let policy = RankPolicy { decision: Some("QĐ 12".to_owned()), ..shares(ExcellentBase::GoodOrBetter, 25) };
    let found = ranked(&body(Level::HoanThanhTot, people), &policy);
    let cited = found.people[0].reasons.last().unwrap().citation.to_string();
    assert_eq!((found.people[1].rank, cited.as_str()), (EXCELLENT, "điểm b khoản 5 Điều 20 335/2025/NĐ-CP"));
}

#[test]
fn who_has_no_score_is_named_and_not_guessed() {
    let away = PersonYear { months_worked: 2, ..person("mới", &[]) };
    let found = ranked(
        &body(Level::HoanThanhTot, vec![person("A", &[]), away, person("B", &["80"])]),
        &shares(ExcellentBase::default(), 20),
    );
    assert_eq!(found.without_scores, ["A"]);
    assert_eq!([found.people[0].rank, found.people[1].rank], [Rank::Open, Rank::NotRanked]);
    assert_eq!(
        [EXCELLENT.code(), Rank::NotRanked.code(), Rank::Open.code()],
        [Some("hoan_thanh_xuat_sac"), Some("khong_xep_loai"), None]
    );
}

#[test]
fn facts_that_cannot_be_are_told_where_they_stand() {
    let wrong = |people: Vec<PersonYear>, percent| {
        let law = YearLaw::of(Law::shipped(), 2026, "").unwrap();
        let found = rank(&body(Level::HoanThanhTot, people), &shares(ExcellentBase::default(), percent), &law);
        found.unwrap_err().into_iter().map(|wrong| wrong.at).collect::<Vec<_>>()
    };
    assert_eq!(wrong(Vec::new(), 26), ["/policy/htxs_percent"]);
    assert_eq!(wrong(Vec::new(), -1), ["/policy/htxs_percent"]);
    assert_eq!(wrong(vec![person("A", &[]), person("A", &[])], 20), ["/people/1/id"]);
    assert_eq!(wrong(vec![person(" ", &[])], 20), ["/people/0/id"]);
    assert_eq!(wrong(vec![PersonYear { months_worked: 13, ..person("A", &[]) }], 20), ["/people/0/months_worked"]);
    assert_eq!(wrong(vec![person("A", &["80"; 13])], 20), ["/people/0/scores"]);
    assert_eq!(
        wrong(vec![person("A", &["100", "100.1", "-1", "0"])], 20),
        ["/people/0/scores/1", "/people/0/scores/2"]
    );
    assert!(YearLaw::of(Law::shipped(), 2025, "").is_err());
    let full = PersonYear { months_worked: 12, ..person("A", &["80"; 12]) };
    assert_eq!(alone(full).0, GOOD);
}

/// Article 17.3: three months, six, twelve.
#[test]
fn scores_are_brought_together_by_quarter_half_year_and_year() {
    let law = Law::shipped().at(date(2026, 12, 31), "");
    assert_eq!(Span::ALL.map(|span| span.months(law).unwrap()), [3, 6, 12]);
    assert_eq!(Span::ALL.map(|span| span.quarters(law).unwrap()), [1, 2, 4]);
    let old = Law::shipped().at(date(2025, 12, 31), "");
    assert!(Span::Year.months(old).is_err() && Span::Quarter.quarters(old).is_err());
    let months = ["90", "80", "70", "60", "50", "40"].map(|score| PeriodScore {
        period: PeriodOf::Month(2026, 1),
        score: exact(score),
        here: true,
    });
    let mean = |count: usize, span: Span| {
        let policy = (Divisor::Twelve, SplitYear::default(), Rounding::Exact);
        year_score(&months[..count], span.months(law).unwrap(), Absence::None, policy).unwrap().score
    };
    assert_eq!([mean(3, Span::Quarter), mean(6, Span::HalfYear)], [exact("80"), exact("65")]);
    assert_eq!(mean(5, Span::HalfYear), Exact::fraction(175, 3).unwrap(), "350 over six");
}

#[test]
fn a_mean_says_what_it_was_divided_by() {
    let score = |here, text: &str| PeriodScore { period: PeriodOf::Month(2026, 1), score: exact(text), here };
    let all = [score(true, "80"), score(true, "90"), score(false, "70")];
    let policy = (Divisor::Twelve, SplitYear::ReceivingOnly, Rounding::Exact);
    let found = year_score(&all, 4, Absence::None, policy).unwrap();
    assert_eq!((found.score, found.divisor), (exact("42.5"), 4));
    let cited: Vec<String> = found.reasons.iter().map(|reason| reason.citation.to_string()).collect();
    assert_eq!(cited, ["khoản 1 Điều 19 335/2025/NĐ-CP", "khoản 3 Điều 17 335/2025/NĐ-CP"]);
    assert!(found.reasons[1].text.contains("chia cho 4"));
    let six =
        year_score(&all[..2], 1, Absence::None, (Divisor::Twelve, SplitYear::default(), Rounding::Exact)).unwrap();
    assert_eq!((six.divisor, six.reasons.len()), (2, 1), "never fewer than there are");
    assert!(six.reasons[0].text.contains("Trung bình cộng"));
    for absence in Absence::ALL {
        assert_eq!(Absence::from_code(absence.code()), Some(absence));
        assert!(absence.label().contains("nghỉ"));
    }
}
