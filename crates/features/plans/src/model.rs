//! Types of the slice that are not law: states of plans and tasks, how timely a task is.

mod codes;
mod evidence_cutoffs;
mod timeliness;
pub mod transitions;

pub use codes::{
    ChangeField, ChangeState, DifficultyState, DueKind, EntryKind, EvidenceState, PlanState, Priority, TaskState,
};
pub use evidence_cutoffs::evidence_cutoffs;
pub use timeliness::{DUE_SOON_DAYS, MAX_CADENCE_MONTHS, Timeliness, TimelinessFacts, timeliness};
