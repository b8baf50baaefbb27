//! All SQL of the slice, by thing. One function per question or change; every one runs in the conformance test.

#[macro_use]
pub mod views;

pub mod blocker;
pub mod change;
pub mod difficulty;
pub mod directive;
pub mod draft;
pub mod draft_task;
pub mod entry;
pub mod evidence;
pub mod finder;
pub mod home;
pub mod plan;
pub mod public;
pub mod reminder;
pub mod report;
pub mod task;
pub mod task_page;
pub mod task_write;
mod units;

pub use units::Units;
