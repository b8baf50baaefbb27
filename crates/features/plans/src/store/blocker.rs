//! What a task waits for: another task, or a document that has not come.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::Commune;
use kernel::permission::Allowed;

use crate::model::TaskState;
use crate::permissions::{DecideEvidence, ManageBlockers};

record! {
    /// Something that a task waits or waited for. The columns `by_…` tell of the other task.
    pub struct BlockerRow {
        pub id: i64,
        pub task: i64,
        pub blocked_by: Option<i64>,
        pub document: Option<String>,
        pub noted_on: Date,
        pub cleared_on: Option<Date>,
        pub cleared_note: Option<String>,
        pub by_path: Option<String>,
        pub by_title: Option<String>,
        pub by_due: Option<Date>,
        pub by_state: Option<String>,
    }
}

impl BlockerRow {
    /// Waits still, although the other task was cancelled and will bring nothing.
    pub fn waits_in_vain(&self) -> bool {
        self.cleared_on.is_none() && self.by_state.as_deref() == Some(TaskState::Huy.code())
    }

    /// The other task as "II.2 Rà soát …", or the document.
    pub fn what(&self) -> String {
        match (&self.by_title, &self.document) {
            (Some(title), _) => format!("{} {title}", self.by_path.as_deref().unwrap_or("")).trim().to_owned(),
            (None, Some(document)) => document.clone(),
            (None, None) => String::new(),
        }
    }
}

/// What a task waits for, open ones first, at most 50.
pub async fn blockers_of_task(conn: &mut Conn, commune: Commune, task: i64) -> Result<Vec<BlockerRow>, DbError> {
    conn.all(
        "select b.id, b.task, b.blocked_by, b.document, b.noted_on, b.cleared_on, b.cleared_note,
                t.path as by_path, t.title as by_title, t.due_until as by_due,
                t.state as by_state
         from plans_blocker b left join plans_task t on t.commune = $1 and t.id = b.blocked_by
         where b.commune = $1 and b.task = $2
         order by case when b.cleared_on is null then 0 else 1 end, b.id desc limit 50",
        args![commune, task],
    )
    .await
}

/// The blocker of this id.
pub async fn blocker(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<BlockerRow>, DbError> {
    conn.optional(
        "select b.id, b.task, b.blocked_by, b.document, b.noted_on, b.cleared_on, b.cleared_note,
                t.path as by_path, t.title as by_title, t.due_until as by_due,
                t.state as by_state
         from plans_blocker b left join plans_task t on t.commune = $1 and t.id = b.blocked_by
         where b.commune = $1 and b.id = $2",
        args![commune, id],
    )
    .await
}

record! {
    /// One task waits for another.
    pub struct Wait {
        pub task: i64,
        pub blocked_by: i64,
    }
}

/// Who waits for whom among the tasks of a plan, for refusing a circle; at most 2,000.
pub async fn waits_of_plan(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<Wait>, DbError> {
    conn.all(
        "select b.task, b.blocked_by from plans_blocker b
         join plans_task t on t.commune = $1 and t.id = b.task and t.plan = $2
         where b.commune = $1 and b.cleared_on is null and b.blocked_by is not null order by b.id limit 2000",
        args![commune, plan],
    )
    .await
}

/// What a task is to wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Awaited {
    /// Another task of the same plan.
    Task(i64),
    /// A document, in words.
    Document(String),
}

/// Notes what a task waits for; the row's id.
pub async fn insert_blocker(
    tx: &mut WriteTx,
    _: &Allowed<ManageBlockers>,
    task: i64,
    awaited: &Awaited,
    on: Date,
) -> Result<i64, DbError> {
    let id = tx.next_id("plans_blocker").await?;
    let commune = tx.commune();
    let (blocked_by, document) = match awaited {
        Awaited::Task(other) => (Some(*other), None),
        Awaited::Document(text) => (None, Some(text.as_str())),
    };
    tx.run(
        "insert into plans_blocker (commune, id, task, blocked_by, document, noted_on)
         values ($1, $2, $3, $4, $5, $6)",
        args![commune, id, task, blocked_by, document, on],
    )
    .await?;
    Ok(id)
}

/// The wait is over.
///
/// # Errors
/// [`DbError::Conflict`] when it was over already.
pub async fn update_cleared(
    tx: &mut WriteTx,
    _: &Allowed<ManageBlockers>,
    id: i64,
    on: Date,
    note: &str,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_blocker set cleared_on = $3, cleared_note = $4
         where commune = $1 and id = $2 and cleared_on is null",
        args![commune, id, on, note],
    )
    .await
}

record! {
    /// A task that waited for another.
    pub struct Waiting {
        pub task: i64,
    }
}

/// The tasks that wait for this one; at most 2,000.
pub async fn waiting_for(conn: &mut Conn, commune: Commune, task: i64) -> Result<Vec<i64>, DbError> {
    let rows: Vec<Waiting> = conn
        .all(
            "select task from plans_blocker
             where commune = $1 and blocked_by = $2 and cleared_on is null order by task limit 2000",
            args![commune, task],
        )
        .await?;
    Ok(rows.into_iter().map(|w| w.task).collect())
}

/// The waits for a task that has just been completed are over; the tasks that waited.
pub async fn update_cleared_by_completion(
    tx: &mut WriteTx,
    _: &Allowed<DecideEvidence>,
    completed: i64,
    on: Date,
    note: &str,
) -> Result<Vec<i64>, DbError> {
    let commune = tx.commune();
    let waiting = waiting_for(tx, commune, completed).await?;
    if !waiting.is_empty() {
        tx.run(
            "update plans_blocker set cleared_on = $3, cleared_note = $4
             where commune = $1 and blocked_by = $2 and cleared_on is null",
            args![commune, completed, on, note],
        )
        .await?;
    }
    Ok(waiting)
}
