//! The register of cadres and civil servants.

pub mod api;
mod list;
mod permissions;
mod person;
mod routes;
pub mod store;

pub use routes::feature;
