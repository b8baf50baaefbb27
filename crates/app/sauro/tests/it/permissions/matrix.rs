//! The matrix: every action, by everybody, on everything – the program decides as `docs/permissions.md` says.
//!
//! What the paper says is worked out here from its words alone (its part 3), not from the policies.

use kernel::actor::{Actor, Behalf, Capacity, Membership, Role};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::{Denied, Scope, Standing};
use testkit::{Printed, PrintedAction};

use super::actions::{BUILDERS, Facts, Sees};
use crate::map::root;

const HERE: Commune = Commune(10816);
const ELSEWHERE: Commune = Commune(10813);
const ME: StaffId = StaffId(1);
const LENDER: StaffId = StaffId(2);
const OTHER: StaffId = StaffId(9);
const MY_ACCOUNT: AccountId = AccountId(11);
/// My unit, the second one of somebody between two, one that is not mine.
const UNITS: [UnitId; 3] = [UnitId(21), UnitId(22), UnitId(23)];

pub(crate) fn read() -> Printed {
    Printed::read(&std::fs::read_to_string(root().join("docs/permissions.md")).expect("docs/permissions.md"))
}

/// What the paper says happens.
pub(crate) fn told(
    printed: &Printed,
    action: &PrintedAction,
    actor: &Actor,
    facts: &Facts,
) -> Result<Option<StaffId>, Denied> {
    if action.program && actor.account == AccountId(0) {
        return Ok(None);
    }
    if !printed.active.iter().any(|code| code == actor.membership.code()) {
        return Err(Denied::OutOfScope);
    }
    let (own, lent): (Vec<&Capacity>, Vec<&Capacity>) = actor.capacities.iter().partition(|c| c.behalf.is_none());
    let mut barred = false;
    for held in std::iter::once(None).chain(own.into_iter().chain(lent).map(Some)) {
        let counts = held.is_none_or(|c| c.behalf.is_none()) || !action.not_lent;
        let granted = counts
            && action.grants.iter().any(|grant| {
                grant.role.as_deref() == held.map(|c| c.role.code())
                    && (grant.states.is_empty() || grant.states.iter().any(|state| state == facts.state))
                    && belongs(grant.scope, actor, held, facts)
            });
        let lender = held.and_then(|c| c.behalf.as_ref()).map(|behalf| behalf.staff);
        if granted && action.not_own.is_some() && concerns(actor, lender, facts) {
            barred = true;
        } else if granted {
            return match action.closed.get(facts.state) {
                Some(why) => Err(Denied::because(why)),
                None => Ok(lender),
            };
        }
    }
    Err(match (barred, &action.refusal) {
        (true, _) => Denied::because(action.not_own.clone().expect("a bar")),
        (false, Some(why)) => Denied::because(why),
        (false, None) => Denied::OutOfScope,
    })
}

/// Whether it is a decision about oneself, about the one whose power is used, or a relative of either.
fn concerns(actor: &Actor, lender: Option<StaffId>, facts: &Facts) -> bool {
    let mine = facts.account == Some(actor.account);
    mine || [actor.staff, lender]
        .into_iter()
        .flatten()
        .any(|person| facts.owner == Some(person) || facts.by == Some(person) || facts.relatives.contains(&person))
}

