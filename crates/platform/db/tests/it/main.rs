//! Both engines behave alike, and SQLite refuses what would harm the data.

mod folder;
mod schema;
mod statements;
mod tree;
mod writes;

use kernel::actor::{Actor, Role};
use kernel::ids::{AccountId, Commune};
use kernel::permission::{Action, Denied};

/// The commune of these tests.
const COMMUNE: Commune = Commune(10816);

/// An action that everybody may do.
#[derive(Debug, Clone, Copy)]
struct Anything;

impl Action for Anything {
    const NAME: &'static str = "test.anything";
    fn check(&self, _: &Actor) -> Result<(), Denied> {
        Ok(())
    }
}

fn actor(account: i64) -> Actor {
    Actor {
        commune: COMMUNE,
        account: AccountId(account),
        staff: None,
        unit: None,
        name: "Nguyễn Thị Hòa".to_owned(),
        title: String::new(),
        roles: vec![Role::CongChuc],
    }
}

fn now() -> jiff::Timestamp {
    "2026-11-20T01:30:00.123Z".parse().expect("an instant")
}
