//! The door to personal data that the law calls sensitive: whoever reads it stands in the journal before it is shown.
//!
//! A read has two steps. [`log`] writes the leaf: who, whose data, which columns, why. [`logged`] finds it again and gives a
//! [`Logged`], the only thing for which a store shows such columns; so a page cannot show them when the leaf was not written.

use std::marker::PhantomData;

use jiff::{SignedDuration, Timestamp};
use kernel::permission::{Action, Allowed};

use crate::{Conn, DbError, Leaf, WriteTx, Written, args, record};

/// How long a read may be shown after its leaf was written; then a new reason is asked for.
pub const SHOWN_FOR: SignedDuration = SignedDuration::from_mins(10);

/// Looking at the sensitive columns of one row.
pub trait SensitiveRead: Action {
    /// The table and the row's number.
    fn row(&self) -> (&'static str, i64);

    /// Whose data and which columns, for the journal; never their content.
    fn summary(&self) -> String;
}

/// That a read of this row stands in the journal.
#[derive(Debug)]
pub struct Logged<A> {
    row: i64,
    leaf: i64,
    until: Timestamp,
    action: PhantomData<A>,
}

impl<A> Logged<A> {
    /// The row's number.
    pub fn row(&self) -> i64 {
        self.row
    }

    /// The line of the journal.
    pub fn leaf(&self) -> i64 {
        self.leaf
    }

    /// Until when it may be shown.
    pub fn until(&self) -> Timestamp {
        self.until
    }
}

/// Ends the write of a read with its leaf. `tx` was opened with the same permission.
///
/// # Errors
/// The engine's; then nothing may be shown.
pub async fn log<A: SensitiveRead>(
    tx: WriteTx,
    allowed: &Allowed<A>,
    reason: &str,
    location: impl Into<String>,
) -> Result<Written, DbError> {
    let (table, row) = allowed.action().row();
    tx.commit(Leaf::about(table, row, allowed.action().summary()).reason(reason), location).await
}

/// The read that this person had logged last, if that is not longer ago than [`SHOWN_FOR`].
///
/// # Errors
/// The engine's.
pub async fn logged<A: SensitiveRead>(
    conn: &mut Conn,
    allowed: &Allowed<A>,
    now: Timestamp,
) -> Result<Option<Logged<A>>, DbError> {
    record! { pub struct Found { pub id: i64, pub at: Timestamp } }
    let (actor, (table, row)) = (allowed.actor(), allowed.action().row());
    let found: Option<Found> = conn
        .optional(
            "select id, at from db_journal
             where commune = $1 and entity = $2 and entity_id = $3 and account = $4 and action = $5 and at > $6
             order by id desc limit 1",
            args![actor.commune, table, row, actor.account, A::POLICY.name, now - SHOWN_FOR],
        )
        .await?;
    Ok(found.map(|found| Logged { row, leaf: found.id, until: found.at + SHOWN_FOR, action: PhantomData }))
}