/// Part 3 of the paper: which things lie in which scope.
fn belongs(scope: Scope, actor: &Actor, held: Option<&Capacity>, facts: &Facts) -> bool {
    let of_here = facts.commune.unwrap_or(actor.commune) == actor.commune;
    let things: Vec<UnitId> = [facts.unit, facts.second].into_iter().flatten().collect();
    let lender = held.and_then(|c| c.behalf.as_ref()).map(|behalf| behalf.staff);
    let whose_power = lender.or(actor.staff);
    let named = |person: Option<StaffId>| person.is_some() && person == whose_power;
    let heads_it = held.is_some_and(|c| {
        matches!(c.role, Role::TruongDonVi | Role::PhoTruongDonVi) && c.unit.is_some_and(|u| things.contains(&u))
    });
    let mut mine: Vec<UnitId> = actor.unit.into_iter().collect();
    for c in actor.capacities.iter().filter(|c| c.behalf.is_none()) {
        let sits = matches!(c.role, Role::TruongDonVi | Role::PhoTruongDonVi | Role::CongChuc);
        mine.extend(c.unit.filter(|_| sits));
    }
    match scope {
        Scope::City => true,
        Scope::OtherCommune => !of_here,
        Scope::OwnCommune => of_here,
        Scope::Own => {
            let person = actor.staff.is_some() && (facts.owner == actor.staff || facts.by == actor.staff);
            of_here && (person || facts.account == Some(actor.account))
        }
        Scope::Entrusted => of_here && named(facts.entrusted),
        Scope::Subordinate => of_here && (heads_it || named(facts.accountable)),
        Scope::OwnUnit => of_here && (facts.takes_part || heads_it || things.iter().any(|u| mine.contains(u))),
        Scope::Field => {
            let field = held.and_then(|c| c.unit);
            of_here && (things.is_empty() || field.is_none_or(|field| things.contains(&field)))
        }
    }
}

/// Everybody: each role as one's own, acting, lent; over one's unit, another, none; between two units; nobody at all.
fn everybody() -> Vec<Actor> {
    let [mine, second, foreign] = UNITS;
    let lent = |role, unit| Capacity {
        behalf: Some(Behalf { staff: LENDER, account: AccountId(12), name: "Phạm Quang Huy".to_owned() }),
        ..Capacity::own(role, unit)
    };
    let mut held: Vec<Vec<Capacity>> = vec![Vec::new()];
    for role in Role::ALL {
        let between = Capacity::own(Role::CongChuc, Some(second));
        held.extend([
            vec![Capacity::own(role, None)],
            vec![Capacity::own(role, Some(mine))],
            vec![Capacity::own(role, Some(foreign))],
            vec![Capacity { acting: true, ..Capacity::own(role, Some(mine)) }],
            vec![Capacity::own(role, Some(foreign)), between.clone()],
            vec![lent(role, None)],
            vec![lent(role, Some(mine))],
            vec![lent(role, Some(foreign)), between],
            vec![lent(role, None), Capacity::own(role, None)],
        ]);
    }
    let me = |membership, capacities| Actor {
        account: MY_ACCOUNT,
        staff: Some(ME),
        unit: Some(mine),
        membership,
        capacities,
        ..Actor::program(HERE, "Tôi")
    };
    let mut all = vec![Actor::program(HERE, "Chương trình")];
    for membership in Membership::ALL {
        all.extend(held.iter().map(|held| me(membership, held.clone())));
        let outside = |role| Actor { staff: None, unit: None, ..me(membership, vec![Capacity::own(role, None)]) };
        all.extend(Role::ALL.map(outside));
    }
    all
}

/// Each case of `cases` once for each of these values.
fn spread<T: Copy>(cases: Vec<Facts>, values: &[T], set: impl Fn(&mut Facts, T)) -> Vec<Facts> {
    let mut spread_out = Vec::with_capacity(cases.len() * values.len());
    for case in cases {
        for value in values {
            let mut next = case;
            set(&mut next, *value);
            spread_out.push(next);
        }
    }
    spread_out
}

const PEOPLE: [Option<StaffId>; 3] = [Some(ME), Some(LENDER), Some(OTHER)];

const RELATIVES: [&[StaffId]; 3] = [&[], &[ME], &[LENDER, OTHER]];

