//! Accounts as those see them who give access: who has one, and where it stands.

use db::{Conn, DbError, WriteTx, args, record};
use kernel::actor::Membership;
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Allowed;

use crate::api::NewAccount;
use crate::permissions::{Administer, OwnAccount};

/// A password hash that no password has.
const NO_PASSWORD: &str = "!";

record! {
    /// An account in a list.
    pub struct AccountLine {
        pub id: AccountId,
        pub username: String,
        pub staff: Option<StaffId>,
        pub unit: Option<UnitId>,
        pub name: String,
        pub title: String,
        pub active: bool,
        pub state: Option<String>,
        pub version: i64,
    }
}

impl AccountLine {
    /// Where the account stands.
    pub fn membership(&self) -> Membership {
        let stored = self.state.as_deref().and_then(Membership::from_code);
        stored.unwrap_or(if self.active { Membership::Active } else { Membership::Suspended })
    }
}

/// Every account of the commune, by name: at most 2,000.
pub async fn accounts(conn: &mut Conn, commune: Commune) -> Result<Vec<AccountLine>, DbError> {
    conn.all(
        "select id, username, staff, unit, name, title, active, state, version from accounts_account
         where commune = $1 order by username limit 2000",
        args![commune],
    )
    .await
}

/// One account.
pub async fn account_line(conn: &mut Conn, commune: Commune, id: AccountId) -> Result<Option<AccountLine>, DbError> {
    conn.optional(
        "select id, username, staff, unit, name, title, active, state, version from accounts_account
         where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// The account of this name, in whatever state.
pub async fn account_named(conn: &mut Conn, commune: Commune, username: &str) -> Result<Option<AccountLine>, DbError> {
    conn.optional(
        "select id, username, staff, unit, name, title, active, state, version from accounts_account
         where commune = $1 and username = $2",
        args![commune, username],
    )
    .await
}

/// The account of a person of the register, in whatever state but left.
pub async fn account_of_staff(
    conn: &mut Conn,
    commune: Commune,
    staff: StaffId,
) -> Result<Option<AccountLine>, DbError> {
    conn.optional(
        "select id, username, staff, unit, name, title, active, state, version from accounts_account
         where commune = $1 and staff = $2 and coalesce(state, '') <> 'da_thoi' order by id limit 1",
        args![commune, staff],
    )
    .await
}

/// Makes an account that is invited: nobody can sign in to it until its person sets a password.
pub async fn insert_invited(
    tx: &mut WriteTx,
    allowed: &Allowed<Administer>,
    new: &NewAccount,
) -> Result<AccountId, DbError> {
    let id = tx.next_id("accounts_account").await?;
    let (commune, now) = (allowed.actor().commune, tx.now());
    tx.run(
        "insert into accounts_account
           (commune, id, username, password_hash, staff, unit, name, title, roles, active, state, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, $11, 1)",
        args![
            commune,
            id,
            &new.username,
            NO_PASSWORD,
            new.staff,
            new.unit,
            &new.name,
            &new.title,
            false,
            Membership::Invited.code(),
            now
        ],
    )
    .await?;
    Ok(AccountId(id))
}

/// Moves the account to another state; unless it is active then, its sessions end at once; when
/// it ends, what was typed and never sent is forgotten.
pub async fn set_state(tx: &mut WriteTx, allowed: &Allowed<Administer>, state: Membership) -> Result<(), DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    let active = state == Membership::Active;
    tx.run(
        "update accounts_account set state = $3, active = $4, version = version + 1 where commune = $1 and id = $2",
        args![commune, account, state.code(), active],
    )
    .await?;
    if !active {
        tx.run("delete from accounts_session where commune = $1 and account = $2", args![commune, account]).await?;
    }
    if state == Membership::Left {
        db::draft::forget_all(tx, account).await?;
    }
    Ok(())
}

/// Sets the first password, or a new one after an invitation anew: from now on the account is active, with this password
/// alone. Whoever was invited anew may have lost his telephone, or somebody else may have it.
pub async fn set_first_password(
    tx: &mut WriteTx,
    allowed: &Allowed<OwnAccount>,
    password_hash: &str,
) -> Result<(), DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    tx.run(
        "update accounts_account set password_hash = $3, state = $4, active = $5, version = version + 1
         where commune = $1 and id = $2",
        args![commune, account, password_hash, Membership::Active.code(), true],
    )
    .await?;
    forget_ways_in(tx, commune, account).await
}

/// Ends the sessions of an account, and takes away all that stands beside its password.
pub async fn forget_ways_in(tx: &mut WriteTx, commune: Commune, account: AccountId) -> Result<(), DbError> {
    tx.run("delete from accounts_session where commune = $1 and account = $2", args![commune, account]).await?;
    tx.run("delete from accounts_device where commune = $1 and account = $2", args![commune, account]).await?;
    tx.run("delete from accounts_recovery where commune = $1 and account = $2", args![commune, account]).await?;
    tx.run("delete from accounts_passkey where commune = $1 and account = $2", args![commune, account]).await?;
    tx.run("delete from accounts_totp where commune = $1 and id = $2", args![commune, account]).await?;
    Ok(())
}

record! {
    /// An account whose roles stand where an earlier version kept them.
    pub struct EarlierRoles {
        pub id: AccountId,
        pub roles: String,
    }
}

/// Accounts whose roles have not moved yet, at most 500.
pub async fn with_earlier_roles(conn: &mut Conn, commune: Commune) -> Result<Vec<EarlierRoles>, DbError> {
    conn.all(
        "select id, roles from accounts_account where commune = $1 and roles <> '' order by id limit 500",
        args![commune],
    )
    .await
}

/// Notes that they have moved.
pub async fn clear_earlier_roles(
    tx: &mut WriteTx,
    allowed: &Allowed<Administer>,
    account: AccountId,
) -> Result<(), DbError> {
    tx.run(
        "update accounts_account set roles = '', version = version + 1 where commune = $1 and id = $2",
        args![allowed.actor().commune, account],
    )
    .await?;
    Ok(())
}
