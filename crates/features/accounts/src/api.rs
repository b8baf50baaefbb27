//! The only door for other slices and for the binary.

use std::pin::Pin;

use db::{Db, DbError, WriteTx};
use jiff::{SignedDuration, Timestamp};
use kernel::actor::{Actor, Role};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Allowed;
use sha2::{Digest as _, Sha256};
use web::Holder;

pub use crate::passkey::ceremony::NewKey;
pub use crate::password::{
    For as PasswordFor, HASHES, PasswordProblem, check_new as check_password, hash as hash_password,
};
pub use crate::permissions::SetUp;
use crate::{permissions, store};

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

/// How much of a minute's activity is written down: a page a second costs one write.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// Who holds this session token now. `by_hand` says that the person did something, which holds the session open.
pub fn authenticate<'a>(
    db: &'a Db,
    token: &'a str,
    now: Timestamp,
    by_hand: bool,
) -> Pin<Box<dyn Future<Output = Result<Holder, DbError>> + Send + 'a>> {
    Box::pin(async move {
        let Some(held) = store::sessions::held(&mut db.read().await?, &digest(token), now).await? else {
            return Ok(Holder::Nobody);
        };
        let (commune, session) = (held.account.commune, held.session);
        let idle = now.duration_since(held.last_seen);
        let actor = held.account.into_actor();
        let limit = permissions::idle_limit(&actor);
        if idle >= limit {
            return Ok(Holder::Away(actor, limit));
        }
        if by_hand && idle >= SEEN_EVERY {
            // The session may have ended in another window meanwhile; a page is not refused for bookkeeping.
            store::sessions::seen(db, commune, session, now).await.ok();
        }
        Ok(Holder::Present(actor))
    })
}
