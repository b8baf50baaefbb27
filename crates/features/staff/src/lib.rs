//! The register of cadres and civil servants.

pub mod api;
pub mod list;
mod permissions;
pub mod person;
pub mod private;
pub mod relatives;
mod routes;
pub mod store;

pub use routes::feature;