/// Every combination of the facts that an action sees.
fn combinations(sees: &[Sees], states: &[&'static str]) -> Vec<Facts> {
    let units = UNITS.map(Some);
    let or_none = [units[0], units[1], units[2], None];
    let mut cases = spread(vec![Facts::default()], states, |f, state| f.state = state);
    for fact in sees {
        cases = match fact {
            Sees::Owner => spread(cases, &PEOPLE, |f, p| f.owner = p),
            Sees::By => spread(cases, &PEOPLE, |f, p| f.by = p),
            Sees::Relatives => spread(cases, &RELATIVES, |f, r| f.relatives = r),
            Sees::Entrusted => spread(cases, &PEOPLE, |f, p| f.entrusted = p),
            Sees::Accountable => spread(cases, &PEOPLE, |f, p| f.accountable = p),
            Sees::Account => spread(cases, &[MY_ACCOUNT, AccountId(12)], |f, a| f.account = Some(a)),
            Sees::Unit => spread(cases, &or_none, |f, u| f.unit = u),
            Sees::UnitAlways => spread(cases, &units, |f, u| f.unit = u),
            Sees::Second => spread(cases, &or_none, |f, u| f.second = u),
            Sees::TakesPart => spread(cases, &[false, true], |f, t| f.takes_part = t),
        };
    }
    cases
}

/// Each way in which a thing can lie to somebody, with whose own it is, relatives, and its commune.
fn situations(states: &[&'static str]) -> Vec<Facts> {
    let plain = Facts { owner: Some(OTHER), ..Facts::default() };
    let mut ways = vec![plain];
    ways.extend(PEOPLE.map(|p| Facts { entrusted: p, ..plain }));
    ways.extend(PEOPLE.map(|p| Facts { accountable: p, ..plain }));
    ways.extend(UNITS.map(|u| Facts { unit: Some(u), ..plain }));
    ways.push(Facts { unit: Some(UNITS[2]), second: Some(UNITS[0]), ..plain });
    ways.push(Facts { unit: Some(UNITS[2]), takes_part: true, ..plain });
    ways.push(Facts { account: Some(MY_ACCOUNT), ..plain });
    ways = spread(ways, states, |f, state| f.state = state);
    ways = spread(ways, &PEOPLE, |f, p| f.by = p);
    ways = spread(ways, &RELATIVES, |f, r| f.relatives = r);
    spread(ways, &[None, Some(HERE), Some(ELSEWHERE)], |f, c| f.commune = c)
}

/// The outcome in one word, to be compared.
fn outcome(decided: Result<Standing, Denied>) -> Result<Option<StaffId>, Denied> {
    decided.map(|standing| standing.behalf.map(|behalf| behalf.staff))
}

#[test]
fn real_actions_decide_as_the_paper_says() {
    let (printed, everybody) = (read(), everybody());
    let mut cells = 0_u64;
    for policy in super::policies() {
        let builder = BUILDERS.iter().find(|builder| builder.name == policy.name);
        let builder = builder.unwrap_or_else(|| {
            panic!("{} is made by no line of tests/it/permissions/actions.rs: give it one", policy.name)
        });
        let states: Vec<&str> = policy.states.iter().map(|(code, _)| *code).collect();
        let action = printed.action(policy.name);
        for facts in combinations(builder.sees, if states.is_empty() { &[""] } else { &states }) {
            for actor in &everybody {
                let decided = outcome((builder.ask)(&facts, actor));
                assert_eq!(decided, told(&printed, action, actor, &facts), "{} {facts:?} {actor:?}", policy.name);
                cells += 1;
            }
        }
    }
    println!("{cells} cells of real actions");
    assert!(cells > 100_000, "{cells}");
    assert_eq!(BUILDERS.len(), super::policies().len(), "a line of actions.rs has no policy any more");
}

#[test]
fn policies_decide_as_the_paper_says_on_everything() {
    let (printed, everybody) = (read(), everybody());
    let active: Vec<&Actor> = everybody.iter().filter(|actor| actor.membership == Membership::Active).collect();
    let mut cells = 0_u64;
    for policy in super::policies() {
        let states: Vec<&str> = policy.states.iter().map(|(code, _)| *code).collect();
        let action = printed.action(policy.name);
        for facts in situations(if states.is_empty() { &[""] } else { &states }) {
            for actor in &active {
                let decided = outcome(policy.decide(actor, &facts.object()));
                assert_eq!(decided, told(&printed, action, actor, &facts), "{} {facts:?} {actor:?}", policy.name);
                cells += 1;
            }
        }
    }
    println!("{cells} cells of policies");
}
