//! What a task's page shows beside the task's own row: its plan, its long text, the tasks above and below it, the
//! difficulties reported about it.

use db::{Conn, DbError, FromRow, Row, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, UnitId};

use super::task::TaskRow;
use crate::model::{DifficultyState, PlanState, TaskState};

record! {
    /// The plan of a task, and what the task's row leaves out.
    pub struct TaskPlan {
        pub body: String,
        /// The six clears as judged when the plan was issued or last changed; none for a task never judged.
        pub clears: Option<String>,
        pub plan_title: String,
        pub plan_number: Option<String>,
        pub plan_state: String,
        pub plan_issued_on: Option<Date>,
        pub plan_started_on: Option<Date>,
        /// The item of a higher plan that the task carries out, and that plan.
        pub higher_item: Option<String>,
        pub higher_plan: Option<String>,
        /// How many times the asking unit takes part as a coordinating one: 0 or 1.
        pub coordinates: i64,
    }
}

impl TaskPlan {
    /// The plan's state; an unknown word counts as a draft, which fewest people see.
    pub fn plan_state(&self) -> PlanState {
        PlanState::from_code(&self.plan_state).unwrap_or(PlanState::Nhap)
    }

    /// The first day on which the plan could be worked on: that of its document or that of its start here.
    pub fn began(&self) -> Option<Date> {
        self.plan_issued_on.into_iter().chain(self.plan_started_on).min()
    }
}

/// A task with its plan.
#[derive(Debug, Clone)]
pub struct FullTask {
    pub task: TaskRow,
    pub plan: TaskPlan,
}

impl FromRow for FullTask {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(FullTask { task: TaskRow::from_row(row)?, plan: TaskPlan::from_row(row)? })
    }
}

/// The task with its plan; `unit` is the asking person's.
pub async fn full_task(
    conn: &mut Conn,
    commune: Commune,
    id: i64,
    unit: Option<UnitId>,
) -> Result<Option<FullTask>, DbError> {
    conn.optional(
        "select t.id, t.plan, t.parent, t.path, t.title, t.field, t.priority, t.lead_text, t.coordinating_text,
                t.lead_unit, t.owner, t.accountable, t.authority, t.product, t.due_kind, t.due_from, t.due_until,
                t.due_every, t.due_text, t.after_text, t.cadence_months, t.is_public, t.state, t.state_reason,
                t.state_on, t.percent, t.started_on, t.completed_on, t.last_evidence_on, t.baseline_owner,
                t.baseline_due_until, t.baseline_product, t.version,
                t.body, t.clears, p.title as plan_title, p.number as plan_number, p.state as plan_state,
                p.issued_on as plan_issued_on, p.started_on as plan_started_on, t.higher_item, p.higher_plan,
                (select count(*) from plans_coordination c
                 where c.commune = $1 and c.task = t.id and c.unit = $3) as coordinates
         from plans_task t join plans_plan p on p.commune = $1 and p.id = t.plan
         where t.commune = $1 and t.id = $2",
        args![commune, id, unit],
    )
    .await
}

record! {
    /// A task above or below another.
    pub struct RelatedRow {
        pub id: i64,
        pub parent: Option<i64>,
        pub path: String,
        pub title: String,
        pub state: String,
        pub due_until: Option<Date>,
        pub percent: i64,
    }
}

impl RelatedRow {
    /// Its state.
    pub fn state(&self) -> TaskState {
        TaskState::from_code(&self.state).unwrap_or(TaskState::ChuaBatDau)
    }
}

/// The sub-tasks of a task and (`parent`) the task that it is a part of, in the document's order, at most 100.
pub async fn related(
    conn: &mut Conn,
    commune: Commune,
    task: i64,
    parent: Option<i64>,
) -> Result<Vec<RelatedRow>, DbError> {
    conn.all(
        "select id, parent, path, title, state, due_until, percent from plans_task
         where commune = $1 and (parent = $2 or id = $3) order by sort, id limit 100",
        args![commune, task, parent],
    )
    .await
}

/// The open tasks of a plan but this one, for saying what a task waits for; at most 500.
pub async fn open_tasks_beside(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    task: i64,
) -> Result<Vec<RelatedRow>, DbError> {
    conn.all(
        "select id, parent, path, title, state, due_until, percent from plans_task
         where commune = $1 and plan = $2 and id <> $3 and state <> $4 and state <> $5 order by sort, id limit 500",
        args![commune, plan, task, TaskState::HoanThanh.code(), TaskState::Huy.code()],
    )
    .await
}

record! {
    /// A difficulty reported about a task.
    pub struct TaskDifficultyRow {
        pub id: i64,
        /// The unit that reported it.
        pub unit: UnitId,
        pub title: String,
        pub state: String,
        pub reporter_name: String,
        pub reported_on: Date,
        pub due_on: Date,
    }
}

impl TaskDifficultyRow {
    /// Its state.
    pub fn state(&self) -> DifficultyState {
        DifficultyState::from_code(&self.state).unwrap_or(DifficultyState::Moi)
    }
}

/// The difficulties of a task, newest first, at most 20.
pub async fn difficulties_of_task(
    conn: &mut Conn,
    commune: Commune,
    task: i64,
) -> Result<Vec<TaskDifficultyRow>, DbError> {
    conn.all(
        "select id, unit, title, state, reporter_name, reported_on, due_on from plans_difficulty
         where commune = $1 and task = $2 order by id desc limit 20",
        args![commune, task],
    )
    .await
}
