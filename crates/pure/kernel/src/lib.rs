//! Dates, exact numbers, decisions with reasons, Vietnamese text, ids, permission values: what every crate may know, without any input or output.

pub mod actor;
pub mod citizen_id;
pub mod clock;
pub mod dates;
pub mod decision;
pub mod exact;
pub mod ids;
pub mod numbers;
pub mod permission;
pub mod text;
pub mod two_person;
