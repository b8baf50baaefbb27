//! Requests to change a task after its plan was issued.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};
use kernel::permission::Allowed;

use crate::model::{ChangeField, ChangeState};
use crate::permissions::{DecideChange, RequestChange, TaskPeople, WithdrawChange};

record! {
    /// A request.
    pub struct ChangeRow {
        pub id: i64,
        pub task: i64,
        pub field: String,
        pub old_text: String,
        pub new_text: String,
        pub new_person: Option<StaffId>,
        pub new_unit: Option<UnitId>,
        pub new_due: Option<Date>,
        pub reason: String,
        pub state: String,
        pub requested_by: Option<StaffId>,
        pub requester_name: String,
        pub requested_on: Date,
        pub decided_by: Option<StaffId>,
        pub decider_name: Option<String>,
        pub decided_on: Option<Date>,
        pub decision_reason: Option<String>,
        pub version: i64,
    }
}

impl ChangeRow {
    /// Its state.
    pub fn state(&self) -> ChangeState {
        ChangeState::from_code(&self.state).unwrap_or(ChangeState::ChoDuyet)
    }

    /// What it would change.
    pub fn field(&self) -> ChangeField {
        ChangeField::from_code(&self.field).unwrap_or(ChangeField::SanPham)
    }

    /// Among whom the decision is sought: who decides on a task is not decided by who decides on it now, but by the
    /// commune's leaders.
    pub fn deciders(&self, people: TaskPeople) -> TaskPeople {
        match self.field() {
            ChangeField::NguoiDuyet => TaskPeople { authority: None, ..people },
            _ => people,
        }
    }

    /// What is asked for; nothing when its column is empty.
    pub fn value(&self) -> Option<NewValue> {
        let text = || self.new_text.clone();
        Some(match self.field() {
            ChangeField::Han => NewValue::Due(self.new_due?),
            ChangeField::SanPham => NewValue::Product(text()),
            ChangeField::NguoiThucHien => NewValue::Owner(self.new_person?, text()),
            ChangeField::NguoiChiuTrachNhiem => NewValue::Accountable(self.new_person?, text()),
            ChangeField::NguoiDuyet => NewValue::Authority(self.new_person?, text()),
            ChangeField::DonViChuTri => NewValue::LeadUnit(self.new_unit?, text()),
        })
    }
}

/// The request of this id.
pub async fn change(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<ChangeRow>, DbError> {
    conn.optional(
        "select id, task, field, old_text, new_text, new_person, new_unit, new_due, reason, state, requested_by, requester_name,
                requested_on, decided_by, decider_name, decided_on, decision_reason, version
         from plans_change where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// The requests of a task, newest first, at most 50.
pub async fn changes_of_task(conn: &mut Conn, commune: Commune, task: i64) -> Result<Vec<ChangeRow>, DbError> {
    conn.all(
        "select id, task, field, old_text, new_text, new_person, new_unit, new_due, reason, state, requested_by, requester_name,
                requested_on, decided_by, decider_name, decided_on, decision_reason, version
         from plans_change where commune = $1 and task = $2 order by id desc limit 50",
        args![commune, task],
    )
    .await
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewValue {
    Due(Date),
    /// The person and his name, as it is kept with the request.
    Owner(StaffId, String),
    Product(String),
    /// The unit and its name.
    LeadUnit(UnitId, String),
    Accountable(StaffId, String),
    Authority(StaffId, String),
}

impl NewValue {
    /// What it would change.
    pub fn field(&self) -> ChangeField {
        match self {
            NewValue::Due(_) => ChangeField::Han,
            NewValue::Owner(..) => ChangeField::NguoiThucHien,
            NewValue::Product(_) => ChangeField::SanPham,
            NewValue::LeadUnit(..) => ChangeField::DonViChuTri,
            NewValue::Accountable(..) => ChangeField::NguoiChiuTrachNhiem,
            NewValue::Authority(..) => ChangeField::NguoiDuyet,
        }
    }

    /// The value in words.
    pub fn text(&self) -> String {
        match self {
            NewValue::Due(day) => kernel::dates::short(*day),
            NewValue::Product(product) => product.clone(),
            NewValue::Owner(_, name)
            | NewValue::Accountable(_, name)
            | NewValue::Authority(_, name)
            | NewValue::LeadUnit(_, name) => name.clone(),
        }
    }

    fn due(&self) -> Option<Date> {
        if let NewValue::Due(day) = self { Some(*day) } else { None }
    }

    fn person(&self) -> Option<StaffId> {
        match self {
            NewValue::Owner(id, _) | NewValue::Accountable(id, _) | NewValue::Authority(id, _) => Some(*id),
            NewValue::Due(_) | NewValue::Product(_) | NewValue::LeadUnit(..) => None,
        }
    }

    fn unit(&self) -> Option<UnitId> {
        if let NewValue::LeadUnit(unit, _) = self { Some(*unit) } else { None }
    }
}

/// A new request.
#[derive(Debug, Clone)]
pub struct NewChange<'a> {
    pub task: i64,
    /// The value in force, in words.
    pub old_text: &'a str,
    pub value: &'a NewValue,
    pub reason: &'a str,
    pub requested_on: Date,
}

/// Adds a request; its id.
pub async fn insert_change(
    tx: &mut WriteTx,
    allowed: &Allowed<RequestChange>,
    new: &NewChange<'_>,
) -> Result<i64, DbError> {
    let id = tx.next_id("plans_change").await?;
    let (commune, actor) = (tx.commune(), allowed.actor());
    tx.run(
        "insert into plans_change
           (commune, id, task, field, old_text, new_text, new_person, new_unit, new_due, reason, state, requested_by,
            requester_name, requested_on, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
        args![
            commune,
            id,
            new.task,
            new.value.field().code(),
            new.old_text,
            new.value.text(),
            new.value.person(),
            new.value.unit(),
            new.value.due(),
            new.reason,
            ChangeState::ChoDuyet.code(),
            actor.staff,
            &actor.name,
            new.requested_on
        ],
    )
    .await?;
    Ok(id)
}

/// Stores the decision on a request that still waits in the version seen.
pub async fn update_change_decision(
    tx: &mut WriteTx,
    allowed: &Allowed<DecideChange>,
    change: &ChangeRow,
    state: ChangeState,
    reason: Option<&str>,
    on: Date,
) -> Result<(), DbError> {
    let (commune, actor) = (tx.commune(), allowed.actor());
    tx.run_versioned(
        "update plans_change set state = $4, decided_by = $5, decider_name = $6, decided_on = $7, decision_reason = $8,
                version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = $9",
        args![
            commune,
            change.id,
            change.version,
            state.code(),
            actor.staff,
            &actor.name,
            on,
            reason,
            ChangeState::ChoDuyet.code()
        ],
    )
    .await
}

/// Marks a request that still waits in the version seen as taken back.
pub async fn update_change_withdrawn(
    tx: &mut WriteTx,
    allowed: &Allowed<WithdrawChange>,
    change: &ChangeRow,
    on: Date,
) -> Result<(), DbError> {
    let (commune, actor) = (tx.commune(), allowed.actor());
    tx.run_versioned(
        "update plans_change set state = $4, decided_by = $5, decider_name = $6, decided_on = $7, version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = $8",
        args![
            commune,
            change.id,
            change.version,
            ChangeState::RutLai.code(),
            actor.staff,
            &actor.name,
            on,
            ChangeState::ChoDuyet.code()
        ],
    )
    .await
}
