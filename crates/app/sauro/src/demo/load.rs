//! Loads the sample commune: units, positions, people, accounts, and then its story.

use db::Db;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::actor::{Actor, Capacity, Role};
use kernel::clock::{Clock as _, FixedClock};
use kernel::ids::{Commune, StaffId};
use org::api::NewCommune;
use serde::Deserialize;
use staff::api::{NewPost, NewStaff, SetUpStaff, Values};
use web::CommuneInfo;

use super::accounts_file::Account;
use super::story;
use crate::commune::{self, Person, parse};
use crate::failure::Failure;

const COMMUNE: &str = include_str!("../../../../../fixtures/xa-ha-bac/commune.toml");
const STAFF: &str = include_str!("../../../../../fixtures/xa-ha-bac/staff.toml");
const PRIVATE: &str = include_str!("../../../../../fixtures/xa-ha-bac/private.toml");
const ACCOUNTS: &str = include_str!("../../../../../fixtures/xa-ha-bac/accounts.toml");

/// The commune of two levels began on 1 July 2025; everybody holds his post since then.
const POSTS_SINCE: Date = date(2025, 7, 1);
/// When the commune began to use the program.
const FIRST_DAY: Date = date(2026, 3, 2);

#[derive(Debug, Deserialize)]
struct CommuneFile {
    code: i64,
    name: String,
    place: String,
    committee_name: String,
    province_code: i64,
    province_name: String,
}

#[derive(Debug, Deserialize)]
struct StaffFile {
    staff: Vec<StaffLine>,
}

#[derive(Debug, Deserialize)]
struct StaffLine {
    code: String,
    name: String,
    unit: String,
    title: String,
    kind: String,
    posts: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct PrivateFile {
    private: Vec<PrivateLine>,
}

#[derive(Debug, Deserialize)]
struct PrivateLine {
    code: String,
    birth_date: String,
    citizen_id: String,
    ethnicity: String,
    party_since: Option<String>,
}

#[derive(Debug, Deserialize)]
struct AccountsFile {
    account: Vec<AccountLine>,
}

#[derive(Debug, Deserialize)]
struct AccountLine {
    username: String,
    staff: Option<String>,
    name: Option<String>,
    title: Option<String>,
    roles: Vec<String>,
    role: String,
}

/// A loaded person: code, row, name, and as whom he acts in the story.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub code: String,
    pub id: StaffId,
    pub name: String,
    pub actor: Actor,
}

/// Everything; the accounts with their fresh passwords.
///
/// # Errors
/// The database's.
pub async fn everything(db: &Db) -> Result<Vec<Account>, Failure> {
    let now = FixedClock::morning_of(FIRST_DAY).now();
    let file: CommuneFile = parse("commune.toml", COMMUNE)?;
    let set_up = accounts::api::set_up_actor(Commune(file.code));
    let mut people = ground(db, &set_up, file, now).await?;
    sensitive(db, &set_up, &people, now).await?;
    let accounts = sign_ins(db, &set_up, &mut people, now).await?;
    story::tell(db, &people).await?;
    Ok(accounts)
}

/// The commune, its units, positions and people, in one transaction.
async fn ground(db: &Db, set_up: &Actor, file: CommuneFile, now: Timestamp) -> Result<Vec<Known>, Failure> {
    let mut tx = commune::begin(db, set_up, now).await?;
    let info = CommuneInfo {
        commune: set_up.commune,
        name: file.name,
        place: file.place,
        committee_name: file.committee_name,
        province_name: file.province_name,
    };
    commune::add_commune(&mut tx, set_up, &NewCommune { info, province_code: file.province_code }).await?;
    let positions = commune::add_positions(&mut tx, set_up, "HB", true).await?;
    let units = org::api::units(&mut tx, set_up.commune).await?;
    let for_staff = commune::set_up(set_up, SetUpStaff)?;
    let mut people = Vec::new();
    for line in parse::<StaffFile>("staff.toml", STAFF)?.staff {
        let unit = units.iter().find(|u| u.code == line.unit).map(|u| u.id);
        let unit = unit.ok_or_else(|| Failure::Fault(format!("staff.toml: no unit {}", line.unit)))?;
        let new = NewStaff {
            code: line.code.clone(),
            full_name: line.name.clone(),
            unit,
            title: line.title.clone(),
            kind: line.kind,
            email: None,
        };
        let id = commune::add_person(&mut tx, set_up, &new).await?;
        let mut posts = Vec::new();
        for (number, code) in line.posts.iter().enumerate() {
            let position = positions.iter().find(|(own, _)| own == code).map(|(_, id)| *id);
            let position = position.ok_or_else(|| Failure::Fault(format!("staff.toml: no position {code}")))?;
            let post = NewPost { staff: id, position, concurrent: number > 0, from_on: POSTS_SINCE };
            staff::api::add_post(&mut tx, &for_staff, &post).await?;
            posts.push(post);
        }
        staff::api::note_beginning(&mut tx, &for_staff, id, (&new, POSTS_SINCE), &posts).await?;
        let actor =
            Actor { staff: Some(id), unit: Some(unit), name: line.name.clone(), title: line.title, ..set_up.clone() }
                .with_roles(&[Role::CongChuc]);
        people.push(Known { code: line.code, id, name: line.name, actor });
    }
    commune::finish(tx, set_up.commune, "Lập xã, đơn vị, vị trí việc làm và danh sách cán bộ, công chức").await?;
    Ok(people)
}

