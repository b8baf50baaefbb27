//! Evidence: the products handed in for a task, and what was decided on them.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId};
use kernel::permission::Allowed;

use crate::model::EvidenceState;
use crate::permissions::{DecideEvidence, Publish, WorkOnTask};

record! {
    /// A piece of evidence.
    pub struct EvidenceRow {
        pub id: i64,
        pub task: i64,
        pub title: String,
        pub note: String,
        pub file: Option<i64>,
        pub file_name: Option<String>,
        pub file_size: Option<i64>,
        pub link: Option<String>,
        pub period_on: Date,
        pub submitted_by: Option<StaffId>,
        pub submitter_name: String,
        pub submitted_on: Date,
        pub state: String,
        pub decided_by: Option<StaffId>,
        pub decider_name: Option<String>,
        pub decided_on: Option<Date>,
        pub reason: Option<String>,
        pub is_public: bool,
        pub version: i64,
    }
}

impl EvidenceRow {
    /// Its state.
    pub fn state(&self) -> EvidenceState {
        EvidenceState::from_code(&self.state).unwrap_or(EvidenceState::ChoDuyet)
    }
}

/// The evidence of this id.
pub async fn evidence(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<EvidenceRow>, DbError> {
    conn.optional(
        "select id, task, title, note, file, file_name, file_size, link, period_on, submitted_by, submitter_name,
                submitted_on, state, decided_by, decider_name, decided_on, reason, is_public, version
         from plans_evidence where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// The evidence of a task, newest first, at most 100.
pub async fn evidence_of_task(conn: &mut Conn, commune: Commune, task: i64) -> Result<Vec<EvidenceRow>, DbError> {
    conn.all(
        "select id, task, title, note, file, file_name, file_size, link, period_on, submitted_by, submitter_name,
                submitted_on, state, decided_by, decider_name, decided_on, reason, is_public, version
         from plans_evidence where commune = $1 and task = $2 order by id desc limit 100",
        args![commune, task],
    )
    .await
}

/// How many pieces of a task wait for a decision, this one left out.
pub async fn others_waiting(conn: &mut Conn, commune: Commune, task: i64, evidence: i64) -> Result<i64, DbError> {
    conn.one(
        "select count(*) as n from plans_evidence where commune = $1 and task = $2 and id <> $3 and state = $4",
        args![commune, task, evidence, EvidenceState::ChoDuyet.code()],
    )
    .await
}

/// A stored file, as evidence shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its id in the database's files.
    pub id: i64,
    pub name: String,
    pub size_bytes: i64,
}

/// A new piece of evidence.
#[derive(Debug, Clone)]
pub struct NewEvidence<'a> {
    pub task: i64,
    pub title: &'a str,
    pub note: &'a str,
    pub file: Option<&'a StoredFile>,
    pub link: Option<&'a str>,
    /// The day whose work it proves.
    pub period_on: Date,
    pub submitted_on: Date,
}

/// Adds a piece of evidence that waits for the authority; its id.
pub async fn insert_evidence(
    tx: &mut WriteTx,
    allowed: &Allowed<WorkOnTask>,
    new: &NewEvidence<'_>,
) -> Result<i64, DbError> {
    let id = tx.next_id("plans_evidence").await?;
    let (commune, actor) = (tx.commune(), allowed.actor());
    tx.run(
        "insert into plans_evidence
           (commune, id, task, title, note, file, file_name, file_size, link, period_on, submitted_by,
            submitter_name, submitted_on, state, is_public, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
        args![
            commune,
            id,
            new.task,
            new.title,
            new.note,
            new.file.map(|f| f.id),
            new.file.map(|f| f.name.as_str()),
            new.file.map(|f| f.size_bytes),
            new.link,
            new.period_on,
            actor.staff,
            &actor.name,
            new.submitted_on,
            EvidenceState::ChoDuyet.code(),
            false
        ],
    )
    .await?;
    Ok(id)
}

/// Stores the decision on a piece of evidence that still waits in the version seen.
pub async fn update_decision(
    tx: &mut WriteTx,
    allowed: &Allowed<DecideEvidence>,
    evidence: &EvidenceRow,
    state: EvidenceState,
    reason: Option<&str>,
    on: Date,
) -> Result<(), DbError> {
    let (commune, actor) = (tx.commune(), allowed.actor());
    tx.run_versioned(
        "update plans_evidence set state = $4, decided_by = $5, decider_name = $6, decided_on = $7, reason = $8,
                version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = $9",
        args![
            commune,
            evidence.id,
            evidence.version,
            state.code(),
            actor.staff,
            &actor.name,
            on,
            reason,
            EvidenceState::ChoDuyet.code()
        ],
    )
    .await
}

/// Shows the evidence to citizens, or no longer.
pub async fn update_evidence_public(
    tx: &mut WriteTx,
    _: &Allowed<Publish>,
    evidence: &EvidenceRow,
    is_public: bool,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_evidence set is_public = $4, version = version + 1
         where commune = $1 and id = $2 and version = $3",
        args![commune, evidence.id, evidence.version, is_public],
    )
    .await
}
