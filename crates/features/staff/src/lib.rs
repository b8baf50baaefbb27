//! The register of cadres and civil servants.

pub mod api;
pub mod list;
mod permissions;
pub mod person;
mod routes;
pub mod store;

pub use routes::feature;
