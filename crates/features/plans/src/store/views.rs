//! What the views of a plan read: lines of tasks, counters, the plan's head.

#[macro_use]
pub(in crate::store) mod clauses;
mod list;
mod matrix;
mod plan;

use db::record;
use jiff::civil::Date;
use kernel::dates::days_between;
use kernel::ids::{StaffId, UnitId};

use crate::model::{DueKind, PlanState, Priority, TaskState, Timeliness, TimelinessFacts, timeliness};

pub use list::{
    EXPORT_ROWS, Sort, TaskFilter, UNNAMED, all_tasks, coordination_lines, count_tasks, higher_lines, page_of_tasks,
};
pub use matrix::{ClearLine, clear_lines, keep_clears};
pub use plan::{
    BOARD_CARDS, board_cards, burn_facts, counts, evidence_days, issued_plans, plan_facts, plan_span, timeline_lines,
};

record! {
    /// A task as one line of a list, one card or one row of a chart.
    pub struct TaskLine {
        pub id: i64,
        pub plan: i64,
        pub path: String,
        pub title: String,
        pub priority: i64,
        pub lead_unit: Option<UnitId>,
        pub lead_text: String,
        pub coordinating_text: String,
        pub owner: Option<StaffId>,
        pub accountable: Option<StaffId>,
        pub authority: Option<StaffId>,
        pub product: Option<String>,
        pub due_kind: String,
        pub due_from: Option<Date>,
        pub due_until: Option<Date>,
        pub due_text: String,
        pub cadence_months: i64,
        pub state: String,
        pub percent: i64,
        pub started_on: Option<Date>,
        pub completed_on: Option<Date>,
        pub last_evidence_on: Option<Date>,
        pub baseline_due_until: Option<Date>,
        /// 1 when it waits for another task or a document.
        pub blocked: i64,
    }
}

impl TaskLine {
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

    /// Everybody it names.
    pub fn named(&self) -> impl Iterator<Item = StaffId> + use<> {
        [self.owner, self.accountable, self.authority].into_iter().flatten()
    }

    /// Days by which its end has moved back since the plan was issued; 0 when it has not.
    pub fn slip(&self) -> i32 {
        match (self.baseline_due_until, self.due_until) {
            (Some(then), Some(now)) => days_between(then, now).max(0),
            _ => 0,
        }
    }
}

record! {
    /// The head of a plan that is not a draft any more.
    pub struct PlanFacts {
        pub id: i64,
        pub state: String,
        pub number: Option<String>,
        pub title: String,
        pub issued_on: Option<Date>,
        pub started_on: Option<Date>,
        pub started_by: Option<String>,
        /// Why it was issued although some points were not clear.
        pub start_reason: Option<String>,
    }
}

impl PlanFacts {
    /// The state.
    pub fn state(&self) -> PlanState {
        PlanState::from_code(&self.state).unwrap_or(PlanState::Nhap)
    }
}

record! {
    /// The counters of a plan (or of all): each is the length of a list.
    pub struct Counts {
        pub total: i64,
        pub not_started: i64,
        pub doing: i64,
        pub waiting: i64,
        pub returned: i64,
        pub done: i64,
        pub paused: i64,
        pub cancelled: i64,
        pub overdue: i64,
        pub due_soon: i64,
        pub evidence_late: i64,
        /// Continuous and periodic tasks whose evidence is asked for now.
        pub by_evidence: i64,
        pub slipped: i64,
        pub blocked: i64,
    }
}

impl Counts {
    /// Tasks in this state.
    pub fn in_state(&self, state: TaskState) -> i64 {
        match state {
            TaskState::ChuaBatDau => self.not_started,
            TaskState::DangLam => self.doing,
            TaskState::ChoDuyet => self.waiting,
            TaskState::TraLai => self.returned,
            TaskState::HoanThanh => self.done,
            TaskState::TamDung => self.paused,
            TaskState::Huy => self.cancelled,
        }
    }
}

record! {
    /// A unit that coordinates in a task.
    pub struct CoordinationLine {
        pub task: i64,
        pub unit: UnitId,
    }
}

record! {
    /// A task that carries out an item of a higher plan, and that plan.
    pub struct HigherLine {
        pub task: i64,
        pub higher_item: Option<String>,
        pub higher_plan: Option<String>,
    }
}

record! {
    /// The first and the last day that a plan's tasks name.
    pub struct Span {
        pub first: Option<Date>,
        pub last: Option<Date>,
        pub last_baseline: Option<Date>,
        pub tasks: i64,
    }
}

record! {
    /// A day on which evidence of a task was accepted.
    pub struct EvidenceDay {
        pub task: i64,
        pub on_date: Date,
    }
}

record! {
    /// So many one-off tasks with the same dates, for the burn-up.
    pub struct BurnGroup {
        pub state: String,
        pub baseline_due_until: Option<Date>,
        pub completed_on: Option<Date>,
        pub state_on: Option<Date>,
        pub n: i64,
    }
}
