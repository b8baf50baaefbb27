//! Types of the slice that are not law: states of plans and tasks, how timely a task is.

pub mod circles;
mod codes;
mod cutoffs;
mod evidence_cutoffs;
mod timeliness;
pub mod transitions;

pub use codes::{
    ChangeField, ChangeState, DifficultyState, DueKind, EntryKind, EvidenceState, PlanState, Priority, TaskState,
};
pub use cutoffs::{
    ANSWER_DAYS, COMING_DAYS, DUE_SOON_DAYS, MAX_CADENCE_MONTHS, PROMPT_DAYS, READING_DAYS, TO_ACCOUNTABLE_DAYS,
    TO_AUTHORITY_DAYS, TO_LEADERS_DAYS,
};
pub use evidence_cutoffs::evidence_cutoffs;
pub use timeliness::{Timeliness, TimelinessFacts, timeliness};
