//! The only door for other slices and for the binary.

use std::pin::Pin;

use db::{Db, DbError, WriteTx};
use jiff::Timestamp;
use kernel::actor::{Actor, Role};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Allowed;
use sha2::{Digest as _, Sha256};

pub use crate::password::{
    For as PasswordFor, HASHES, PasswordProblem, check_new as check_password, hash as hash_password,
    verify as verify_password,
};
pub use crate::permissions::SetUp;
use crate::store;

/// The command line on the machine itself, for setting up and loading a commune.
pub fn set_up_actor(commune: Commune) -> Actor {
    Actor::program(commune, "Cài đặt hệ thống")
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
    pub roles: Vec<Role>,
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

/// Who holds this session token now.
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
