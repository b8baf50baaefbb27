//! What somebody has typed into a form and not sent: kept for him alone, until the form is carried out, he drops it, or
//! two weeks have passed.
//!
//! A draft says nothing yet, so it is no leaf of the journal and no seal covers it.

use jiff::{Span, Timestamp};
use kernel::actor::Actor;
use kernel::ids::{AccountId, Commune};
use kernel::permission::{Action, Allowed, Grant, Object, Policy, Scope};

use crate::{Conn, Db, DbError, SubmissionKey, WriteTx, args, record};

/// Most bytes of a draft's fields, as JSON: the text of a plan of forty pages.
const LARGEST: usize = 256 * 1024;
/// Most drafts of an account; the oldest go.
const MOST: i64 = 50;
/// How long a draft is kept.
const KEPT_HOURS: i64 = 14 * 24;

/// Keeping and dropping one's own drafts.
#[derive(Debug, Clone, Copy)]
pub struct OwnDrafts {
    pub account: AccountId,
}

impl Action for OwnDrafts {
    const POLICY: Policy = Policy {
        name: "db.own_drafts",
        label: "Giữ và bỏ nội dung đang nhập dở của mình",
        grants: &[Grant::to(&[], Scope::Own)],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.account), ..Object::default() }
    }
}

/// A form as it stands, on its way to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraft {
    /// The key of the form as it was shown.
    pub key: SubmissionKey,
    /// The form's name for drafts.
    pub name: String,
    /// Where the form stands (path and query).
    pub page: String,
    /// The version of the thing that the form was made from.
    pub version: Option<i64>,
    /// What the browser calls this state of the form; 0 for none.
    pub stamp: i64,
    /// What was typed and chosen: (field, value), in the order of the form.
    pub fields: Vec<(String, String)>,
}

record! {
    /// Where a draft belongs, without what it holds.
    pub struct DraftHead {
        pub key: String,
        pub name: String,
        pub page: String,
        pub version: Option<i64>,
        pub stamp: i64,
        pub saved_at: Timestamp,
    }
}

/// Keeps the form as it stands, in the place of what was kept of it before. What is older than two weeks, and what is
/// more than fifty drafts of the account, goes. `false` when it is too large to be kept.
///
/// # Errors
/// The engine's.
pub async fn keep(db: &Db, allowed: &Allowed<OwnDrafts>, draft: &NewDraft, now: Timestamp) -> Result<bool, DbError> {
    let fields = serde_json::to_string(&draft.fields).unwrap_or_default();
    if fields.len() > LARGEST {
        return Ok(false);
    }
    let (commune, account) = (allowed.actor().commune, allowed.action().account);
    let mut tx = db.write(allowed, None, now).await?;
    tx.run(
        "insert into db_draft (commune, account, key, name, page, version, stamp, fields, saved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (commune, account, key) do update set
           name = excluded.name, page = excluded.page, version = excluded.version, stamp = excluded.stamp,
           fields = excluded.fields, saved_at = excluded.saved_at",
        args![commune, account, draft.key.as_str(), &draft.name, &draft.page, draft.version, draft.stamp, fields, now],
    )
    .await?;
    tx.run("delete from db_draft where commune = $1 and saved_at <= $2", args![commune, oldest(now)]).await?;
    tx.run(
        "delete from db_draft where commune = $1 and account = $2 and key not in
           (select key from db_draft where commune = $1 and account = $2 order by saved_at desc, key limit $3)",
        args![commune, account, MOST],
    )
    .await?;
    tx.commit_without_leaf().await?;
    Ok(true)
}

/// Drops a draft of one's own.
///
/// # Errors
/// The engine's.
pub async fn discard(
    db: &Db,
    allowed: &Allowed<OwnDrafts>,
    key: &SubmissionKey,
    now: Timestamp,
) -> Result<(), DbError> {
    let mut tx = db.write(allowed, None, now).await?;
    forget(&mut tx, allowed.actor(), key).await?;
    tx.commit_without_leaf().await
}

/// Forgets the draft of a form in the transaction that carries the form out.
///
/// # Errors
/// The engine's.
pub async fn forget(tx: &mut WriteTx, actor: &Actor, key: &SubmissionKey) -> Result<(), DbError> {
    tx.run(
        "delete from db_draft where commune = $1 and account = $2 and key = $3",
        args![actor.commune, actor.account, key.as_str()],
    )
    .await?;
    Ok(())
}

/// Forgets every draft of an account that ends, in the transaction that ends it.
///
/// # Errors
/// The engine's.
pub async fn forget_all(tx: &mut WriteTx, account: AccountId) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run("delete from db_draft where commune = $1 and account = $2", args![commune, account]).await?;
    Ok(())
}

/// One's own drafts, the newest first.
///
/// # Errors
/// The engine's.
pub async fn drafts_of(conn: &mut Conn, actor: &Actor, now: Timestamp) -> Result<Vec<DraftHead>, DbError> {
    let (commune, account): (Commune, AccountId) = (actor.commune, actor.account);
    conn.all(
        "select key, name, page, version, stamp, saved_at from db_draft
         where commune = $1 and account = $2 and saved_at > $3 order by saved_at desc, key limit $4",
        args![commune, account, oldest(now), MOST],
    )
    .await
}

/// What a draft of one's own holds: (field, value), in the order of the form; nothing when there is no such draft.
///
/// # Errors
/// The engine's.
pub async fn fields_of(conn: &mut Conn, actor: &Actor, key: &str) -> Result<Vec<(String, String)>, DbError> {
    record! { pub struct Kept { pub fields: String } }
    let kept: Option<Kept> = conn
        .optional(
            "select fields from db_draft where commune = $1 and account = $2 and key = $3",
            args![actor.commune, actor.account, key],
        )
        .await?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept.fields).ok()).unwrap_or_default())
}

fn oldest(now: Timestamp) -> Timestamp {
    now.checked_sub(Span::new().hours(KEPT_HOURS)).unwrap_or(Timestamp::MIN)
}
