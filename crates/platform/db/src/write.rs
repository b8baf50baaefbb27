//! A write: one transaction, opened by a permission, closed by a journal leaf, done once per form.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use audit::leaf::RowChange;
use jiff::Timestamp;
use kernel::actor::Actor;
use kernel::ids::Commune;
use kernel::permission::{Action, Allowed};
use sha2::{Digest as _, Sha256};

use crate::conn::Inner;
use crate::journal::{self, Act, Leaf};
use crate::seal::{self, RowNow, Touched};
use crate::{Conn, DbError, Value, args};

/// The random key that a form carries, so that sending it twice has one effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionKey(String);

impl SubmissionKey {
    /// A key as it came with the form: 16 to 64 hexadecimal digits; anything else is no key.
    pub fn parse(text: &str) -> Option<SubmissionKey> {
        let fits = (16..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| SubmissionKey(text.to_owned()))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
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

/// A committed write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Where the browser goes next.
    pub location: String,
}

/// The writes since the database was opened, for whoever watches the server.
#[derive(Debug, Default)]
pub struct WriteTally {
    count: AtomicU64,
    micros: AtomicU64,
}

impl WriteTally {
    /// Writes made durable, each with its leaf in the journal.
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// How long they took together, waiting for their turn included.
    pub fn took(&self) -> Duration {
        Duration::from_micros(self.micros.load(Ordering::Relaxed))
    }

    fn add(&self, took: Duration) {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}

/// The inside of a write. Dropped without [`WriteTx::commit`], nothing has happened.
#[derive(Debug)]
pub struct WriteTx {
    conn: Conn,
    act: Act,
    key: Option<SubmissionKey>,
    touched: Touched,
    /// Lines of the journal whose texts this write erased.
    erased: Vec<RowChange>,
    /// Where it is counted, and when it was asked for.
    tally: (Arc<WriteTally>, Instant),
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
    pub(crate) async fn begin<A: Action>(
        mut conn: Conn,
        allowed: &Allowed<A>,
        key: Option<&SubmissionKey>,
        now: Timestamp,
        tally: (Arc<WriteTally>, Instant),
    ) -> Result<WriteTx, DbError> {
        let (actor, action) = (allowed.actor(), A::POLICY.name);
        if let Some(key) = key {
            claim(&mut conn, actor, action, key, now).await?;
        }
        let act = Act {
            commune: actor.commune,
            account: actor.account.0,
            on_behalf_of: allowed.behalf().map(|behalf| behalf.account.0),
            actor_name: match allowed.behalf() {
                None => actor.name.clone(),
                Some(behalf) => format!("{} (được {} ủy quyền)", actor.name, behalf.name),
            },
            action,
            at: now,
        };
        Ok(WriteTx { conn, act, key: key.cloned(), touched: Touched::default(), erased: Vec::new(), tally })
    }

    /// Runs a statement; the number of rows that it changed. Each of them is sealed in the leaf of this write.
    ///
    /// # Errors
    /// The engine's.
    pub async fn run(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, DbError> {
        let Some(change) = seal::change(sql) else { return self.conn.run(sql, values).await };
        let rows: Vec<RowNow> = self.conn.all(change.telling, values).await?;
        let count = rows.len();
        for row in rows {
            self.touched.by(change, row);
        }
        Ok(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Runs an update that names the version which the writer has seen.
    ///
    /// # Errors
    /// [`DbError::Conflict`] when no row had that version any more.
    pub async fn run_versioned(&mut self, sql: &'static str, values: Vec<Value>) -> Result<(), DbError> {
        match self.run(sql, values).await? {
            0 => Err(DbError::Conflict),
            _ => Ok(()),
        }
    }

    /// Remembers a line for the leaf of this write.
    pub(crate) fn tell_erased(&mut self, line: RowChange) {
        self.erased.push(line);
    }

    /// The instant of this write, the same for all its rows.
    pub fn now(&self) -> Timestamp {
        self.act.at
    }

    /// The commune whose data is written.
    pub fn commune(&self) -> Commune {
        self.act.commune
    }

    /// The next number of a table of this commune. Numbers are never used again.
    ///
    /// # Errors
    /// The engine's.
    pub async fn next_id(&mut self, table: &'static str) -> Result<i64, DbError> {
        self.next_ids(table, 1).await
    }

    /// The first of so many next numbers of a table of this commune, all taken at once.
    ///
    /// # Errors
    /// The engine's.
    pub async fn next_ids(&mut self, table: &'static str, count: usize) -> Result<i64, DbError> {
        let (commune, count) = (self.act.commune, i64::try_from(count).unwrap_or(i64::MAX));
        let last = self
            .conn
            .one::<i64>(
                "insert into db_sequence (commune, name, last) values ($1, $2, $3)
                 on conflict (commune, name) do update set last = db_sequence.last + $3
                 returning last as n",
                args![commune, table, count],
            )
            .await?;
        Ok(last - count + 1)
    }

    /// Waits until no other write of this commune that took this turn is under way: PostgreSQL lets writes run side by side. What
    /// is read after it is what such a write left.
    ///
    /// # Errors
    /// The engine's.
    pub async fn take_turn(&mut self, turn: &'static str) -> Result<(), DbError> {
        self.next_id(turn).await.map(drop)
    }

    /// Appends the journal leaf, remembers where the form led, and makes everything durable.
    ///
    /// # Errors
    /// The engine's; then nothing has happened.
    pub async fn commit(mut self, leaf: Leaf, location: impl Into<String>) -> Result<Written, DbError> {
        let location = location.into();
        let tree = journal::taken(&mut self.conn, self.act.commune).await?;
        let id = journal::line_after(&tree)?;
        let touched = std::mem::take(&mut self.touched);
        let mut rows = seal::seal_all(&mut self.conn, self.act.commune, id, touched).await?;
        rows.append(&mut self.erased);
        journal::append(&mut self.conn, &self.act, tree, leaf, rows).await?;
        if let Some(key) = &self.key {
            self.conn
                .run(
                    "update db_submission set location = $3 where commune = $1 and key = $2",
                    args![self.act.commune, key.0.as_str(), location.as_str()],
                )
                .await?;
        }
        let (tally, asked) = self.tally.clone();
        self.commit_without_leaf().await?;
        tally.add(asked.elapsed());
        Ok(Written { location })
    }

    /// Makes everything durable. Only what the tree itself consists of, and drafts, are written without a leaf.
    pub(crate) async fn commit_without_leaf(self) -> Result<(), DbError> {
        match self.conn.0 {
            Inner::SqliteTx(tx) => tx.commit().await?,
            Inner::PostgresTx(tx) => tx.commit().await?,
            Inner::Sqlite(_) | Inner::Postgres(_) => {}
        }
        Ok(())
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
