//! A million random questions, asked of the program and of Cedar.

use std::collections::HashSet;
use std::str::FromStr as _;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, RestrictedExpression as Value,
};
use kernel::actor::{Actor, Behalf, Capacity, Membership, Role};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::{Object, Policy};
use oracle::{cedar, paper, policies};

const QUESTIONS: u64 = 1_000_000;
const THREADS: u64 = 4;

/// The same small numbers for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.roll(sides) == 0
    }

    fn small(&mut self) -> i64 {
        self.roll(4) as i64 + 1
    }

    fn maybe<T>(&mut self, made: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        if self.one_in(3) { None } else { Some(made(self)) }
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len() as u64) as usize]
    }
}

fn capacity(dice: &mut Dice) -> Capacity {
    let behalf = dice.one_in(3).then(|| dice.small());
    Capacity {
        role: dice.pick(&Role::ALL),
        unit: dice.maybe(|d| UnitId(d.small())),
        acting: dice.one_in(4),
        behalf: behalf.map(|n| Behalf { staff: StaffId(n), account: AccountId(n), name: String::new() }),
    }
}

fn actor(dice: &mut Dice) -> Actor {
    let held = dice.roll(6);
    Actor {
        account: if dice.one_in(30) { AccountId(0) } else { AccountId(dice.small()) },
        membership: if dice.one_in(8) { dice.pick(&Membership::ALL) } else { Membership::Active },
        staff: dice.maybe(|d| StaffId(d.small())),
        unit: dice.maybe(|d| UnitId(d.small())),
        capacities: (0..held).map(|_| capacity(dice)).collect(),
        ..Actor::program(Commune(1), "")
    }
}

fn object<'r>(dice: &mut Dice, relatives: &'r [StaffId], policy: &Policy) -> Object<'r> {
    let states: Vec<&str> = policy.states.iter().map(|(code, _)| *code).collect();
    let person = |dice: &mut Dice| dice.maybe(|d| StaffId(d.small()));
    Object {
        commune: dice.one_in(4).then(|| Commune(dice.roll(2) as i64 + 1)),
        own: [person(dice), person(dice), None],
        account: dice.one_in(4).then(|| AccountId(dice.small())),
        relatives,
        entrusted: person(dice),
        accountable: person(dice),
        units: [dice.maybe(|d| UnitId(d.small())), dice.one_in(4).then(|| UnitId(dice.small()))],
        takes_part: dice.one_in(5),
        state: if states.is_empty() { "" } else { dice.pick(&states) },
    }
}

fn set(numbers: impl IntoIterator<Item = i64>) -> Value {
    Value::new_set(numbers.into_iter().map(Value::new_long))
}

/// The facts of a question, in one capacity, as Cedar takes them.
fn context(actor: &Actor, held: Option<&Capacity>, object: &Object<'_>) -> Context {
    let text = |words: &str| Value::new_string(words.to_owned());
    let lender = held.and_then(|c| c.behalf.as_ref()).map(|b| b.staff.0);
    let sits = [Role::TruongDonVi, Role::PhoTruongDonVi, Role::CongChuc];
    let second =
        actor.capacities.iter().filter(|c| c.behalf.is_none() && sits.contains(&c.role)).filter_map(|c| c.unit);
    let units: HashSet<i64> = actor.unit.into_iter().chain(second).map(|unit| unit.0).collect();
    let pairs = [
        ("role", text(held.map_or("", |c| c.role.code()))),
        ("membership", text(actor.membership.code())),
        ("state", text(object.state)),
        ("takes_part", Value::new_bool(object.takes_part)),
        ("program", Value::new_bool(actor.account.0 == 0)),
        ("me", set(actor.staff.map(|s| s.0))),
        ("lender", set(lender)),
        ("field", set(held.and_then(|c| c.unit).map(|u| u.0))),
        ("units", set(units)),
        ("things", set(object.units.into_iter().flatten().map(|u| u.0))),
        ("own", set(object.own.into_iter().flatten().map(|s| s.0))),
        ("relatives", set(object.relatives.iter().map(|s| s.0))),
        ("entrusted", set(object.entrusted.map(|s| s.0))),
        ("accountable", set(object.accountable.map(|s| s.0))),
        ("account", Value::new_long(actor.account.0)),
        ("thing_account", Value::new_long(object.account.map_or(-1, |a| a.0))),
        ("commune", Value::new_long(actor.commune.0)),
        ("thing_commune", Value::new_long(object.commune.unwrap_or(actor.commune).0)),
    ];
    Context::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value))).expect("a context")
}

