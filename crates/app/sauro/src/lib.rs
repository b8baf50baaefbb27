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
pub mod log;
mod mail;
mod memory;
mod metrics;
mod serve;
pub mod wire;
mod witness;

pub use command::run;
pub use compose::features;
pub use metrics::site as metrics_site;
