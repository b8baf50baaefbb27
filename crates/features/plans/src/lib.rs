//! Directives, plans read from documents, six-clears tasks, progress, difficulties.

pub mod api;
pub mod difficulty;
pub mod directive;
pub mod model;
pub mod permissions;
pub mod reader;
pub mod report;
mod routes;
pub mod store;
pub mod views;

pub use routes::feature;
