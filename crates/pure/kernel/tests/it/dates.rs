//! Dates.

mod cadence;
mod instant;
mod loose;
mod parse;
mod quarter;
mod relative;
mod serial;
mod shown;
