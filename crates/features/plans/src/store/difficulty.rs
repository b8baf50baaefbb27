//! Difficulties (khó khăn, vướng mắc) that units report.

use db::{Conn, DbError, Value, WriteTx, args, record};
use jiff::civil::Date;
use kernel::actor::Role;
use kernel::ids::{Commune, StaffId, UnitId};
use kernel::permission::Allowed;

use super::Units;
use crate::model::DifficultyState;
use crate::permissions::{AnswerDifficulty, ReportDifficulty, SubmitDifficulty};

record! {
    /// A difficulty.
    pub struct DifficultyRow {
        pub id: i64,
        pub unit: UnitId,
        pub task: Option<i64>,
        pub title: String,
        pub body: String,
        pub state: String,
        pub reported_by: Option<StaffId>,
        pub reporter_name: String,
        pub reported_on: Date,
        pub due_on: Date,
        pub answer: Option<String>,
        pub answerer_name: Option<String>,
        pub answered_on: Option<Date>,
        pub escalated_on: Option<Date>,
        pub version: i64,
    }
}

impl DifficultyRow {
    /// The state.
    pub fn state(&self) -> DifficultyState {
        DifficultyState::from_code(&self.state).unwrap_or(DifficultyState::Moi)
    }

    /// Still waits for an answer, and the day for it has passed.
    pub fn is_late(&self, today: Date) -> bool {
        self.state() != DifficultyState::DaTraLoi && self.due_on < today
    }
}

/// What a list of difficulties is restricted to. Empty texts and 0 restrict nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct DifficultyFilter<'f> {
    pub units: Units,
    /// Only this task's; 0 for all.
    pub task: i64,
    /// A state's code, `cho` for all that wait for an answer, `tre` for those of them that are late, or empty.
    pub state: &'f str,
}

impl DifficultyFilter<'_> {
    /// The arguments `$1` … `$8`.
    fn values(&self, commune: Commune, today: Date) -> Vec<Value> {
        let [first, second, third, fourth] = self.units.ids();
        args![commune, first, second, third, fourth, self.task, self.state, today]
    }
}

/// A page of difficulties: those that wait first, the longest waiting at the top.
pub async fn difficulties(
    conn: &mut Conn,
    commune: Commune,
    filter: &DifficultyFilter<'_>,
    today: Date,
    offset: i64,
    limit: i64,
) -> Result<Vec<DifficultyRow>, DbError> {
    conn.all(
        "select id, unit, task, title, body, state, reported_by, reporter_name, reported_on, due_on, answer,
                answerer_name, answered_on, escalated_on, version
         from plans_difficulty
         where commune = $1 and ($2 = 0 or unit in ($2, $3, $4, $5)) and ($6 = 0 or task = $6)
           and ($7 = '' or state = $7 or ($7 = 'cho' and state <> 'da_tra_loi')
                or ($7 = 'tre' and state <> 'da_tra_loi' and due_on < $8))
         order by case when state = 'da_tra_loi' then 1 else 0 end, due_on, id limit $10 offset $9",
        [filter.values(commune, today), args![offset, limit]].concat(),
    )
    .await
}

/// How many the same filter holds.
pub async fn count_difficulties(
    conn: &mut Conn,
    commune: Commune,
    filter: &DifficultyFilter<'_>,
    today: Date,
) -> Result<i64, DbError> {
    conn.one(
        "select count(*) as n from plans_difficulty
         where commune = $1 and ($2 = 0 or unit in ($2, $3, $4, $5)) and ($6 = 0 or task = $6)
           and ($7 = '' or state = $7 or ($7 = 'cho' and state <> 'da_tra_loi')
                or ($7 = 'tre' and state <> 'da_tra_loi' and due_on < $8))",
        filter.values(commune, today),
    )
    .await
}

/// The difficulty of this id.
pub async fn difficulty(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<DifficultyRow>, DbError> {
    conn.optional(
        "select id, unit, task, title, body, state, reported_by, reporter_name, reported_on, due_on, answer,
                answerer_name, answered_on, escalated_on, version
         from plans_difficulty where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// Those reported or answered in a period (both ends included), or without an answer on its last day, for the report.
pub async fn difficulties_between(
    conn: &mut Conn,
    commune: Commune,
    from: Date,
    until: Date,
) -> Result<Vec<DifficultyRow>, DbError> {
    conn.all(
        "select id, unit, task, title, body, state, reported_by, reporter_name, reported_on, due_on, answer,
                answerer_name, answered_on, escalated_on, version
         from plans_difficulty
         where commune = $1 and ((reported_on >= $2 and reported_on <= $3) or (answered_on >= $2 and answered_on <= $3)
               or (reported_on <= $3 and (answered_on is null or answered_on > $3)))
         order by reported_on, id limit 1000",
        args![commune, from, until],
    )
    .await
}

/// A new difficulty.
#[derive(Debug, Clone)]
pub struct NewDifficulty {
    pub task: Option<i64>,
    pub title: String,
    pub body: String,
    pub reported_on: Date,
    pub due_on: Date,
}

/// Reports a difficulty of the actor's own unit; its id. The steward answers what others report; what he reports
/// himself goes to the leaders at once.
pub async fn insert_difficulty(
    tx: &mut WriteTx,
    allowed: &Allowed<ReportDifficulty>,
    new: &NewDifficulty,
) -> Result<i64, DbError> {
    let id = tx.next_id("plans_difficulty").await?;
    let actor = allowed.actor();
    let at_once = actor.is(Role::DauMoi);
    let state = if at_once { DifficultyState::TrinhChuTich } else { DifficultyState::Moi };
    tx.run(
        "insert into plans_difficulty
           (commune, id, unit, task, title, body, state, reported_by, reporter_name, reported_on, due_on, escalated_on,
            version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        args![
            actor.commune,
            id,
            allowed.action().unit,
            new.task,
            &new.title,
            &new.body,
            state.code(),
            actor.staff,
            &actor.name,
            new.reported_on,
            new.due_on,
            at_once.then_some(new.reported_on)
        ],
    )
    .await?;
    Ok(id)
}

/// Answers a difficulty.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn answer_difficulty(
    tx: &mut WriteTx,
    allowed: &Allowed<AnswerDifficulty>,
    id: i64,
    answer: &str,
    on: Date,
    version: i64,
) -> Result<(), DbError> {
    let actor = allowed.actor();
    tx.run_versioned(
        "update plans_difficulty
         set state = 'da_tra_loi', answer = $3, answered_by = $4, answerer_name = $5, answered_on = $6,
             version = version + 1
         where commune = $1 and id = $2 and version = $7 and state <> 'da_tra_loi'",
        args![actor.commune, id, answer, actor.staff, &actor.name, on, version],
    )
    .await
}

/// Submits a difficulty to the chairman.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn submit_difficulty(
    tx: &mut WriteTx,
    allowed: &Allowed<SubmitDifficulty>,
    id: i64,
    on: Date,
    version: i64,
) -> Result<(), DbError> {
    tx.run_versioned(
        "update plans_difficulty set state = 'trinh_chu_tich', escalated_on = $3, version = version + 1
         where commune = $1 and id = $2 and version = $4 and state = 'moi'",
        args![allowed.actor().commune, id, on, version],
    )
    .await
}
