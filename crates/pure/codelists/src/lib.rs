//! Code lists that come with the program, each entry with the time in which it holds: administrative units before and
//! after 01/7/2025 ([`places`]), what the fields of a personal record choose from ([`lists`]), ranks, salary scales and
//! the base salary ([`pay`]). The data, with its sources and how sure it is, stands in `law/codelists/`.
//!
//! What people typed is read without guessing: one meaning, several, or none.
#![deny(missing_docs)]

pub mod lists;
pub mod pay;
pub mod places;

mod broken;
mod dated;
mod key;
mod table;

pub use broken::BrokenList;
pub use dated::Status;
