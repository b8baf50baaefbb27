//! What a report of a period is made of.

use db::{Conn, DbError, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId};

record! {
    /// A running plan, to choose from.
    pub struct PlanChoiceRow {
        pub id: i64,
        pub kind: String,
        pub number: Option<String>,
        pub title: String,
        pub issuer: Option<String>,
        pub issued_on: Option<Date>,
        pub signer_capacity: Option<String>,
        pub signer_title: Option<String>,
        pub signer_name: Option<String>,
        pub recipients: String,
        pub started_on: Option<Date>,
    }
}

record! {
    /// Accepted or waiting evidence of a period.
    pub struct PeriodEvidenceRow {
        pub task: i64,
        pub title: String,
        pub period_on: Date,
        pub submitted_on: Date,
        pub state: String,
        pub decided_on: Option<Date>,
    }
}

record! {
    /// A progress entry of a period.
    pub struct PeriodEntryRow {
        pub task: i64,
        pub on_date: Date,
        pub body: String,
        pub percent: Option<i64>,
    }
}

record! {
    /// What a task waits for.
    pub struct OpenBlockerRow {
        pub task: i64,
        pub document: Option<String>,
        pub blocked_by: Option<i64>,
        pub noted_on: Date,
    }
}

record! {
    /// A task came into another state.
    pub struct MoveRow {
        pub task: i64,
        pub on_date: Date,
        pub state: String,
        pub reason: Option<String>,
    }
}

record! {
    /// A change of a task that was approved.
    pub struct DecidedChangeRow {
        pub id: i64,
        pub task: i64,
        pub field: String,
        pub new_text: String,
        pub new_person: Option<StaffId>,
        pub new_due: Option<Date>,
        pub decided_on: Date,
    }
}

/// How the plan's tasks moved up to the end of the period, oldest first.
pub async fn moves_until(conn: &mut Conn, commune: Commune, plan: i64, until: Date) -> Result<Vec<MoveRow>, DbError> {
    conn.all(
        "select m.task, m.on_date, m.state, m.reason
         from plans_move m join plans_task t on t.commune = m.commune and t.id = m.task
         where m.commune = $1 and t.plan = $2 and m.on_date <= $3 order by m.on_date, m.id limit 20000",
        args![commune, plan, until],
    )
    .await
}

/// Every change of the plan's tasks that was approved, oldest first.
pub async fn decided_changes(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<DecidedChangeRow>, DbError> {
    conn.all(
        "select c.id, c.task, c.field, c.new_text, c.new_person, c.new_due, c.decided_on
         from plans_change c join plans_task t on t.commune = c.commune and t.id = c.task
         where c.commune = $1 and t.plan = $2 and c.state = 'dong_y' and c.decided_on is not null
         order by c.decided_on, c.id limit 5000",
        args![commune, plan],
    )
    .await
}

/// The plans that run or have ended, newest first.
pub async fn reportable_plans(conn: &mut Conn, commune: Commune) -> Result<Vec<PlanChoiceRow>, DbError> {
    conn.all(
        "select id, kind, number, title, issuer, issued_on, signer_capacity, signer_title, signer_name, recipients, started_on
         from plans_plan where commune = $1 and state <> 'nhap' order by started_on desc, id desc limit 100",
        args![commune],
    )
    .await
}

/// The plan's evidence handed in up to the end of the period.
pub async fn evidence_until(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    until: Date,
) -> Result<Vec<PeriodEvidenceRow>, DbError> {
    conn.all(
        "select e.task, e.title, e.period_on, e.submitted_on, e.state, e.decided_on
         from plans_evidence e join plans_task t on t.commune = e.commune and t.id = e.task
         where e.commune = $1 and t.plan = $2 and e.submitted_on <= $3 order by e.submitted_on, e.id limit 5000",
        args![commune, plan, until],
    )
    .await
}

/// The plan's progress entries of the period, both ends included.
pub async fn progress_between(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    from: Date,
    until: Date,
) -> Result<Vec<PeriodEntryRow>, DbError> {
    conn.all(
        "select e.task, e.on_date, e.body, e.percent
         from plans_entry e join plans_task t on t.commune = e.commune and t.id = e.task
         where e.commune = $1 and t.plan = $2 and e.kind = 'tien_do' and e.on_date >= $3 and e.on_date <= $4
         order by e.on_date, e.id limit 5000",
        args![commune, plan, from, until],
    )
    .await
}

/// What the plan's tasks wait for at the end of the period.
pub async fn open_blockers(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    until: Date,
) -> Result<Vec<OpenBlockerRow>, DbError> {
    conn.all(
        "select b.task, b.document, b.blocked_by, b.noted_on
         from plans_blocker b join plans_task t on t.commune = b.commune and t.id = b.task
         where b.commune = $1 and t.plan = $2 and b.noted_on <= $3 and (b.cleared_on is null or b.cleared_on > $3)
         order by b.id limit 1000",
        args![commune, plan, until],
    )
    .await
}
