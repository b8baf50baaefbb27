//! The product's own cut-offs, in one place. No law names these numbers: they are choices of ours, the same on every
//! page, in every mail and in the report, so that a commune that wants others changes one line.

/// Within so many days before its end a task counts as due soon.
pub const DUE_SOON_DAYS: i32 = 7;

/// The longest time between two pieces of evidence, in months: running work shows something at least once a year.
pub const MAX_CADENCE_MONTHS: usize = 12;

/// Overdue by more days than this, a task is also brought before the accountable head.
pub const TO_ACCOUNTABLE_DAYS: i32 = 3;

/// Overdue by more days than this, also before whoever decides on it.
pub const TO_AUTHORITY_DAYS: i32 = 10;

/// Overdue by more days than this, also before the commune's leaders.
pub const TO_LEADERS_DAYS: i32 = 20;

/// Days for reading a directive when whoever enters it names no day.
pub const READING_DAYS: i64 = 7;

/// Days within which a difficulty is to be answered when the reporter names no day.
pub const ANSWER_DAYS: i64 = 7;

/// Days for which pressing words ("đôn đốc") stay on the page of whoever was pressed.
pub const PROMPT_DAYS: i64 = 30;

/// A report names the tasks whose end comes within so many days after its period.
pub const COMING_DAYS: i32 = 30;
