//! The commune's bodies, units and job positions (vị trí việc làm), and the papers about positions.

pub mod api;
pub mod papers;
mod permissions;
pub mod positions;
mod routes;
pub mod store;

pub use routes::feature;
