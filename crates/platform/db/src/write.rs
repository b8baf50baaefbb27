//! A write: one transaction, opened by a permission, closed by a journal leaf, done once per form.

use std::ops::{Deref, DerefMut};

use jiff::Timestamp;
use kernel::actor::Actor;
use kernel::ids::Commune;
use sha2::{Digest as _, Sha256};

use crate::conn::Inner;
use crate::{Conn, DbError, args};

/// The random key that a form carries, so that sending it twice has one effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionKey(String);

impl SubmissionKey {
    /// A key as it came with the form: 16 to 64 hexadecimal digits; anything else is no key.
    pub fn parse(text: &str) -> Option<SubmissionKey> {
        let fits = (16..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| SubmissionKey(text.to_owned()))
    }

    /// The key of this form with these contents.
    #[must_use]
    pub fn with<'c>(&self, contents: impl Iterator<Item = &'c [u8]>) -> SubmissionKey {
        let mut digest = Sha256::new().chain_update(&self.0);
        for part in contents {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        SubmissionKey(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// What a write did, for the journal: the thing, and what changed in plain words.
#[derive(Debug, Clone)]
pub struct Leaf {
    entity: &'static str,
    entity_id: i64,
    summary: String,
    changes: Vec<String>,
    reason: Option<String>,
}

impl Leaf {
    /// A leaf about a row (`entity` is its table).
    pub fn about(entity: &'static str, entity_id: i64, summary: impl Into<String>) -> Leaf {
        Leaf { entity, entity_id, summary: summary.into(), changes: Vec::new(), reason: None }
    }

    /// One field that changed.
    #[must_use]
    pub fn change(mut self, field: &str, before: &str, after: &str) -> Leaf {
        if before != after {
            let said = |text: &str, none: &str| if text.is_empty() { none.to_owned() } else { format!("«{text}»") };
            self.changes.push(format!("{field}: {} → {}", said(before, "chưa có"), said(after, "để trống")));
        }
        self
    }

    /// Why.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Leaf {
        self.reason = Some(reason.into());
        self
    }
}

/// A committed write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Where the browser goes next.
    pub location: String,
}

/// The inside of a write. Dropped without [`WriteTx::commit`], nothing has happened.
#[derive(Debug)]
pub struct WriteTx {
    conn: Conn,
    commune: Commune,
    account: i64,
    actor_name: String,
    action: &'static str,
    key: Option<SubmissionKey>,
    now: Timestamp,
}

impl Deref for WriteTx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

impl WriteTx {
    pub(crate) async fn begin(
        mut conn: Conn,
        actor: &Actor,
        action: &'static str,
        key: Option<&SubmissionKey>,
        now: Timestamp,
    ) -> Result<WriteTx, DbError> {
        if let Some(key) = key {
            claim(&mut conn, actor, action, key, now).await?;
        }
        Ok(WriteTx {
            conn,
            commune: actor.commune,
            account: actor.account.0,
            actor_name: actor.name.clone(),
            action,
            key: key.cloned(),
            now,
        })
    }

    /// The instant of this write, the same for all its rows.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The commune whose data is written.
    pub fn commune(&self) -> Commune {
        self.commune
    }

    /// The next number of a table of this commune. Numbers are never used again.
    ///
    /// # Errors
    /// The engine's.
    pub async fn next_id(&mut self, table: &'static str) -> Result<i64, DbError> {
        let commune = self.commune;
        self.conn
            .one::<i64>(
                "insert into db_sequence (commune, name, last) values ($1, $2, 1)
                 on conflict (commune, name) do update set last = db_sequence.last + 1
                 returning last as n",
                args![commune, table],
            )
            .await
    }

    /// Appends the journal leaf, remembers where the form led, and makes everything durable.
    ///
    /// # Errors
    /// The engine's; then nothing has happened.
    pub async fn commit(mut self, leaf: Leaf, location: impl Into<String>) -> Result<Written, DbError> {
        let location = location.into();
        let id = self.next_id("db_journal").await?;
        let detail = leaf.changes.join("\n");
        self.conn
            .run(
                "insert into db_journal
                   (commune, id, at, account, actor_name, action, entity, entity_id, summary, detail, reason)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                args![
                    self.commune,
                    id,
                    self.now,
                    self.account,
                    &self.actor_name,
                    self.action,
                    leaf.entity,
                    leaf.entity_id,
                    leaf.summary,
                    detail,
                    leaf.reason
                ],
            )
            .await?;
        if let Some(key) = &self.key {
            self.conn
                .run(
                    "update db_submission set location = $3 where commune = $1 and key = $2",
                    args![self.commune, key.0.as_str(), location.as_str()],
                )
                .await?;
        }
        match self.conn.0 {
            Inner::SqliteTx(tx) => tx.commit().await?,
            Inner::PostgresTx(tx) => tx.commit().await?,
            Inner::Sqlite(_) | Inner::Postgres(_) => {}
        }
        Ok(Written { location })
    }
}

/// Takes the form's key, or says where the form already led.
async fn claim(
    conn: &mut Conn,
    actor: &Actor,
    action: &'static str,
    key: &SubmissionKey,
    now: Timestamp,
) -> Result<(), DbError> {
    let fresh = conn
        .run(
            "insert into db_submission (commune, key, account, action, at, location) values ($1, $2, $3, $4, $5, '')
             on conflict (commune, key) do nothing",
            args![actor.commune, key.0.as_str(), actor.account, action, now],
        )
        .await?;
    if fresh > 0 {
        return Ok(());
    }
    crate::record! { pub struct Earlier { pub account: i64, pub action: String, pub location: String } }
    let earlier: Earlier = conn
        .one(
            "select account, action, location from db_submission where commune = $1 and key = $2",
            args![actor.commune, key.0.as_str()],
        )
        .await?;
    match earlier.account == actor.account.0 && earlier.action == action {
        true => Err(DbError::AlreadyDone(earlier.location)),
        false => Err(DbError::Conflict),
    }
}

/// Where a form that this account sent before has led; `None` when it was not carried out. Asked before a handler
/// looks at a state that the first sending has changed.
///
/// # Errors
/// The engine's.
pub async fn led_to(conn: &mut Conn, actor: &Actor, key: &SubmissionKey) -> Result<Option<String>, DbError> {
    crate::record! { pub struct Led { pub location: String } }
    let led: Option<Led> = conn
        .optional(
            "select location from db_submission where commune = $1 and key = $2 and account = $3 and location <> ''",
            args![actor.commune, key.0.as_str(), actor.account],
        )
        .await?;
    Ok(led.map(|l| l.location))
}

crate::record! {
    /// A line of the journal, as the history on a page shows it.
    pub struct JournalRow {
        pub id: i64,
        pub at: Timestamp,
        pub actor_name: String,
        pub action: String,
        pub summary: String,
        pub detail: String,
        pub reason: Option<String>,
    }
}

/// What happened to a thing, newest first, at most `limit` lines.
///
/// # Errors
/// The engine's.
pub async fn journal_of(
    conn: &mut Conn,
    commune: Commune,
    entity: &str,
    entity_id: i64,
    limit: i64,
) -> Result<Vec<JournalRow>, DbError> {
    conn.all(
        "select id, at, actor_name, action, summary, detail, reason from db_journal
         where commune = $1 and entity = $2 and entity_id = $3 order by id desc limit $4",
        args![commune, entity, entity_id, limit],
    )
    .await
}
