//! The diary of a task: progress, comments, changes of state. Entries are added, never changed.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId};
use kernel::permission::{Action, Allowed};

use crate::model::EntryKind;

record! {
    /// An entry. `total` counts all entries of the task.
    pub struct EntryRow {
        pub id: i64,
        pub kind: String,
        pub on_date: Date,
        pub written_at: Timestamp,
        pub author: Option<StaffId>,
        pub author_name: String,
        pub body: String,
        pub percent: Option<i64>,
        pub total: i64,
    }
}

impl EntryRow {
    /// Its kind.
    pub fn kind(&self) -> EntryKind {
        EntryKind::from_code(&self.kind).unwrap_or(EntryKind::TraoDoi)
    }
}

/// A page of a task's diary, newest first.
pub async fn entries_of_task(
    conn: &mut Conn,
    commune: Commune,
    task: i64,
    offset: i64,
    limit: i64,
) -> Result<Vec<EntryRow>, DbError> {
    conn.all(
        "select id, kind, on_date, written_at, author, author_name, body, percent, count(*) over () as total
         from plans_entry where commune = $1 and task = $2 order by id desc limit $4 offset $3",
        args![commune, task, offset, limit],
    )
    .await
}

/// A new entry.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    pub task: i64,
    pub kind: EntryKind,
    /// The day that it tells about.
    pub on: Date,
    pub body: &'a str,
    /// 0 to 100, of a progress entry.
    pub percent: Option<i64>,
}

/// Adds an entry by whoever was allowed the action; its id.
pub async fn insert_entry<A: Action>(
    tx: &mut WriteTx,
    allowed: &Allowed<A>,
    new: &NewEntry<'_>,
) -> Result<i64, DbError> {
    let id = tx.next_id("plans_entry").await?;
    let (commune, now, actor) = (tx.commune(), tx.now(), allowed.actor());
    tx.run(
        "insert into plans_entry (commune, id, task, kind, on_date, written_at, author, author_name, body, percent)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![commune, id, new.task, new.kind.code(), new.on, now, actor.staff, &actor.name, new.body, new.percent],
    )
    .await?;
    Ok(id)
}
