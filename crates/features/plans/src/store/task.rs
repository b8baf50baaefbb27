//! Tasks: the row that lists and pages are made of.

use db::{Conn, DbError, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};

use crate::model::{DueKind, Priority, TaskState, Timeliness, TimelinessFacts, timeliness};
use crate::permissions::TaskPeople;

record! {
    /// A task with everything that a page about it shows, but its long text.
    pub struct TaskRow {
        pub id: i64,
        pub plan: i64,
        pub parent: Option<i64>,
        pub path: String,
        pub title: String,
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
        pub is_public: bool,
        pub state: String,
        pub state_reason: Option<String>,
        pub state_on: Option<Date>,
        pub percent: i64,
        pub started_on: Option<Date>,
        pub completed_on: Option<Date>,
        pub last_evidence_on: Option<Date>,
        pub baseline_owner: Option<StaffId>,
        pub baseline_due_until: Option<Date>,
        pub baseline_product: Option<String>,
        pub version: i64,
    }
}

impl TaskRow {
    /// The state.
    pub fn state(&self) -> TaskState {
        TaskState::from_code(&self.state).unwrap_or(TaskState::ChuaBatDau)
    }

    /// How its time is set.
    pub fn due_kind(&self) -> DueKind {
        DueKind::from_code(&self.due_kind).unwrap_or(DueKind::Unclear)
    }

    /// The priority.
    pub fn priority(&self) -> Priority {
        Priority::from_number(self.priority)
    }

    /// The people and the unit it names.
    pub fn people(&self) -> TaskPeople {
        TaskPeople {
            lead_unit: self.lead_unit,
            owner: self.owner,
            accountable: self.accountable,
            authority: self.authority,
        }
    }

    /// Runs all the time or again and again.
    pub fn is_continuous(&self) -> bool {
        matches!(self.due_kind(), DueKind::Continuous | DueKind::Every)
    }

    /// Whether it goes on after a product that proves the work up to a day: continuous and periodic work does, until
    /// its end is proved; without an end, always.
    pub fn goes_on_after(&self, period_on: Date) -> bool {
        let proved = self.last_evidence_on.map_or(period_on, |before| before.max(period_on));
        self.is_continuous() && self.due_until.is_none_or(|until| proved < until)
    }

    /// How timely it is.
    pub fn timeliness(&self, today: Date) -> Timeliness {
        timeliness(
            &TimelinessFacts {
                state: self.state(),
                due_kind: self.due_kind(),
                due_until: self.due_until,
                cadence_months: self.cadence_months,
                started_on: self.started_on,
                last_evidence_on: self.last_evidence_on,
                completed_on: self.completed_on,
            },
            today,
        )
    }

    /// Everybody it names, for looking up their names.
    pub fn named(&self) -> impl Iterator<Item = StaffId> + use<> {
        [self.owner, self.accountable, self.authority, self.baseline_owner].into_iter().flatten()
    }
}

/// The task of this id.
pub async fn task(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<TaskRow>, DbError> {
    conn.optional(
        "select id, plan, parent, path, title, field, priority, lead_text, coordinating_text, lead_unit, owner,
                accountable, authority, product, due_kind, due_from, due_until, due_every, due_text, after_text,
                cadence_months, is_public, state, state_reason, state_on, percent, started_on, completed_on,
                last_evidence_on, baseline_owner, baseline_due_until, baseline_product, version
         from plans_task where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// The tasks of a plan in the document's order, at most 2,000.
pub async fn tasks_of_plan(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<TaskRow>, DbError> {
    conn.all(
        "select id, plan, parent, path, title, field, priority, lead_text, coordinating_text, lead_unit, owner,
                accountable, authority, product, due_kind, due_from, due_until, due_every, due_text, after_text,
                cadence_months, is_public, state, state_reason, state_on, percent, started_on, completed_on,
                last_evidence_on, baseline_owner, baseline_due_until, baseline_product, version
         from plans_task where commune = $1 and plan = $2 order by sort, id limit 2000",
        args![commune, plan],
    )
    .await
}
