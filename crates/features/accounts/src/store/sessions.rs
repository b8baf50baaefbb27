//! SQL of sessions: who holds one, when he was last seen, and in which browsers an account signed in before.

use db::{Conn, Db, DbError, FromRow, Row, WriteTx, args, record};
use jiff::{Span, Timestamp};
use kernel::ids::{AccountId, Commune};
use kernel::permission::Allowed;

use super::AccountRow;
use crate::permissions::OwnAccount;

/// Browsers remembered of one account; the oldest is forgotten for a new one.
const MOST_DEVICES: i64 = 20;
const DEVICE_DAYS: i64 = 365;

/// A session that has not ended, and whose it is.
#[derive(Debug)]
pub struct HeldSession {
    pub account: AccountRow,
    pub session: i64,
    /// When the person last did something, to the minute; when he signed in, where nothing else is known.
    pub last_seen: Timestamp,
}

impl FromRow for HeldSession {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let last_seen = row.get("last_seen")?;
        Ok(HeldSession { account: AccountRow::from_row(row)?, session: row.get("session")?, last_seen })
    }
}

/// The session of a token, with its active account.
pub async fn held(conn: &mut Conn, digest: &[u8], now: Timestamp) -> Result<Option<HeldSession>, DbError> {
    conn.optional(
        "-- across communes: the token says which
         select a.commune, a.id, a.username, a.password_hash, a.staff, a.unit, a.name, a.title, a.version,
                s.id as session, coalesce(p.last_seen, s.created_at) as last_seen
         from accounts_session s
         join accounts_account a on a.commune = s.commune and a.id = s.account
         left join accounts_presence p on p.commune = s.commune and p.id = s.id
         where s.token_digest = $1 and s.expires_at > $2 and a.active",
        args![digest.to_vec(), now],
    )
    .await
}

/// Notes that the holder of a session is there.
pub async fn seen(db: &Db, commune: Commune, session: i64, now: Timestamp) -> Result<(), DbError> {
    db.keep_books(
        "insert into accounts_presence (commune, id, last_seen) values ($1, $2, $3)
         on conflict (commune, id) do update set last_seen = excluded.last_seen",
        args![commune, session, now],
    )
    .await?;
    Ok(())
}

record! {
    /// A session as its owner sees it.
    pub struct OwnSession {
        pub id: i64,
        pub token_digest: Vec<u8>,
        pub created_at: Timestamp,
        pub last_seen: Timestamp,
        pub browser: Option<String>,
    }
}

/// The sessions of an account that have not ended, newest first.
pub async fn of_account(
    conn: &mut Conn,
    commune: Commune,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<OwnSession>, DbError> {
    conn.all(
        "select s.id, s.token_digest, s.created_at, coalesce(p.last_seen, s.created_at) as last_seen, s.browser
         from accounts_session s left join accounts_presence p on p.commune = s.commune and p.id = s.id
         where s.commune = $1 and s.account = $2 and s.expires_at > $3 order by s.id desc limit 50",
        args![commune, account, now],
    )
    .await
}

/// Opens a locked session again under a new token; it ends when it would have ended. False when there is none such.
pub async fn reopen(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>, old: &[u8], new: &[u8]) -> Result<bool, DbError> {
    let (commune, account, now) = (allowed.actor().commune, allowed.action().account, tx.now());
    let changed = tx
        .run(
            "update accounts_session set token_digest = $4 where commune = $1 and account = $2 and token_digest = $3",
            args![commune, account, old.to_vec(), new.to_vec()],
        )
        .await?;
    tx.run(
        "insert into accounts_presence (commune, id, last_seen)
         select commune, id, $3 from accounts_session where commune = $1 and token_digest = $2
         on conflict (commune, id) do update set last_seen = excluded.last_seen",
        args![commune, new.to_vec(), now],
    )
    .await?;
    Ok(changed > 0)
}

/// Ends one of one's own sessions; false when there is none such.
pub async fn end(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>, session: i64) -> Result<bool, DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    let ended = tx
        .run(
            "delete from accounts_session where commune = $1 and account = $2 and id = $3",
            args![commune, account, session],
        )
        .await?;
    Ok(ended > 0)
}

/// Whether the account signed in before in the browser that has this cookie.
pub async fn knows_device(
    conn: &mut Conn,
    commune: Commune,
    account: AccountId,
    digest: &[u8],
    now: Timestamp,
) -> Result<bool, DbError> {
    let since = now.checked_sub(Span::new().hours(24 * DEVICE_DAYS)).unwrap_or(now);
    let known: i64 = conn
        .one(
            "select count(*) as n from accounts_device
             where commune = $1 and account = $2 and token_digest = $3 and created_at > $4",
            args![commune, account, digest.to_vec(), since],
        )
        .await?;
    Ok(known > 0)
}

/// Remembers a browser.
pub async fn add_device(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>, digest: &[u8]) -> Result<(), DbError> {
    let id = tx.next_id("accounts_device").await?;
    let (commune, account, now) = (allowed.actor().commune, allowed.action().account, tx.now());
    tx.run(
        "delete from accounts_device where commune = $1 and account = $2 and id <=
           coalesce((select id from accounts_device where commune = $1 and account = $2
                     order by id desc limit 1 offset $3), 0)",
        args![commune, account, MOST_DEVICES - 1],
    )
    .await?;
    tx.run(
        "insert into accounts_device (commune, id, account, token_digest, created_at) values ($1, $2, $3, $4, $5)",
        args![commune, id, account, digest.to_vec(), now],
    )
    .await?;
    Ok(())
}

/// Forgets every browser of the account.
pub async fn forget_devices(tx: &mut WriteTx, allowed: &Allowed<OwnAccount>) -> Result<u64, DbError> {
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    tx.run("delete from accounts_device where commune = $1 and account = $2", args![commune, account]).await
}
