//! Evaluation by Decree 335/2025/NĐ-CP: a civil servant's period and year, a body's year, catalogues of products, deadlines;
//! beside it those under contract (handbook) and cadres (the Party's rules).
//!
//! Every function takes the law of a date and answers with its derivation, each step with its article.
#![deny(missing_docs)]

pub mod cadre;
mod cap;
pub mod catalogue;
pub mod common;
pub mod deadlines;
mod fit;
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
