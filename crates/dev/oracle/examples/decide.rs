//! How long a permission decision takes: `cargo run --release -p oracle --example decide`.
//!
//! A person with five capacities, one of them lent, asks every action of the program about things that lie near and far.

use std::hint::black_box;
use std::time::Instant;

use kernel::actor::{Actor, Behalf, Capacity, Role};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Object;

const ROUNDS: u32 = 100_000;

fn actor() -> Actor {
    let lender = Behalf { staff: StaffId(2), account: AccountId(12), name: "Phạm Quang Huy".to_owned() };
    let capacities = vec![
        Capacity::own(Role::TruongDonVi, Some(UnitId(3))),
        Capacity::own(Role::CongChuc, Some(UnitId(4))),
        Capacity::own(Role::DauMoi, None),
        Capacity { acting: true, ..Capacity::own(Role::PhoTruongDonVi, Some(UnitId(5))) },
        Capacity { behalf: Some(lender), ..Capacity::own(Role::PhoChuTich, Some(UnitId(6))) },
    ];
    Actor {
        account: AccountId(11),
        staff: Some(StaffId(1)),
        unit: Some(UnitId(3)),
        capacities,
        ..Actor::program(Commune(1), "")
    }
}

fn main() {
    let (actor, policies) = (actor(), oracle::policies());
    let relatives = [StaffId(7), StaffId(8)];
    let far = Object {
        own: [Some(StaffId(9)), None, None],
        units: [Some(UnitId(9)), None],
        relatives: &relatives,
        ..Object::default()
    };
    let near = Object { entrusted: Some(StaffId(1)), units: [Some(UnitId(3)), None], ..far };
    let own = Object { own: [Some(StaffId(1)), None, None], account: Some(AccountId(11)), ..near };
    let lent = Object { entrusted: Some(StaffId(2)), units: [Some(UnitId(6)), None], ..far };
    for (name, object) in [("far", far), ("near", near), ("own", own), ("lent", lent)] {
        let (mut slowest, mut total) = ((0.0, ""), 0.0);
        for policy in &policies {
            let object = Object { state: policy.states.first().map_or("", |(code, _)| code), ..object };
            let begun = Instant::now();
            for _ in 0..ROUNDS {
                black_box(policy.decide(black_box(&actor), black_box(&object)).is_ok());
            }
            let nanos = begun.elapsed().as_nanos() as f64 / f64::from(ROUNDS);
            total += nanos;
            if nanos > slowest.0 {
                slowest = (nanos, policy.name);
            }
        }
        let mean = total / policies.len() as f64;
        println!("{name:5} {mean:7.0} ns a decision, at most {:.0} ns ({})", slowest.0, slowest.1);
    }
}
