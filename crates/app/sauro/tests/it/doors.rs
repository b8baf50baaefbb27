//! Each route, asked over HTTP by each role for each kind of thing: it opens to whom `docs/permissions.md` says, and what
//! it says to the others is what is printed.

mod things;

use std::collections::{BTreeMap, BTreeSet};

use kernel::actor::{Actor, Behalf, Capacity, Membership, Role};
use kernel::ids::{AccountId, StaffId};
use kernel::permission::Denied;
use testkit::{Answer, HA_BAC, Printed, PrintedAction, Raw, Site, token_of};
use web::Gate;

use crate::communes::stage::Stage;
use crate::permissions::matrix::{read, told};
use things::{Ways, things_at};

/// How many things of each outcome and state are asked for.
const OF_EACH: usize = 2;

/// A route with its action.
struct Door {
    method: &'static str,
    pattern: &'static str,
    action: &'static str,
}

fn doors() -> Vec<Door> {
    let routes = sauro::features().into_iter().flat_map(|feature| feature.routes);
    routes
        .filter_map(|route| match route.gate {
            // Leaving ends nothing here: the token of a test is no session.
            Gate::May(policy) if route.path != "/dang-xuat" => {
                Some(Door { method: route.method, pattern: route.path, action: policy.name })
            }
            _ => None,
        })
        .collect()
}

/// What the paper promises to one who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Promise {
    Opens,
    Says(String),
    NoSuchThing,
}

/// One request and what must come of it.
struct Case {
    address: String,
    promise: Promise,
}

/// The roles, and beside them those who act for another, act as head for a time, or sit between two units.
fn people(stage: &Stage) -> Vec<(String, Actor)> {
    let mut all: Vec<(String, Actor)> =
        stage.people.iter().map(|actor| (actor.capacities[0].role.label().to_owned(), actor.clone())).collect();
    let clerk = stage.person(Role::CongChuc);
    let behalf = |role| {
        let from = stage.person(role);
        let staff = from.staff.expect("of the register");
        let behalf = Behalf { staff, account: from.account, name: from.name.clone() };
        Capacity { behalf: Some(behalf), ..Capacity::own(role, from.unit.filter(|_| role.sits_in_unit())) }
    };
    let second = stage.person(Role::TaiChinh).unit;
    let more = [
        ("được Chủ tịch ủy quyền", behalf(Role::ChuTich)),
        ("được đầu mối ủy quyền", behalf(Role::DauMoi)),
        ("phụ trách đơn vị", Capacity { acting: true, ..Capacity::own(Role::TruongDonVi, clerk.unit) }),
        ("giữa hai đơn vị", Capacity::own(Role::CongChuc, second)),
    ];
    for (name, capacity) in more {
        let capacities = vec![clerk.capacities[0].clone(), capacity];
        all.push((name.to_owned(), Actor { capacities, ..clerk.clone() }));
    }
    all
}

/// What the paper promises on each thing behind a door, a few of each kind.
async fn cases(raw: &mut Raw, printed: &Printed, door: &Door, actor: &Actor) -> Vec<Case> {
    let action = printed.action(door.action);
    let mut of_each: BTreeMap<String, usize> = BTreeMap::new();
    let mut cases = Vec::new();
    for thing in things_at(raw, door.pattern, door.action, actor).await {
        let promise = match &thing.ways {
            Ways::Whatever => everywhere(printed, action, actor),
            Ways::As(facts) => promised(told(printed, action, actor, facts)),
            // Whose role has no line is turned away before anybody looks for the thing.
            Ways::Behind { view, facts, then } => match everywhere(printed, action, actor) {
                Promise::Opens => match promised(told(printed, printed.action(view), actor, facts)) {
                    Promise::Opens => promised(told(printed, action, actor, then)),
                    hidden => hidden,
                },
                closed => closed,
            },
        };
        let count = of_each.entry(format!("{promise:?} {}", thing.kind)).or_default();
        *count += 1;
        if *count <= OF_EACH {
            cases.push(Case { address: thing.address, promise });
        }
    }
    cases
}

fn promised(told: Result<Option<StaffId>, Denied>) -> Promise {
    match told {
        Ok(_) => Promise::Opens,
        Err(Denied::Because(why)) => Promise::Says(why),
        Err(Denied::OutOfScope) => Promise::NoSuchThing,
    }
}

/// A page of no one thing opens to whom the action has a line.
fn everywhere(printed: &Printed, action: &PrintedAction, actor: &Actor) -> Promise {
    let active = printed.active.iter().any(|code| code == actor.membership.code());
    let mut held: Vec<Option<&str>> = vec![None];
    held.extend(
        actor.capacities.iter().filter(|c| c.behalf.is_none() || !action.not_lent).map(|c| Some(c.role.code())),
    );
    let has_line = action.grants.iter().any(|grant| held.contains(&grant.role.as_deref()));
    match (active && has_line, &action.refusal) {
        (true, _) => Promise::Opens,
        (false, Some(why)) if active => Promise::Says(why.clone()),
        (false, _) => Promise::NoSuchThing,
    }
}

/// In which order the doors are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Refused,
    Read,
    Written,
}

impl Pass {
    fn asks(self, promise: &Promise) -> bool {
        match self {
            Pass::Read => true,
            Pass::Refused => *promise != Promise::Opens,
            Pass::Written => *promise == Promise::Opens,
        }
    }
}

