//! The only door for other slices and for the binary.

use std::pin::Pin;

use db::{Conn, Db, DbError, WriteTx};
use jiff::Timestamp;
use kernel::actor::{Actor, Membership};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Allowed;
use sha2::{Digest as _, Sha256};

pub use crate::password::{PasswordProblem, hash as hash_password};

/// The rule for the first password of an account.
///
/// # Errors
/// What is wrong, in the user's words.
pub fn check_new_password(password: &str, line: &AccountLine) -> Result<(), PasswordProblem> {
    crate::password::check_new(password, &line.username)
}

pub use crate::permissions::{Administer, OwnAccount, SetUp};
use crate::store;
pub use crate::store::HolderRow;
pub use crate::store::administer::{
    AccountLine, EarlierRoles, account_line, account_named, account_of_staff, accounts, clear_earlier_roles,
    insert_invited, set_first_password, set_state, with_earlier_roles,
};

/// The command line on the machine itself, for setting up and loading a commune.
pub fn set_up_actor(commune: Commune) -> Actor {
    Actor::program(commune, "Cài đặt hệ thống")
}

/// The account itself, as which somebody sets his first password who has shown what only its owner was given.
pub fn owner_of(commune: Commune, line: &AccountLine) -> Actor {
    Actor {
        account: line.id,
        membership: Membership::Active,
        staff: line.staff,
        unit: line.unit,
        title: line.title.clone(),
        ..Actor::program(commune, line.name.clone())
    }
}

/// A new account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub username: String,
    pub password_hash: String,
    pub staff: Option<StaffId>,
    pub unit: Option<UnitId>,
    pub name: String,
    pub title: String,
}

/// Creates an account.
///
/// # Errors
/// The engine's; a unique violation when the name is taken.
pub async fn create_account(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUp>,
    new: &NewAccount,
) -> Result<AccountId, DbError> {
    store::insert_account(tx, allowed, new).await
}

/// Everybody who has or had an account, sorted by tên, họ, đệm.
///
/// # Errors
/// The engine's.
pub async fn holders(conn: &mut Conn, commune: Commune) -> Result<Vec<HolderRow>, DbError> {
    let mut holders = store::holders(conn, commune).await?;
    holders.sort_by_cached_key(|holder| kernel::text::sort_key(&holder.name));
    Ok(holders)
}

/// Closes the accounts of a person whose data is erased, and puts `name` in the place of his; their numbers.
///
/// # Errors
/// The engine's.
pub async fn erase_holder(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUp>,
    staff: StaffId,
    name: &str,
) -> Result<Vec<i64>, DbError> {
    store::erase_holder(tx, allowed, staff, name).await
}

/// A random password that a person can type: 20 letters and digits in groups of five.
pub fn random_password() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut text = String::new();
    for i in 0..20 {
        if i > 0 && i % 5 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[rand::random_range(0..LETTERS.len())]));
    }
    text
}

/// What is kept of a session token.
pub(crate) fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// Who holds this session token now, without his capacities.
pub fn authenticate<'a>(
    db: &'a Db,
    token: &'a str,
    now: Timestamp,
) -> Pin<Box<dyn Future<Output = Result<Option<Actor>, DbError>> + Send + 'a>> {
    Box::pin(async move {
        let mut reader = db.read().await?;
        Ok(store::account_of_session(&mut reader, &digest(token), now).await?.map(store::AccountRow::into_actor))
    })
}
