//! SQL of second factors: codes of an app, recovery codes, passkeys.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use kernel::ids::{AccountId, Commune};
use kernel::permission::Allowed;

use crate::passkey::ceremony::NewKey;
use crate::permissions::OwnAccount;

record! {
    /// The codes of an app.
    pub struct TotpRow {
        /// Sealed: `Vault` opens it.
        pub totp_secret: String,
        pub last_step: i64,
    }
}

record! {
    /// A passkey.
    pub struct PasskeyRow {
        pub commune: Commune,
        pub id: i64,
        pub account: AccountId,
        pub name: String,
        pub credential_id: Vec<u8>,
        pub public_key: Vec<u8>,
        pub sign_count: i64,
        pub created_at: Timestamp,
        pub last_used_at: Option<Timestamp>,
    }
}

/// The codes of an account, where it asks for them.
pub async fn totp(conn: &mut Conn, commune: Commune, account: AccountId) -> Result<Option<TotpRow>, DbError> {
    conn.optional(
        "select totp_secret, last_step from accounts_totp where commune = $1 and id = $2",
        args![commune, account],
    )
    .await
}

/// Begins to ask for codes; a unique violation when the account asks already.
pub async fn add_totp(
    tx: &mut WriteTx,
    allowed: &Allowed<OwnAccount>,
    totp_secret: &str,
    last_step: i64,
) -> Result<(), DbError> {
    let (commune, account, now) = (allowed.actor().commune, allowed.action().account, tx.now());
    tx.run(
        "insert into accounts_totp (commune, id, totp_secret, last_step, created_at) values ($1, $2, $3, $4, $5)",
        args![commune, account, totp_secret, last_step, now],
    )
    .await?;
    Ok(())
}

/// Uses up a step; false when it, or a later one, was used before.
pub async fn spend_step(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>, step: i64) -> Result<bool, DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    let spent = tx
        .run(
            "update accounts_totp set last_step = $3 where commune = $1 and id = $2 and last_step < $3",
            args![commune, account, step],
        )
        .await?;
    Ok(spent > 0)
}

/// No longer asks for codes.
pub async fn delete_totp(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>) -> Result<u64, DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    tx.run("delete from accounts_totp where commune = $1 and id = $2", args![commune, account]).await
}

/// How many recovery codes are left.
pub async fn recovery_left(conn: &mut Conn, commune: Commune, account: AccountId) -> Result<i64, DbError> {
    conn.one(
        "select count(*) as n from accounts_recovery where commune = $1 and account = $2 and used_at is null",
        args![commune, account],
    )
    .await
}

/// Puts these recovery codes in place of all earlier ones; none takes them all away.
pub async fn replace_recovery(
    tx: &mut WriteTx,
    allowed: &Allowed<OwnAccount>,
    hashes: &[String],
) -> Result<(), DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    tx.run("delete from accounts_recovery where commune = $1 and account = $2", args![commune, account]).await?;
    for hash in hashes {
        let id = tx.next_id("accounts_recovery").await?;
        tx.run(
            "insert into accounts_recovery (commune, id, account, code_hash) values ($1, $2, $3, $4)",
            args![commune, id, account, hash.as_str()],
        )
        .await?;
    }
    Ok(())
}

/// Uses up a recovery code; false when there is none such.
pub async fn spend_recovery(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>, hash: &str) -> Result<bool, DbError> {
    let (commune, account, now) = (allowed.actor().commune, allowed.action().account, tx.now());
    let spent = tx
        .run(
            "update accounts_recovery set used_at = $4
             where commune = $1 and account = $2 and code_hash = $3 and used_at is null",
            args![commune, account, hash, now],
        )
        .await?;
    Ok(spent > 0)
}

/// The passkeys of an account, oldest first.
pub async fn passkeys(conn: &mut Conn, commune: Commune, account: AccountId) -> Result<Vec<PasskeyRow>, DbError> {
    conn.all(
        "select commune, id, account, name, credential_id, public_key, sign_count, created_at, last_used_at
         from accounts_passkey where commune = $1 and account = $2 order by id limit 50",
        args![commune, account],
    )
    .await
}

/// The passkey that calls itself by this identifier.
pub async fn passkey(conn: &mut Conn, credential_id: &[u8]) -> Result<Option<PasskeyRow>, DbError> {
    // across communes: the passkey says whose it is
    conn.optional(
        "select commune, id, account, name, credential_id, public_key, sign_count, created_at, last_used_at
         from accounts_passkey where credential_id = $1",
        args![credential_id.to_vec()],
    )
    .await
}

/// Keeps a passkey; a unique violation when it is kept already, by whomever.
pub async fn add_passkey(
    tx: &mut WriteTx,
    allowed: &Allowed<OwnAccount>,
    name: &str,
    new: &NewKey,
) -> Result<(), DbError> {
    let id = tx.next_id("accounts_passkey").await?;
    let (commune, account, now) = (allowed.actor().commune, allowed.action().account, tx.now());
    tx.run(
        "insert into accounts_passkey
           (commune, id, account, name, credential_id, public_key, sign_count, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            commune,
            id,
            account,
            name,
            new.credential_id.clone(),
            new.public_key.clone(),
            i64::from(new.sign_count),
            now
        ],
    )
    .await?;
    Ok(())
}

/// Notes that a passkey signed in, with its new count; false when its count has moved on since it was read.
pub async fn use_passkey(
    tx: &mut WriteTx,
    allowed: &Allowed<OwnAccount>,
    passkey: &PasskeyRow,
    sign_count: u32,
) -> Result<bool, DbError> {
    let (commune, account, now) = (allowed.actor().commune, allowed.action().account, tx.now());
    let used = tx
        .run(
            "update accounts_passkey set sign_count = $5, last_used_at = $6
             where commune = $1 and account = $2 and id = $3 and sign_count = $4",
            args![commune, account, passkey.id, passkey.sign_count, i64::from(sign_count), now],
        )
        .await?;
    Ok(used > 0)
}

/// Gives a passkey another name; false when there is none such.
pub async fn rename_passkey(
    tx: &mut WriteTx,
    allowed: &Allowed<OwnAccount>,
    id: i64,
    name: &str,
) -> Result<bool, DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    let renamed = tx
        .run(
            "update accounts_passkey set name = $4 where commune = $1 and account = $2 and id = $3",
            args![commune, account, id, name],
        )
        .await?;
    Ok(renamed > 0)
}

/// Takes a passkey away; false when there is none such.
pub async fn delete_passkey(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>, id: i64) -> Result<bool, DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    let deleted = tx
        .run(
            "delete from accounts_passkey where commune = $1 and account = $2 and id = $3",
            args![commune, account, id],
        )
        .await?;
    Ok(deleted > 0)
}
