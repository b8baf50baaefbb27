//! The plan while it runs: board, list, timeline, six-clears matrix, burn-up; the list of all tasks; the finder.

pub mod board;
pub mod burn_up;
pub mod export;
pub mod filters;
pub mod finder;
pub mod list;
pub mod matrix;
mod parts;
pub mod plan_head;
pub mod plan_names;
pub mod timeline;
