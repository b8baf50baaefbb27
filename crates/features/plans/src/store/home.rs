//! What the home pages read: the tasks that name a person, what waits for him, who holds what.
//!
//! The conditions are those of `views`, so that every number here is the length of the list that it opens.

mod city;
mod me;
mod mine;
mod overview;
mod unit;

use db::record;
use jiff::civil::Date;
use kernel::dates::days_between;
use kernel::ids::{StaffId, UnitId};

use crate::model::{DueKind, Priority, TaskState, Timeliness, TimelinessFacts, timeliness};
use crate::permissions::TaskPeople;

pub use city::{CityRow, figures_of_communes};
pub use me::{Me, Office, Power};
pub use mine::{
    DecisionRow, MyTask, MyTotals, PROMPT, PlanGaps, PromptRow, decisions, my_tasks, overdue_of_authority, plan_gaps,
    prompts,
};
pub use overview::{BlockedRow, HolderRow, Matter, blocked_tasks, holders, matters, overdue_tasks};
pub use unit::{DutyLine, UnitTask, duties_of_units, tasks_of_unit};

/// The columns of a [`HomeTask`].
macro_rules! home_columns {
    () => {
        concat!(
            "t.id, t.plan, t.path, t.title, t.priority, t.lead_unit, t.lead_text, t.owner, t.accountable, t.authority,
             t.due_kind, t.due_until, t.cadence_months, t.state, t.state_reason, t.state_on, t.percent, t.started_on,
             t.completed_on, t.last_evidence_on, t.baseline_due_until,
             (select min(e.submitted_by) from plans_evidence e
              where e.commune = $1 and e.task = t.id and e.state = 'cho_duyet') as product_by,
             (select max(e.on_date) from plans_entry e
              where e.commune = $1 and e.task = t.id and e.kind = 'trao_doi' and e.body like 'Đôn đốc: %') as prompted_on,
             cast(case when ",
            blocked!(),
            " then 1 else 0 end as bigint) as blocked"
        )
    };
}

/// How urgent a task is for whoever does it: returned, overdue, evidence late, due soon, ordinary, waiting for
/// somebody's decision, paused, closed.
macro_rules! urgency {
    () => {
        concat!(
            "cast(case when t.state = 'tra_lai' then 0 when t.state = 'cho_duyet' then 5 when t.state = 'tam_dung' then 6
                  when t.state in ('hoan_thanh', 'huy') then 9 when ",
            overdue!(),
            " then 1 when ",
            evidence_late!(),
            " then 2 when ",
            due_soon!(),
            " then 3 else 4 end as bigint)"
        )
    };
}

/// The order of tasks of the same urgency.
macro_rules! then_by_due {
    () => {
        "case when t.due_until is null then 1 else 0 end, t.due_until, -t.priority, t.plan, t.sort, t.id"
    };
}

pub(super) use {home_columns, then_by_due, urgency};

record! {
    /// A task as the home pages show it.
    pub struct HomeTask {
        pub id: i64,
        pub plan: i64,
        pub path: String,
        pub title: String,
        pub priority: i64,
        pub lead_unit: Option<UnitId>,
        pub lead_text: String,
        pub owner: Option<StaffId>,
        pub accountable: Option<StaffId>,
        pub authority: Option<StaffId>,
        pub due_kind: String,
        pub due_until: Option<Date>,
        pub cadence_months: i64,
        pub state: String,
        pub state_reason: Option<String>,
        /// The day on which it came into this state.
        pub state_on: Option<Date>,
        pub percent: i64,
        pub started_on: Option<Date>,
        pub completed_on: Option<Date>,
        pub last_evidence_on: Option<Date>,
        pub baseline_due_until: Option<Date>,
        /// Who handed in the product that waits.
        pub product_by: Option<StaffId>,
        /// The day on which somebody last pressed for it.
        pub prompted_on: Option<Date>,
        /// 1 when it waits for another task or a document.
        pub blocked: i64,
    }
}

impl HomeTask {
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

    /// Runs all the time or again and again.
    pub fn is_continuous(&self) -> bool {
        matches!(self.due_kind(), DueKind::Continuous | DueKind::Every)
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

    /// Days by which its end has moved back since the plan was issued; 0 when it has not.
    pub fn slip(&self) -> i32 {
        match (self.baseline_due_until, self.due_until) {
            (Some(then), Some(now)) => days_between(then, now).max(0),
            _ => 0,
        }
    }

    /// With whom the product that was handed in waits; none when it is the leaders'.
    pub fn decider(&self) -> Option<StaffId> {
        self.people().decider(self.product_by)
    }

    /// Who has to move now: whoever decides while a product waits (none: the leaders), else the owner, else the
    /// accountable head.
    pub fn holder(&self) -> Option<StaffId> {
        match self.state() {
            TaskState::ChoDuyet => self.decider(),
            _ => self.owner.or(self.accountable),
        }
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
}
