//! Both engines behave alike, and SQLite refuses what would harm the data.

mod drafts;
mod folder;
mod history;
mod schema;
mod statements;
mod tree;
mod writes;

use kernel::actor::{Actor, Role};
use kernel::ids::{AccountId, Commune};
use kernel::permission::{Action, Grant, Policy, Scope};

/// The commune of these tests.
const COMMUNE: Commune = Commune(10816);

/// An action that everybody may do.
#[derive(Debug, Clone, Copy)]
struct Anything;

impl Action for Anything {
    const POLICY: Policy = Policy {
        name: "test.anything",
        label: "Làm gì cũng được",
        grants: &[Grant::to(&[], Scope::OwnCommune)],
        ..Policy::NOBODY
    };
}

fn actor(account: i64) -> Actor {
    Actor { account: AccountId(account), ..Actor::program(COMMUNE, "Nguyễn Thị Hòa") }.with_roles(&[Role::CongChuc])
}

fn now() -> jiff::Timestamp {
    "2026-11-20T01:30:00.123Z".parse().expect("an instant")
}
