//! How long the rules take: `cargo run --release -p lawbook --example measure`.
//!
//! A leader's month with 30 lines of work, faults and delays among them, with the whole derivation; and the ranks of a year
//! of 200,000 people with twelve scores each, once as one body and once as bodies of fifty.

use std::hint::black_box;
use std::time::Instant;

use kernel::dates::date;
use kernel::exact::Exact;
use rules::evaluation::Level;
use rules::evaluation::period::{
    Fault, Leadership, Origin, PeriodFacts, PeriodLaw, PeriodOf, PeriodPolicy, PersonKind, Share, WorkLine, evaluate,
};
use rules::evaluation::policy::ExcellentBase;
use rules::evaluation::year::{Absence, AgencyYear, PersonYear, RankPolicy, YearLaw, rank};
use rules::law::Law;

const ROUNDS: u32 = 20_000;
const PEOPLE: usize = 200_000;

fn hundredths(number: usize) -> Exact {
    Exact::fraction(i64::try_from(number).unwrap_or_default(), 100).unwrap_or_default()
}

fn month(law: &PeriodLaw) -> PeriodFacts {
    let line = |at: usize| WorkLine {
        product: format!("CM.{at:02}"),
        coefficient: hundredths(60 + 35 * at),
        assigned: Exact::whole(4),
        completed: hundredths(400 - 20 * (at % 3)),
        origin: Origin::ALL[at % Origin::ALL.len()],
        quality_failures: vec![Fault { units: Exact::ONE, times: 1, excused: at.is_multiple_of(2) }],
        delays: vec![Fault { units: Exact::ONE, times: 2, excused: at.is_multiple_of(5) }],
    };
    PeriodFacts {
        period: PeriodOf::Month(2026, 6),
        kind: PersonKind::CongChuc,
        leader: true,
        common: law.items.iter().map(|item| (item.code.clone(), item.most.clone())).collect(),
        work: (0..30).map(line).collect(),
        leadership: Some(Leadership {
            subordinate_scores: Some(vec![Exact::whole(92), Exact::whole(88), Exact::whole(74)]),
            organising: Some(Share::Full),
            unity: Some(Share::Half),
        }),
    }
}

/// A score with thirds, so that sums do not end early.
fn score(person: usize, month: usize) -> Exact {
    let parts = 6_000 + (person * 7_919 + month * 104_729) % 4_000;
    Exact::fraction(i64::try_from(parts).unwrap_or_default(), 102).unwrap_or_default()
}

fn year(people: std::ops::Range<usize>) -> AgencyYear {
    let person = |id: usize| PersonYear {
        id: format!("{id:06}"),
        group: format!("nhóm {}", id % 7),
        head: false,
        scores: (0..12).map(|month| score(id, month)).collect(),
        months_worked: 12,
        absence: Absence::None,
        triggers: Vec::new(),
    };
    AgencyYear {
        year: 2026,
        name: "UBND xã".to_owned(),
        rank: Level::HoanThanhXuatSac,
        people: people.map(person).collect(),
    }
}

fn main() {
    let law = Law::shipped();
    let (Ok(of_period), Ok(of_year)) = (PeriodLaw::at(law.at(date(2026, 6, 30), "")), YearLaw::of(law, 2026, ""))
    else {
        return eprintln!("the decree is not in force");
    };
    let facts = month(&of_period);
    let begun = Instant::now();
    for _ in 0..ROUNDS {
        black_box(evaluate(black_box(&facts), PeriodPolicy::default(), &of_period).is_ok());
    }
    println!("a month of 30 lines, with its derivation: {:?}", begun.elapsed() / ROUNDS);

    let policy = RankPolicy { base: ExcellentBase::default(), percent: 20, decision: None };
    for (name, size) in [("one body", PEOPLE), ("bodies of fifty", 50)] {
        let bodies: Vec<AgencyYear> = (0..PEOPLE).step_by(size).map(|first| year(first..first + size)).collect();
        let begun = Instant::now();
        let ranked: usize =
            bodies.iter().filter_map(|body| rank(body, &policy, &of_year).ok()).map(|all| all.people.len()).sum();
        println!("the year of {ranked} people, {name}: {:?}", begun.elapsed());
    }
}
