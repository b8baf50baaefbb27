//! The lawbook: the rules in force on a date, where each number comes from, and the rules alone for other programs.

pub mod catalogue;
pub mod contract;
