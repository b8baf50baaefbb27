//! Directives, plans read from documents, six-clears tasks, progress, difficulties.

pub mod api;
pub mod difficulty;
pub mod directive;
pub mod draft;
pub mod home;
pub mod model;
pub mod permissions;
pub mod plan_list;
pub mod plan_page;
pub mod reader;
pub mod reminders;
pub mod report;
mod routes;
pub mod store;
pub mod task;
pub mod views;

pub use routes::feature;
