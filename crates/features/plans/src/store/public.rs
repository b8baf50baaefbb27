//! What citizens may see: running plans, tasks and accepted products that are marked public. Nothing else is selected.

use db::{Conn, DbError, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};

use crate::model::{DueKind, TaskState, Timeliness, TimelinessFacts, timeliness};

record! {
    /// A plan in public.
    pub struct PublicPlanRow {
        pub id: i64,
        pub kind: String,
        pub number: Option<String>,
        pub title: String,
        pub issuer: Option<String>,
        pub issued_on: Option<Date>,
        pub started_on: Option<Date>,
        pub state: String,
        pub tasks: i64,
        pub done: i64,
    }
}

record! {
    /// A task in public.
    pub struct PublicTaskRow {
        pub id: i64,
        pub path: String,
        pub title: String,
        pub lead_text: String,
        pub lead_unit: Option<UnitId>,
        pub accountable: Option<StaffId>,
        pub product: Option<String>,
        pub due_kind: String,
        pub due_until: Option<Date>,
        pub due_text: String,
        pub cadence_months: i64,
        pub state: String,
        pub percent: i64,
        pub started_on: Option<Date>,
        pub completed_on: Option<Date>,
        pub last_evidence_on: Option<Date>,
    }
}

impl PublicTaskRow {
    /// Open work that goes on: how old its last evidence is tells how it goes.
    pub fn goes_on(&self) -> bool {
        let open = !self.state().is_closed() && self.state() != TaskState::TamDung;
        open && matches!(DueKind::from_code(&self.due_kind), Some(DueKind::Continuous | DueKind::Every))
    }

    /// The state.
    pub fn state(&self) -> TaskState {
        TaskState::from_code(&self.state).unwrap_or(TaskState::ChuaBatDau)
    }

    /// How timely it is.
    pub fn timeliness(&self, today: Date) -> Timeliness {
        timeliness(
            &TimelinessFacts {
                state: self.state(),
                due_kind: DueKind::from_code(&self.due_kind).unwrap_or(DueKind::Unclear),
                due_until: self.due_until,
                cadence_months: self.cadence_months,
                started_on: self.started_on,
                last_evidence_on: self.last_evidence_on,
                completed_on: self.completed_on,
            },
            today,
        )
    }
}

record! {
    /// A product in public.
    pub struct PublicEvidenceRow {
        pub id: i64,
        pub task: i64,
        pub title: String,
        pub file: Option<i64>,
        pub link: Option<String>,
        pub period_on: Date,
    }
}

/// The plans that run or have ended and of which a task is public, newest first, with how many of these are done.
/// Cancelled tasks are not counted, here as on the plan's own page.
pub async fn public_plans(conn: &mut Conn, commune: Commune) -> Result<Vec<PublicPlanRow>, DbError> {
    conn.all(
        "select p.id, p.kind, p.number, p.title, p.issuer, p.issued_on, p.started_on, p.state, count(t.id) as tasks,
                count(case when t.state = 'hoan_thanh' then 1 end) as done
         from plans_plan p
         join plans_task t on t.commune = p.commune and t.plan = p.id and t.is_public = $2 and t.state <> 'huy'
         where p.commune = $1 and p.state <> 'nhap'
         group by p.commune, p.id, p.kind, p.number, p.title, p.issuer, p.issued_on, p.started_on, p.state
         order by p.started_on desc, p.id desc limit 100",
        args![commune, true],
    )
    .await
}

/// The public tasks of a plan in the document's order.
pub async fn public_tasks(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<PublicTaskRow>, DbError> {
    conn.all(
        "select id, path, title, lead_text, lead_unit, accountable, product, due_kind, due_until, due_text,
                cadence_months, state, percent, started_on, completed_on, last_evidence_on
         from plans_task where commune = $1 and plan = $2 and is_public = $3 order by sort, id limit 500",
        args![commune, plan, true],
    )
    .await
}

/// The accepted products of a plan's public tasks that are marked public, newest first.
pub async fn public_evidence(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<PublicEvidenceRow>, DbError> {
    conn.all(
        "select e.id, e.task, e.title, e.file, e.link, e.period_on
         from plans_evidence e join plans_task t on t.commune = e.commune and t.id = e.task
         join plans_plan p on p.commune = t.commune and p.id = t.plan
         where e.commune = $1 and t.plan = $2 and e.is_public = $3 and t.is_public = $3 and e.state = 'duoc_nhan'
           and p.state <> 'nhap'
         order by e.period_on desc, e.id desc limit 200",
        args![commune, plan, true],
    )
    .await
}

/// The stored file of a public product; `None` when it is not public, whatever its number.
pub async fn public_file(conn: &mut Conn, commune: Commune, evidence: i64) -> Result<Option<i64>, DbError> {
    record! { pub struct FileOf { pub file: Option<i64> } }
    let row: Option<FileOf> = conn
        .optional(
            "select e.file from plans_evidence e join plans_task t on t.commune = e.commune and t.id = e.task
             join plans_plan p on p.commune = t.commune and p.id = t.plan
             where e.commune = $1 and e.id = $2 and e.is_public = $3 and t.is_public = $3 and e.state = 'duoc_nhan'
               and p.state <> 'nhap'",
            args![commune, evidence, true],
        )
        .await?;
    Ok(row.and_then(|r| r.file))
}
