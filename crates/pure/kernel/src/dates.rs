//! Dates as Vietnamese offices write and read them. Civil dates are dates; instants are UTC and shown in Vietnam's
//! time, which has been UTC+7 without change since 1975.
#![deny(missing_docs)]

pub mod loose;

mod cadence;
mod instant;
mod parse;
mod quarter;
mod relative;
mod shown;

pub use cadence::{Cadence, add_months};
pub use instant::{civil_date, civil_time, end_of_day, moment, start_of_day, vietnam};
pub use jiff::Timestamp;
pub use jiff::civil::{Date, date};
pub use loose::Loose;
pub use parse::{DateProblem, parse_vi};
pub use quarter::{Quarter, first_day_of_month, last_day_of_month};
pub use relative::{ago, days_between, until_due};
pub use shown::{month, official, official_blank, short};
