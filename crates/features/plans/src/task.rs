//! One task: its page, and each thing that people do with it, one file per use case.
//!
//! A use case is a function over an open write and a granted permission; it answers the journal leaf that closes the
//! write. Dates come in as arguments, so that a story can be told in the past.

mod actions;
pub mod blockers;
pub mod clear_blocker;
mod clears;
pub mod comment;
pub mod decide_change;
pub mod decide_evidence;
pub mod download;
pub mod halt;
pub mod hand_in;
mod history;
pub mod page;
mod page_parts;
mod problem;
pub mod progress;
pub mod publish;
pub mod request_change;
mod scope;
pub mod sheet;
pub mod start;
pub mod view;
pub(crate) mod words;

pub use problem::Problem;
