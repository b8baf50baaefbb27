//! All SQL of the slice, by thing. One function per question or change; every one runs in the conformance test.

pub mod difficulty;
pub mod directive;
pub mod finder;
pub mod public;
pub mod report;
pub mod draft;
pub mod draft_task;
pub mod plan;
pub mod task;
pub mod views;
pub mod blocker;
pub mod change;
pub mod entry;
pub mod evidence;
pub mod task;
pub mod task_page;
pub mod task_write;
