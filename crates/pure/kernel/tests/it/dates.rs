//! Dates.

mod cadence;
mod instant;
mod parse;
mod quarter;
mod relative;
mod shown;