/// What is sensitive of everybody's data, in a line of its own.
async fn sensitive(db: &Db, set_up: &Actor, people: &[Known], now: Timestamp) -> Result<(), Failure> {
    let allowed = commune::set_up(set_up, SetUpStaff)?;
    let mut tx = commune::begin(db, set_up, now).await?;
    for line in parse::<PrivateFile>("private.toml", PRIVATE)?.private {
        let known = people.iter().find(|known| known.code == line.code);
        let known = known.ok_or_else(|| Failure::Fault(format!("private.toml: nobody is {}", line.code)))?;
        let mut values = Values::default();
        values.put("birth_date", line.birth_date);
        values.put("citizen_id", line.citizen_id);
        values.put("ethnicity", line.ethnicity);
        values.put("party_since", line.party_since.unwrap_or_default());
        staff::api::add_profile(&mut tx, &allowed, known.id, &values).await?;
    }
    commune::finish(tx, set_up.commune, "Nhập dữ liệu nhạy cảm của cán bộ, công chức").await
}

/// The accounts: everybody has one; those of `accounts.toml` can be signed in to, for the others nobody knows the
/// password. The passwords are hashed side by side: hashing is slow on purpose.
async fn sign_ins(db: &Db, set_up: &Actor, people: &mut [Known], now: Timestamp) -> Result<Vec<Account>, Failure> {
    let lines = parse::<AccountsFile>("accounts.toml", ACCOUNTS)?.account;
    let hashing: Vec<_> = (0..=lines.len()).map(|_| hashed()).collect();
    let mut hashes = Vec::new();
    for (password, hash) in hashing {
        hashes.push((password, hash.await.map_err(|e| Failure::Fault(e.to_string()))??));
    }
    let nobodys = hashes.pop().map(|(_, hash)| hash).unwrap_or_default();
    let mut tx = commune::begin(db, set_up, now).await?;
    let mut accounts = Vec::new();
    for (line, (password, hash)) in lines.into_iter().zip(hashes) {
        let roles: Vec<Role> = line.roles.iter().filter_map(|r| Role::from_code(r)).collect();
        let known = people.iter_mut().find(|p| Some(&p.code) == line.staff.as_ref());
        let mut person = Person {
            username: line.username.clone(),
            staff: None,
            unit: None,
            name: line.name.unwrap_or_default(),
            title: line.title.unwrap_or_default(),
            held: Vec::new(),
        };
        match known {
            Some(known) => {
                known.actor = known.actor.clone().with_roles(&roles);
                person = Person { username: person.username, ..person_of(known) };
                known.actor.account = commune::add_account(&mut tx, set_up, &person, hash).await?;
            }
            None => {
                person.held = roles.iter().map(|role| Capacity::own(*role, None)).collect();
                commune::add_account(&mut tx, set_up, &person, hash).await?;
            }
        }
        accounts.push(Account { username: line.username, password, name: person.name, role: line.role });
    }
    for known in people.iter_mut().filter(|p| p.actor.account == set_up.account) {
        known.actor.account = commune::add_account(&mut tx, set_up, &person_of(known), nobodys.clone()).await?;
    }
    commune::finish(tx, set_up.commune, "Lập tài khoản dùng thử").await?;
    Ok(accounts)
}

/// A random password and its hash, on its way.
fn hashed() -> (String, tokio::task::JoinHandle<Result<String, Failure>>) {
    let password = accounts::api::random_password();
    (password.clone(), tokio::spawn(async move { commune::hash(&password).await }))
}

/// The account that a person has when nothing else is said: his code is its name.
fn person_of(known: &Known) -> Person {
    Person {
        username: known.code.to_lowercase(),
        staff: Some(known.id),
        unit: known.actor.unit,
        name: known.name.clone(),
        title: known.actor.title.clone(),
        held: known.actor.capacities.clone(),
    }
}
