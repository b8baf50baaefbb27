//! The register of cadres and civil servants.

pub mod api;
pub mod balance;
pub mod career;
pub mod file;
pub mod import;
pub mod intake;
pub mod list;
mod permissions;
pub mod person;
pub mod private;
pub mod profile;
pub mod relatives;
mod routes;
pub mod store;

pub use routes::feature;
