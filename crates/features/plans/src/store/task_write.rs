//! Changes of a task's own row. Each names the version that the writer has seen.

use db::{DbError, WriteTx, args};
use jiff::civil::Date;
use kernel::ids::StaffId;
use kernel::permission::{Action, Allowed};

use super::task::TaskRow;
use crate::model::TaskState;
use crate::permissions::{DecideChange, DecideEvidence, HaltTask, Publish, WorkOnTask};

/// The columns of a task that its life changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskLife {
    pub state: TaskState,
    pub state_reason: Option<String>,
    pub state_on: Option<Date>,
    /// 0 to 100.
    pub percent: i64,
    pub started_on: Option<Date>,
    pub completed_on: Option<Date>,
    pub last_evidence_on: Option<Date>,
}

impl TaskLife {
    /// As it stands.
    pub fn of(task: &TaskRow) -> TaskLife {
        TaskLife {
            state: task.state(),
            state_reason: task.state_reason.clone(),
            state_on: task.state_on,
            percent: task.percent,
            started_on: task.started_on,
            completed_on: task.completed_on,
            last_evidence_on: task.last_evidence_on,
        }
    }

    /// In another state since `on`, for this reason. The same state keeps its date and reason.
    #[must_use]
    pub fn moved(mut self, state: TaskState, on: Date, reason: Option<String>) -> TaskLife {
        if self.state != state {
            self.state = state;
            self.state_on = Some(on);
            self.state_reason = reason;
            let begun = !matches!(state, TaskState::ChuaBatDau | TaskState::Huy);
            self.started_on = self.started_on.or(begun.then_some(on));
        }
        self
    }
}

/// The actions under which a task's life goes on.
pub trait LivesOn: Action {}
impl LivesOn for WorkOnTask {}
impl LivesOn for DecideEvidence {}
impl LivesOn for HaltTask {}

/// Stores how a task's life went on. Another state is kept with its day as well, so that a report of an earlier
/// period can say where the task stood then.
pub async fn update_life<A: LivesOn>(
    tx: &mut WriteTx,
    _: &Allowed<A>,
    task: &TaskRow,
    life: &TaskLife,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_task set state = $4, state_reason = $5, state_on = $6, percent = $7, started_on = $8,
                completed_on = $9, last_evidence_on = $10, version = version + 1
         where commune = $1 and id = $2 and version = $3",
        args![
            commune,
            task.id,
            task.version,
            life.state.code(),
            life.state_reason.clone(),
            life.state_on,
            life.percent,
            life.started_on,
            life.completed_on,
            life.last_evidence_on
        ],
    )
    .await?;
    if life.state == task.state() {
        return Ok(());
    }
    let (id, on) =
        (tx.next_id("plans_move").await?, life.state_on.unwrap_or_else(|| kernel::dates::civil_date(tx.now())));
    tx.run(
        "insert into plans_move (commune, id, task, on_date, state, reason) values ($1, $2, $3, $4, $5, $6)",
        args![commune, id, task.id, on, life.state.code(), life.state_reason.clone()],
    )
    .await?;
    Ok(())
}

/// Sets the due date in force; the baseline stays. A task without a fixed time gets one.
pub async fn update_due(
    tx: &mut WriteTx,
    _: &Allowed<DecideChange>,
    task: &TaskRow,
    due_until: Date,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_task set due_until = $4, due_kind = case when due_kind = 'unclear' then 'by' else due_kind end,
                version = version + 1
         where commune = $1 and id = $2 and version = $3",
        args![commune, task.id, task.version, due_until],
    )
    .await
}

/// Sets the owner in force; the baseline stays.
pub async fn update_owner(
    tx: &mut WriteTx,
    _: &Allowed<DecideChange>,
    task: &TaskRow,
    owner: StaffId,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_task set owner = $4, version = version + 1 where commune = $1 and id = $2 and version = $3",
        args![commune, task.id, task.version, owner],
    )
    .await
}

/// Sets the product in force; the baseline stays.
pub async fn update_product(
    tx: &mut WriteTx,
    _: &Allowed<DecideChange>,
    task: &TaskRow,
    product: &str,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_task set product = $4, version = version + 1 where commune = $1 and id = $2 and version = $3",
        args![commune, task.id, task.version, product],
    )
    .await
}

/// Shows the task to citizens, or no longer.
pub async fn update_public(
    tx: &mut WriteTx,
    _: &Allowed<Publish>,
    task: &TaskRow,
    is_public: bool,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_task set is_public = $4, version = version + 1 where commune = $1 and id = $2 and version = $3",
        args![commune, task.id, task.version, is_public],
    )
    .await
}
