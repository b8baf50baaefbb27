//! All SQL of the slice: accounts here, sessions and second factors in files of their own.

pub mod administer;
pub mod factors;
pub mod sessions;

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Span;
use kernel::actor::{Actor, Membership};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Allowed;

use crate::api::NewAccount;
use crate::permissions::{OwnAccount, SetUp};

const SESSION_HOURS: i64 = 12;

record! {
    /// An account that may sign in.
    pub struct AccountRow {
        pub commune: Commune,
        pub id: AccountId,
        pub username: String,
        pub password_hash: String,
        pub staff: Option<StaffId>,
        pub unit: Option<UnitId>,
        pub name: String,
        pub title: String,
        pub version: i64,
    }
}

impl AccountRow {
    /// The person behind it, without any capacity yet.
    pub fn into_actor(self) -> Actor {
        Actor {
            account: self.id,
            staff: self.staff,
            unit: self.unit,
            name: self.name,
            title: self.title,
            ..Actor::program(self.commune, "")
        }
    }
}

/// The active accounts of this name, in one commune or (0) in all: at most two, to see whether it is ambiguous.
pub async fn accounts_named(conn: &mut Conn, username: &str, commune: i64) -> Result<Vec<AccountRow>, DbError> {
    // across communes: who signs in may not have said which commune; the page asks when two have the name
    conn.all(
        "select commune, id, username, password_hash, staff, unit, name, title, version
         from accounts_account where username = $1 and active and ($2 = 0 or commune = $2) limit 2",
        args![username, commune],
    )
    .await
}

/// One's own account.
pub async fn account(conn: &mut Conn, commune: Commune, id: AccountId) -> Result<AccountRow, DbError> {
    conn.one(
        "select commune, id, username, password_hash, staff, unit, name, title, version
         from accounts_account where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

record! {
    /// Who stands behind an account, in the journal's own numbers.
    pub struct HolderRow {
        pub id: AccountId,
        pub name: String,
        pub title: String,
        pub staff: Option<StaffId>,
    }
}

/// Everybody who has or had an account.
pub async fn holders(conn: &mut Conn, commune: Commune) -> Result<Vec<HolderRow>, DbError> {
    conn.all(
        "select id, name, title, staff from accounts_account where commune = $1 order by id limit 5000",
        args![commune],
    )
    .await
}

/// Closes the accounts of a person and takes his name from them; their numbers.
pub async fn erase_holder(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUp>,
    staff: StaffId,
    name: &str,
) -> Result<Vec<i64>, DbError> {
    let commune = allowed.actor().commune;
    let accounts: Vec<i64> = tx
        .all(
            "select id as n from accounts_account where commune = $1 and staff = $2 order by id limit 100",
            args![commune, staff],
        )
        .await?;
    for account in &accounts {
        administer::forget_ways_in(tx, commune, AccountId(*account)).await?;
        db::draft::forget_all(tx, AccountId(*account)).await?;
        tx.run(
            "update accounts_account
             set username = $3, name = $4, title = '', password_hash = '-', active = $5, state = $6, version = version + 1
             where commune = $1 and id = $2",
            args![commune, *account, format!("da-xoa-{account}"), name, false, Membership::Left.code()],
        )
        .await?;
    }
    Ok(accounts)
}

/// One's own account while it is active.
pub async fn active_account(conn: &mut Conn, commune: Commune, id: AccountId) -> Result<Option<AccountRow>, DbError> {
    conn.optional(
        "select commune, id, username, password_hash, staff, unit, name, title, version
         from accounts_account where commune = $1 and id = $2 and active",
        args![commune, id],
    )
    .await
}

/// Creates an account.
pub async fn insert_account(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUp>,
    new: &NewAccount,
) -> Result<AccountId, DbError> {
    let id = tx.next_id("accounts_account").await?;
    let (commune, now) = (allowed.actor().commune, tx.now());
    tx.run(
        "insert into accounts_account
           (commune, id, username, password_hash, staff, unit, name, title, roles, active, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, 1)",
        args![commune, id, &new.username, &new.password_hash, new.staff, new.unit, &new.name, &new.title, true, now],
    )
    .await?;
    Ok(AccountId(id))
}

/// Begins a session and clears away those that have ended. `browser` is the family of the browser, for the owner's list.
pub async fn insert_session(
    tx: &mut WriteTx,
    allowed: &Allowed<OwnAccount>,
    digest: &[u8],
    browser: &str,
) -> Result<(), DbError> {
    let id = tx.next_id("accounts_session").await?;
    let (commune, account, now) = (allowed.actor().commune, allowed.action().account, tx.now());
    let expires = now.checked_add(Span::new().hours(SESSION_HOURS)).unwrap_or(now);
    tx.run("delete from accounts_session where commune = $1 and expires_at <= $2", args![commune, now]).await?;
    tx.run(
        "insert into accounts_session (commune, id, account, token_digest, created_at, expires_at, browser)
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![commune, id, account, digest.to_vec(), now, expires, browser],
    )
    .await?;
    Ok(())
}

/// Ends every session of the account.
pub async fn delete_sessions(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>) -> Result<u64, DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    tx.run("delete from accounts_session where commune = $1 and account = $2", args![commune, account]).await
}

/// Ends one session.
pub async fn delete_session(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>, digest: &[u8]) -> Result<(), DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    tx.run(
        "delete from accounts_session where commune = $1 and account = $2 and token_digest = $3",
        args![commune, account, digest.to_vec()],
    )
    .await?;
    Ok(())
}

/// Replaces the password.
pub async fn update_password(
    tx: &mut WriteTx,
    allowed: &Allowed<OwnAccount>,
    password_hash: &str,
    version: i64,
) -> Result<(), DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    tx.run_versioned(
        "update accounts_account set password_hash = $3, version = version + 1
         where commune = $1 and id = $2 and version = $4",
        args![commune, account, password_hash, version],
    )
    .await
}
