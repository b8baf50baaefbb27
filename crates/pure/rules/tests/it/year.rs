//! The year: means with missing periods and at several bodies, and when a discipline counts.

use kernel::dates::date;
use kernel::exact::Exact;
use proptest::prelude::*;
use rules::evaluation::level::Level;
use rules::evaluation::period::PeriodOf;
use rules::evaluation::policy::{Divisor, ExcellentBase, Rounding, SplitYear};
use rules::evaluation::year::{
    Absence, AgencyYear, DisciplineRecord, Ground, PeriodScore, PersonYear, Rank, RankPolicy, Trigger, YearLaw,
    discipline_triggers, rank, year_score,
};
use rules::law::Law;

fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap()
}

fn months(scores: &[(&str, bool)]) -> Vec<PeriodScore> {
    let months = (1..).zip(scores);
    months
        .map(|(month, (score, here))| PeriodScore {
            period: PeriodOf::Month(2026, month),
            score: exact(score),
            here: *here,
        })
        .collect()
}

#[test]
fn missing_months_are_divided_by_choice() {
    let six = months(&[("80", true); 6]);
    let score =
        |divisor, absence| year_score(&six, 12, absence, (divisor, SplitYear::default(), Rounding::default())).unwrap();
    assert_eq!(score(Divisor::MonthsEvaluated, Absence::None).score, exact("80"));
    assert_eq!(score(Divisor::Twelve, Absence::None).score, exact("40"));
    let away = score(Divisor::Twelve, Absence::Maternity);
    assert_eq!((away.score, away.divisor), (exact("80"), 6));
    assert_eq!(away.reasons[0].citation.to_string(), "khoản 2 Điều 11 335/2025/NĐ-CP");
    assert!(year_score(&[], 12, Absence::None, Default::default()).is_none());
}

#[test]
fn a_transfer_counts_all_or_only_the_new_body() {
    let both = months(&[("60", false), ("60", false), ("90", true)]);
    let score = |split| year_score(&both, 12, Absence::None, (Divisor::default(), split, Rounding::default())).unwrap();
    assert_eq!(score(SplitYear::WeightByPeriod).score, exact("70"));
    assert_eq!(score(SplitYear::ReceivingOnly).score, exact("90"));
    assert_eq!(score(SplitYear::WeightByPeriod).reasons[0].citation.to_string(), "khoản 1 Điều 19 335/2025/NĐ-CP");
    let sent = months(&[("60", false)]);
    assert!(
        year_score(&sent, 12, Absence::None, (Divisor::default(), SplitYear::ReceivingOnly, Rounding::default()))
            .is_none()
    );
}

#[test]
fn nothing_is_rounded_before_it_is_compared_unless_chosen() {
    let close = months(&[("89.996", true)]);
    let score =
        |rounding| year_score(&close, 12, Absence::None, (Divisor::default(), SplitYear::default(), rounding)).unwrap();
    assert_eq!(score(Rounding::Exact).score, exact("89.996"));
    assert_eq!(score(Rounding::TwoDecimals).score, exact("90"));
}

#[test]
fn a_discipline_counts_once_and_where_the_act_was() {
    let record = DisciplineRecord {
        ground: Ground::CongVu,
        act_body: "A".to_owned(),
        party_on: None,
        administrative_on: Some(date(2026, 5, 1)),
        used_in: None,
    };
    let counts = |record: &DisciplineRecord, year, body: &str| {
        let (triggers, reasons) = discipline_triggers(std::slice::from_ref(record), year, body);
        (triggers, reasons[0].citation.point)
    };
    assert_eq!(counts(&record, 2026, "A"), (vec![Trigger::KyLuatCongVu], Some('a')));
    assert_eq!(counts(&record, 2027, "A"), (vec![], Some('a')));
    assert_eq!(counts(&record, 2026, "B"), (vec![], Some('c')));
    let degraded = DisciplineRecord { ground: Ground::SuyThoai, ..record.clone() };
    assert_eq!(counts(&degraded, 2026, "A").0, [Trigger::KyLuatSuyThoai]);
    assert_eq!(counts(&DisciplineRecord { ground: Ground::Khac, ..record.clone() }, 2026, "A").0, []);
    let before = DisciplineRecord { used_in: Some(2025), ..record.clone() };
    assert_eq!(counts(&before, 2026, "A"), (vec![], Some('b')));
    let both = DisciplineRecord { party_on: Some(date(2025, 12, 1)), ..before };
    assert_eq!(counts(&both, 2026, "A"), (vec![], Some('a')));
    assert_eq!(counts(&both, 2025, "A").0, [Trigger::KyLuatCongVu]);
    assert_eq!(discipline_triggers(&[record.clone(), record], 2026, "A").0.len(), 1);
}

fn person() -> impl Strategy<Value = PersonYear> {
    let score = prop_oneof![85..96_i64, 40..101_i64].prop_map(Exact::whole);
    (score, 0..3_u8, any::<bool>(), 4..13_u8).prop_map(|(score, group, head, months_worked)| PersonYear {
        id: String::new(),
        group: format!("nhóm {group}"),
        head,
        scores: vec![score],
        months_worked,
        absence: Absence::None,
        triggers: Vec::new(),
    })
}

proptest! {
    /// The share holds for the body and each group, whatever the order; nobody with less is preferred in his group.
    #[test]
    fn the_share_is_never_passed_and_no_order_matters(
        mut people in prop::collection::vec(person(), 0..40),
        base in prop::sample::select(ExcellentBase::ALL),
        percent in 0..26_i64,
        turn in 0..40_usize,
    ) {
        for (index, person) in people.iter_mut().enumerate() {
            person.id = format!("p{index}");
        }
        let law = YearLaw::of(Law::shipped(), 2026, "").unwrap();
        let policy = RankPolicy { base, percent, decision: None };
        let agency = |people: Vec<PersonYear>| AgencyYear { year: 2026, name: "xã".to_owned(), rank: Level::HoanThanhTot, people };
        let ranking = rank(&agency(people.clone()), &policy, &law).unwrap();
        let excellent = |group: Option<&str>| {
            let of = people.iter().zip(&ranking.people).filter(|(person, _)| group.is_none_or(|group| person.group == group));
            of.filter(|(_, ranked)| ranked.rank == Rank::Ranked(Level::HoanThanhXuatSac)).count() as i64
        };
        let open: i64 = ranking.open_places.iter().map(|open| open.places).sum();
        prop_assert!(excellent(None) + open <= ranking.limits[0].limit);
        for limit in &ranking.limits {
            prop_assert!(excellent(limit.group.as_deref()) <= limit.limit);
        }
        for (person, ranked) in people.iter().zip(&ranking.people) {
            prop_assert!(!(person.head && ranked.rank == Rank::Ranked(Level::HoanThanhXuatSac)));
        }
        let by = turn % people.len().max(1);
        people.rotate_left(by);
        let turned = rank(&agency(people.clone()), &policy, &law).unwrap();
        for ranked in &ranking.people {
            prop_assert!(turned.people.contains(ranked));
        }
        prop_assert_eq!(turned.open_places, ranking.open_places);
        prop_assert_eq!(turned.limits, ranking.limits);
    }
}
