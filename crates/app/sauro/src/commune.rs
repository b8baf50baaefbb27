//! Setting up a commune through the doors of the slices: what `init`, `account add` and the demonstration share.

use db::{Db, DbError, Leaf, WriteTx};
use jiff::Timestamp;
use kernel::actor::{Actor, Capacity};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::{Action, Allowed};
use org::api::{NewCommune, NewPosition, NewUnit, SetUpUnits};
use serde::Deserialize;
use staff::api::{NewStaff, SetUpStaff};

use crate::failure::Failure;

const UNITS: &str = include_str!("../../../../fixtures/xa-ha-bac/units.toml");
const POSITIONS: &str = include_str!("../../../../fixtures/xa-ha-bac/positions.toml");

/// The units that every commune has since 2025, in the words of its papers.
#[derive(Debug, Deserialize)]
pub struct Units {
    unit: Vec<Unit>,
}

#[derive(Debug, Deserialize)]
struct Unit {
    code: String,
    name: String,
    aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Positions {
    position: Vec<Position>,
}

#[derive(Debug, Deserialize)]
struct Position {
    code: String,
    name: String,
    group: String,
    rank: String,
    approved: i64,
}

/// The program itself, setting up this commune.
///
/// # Errors
/// Never, as long as the slices let the program set up.
pub fn set_up<A: Action>(actor: &Actor, action: A) -> Result<Allowed<A>, Failure> {
    actor.may(action).map_err(|denied| Failure::Fault(denied.to_string()))
}

/// Adds the commune with its units.
///
/// # Errors
/// The database's.
pub async fn add_commune(tx: &mut WriteTx, actor: &Actor, new: &NewCommune) -> Result<(), Failure> {
    let allowed = set_up(actor, SetUpUnits)?;
    org::api::add_commune(tx, &allowed, new).await?;
    let units: Units = parse("units.toml", UNITS)?;
    for (sort, unit) in (1..).zip(units.unit) {
        let new = NewUnit { code: unit.code, name: unit.name, aliases: unit.aliases, sort };
        org::api::add_unit(tx, &allowed, &new).await?;
    }
    Ok(())
}

/// Adds the catalogue of positions; their ids by code. `prefix` stands before each code in place of the sample's;
/// `approved` tells whether the sample's numbers of posts are taken too.
///
/// # Errors
/// The database's.
pub async fn add_positions(
    tx: &mut WriteTx,
    actor: &Actor,
    prefix: &str,
    approved: bool,
) -> Result<Vec<(String, i64)>, Failure> {
    let allowed = set_up(actor, SetUpUnits)?;
    let positions: Positions = parse("positions.toml", POSITIONS)?;
    let mut ids = Vec::new();
    for (sort, position) in (1..).zip(positions.position) {
        let own = position.code.rsplit('-').next().unwrap_or_default().to_owned();
        let new = NewPosition {
            code: if prefix.is_empty() { own.clone() } else { format!("{prefix}-{own}") },
            name: position.name,
            group: position.group,
            rank: position.rank,
            approved: if approved { position.approved } else { 0 },
            sort,
        };
        ids.push((own, org::api::add_position(tx, &allowed, &new).await?));
    }
    Ok(ids)
}

/// Adds a person to the register.
///
/// # Errors
/// The database's.
pub async fn add_person(tx: &mut WriteTx, actor: &Actor, new: &NewStaff) -> Result<StaffId, Failure> {
    Ok(staff::api::add_staff(tx, &set_up(actor, SetUpStaff)?, new).await?)
}

/// Somebody who will sign in.
#[derive(Debug, Clone)]
pub struct Person {
    pub username: String,
    pub staff: Option<StaffId>,
    pub unit: Option<UnitId>,
    pub name: String,
    pub title: String,
    /// The roles that he holds from today on.
    pub held: Vec<Capacity>,
}

/// Makes an account; `password_hash` from [`accounts::api::hash_password`].
///
/// # Errors
/// The database's; words for the person where the username is taken.
pub async fn add_account(
    tx: &mut WriteTx,
    actor: &Actor,
    person: &Person,
    password_hash: String,
) -> Result<AccountId, Failure> {
    let allowed = set_up(actor, accounts::api::SetUp)?;
    let new = accounts::api::NewAccount {
        username: person.username.clone(),
        password_hash,
        staff: person.staff,
        unit: person.unit,
        name: person.name.clone(),
        title: person.title.clone(),
    };
    let id = accounts::api::create_account(tx, &allowed, &new).await.map_err(|error| taken(error, person))?;
    give_roles(tx, actor, id, person).await?;
    Ok(id)
}

/// Makes an account whose holder sets his password himself, with what is printed here once.
///
/// # Errors
/// The database's; words for the person where the username is taken.
pub async fn invite(tx: &mut WriteTx, actor: &Actor, person: &Person) -> Result<access::api::Secrets, Failure> {
    let allowed = set_up(actor, accounts::api::Administer { account: AccountId(0), staff: None })?;
    let new = accounts::api::NewAccount {
        username: person.username.clone(),
        password_hash: String::new(),
        staff: person.staff,
        unit: person.unit,
        name: person.name.clone(),
        title: person.title.clone(),
    };
    let id = accounts::api::insert_invited(tx, &allowed, &new).await.map_err(|error| taken(error, person))?;
    give_roles(tx, actor, id, person).await?;
    Ok(access::api::invite_at_set_up(tx, &set_up(actor, access::api::SetUpAccess)?, id).await?)
}

fn taken(error: DbError, person: &Person) -> Failure {
    match error.is_unique_violation() {
        true => Failure::Input(format!("Tài khoản “{}” đã có. Hãy chọn tên tài khoản khác.", person.username)),
        false => error.into(),
    }
}

async fn give_roles(tx: &mut WriteTx, actor: &Actor, account: AccountId, person: &Person) -> Result<(), Failure> {
    let allowed = set_up(actor, access::api::SetUpAccess)?;
    for held in &person.held {
        access::api::give_role(tx, &allowed, account, held).await?;
    }
    Ok(())
}

/// The hash of a password, computed off the threads that answer.
///
/// # Errors
/// A fault of the machine.
pub async fn hash(password: &str) -> Result<String, Failure> {
    accounts::api::hash_password(password.to_owned()).await.map_err(|e| Failure::Fault(e.to_string()))
}

/// Begins the one transaction of a set-up.
///
/// # Errors
/// The database's.
pub async fn begin(db: &Db, actor: &Actor, now: Timestamp) -> Result<WriteTx, Failure> {
    Ok(db.write(&set_up(actor, SetUpUnits)?, None, now).await?)
}

/// Ends it.
///
/// # Errors
/// The database's; then nothing has happened.
pub async fn finish(tx: WriteTx, commune: Commune, summary: &str) -> Result<(), Failure> {
    tx.commit(Leaf::about("org_commune", commune.0, summary), "/").await?;
    Ok(())
}

/// Reads an embedded file of the sample.
///
/// # Errors
/// When the file is not what the program expects: found by a test, never by a user.
pub fn parse<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, Failure> {
    toml::from_str(text).map_err(|e| Failure::Fault(format!("{name}: {e}")))
}
