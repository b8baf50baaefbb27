//! The commune's bodies, units and job positions (vị trí việc làm), and the papers about positions.

pub mod api;
pub mod edit;
pub mod frames;
pub mod heavy;
pub mod intake;
pub mod papers;
mod permissions;
pub mod position;
pub mod positions;
mod quota;
pub mod quotas;
pub mod rotation;
mod routes;
pub mod store;

pub use routes::feature;
