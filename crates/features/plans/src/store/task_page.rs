//! What a task's page shows beside the task's own row: its plan, its long text, the tasks above and below it, the
//! difficulties reported about it.

use db::{Conn, DbError, FromRow, Row, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, UnitId};

use super::Units;
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
        /// How many of the asking person's units take part as coordinating ones.
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

/// The task with its plan; `units` are the asking person's.
pub async fn full_task(conn: &mut Conn, commune: Commune, id: i64, units: Units) -> Result<Option<FullTask>, DbError> {
    let [first, second, third, fourth] = units.ids();
    conn.optional(
        "select t.id, t.plan, t.parent, t.path, t.title, t.field, t.priority, t.lead_text, t.coordinating_text,
                t.lead_unit, t.owner, t.accountable, t.authority, t.product, t.due_kind, t.due_from, t.due_until,
                t.due_every, t.due_text, t.after_text, t.cadence_months, t.is_public, t.state, t.state_reason,
                t.state_on, t.percent, t.started_on, t.completed_on, t.last_evidence_on, t.baseline_owner,
                t.baseline_due_until, t.baseline_product, t.version,
                t.body, t.clears, p.title as plan_title, p.number as plan_number, p.state as plan_state,
                p.issued_on as plan_issued_on, p.started_on as plan_started_on, t.higher_item, p.higher_plan,
                (select count(*) from plans_coordination c
                 where c.commune = $1 and c.task = t.id and c.unit in ($3, $4, $5, $6)) as coordinates
         from plans_task t join plans_plan p on p.commune = $1 and p.id = t.plan
         where t.commune = $1 and t.id = $2",
        args![commune, id, first, second, third, fourth],
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

/// What belongs to a task's page beside the task.
#[derive(Debug, Default)]
pub struct Beside {
    /// The sub-tasks and the task that it is a part of, in the document's order, at most 100.
    pub related: Vec<RelatedRow>,
    /// The newest first, at most 20.
    pub difficulties: Vec<TaskDifficultyRow>,
}

enum BesideRow {
    Related(RelatedRow),
    Difficulty(TaskDifficultyRow),
}

impl FromRow for BesideRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(match row.get::<String>("kind")?.as_str() {
            "kho_khan" => BesideRow::Difficulty(TaskDifficultyRow::from_row(row)?),
            _ => BesideRow::Related(RelatedRow::from_row(row)?),
        })
    }
}

/// The tasks above (`parent`) and below a task, and the difficulties reported about it.
pub async fn beside(conn: &mut Conn, commune: Commune, task: i64, parent: Option<i64>) -> Result<Beside, DbError> {
    let rows: Vec<BesideRow> = conn
        .all(
            "select * from (
               select 'viec' as kind, id, parent, path, title, state, due_until, percent, cast(null as bigint) as unit,
                      '' as reporter_name, cast(null as date) as reported_on, cast(null as date) as due_on,
                      row_number() over (order by sort, id) as place
               from plans_task where commune = $1 and (parent = $2 or id = $3)
               union all
               select 'kho_khan' as kind, id, cast(null as bigint) as parent, '' as path, title, state,
                      cast(null as date) as due_until, 0 as percent, unit, reporter_name, reported_on, due_on,
                      row_number() over (order by id desc) as place
               from plans_difficulty where commune = $1 and task = $2
             ) as beside where place <= case when kind = 'viec' then 100 else 20 end order by kind, place limit 120",
            args![commune, task, parent],
        )
        .await?;
    let mut beside = Beside::default();
    for row in rows {
        match row {
            BesideRow::Related(row) => beside.related.push(row),
            BesideRow::Difficulty(row) => beside.difficulties.push(row),
        }
    }
    Ok(beside)
}
