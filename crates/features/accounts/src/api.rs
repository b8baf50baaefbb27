//! The only door for other slices and for the binary.

use db::{Conn, Db, DbError, WriteTx};
use jiff::{SignedDuration, Timestamp};
use kernel::actor::{Actor, Membership};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Allowed;
use sha2::{Digest as _, Sha256};
use web::Holder;

pub use crate::passkey::ceremony::NewKey;
pub use crate::password::{
    For as PasswordFor, HASHES, PasswordProblem, check_new as check_password, hash as hash_password,
};
pub use crate::permissions::{Administer, OwnAccount, SetUp};
pub use crate::sign_in::AFTER_PASSWORD;
pub use crate::store::HolderRow;
pub use crate::store::administer::{
    AccountLine, EarlierRoles, account_line, account_named, account_of_staff, accounts, clear_earlier_roles,
    insert_invited, set_first_password, set_state, with_earlier_roles,
};
use crate::{permissions, store};

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

/// How much of a minute's activity is written down: a page a second costs one write.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// A session that has not ended.
#[derive(Debug)]
pub struct Session {
    /// Whose it is; without his capacities, which another slice keeps.
    pub actor: Actor,
    number: i64,
    last_seen: Timestamp,
}

/// The session of a token.
///
/// # Errors
/// The engine's.
pub async fn session(conn: &mut Conn, token: &str, now: Timestamp) -> Result<Option<Session>, DbError> {
    let held = store::sessions::held(conn, &digest(token), now).await?;
    Ok(held.map(|held| Session { actor: held.account.into_actor(), number: held.session, last_seen: held.last_seen }))
}

impl Session {
    /// Who holds it, once his capacities are known: they say how soon a session is locked. `by_hand` says that the person
    /// did something, which holds the session open.
    pub async fn holder(self, db: &Db, now: Timestamp, by_hand: bool) -> Holder {
        let idle = now.duration_since(self.last_seen);
        let limit = permissions::idle_limit(&self.actor);
        if idle >= limit {
            return Holder::Away(self.actor, limit);
        }
        if by_hand && idle >= SEEN_EVERY {
            // The session may have ended in another window meanwhile; a page is not refused for bookkeeping.
            store::sessions::seen(db, self.actor.commune, self.number, now).await.ok();
        }
        Holder::Present(self.actor)
    }
}
