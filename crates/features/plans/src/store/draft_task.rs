//! Tasks of drafts: written in full, split, merged and removed while the plan does not run yet.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};
use kernel::permission::{Action, Allowed};
use kernel::text::search_key;

use crate::draft::new_plan::NewTask;
use crate::draft::task_command::TaskCommand;
use crate::model::{DueKind, Priority};
use crate::permissions::{EditDraft, ImportPlan};

/// The actions under which a draft's rows may be written.
pub trait ShapesDraft: Action {}
impl ShapesDraft for ImportPlan {}
impl ShapesDraft for EditDraft {}

record! {
    /// A task as its draft form shows it, long text and source lines included.
    pub struct DraftTask {
        pub id: i64,
        pub plan: i64,
        pub parent: Option<i64>,
        pub path: String,
        pub sort: i64,
        pub title: String,
        pub body: String,
        pub field: Option<String>,
        pub priority: i64,
        pub lead_text: String,
        pub coordinating_text: String,
        pub lead_unit: Option<UnitId>,
        pub owner: Option<StaffId>,
        pub accountable: Option<StaffId>,
        pub authority: Option<StaffId>,
        pub product: Option<String>,
        pub due_kind: String,
        pub due_from: Option<Date>,
        pub due_until: Option<Date>,
        pub due_every: Option<String>,
        pub due_text: String,
        pub after_text: Option<String>,
        pub cadence_months: i64,
        pub higher_item: Option<String>,
        /// JSON: [`crate::draft::source::TaskSource`].
        pub source: String,
        pub is_public: bool,
        pub version: i64,
    }
}

impl DraftTask {
    /// How its time is set.
    pub fn due_kind(&self) -> DueKind {
        DueKind::from_code(&self.due_kind).unwrap_or(DueKind::Unclear)
    }

    /// The priority.
    pub fn priority(&self) -> Priority {
        Priority::from_number(self.priority)
    }

    /// Everybody it names.
    pub fn named(&self) -> impl Iterator<Item = StaffId> + use<> {
        [self.owner, self.accountable, self.authority].into_iter().flatten()
    }
}

/// All tasks of a plan with their long texts, in the document's order, at most 2,000.
pub async fn draft_tasks(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<DraftTask>, DbError> {
    conn.all(
        "select id, plan, parent, path, sort, title, body, field, priority, lead_text, coordinating_text, lead_unit,
                owner, accountable, authority, product, due_kind, due_from, due_until, due_every, due_text,
                after_text, cadence_months, higher_item, source, is_public, version
         from plans_task where commune = $1 and plan = $2 order by sort, id limit 2000",
        args![commune, plan],
    )
    .await
}

/// One task of a plan with its long text.
pub async fn draft_task(conn: &mut Conn, commune: Commune, plan: i64, id: i64) -> Result<Option<DraftTask>, DbError> {
    conn.optional(
        "select id, plan, parent, path, sort, title, body, field, priority, lead_text, coordinating_text, lead_unit,
                owner, accountable, authority, product, due_kind, due_from, due_until, due_every, due_text,
                after_text, cadence_months, higher_item, source, is_public, version
         from plans_task where commune = $1 and plan = $2 and id = $3",
        args![commune, plan, id],
    )
    .await
}

record! {
    /// A unit that coordinates in a task.
    pub struct CoordinationRow {
        pub task: i64,
        pub unit: UnitId,
    }
}

/// The coordinating units of a task, at most 100.
pub async fn coordination_of(conn: &mut Conn, commune: Commune, task: i64) -> Result<Vec<UnitId>, DbError> {
    let rows: Vec<CoordinationRow> = conn
        .all(
            "select task, unit from plans_coordination where commune = $1 and task = $2 order by unit limit 100",
            args![commune, task],
        )
        .await?;
    Ok(rows.into_iter().map(|row| row.unit).collect())
}

/// The tasks that block a task, at most 100.
pub async fn blocking_tasks(conn: &mut Conn, commune: Commune, task: i64) -> Result<Vec<i64>, DbError> {
    conn.all(
        "select blocked_by as n from plans_blocker
         where commune = $1 and task = $2 and blocked_by is not null and cleared_on is null order by id limit 100",
        args![commune, task],
    )
    .await
}

/// Adds a task to a draft; its id. Coordinating units and blockers are written by [`replace_coordination`] and
/// [`replace_blockers`].
pub async fn insert_task<A: ShapesDraft>(
    tx: &mut WriteTx,
    _allowed: &Allowed<A>,
    plan: i64,
    new: &NewTask,
) -> Result<i64, DbError> {
    let id = tx.next_id("plans_task").await?;
    let (commune, task) = (tx.commune(), &new.task);
    tx.run(
        "insert into plans_task (commune, id, plan, parent, path, sort, title, body, search_key, field, priority,
                lead_text, coordinating_text, lead_unit, owner, accountable, authority, product, due_kind, due_from,
                due_until, due_every, due_text, after_text, cadence_months, higher_item, source, is_public, state,
                percent, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23, $24, $25, $26, $27, $28, 'chua_bat_dau', 0, 1)",
        args![
            commune,
            id,
            plan,
            task.parent,
            &new.path,
            new.sort,
            &task.title,
            &task.body,
            task_key(&new.path, &task.title),
            task.field.clone(),
            task.priority.number(),
            &new.lead_text,
            &new.coordinating_text,
            task.lead_unit,
            task.owner,
            task.accountable,
            task.authority,
            task.product.clone(),
            task.due_kind.code(),
            task.due_from,
            task.due_until,
            task.due_every.map(|e| e.key().to_owned()),
            &task.due_text,
            task.after_text.clone(),
            task.cadence_months,
            task.higher_item.clone(),
            &new.source,
            task.is_public
        ],
    )
    .await?;
    Ok(id)
}

