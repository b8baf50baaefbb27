//! Personnel rules on a date: terms, clocks, eligibility, relatives, standards (Decree 170/2025/NĐ-CP before and after
//! Decree 300/2026/NĐ-CP, and what stands beside it).
//!
//! Only what was read or reliably told may say no ([`crate::law::Trust::is_enforced`]); everything else reminds and is
//! marked as advice. A fact that is not there is "unknown", never "pass"; an exemption that nobody showed does not hold.
#![deny(missing_docs)]

pub mod acting;
pub mod answer;
pub mod calendar;
pub mod discipline;
pub mod eligibility;
pub mod relatives;
pub mod retirement;
pub mod rotation;
pub mod scheme;
pub mod secondment;
pub mod severance;
pub mod standard;
pub mod suspension;
pub mod term;
pub mod training;
pub mod vote;

pub use answer::{Checked, Criterion, Ground, Verdict};
pub use calendar::WorkingDays;
