//! No sequence of up to eight steps by one person makes a decision about people effective: every sequence is tried, with the
//! real policies and the real engine, over all his accounts, roles, delegations and changes of office.
//!
//! The world is what the tables of the slice hold, as far as it bears on this. Everybody else sleeps: what is approved here
//! was approved by him alone. He takes the steps that the screens offer; nothing is decided here that the slice decides.

mod world;

use std::collections::HashSet;

use kernel::actor::Role;
use kernel::two_person::{Bar, Hands, Proposal, ProposalState, Step};

use world::{Engine, Move, Start, World};

const STEPS: usize = 8;

/// What he begins with: the roles of his account today, those after the change of office, what was offered to him by whom,
/// and his second account.
fn starts() -> Vec<Start> {
    use Role::{CapUy, ChuTich, CongChuc, HoSo, PhoChuTich, QuanTriTruyCap};
    let mut starts = Vec::new();
    for today in [&[QuanTriTruyCap][..], &[ChuTich], &[PhoChuTich], &[QuanTriTruyCap, PhoChuTich], &[CongChuc, HoSo]] {
        for later in [&[ChuTich][..], &[QuanTriTruyCap], &[PhoChuTich, QuanTriTruyCap]] {
            for offered in [None, Some(ChuTich)] {
                for second in
                    [None, Some((true, &[ChuTich][..])), Some((false, &[CapUy])), Some((false, &[PhoChuTich]))]
                {
                    starts.push(Start { today, later, offered, second });
                }
            }
        }
    }
    starts
}

/// The first sequence that made something effective, and how many worlds were seen.
fn explore(start: &Start, engine: &Engine) -> (Option<Vec<Move>>, usize) {
    let first = World::of(start);
    let mut seen = HashSet::from([first.clone()]);
    let mut edge = vec![(first, Vec::new())];
    for _ in 0..STEPS {
        let mut next = Vec::new();
        for (world, path) in edge {
            for (step, after) in world.steps(engine) {
                if seen.contains(&after) {
                    continue;
                }
                let path: Vec<Move> = path.iter().copied().chain([step]).collect();
                if after.is_decided() {
                    return (Some(path), seen.len());
                }
                seen.insert(after.clone());
                next.push((after, path));
            }
        }
        edge = next;
    }
    (None, seen.len())
}

#[test]
fn one_person_alone_makes_nothing_effective() {
    let mut worlds = 0;
    for start in starts() {
        let (found, seen) = explore(&start, &Engine::real());
        assert_eq!(found, None, "{start:?}");
        worlds += seen;
    }
    println!("{worlds} worlds");
    assert!(worlds > 10_000, "only {worlds} worlds");
}

/// Whether some start leads somewhere with this engine.
fn is_found(engine: &Engine) -> bool {
    starts().iter().any(|start| explore(start, engine).0.is_some())
}

#[test]
fn an_engine_with_a_hole_is_found_out() {
    let real = Engine::real();
    let anyone: fn(&Proposal, Step, Hands, &[kernel::ids::StaffId]) -> Result<ProposalState, Bar> =
        |proposal, step, _, _| {
            Ok(match (proposal.state, step) {
                (ProposalState::Waiting, Step::Approve) => ProposalState::Approved,
                (ProposalState::Waiting, Step::Refuse) => ProposalState::Refused,
                (ProposalState::Waiting, Step::Withdraw) => ProposalState::Withdrawn,
                _ => return Err(Bar::Closed),
            })
        };
    assert!(is_found(&Engine { step: anyone, ..real }), "who proposes approves");
    let by_account: fn(&kernel::actor::Actor, Option<&kernel::actor::Behalf>) -> Result<Hands, Bar> =
        |actor, behalf| {
            Ok(Hands::stored(kernel::ids::StaffId(1000 + actor.account.0), behalf.map(|behalf| behalf.staff)))
        };
    assert!(is_found(&Engine { hands: by_account, ..real }), "two accounts are two persons");
    let by_office: fn(&kernel::actor::Actor, Option<&kernel::actor::Behalf>) -> Result<Hands, Bar> = |actor, behalf| {
        let person = behalf.map(|behalf| behalf.staff).or(actor.staff).ok_or(Bar::Unknown)?;
        Ok(Hands::stored(person, None))
    };
    assert!(is_found(&Engine { hands: by_office, ..real }), "a delegation is another hand");
}
