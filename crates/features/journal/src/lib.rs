//! The journal on the screen: what happened, its certificates, and the page where anybody checks one.

pub mod api;
pub mod certificate;
pub mod check;
pub mod line;
pub mod list;
pub mod mine;
pub mod permissions;
mod routes;
pub mod words;

pub use routes::feature;
