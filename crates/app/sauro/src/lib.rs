//! Sáu Rõ: one binary that a commune runs its plans and people with. Wiring only: configuration, composition, command
//! line; what it does lies in the slices.

mod clock;
mod command;
mod commune;
mod compose;
mod config;
mod demo;
mod failure;
mod key_file;
mod log;
mod mail;
mod memory;
mod serve;
mod witness;

pub use command::run;
pub use compose::features;