async fn ask(site: &Site, door: &Door, actor: &Actor, address: &str) -> Answer {
    // What is kept of a form is kept under its name; every other form is sent empty.
    let named = [("_draft", "thu")];
    let fields = if address.starts_with("/ban-nhap") { &named[..] } else { &[] };
    site.by_token(&token_of(actor), address, (door.method == "POST").then_some(fields)).await
}

/// Whether the answer keeps the promise; how it does not.
fn kept(promise: &Promise, action: &PrintedAction, answer: &Answer) -> Result<(), String> {
    let text = answer.visible();
    let said = || format!("{} {:?}: {}", answer.status, answer.location, text.chars().take(900).collect::<String>());
    let ok = match promise {
        Promise::Opens => {
            let mut refusals = action.refusal.iter().chain(&action.not_own).chain(action.closed.values());
            answer.status < 500
                && ![401, 404].contains(&answer.status)
                && (answer.status != 403 || !refusals.any(|words| text.contains(words.as_str())))
        }
        Promise::Says(why) => answer.status == 403 && text.contains(why.as_str()),
        Promise::NoSuchThing => answer.status == 404,
    };
    if ok { Ok(()) } else { Err(said()) }
}

#[tokio::test]
async fn every_door_opens_to_whom_the_paper_says() {
    let (stage, printed, doors) = (Stage::load().await, read(), doors());
    let people = people(&stage);
    let mut raw = stage.raw().await;
    let before = raw.everything_of(HA_BAC.0).await;
    let site = stage.site().await;
    let (mut broken, mut asked) = (Vec::new(), 0);
    let mut opened: BTreeSet<(&str, String)> = BTreeSet::new();
    // What is refused comes first: nothing may have happened after it.
    for pass in [Pass::Refused, Pass::Read, Pass::Written] {
        for door in doors.iter().filter(|door| (door.method == "GET") == (pass == Pass::Read)) {
            for (name, actor) in &people {
                let cases = cases(&mut raw, &printed, door, actor).await;
                assert!(!cases.is_empty() || pass == Pass::Written, "nothing stands behind {}", door.pattern);
                for case in cases.into_iter().filter(|case| pass.asks(&case.promise)) {
                    let answer = ask(&site, door, actor, &case.address).await;
                    asked += 1;
                    match kept(&case.promise, printed.action(door.action), &answer) {
                        Ok(()) if case.promise == Promise::Opens => drop(opened.insert((door.action, name.clone()))),
                        Ok(()) => {}
                        Err(said) => broken.push(format!(
                            "{} {} by {name}: promised {:?}, was {said}",
                            door.method, case.address, case.promise
                        )),
                    }
                }
            }
        }
        if pass == Pass::Refused {
            assert!(before == raw.everything_of(HA_BAC.0).await, "a door that stayed shut changed something");
        }
    }
    println!("{asked} requests, {} actions seen to open to somebody", opened.len());
    assert!(broken.is_empty(), "{} of {asked}:\n{}", broken.len(), broken.join("\n"));
    let lines = printed.actions.iter().filter(|action| doors.iter().any(|door| door.action == action.code));
    let cells = lines.flat_map(|action| {
        let label = |code: &String| printed.roles.iter().find(|(_, of)| *of == code).map(|(label, _)| label.clone());
        let mut roles: Vec<String> = action.grants.iter().flat_map(|g| &g.role).filter_map(label).collect();
        roles.dedup();
        roles.into_iter().map(move |role| (action.code.as_str(), role))
    });
    let unseen: BTreeSet<(&str, String)> =
        cells.filter(|(code, role)| !opened.iter().any(|(action, by)| action == code && by == role)).collect();
    assert_eq!(
        unseen,
        BTreeSet::new(),
        "what the paper grants was seen to open to nobody: give the stage such a thing"
    );
}

#[tokio::test]
async fn no_door_opens_to_an_account_that_is_not_in_use() {
    let (stage, printed) = (Stage::load().await, read());
    let mut raw = stage.raw().await;
    let before = raw.everything_of(HA_BAC.0).await;
    let site = stage.site().await;
    for membership in Membership::ALL.into_iter().filter(|membership| *membership != Membership::Active) {
        for actor in &stage.people {
            let actor = Actor { membership, ..actor.clone() };
            for door in doors() {
                for thing in things_at(&mut raw, door.pattern, door.action, &actor).await.into_iter().take(1) {
                    let promise = match &thing.ways {
                        Ways::As(facts) => promised(told(&printed, printed.action(door.action), &actor, facts)),
                        _ => Promise::NoSuchThing,
                    };
                    assert_eq!(promise, Promise::NoSuchThing, "the paper lets {membership:?} do {}", door.action);
                    let answer = ask(&site, &door, &actor, &thing.address).await;
                    let shut = matches!(answer.status, 403 | 404);
                    assert!(shut, "{} {} by {membership:?}: {}", door.method, thing.address, answer.status);
                }
            }
        }
    }
    assert!(before == raw.everything_of(HA_BAC.0).await, "somebody without a say changed something");
}

/// The number of a person in a text of a row; none where it is empty.
fn person(text: &str) -> Option<StaffId> {
    text.parse().ok().map(StaffId)
}

fn account(text: &str) -> Option<AccountId> {
    text.parse().ok().map(AccountId)
}
