//! Evaluation of civil servants and bodies by Decree 335/2025/NĐ-CP: a period's score, the year's rank, the rank of a body.
//!
//! Every function takes the law of a date and answers with its derivation, each step with its article.
#![deny(missing_docs)]

pub mod cadre;
mod cap;
pub mod catalogue;
pub mod common;
pub mod deadlines;
pub mod level;
pub mod organisation;
pub mod period;
pub mod policy;
mod step;
pub mod support;
pub mod year;

pub use level::{Level, Thresholds};
pub use step::{Step, Wrong};

/// The number of the decree.
pub const DECREE: &str = "335/2025/NĐ-CP";