/// Under what a task is found: its number and title without marks.
fn task_key(path: &str, title: &str) -> String {
    search_key(&format!("{path} {title}"))
}

/// Writes everything that the draft form holds of a task, but coordinating units and blockers.
///
/// # Errors
/// [`DbError::Conflict`] when the task has another version.
pub async fn update_task(
    tx: &mut WriteTx,
    _allowed: &Allowed<EditDraft>,
    id: i64,
    path: &str,
    version: i64,
    task: &TaskCommand,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_task set parent = $4, title = $5, body = $6, search_key = $7, field = $8, priority = $9,
                lead_unit = $10, owner = $11, accountable = $12, authority = $13, product = $14, due_kind = $15,
                due_from = $16, due_until = $17, due_every = $18, due_text = $19, after_text = $20,
                cadence_months = $21, higher_item = $22, is_public = $23, version = version + 1
         where commune = $1 and id = $2 and version = $3",
        args![
            commune,
            id,
            version,
            task.parent,
            &task.title,
            &task.body,
            task_key(path, &task.title),
            task.field.clone(),
            task.priority.number(),
            task.lead_unit,
            task.owner,
            task.accountable,
            task.authority,
            task.product.clone(),
            task.due_kind.code(),
            task.due_from,
            task.due_until,
            task.due_every.map(|e| e.key().to_owned()),
            &task.due_text,
            task.after_text.clone(),
            task.cadence_months,
            task.higher_item.clone(),
            task.is_public
        ],
    )
    .await
}

/// Sets the coordinating units of a task.
pub async fn replace_coordination<A: ShapesDraft>(
    tx: &mut WriteTx,
    _allowed: &Allowed<A>,
    task: i64,
    units: &[UnitId],
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run("delete from plans_coordination where commune = $1 and task = $2", args![commune, task]).await?;
    for unit in units {
        let id = tx.next_id("plans_coordination").await?;
        tx.run(
            "insert into plans_coordination (commune, id, task, unit) values ($1, $2, $3, $4)",
            args![commune, id, task, *unit],
        )
        .await?;
    }
    Ok(())
}

/// Sets what a draft's task waits for: documents, one per line of `after`, and other tasks.
pub async fn replace_blockers<A: ShapesDraft>(
    tx: &mut WriteTx,
    _allowed: &Allowed<A>,
    task: i64,
    after: Option<&str>,
    blocked_by: &[i64],
    on: Date,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run("delete from plans_blocker where commune = $1 and task = $2 and cleared_on is null", args![commune, task])
        .await?;
    let documents = after.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
    let rows = documents
        .map(|document| (None, Some(document.to_owned())))
        .chain(blocked_by.iter().map(|other| (Some(*other), None)));
    for (other, document) in rows {
        let id = tx.next_id("plans_blocker").await?;
        tx.run(
            "insert into plans_blocker (commune, id, task, blocked_by, document, noted_on)
             values ($1, $2, $3, $4, $5, $6)",
            args![commune, id, task, other, document, on],
        )
        .await?;
    }
    Ok(())
}

/// Sets the text and the source lines of a task into which another was merged.
///
/// # Errors
/// [`DbError::Conflict`] when the task has another version.
pub async fn update_merged(
    tx: &mut WriteTx,
    _allowed: &Allowed<EditDraft>,
    into: &DraftTask,
    body: &str,
    source: &str,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_task set body = $4, source = $5, version = version + 1
         where commune = $1 and id = $2 and version = $3",
        args![commune, into.id, into.version, body, source],
    )
    .await
}

/// Gives the children of a task another parent, and lets what it blocked wait for `now_blocked_by` instead (nothing
/// when `None`).
pub async fn hand_over(
    tx: &mut WriteTx,
    _allowed: &Allowed<EditDraft>,
    task: i64,
    new_parent: Option<i64>,
    now_blocked_by: Option<i64>,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run(
        "update plans_task set parent = $3, version = version + 1 where commune = $1 and parent = $2 and id <> $4",
        args![commune, task, new_parent, new_parent.unwrap_or(0)],
    )
    .await?;
    // What would become its own parent, or would wait for itself, loses the tie.
    if let Some(other) = new_parent {
        tx.run(
            "update plans_task set parent = null, version = version + 1 where commune = $1 and id = $2 and parent = $3",
            args![commune, other, task],
        )
        .await?;
    }
    if let Some(other) = now_blocked_by {
        tx.run(
            "update plans_blocker set blocked_by = $3 where commune = $1 and blocked_by = $2 and task <> $3",
            args![commune, task, other],
        )
        .await?;
    }
    tx.run("delete from plans_blocker where commune = $1 and blocked_by = $2", args![commune, task]).await?;
    Ok(())
}

/// Removes a task of a draft that nothing hangs on any more.
///
/// # Errors
/// [`DbError::Conflict`] when the task has another version.
pub async fn delete_task(
    tx: &mut WriteTx,
    _allowed: &Allowed<EditDraft>,
    id: i64,
    version: i64,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run("delete from plans_coordination where commune = $1 and task = $2", args![commune, id]).await?;
    tx.run("delete from plans_blocker where commune = $1 and task = $2", args![commune, id]).await?;
    tx.run_versioned(
        "delete from plans_task where commune = $1 and id = $2 and version = $3",
        args![commune, id, version],
    )
    .await
}