/// What the paper says of one action.
struct Told {
    policies: PolicySet,
    /// Something is granted to whoever is signed in, or to the program: then it is asked without a capacity, too.
    without_capacity: bool,
}

/// Cedar, with the policies of one action each.
struct Cedar {
    of: Vec<(&'static Policy, Told)>,
    authorizer: Authorizer,
    nobody: EntityUid,
    entities: Entities,
}

impl Cedar {
    fn read() -> Cedar {
        let printed = paper();
        let parsed = |policy: &'static Policy| {
            let action = printed.action(policy.name);
            let text = cedar(&printed, action);
            let policies = PolicySet::from_str(&text).unwrap_or_else(|why| panic!("{why}: {text}"));
            let without_capacity = action.program || action.grants.iter().any(|grant| grant.role.is_none());
            (policy, Told { policies, without_capacity })
        };
        Cedar {
            of: policies().into_iter().map(parsed).collect(),
            authorizer: Authorizer::new(),
            nobody: EntityUid::from_str("Any::\"one\"").expect("an id"),
            entities: Entities::empty(),
        }
    }

    /// Allowed when one capacity is enough.
    fn allows(&self, told: &Told, actor: &Actor, object: &Object<'_>) -> bool {
        let nothing = told.without_capacity.then_some(None);
        nothing.into_iter().chain(actor.capacities.iter().map(Some)).any(|held| {
            let one = || self.nobody.clone();
            let request = Request::new(one(), one(), one(), context(actor, held, object), None).expect("a request");
            let response = self.authorizer.is_authorized(&request, &told.policies, &self.entities);
            assert_eq!(response.diagnostics().errors().count(), 0, "{response:?}");
            response.decision() == Decision::Allow
        })
    }
}

/// Asks this share of the questions; how many were allowed.
fn ask(cedar: &Cedar, seed: u64) -> u64 {
    let mut dice = Dice(seed);
    let mut allowed = 0;
    for number in 0..QUESTIONS / THREADS {
        let (policy, told) = &cedar.of[dice.roll(cedar.of.len() as u64) as usize];
        let actor = actor(&mut dice);
        let relatives: Vec<StaffId> = (0..dice.roll(3)).map(|_| StaffId(dice.small())).collect();
        let object = object(&mut dice, &relatives, policy);
        let ours = policy.decide(&actor, &object).is_ok();
        let theirs = cedar.allows(told, &actor, &object);
        assert_eq!(ours, theirs, "seed {seed}, question {number}: {} {actor:?} {object:?}", policy.name);
        allowed += u64::from(ours);
    }
    allowed
}

#[test]
fn a_million_random_decisions_are_cedars_too() {
    let cedar = Cedar::read();
    let allowed: u64 = std::thread::scope(|scope| {
        let running: Vec<_> = (0..THREADS)
            .map(|seed| {
                scope.spawn({
                    let cedar = &cedar;
                    move || ask(cedar, seed)
                })
            })
            .collect();
        running.into_iter().map(|thread| thread.join().expect("no mismatch")).sum()
    });
    println!("{allowed} of {QUESTIONS} allowed");
    // Questions that all get the same answer would prove little.
    assert!((QUESTIONS / 10..QUESTIONS * 9 / 10).contains(&allowed), "{allowed}");
}
