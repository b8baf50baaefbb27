//! The lawbook: the rules in force on a date, where each number comes from, and the rules alone for other programs.

pub mod api;
mod calculator;
pub mod catalogue;
pub mod choice;
pub mod choices;
pub mod contract;
pub mod document;
pub mod examples;
pub mod lookup;
mod not_needed;
pub mod on_date;
pub mod parameter;
pub mod period;
pub mod permissions;
mod routes;
pub mod store;
mod upload;
pub mod words;
pub mod year;

pub use routes::feature;
