//! People who sign in: accounts, roles, sessions.

pub mod api;
mod drafts;
mod guard;
mod password;
pub mod permissions;
mod profile;
mod routes;
mod sign_in;
mod sign_out;
pub mod store;

pub use routes::feature;
