//! Types of the slice that are not law: states of plans and tasks, how timely a task is.

mod codes;
mod timeliness;

pub use codes::{
    ChangeField, ChangeState, DifficultyState, DueKind, EntryKind, EvidenceState, PlanState, Priority, TaskState,
};
pub use timeliness::{DUE_SOON_DAYS, Timeliness, TimelinessFacts, timeliness};
