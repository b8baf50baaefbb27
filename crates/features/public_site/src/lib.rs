//! What citizens see without signing in: the plan, its progress by task and unit, documents marked public.

pub mod communes;
mod file;
pub mod frame;
pub mod narrowed;
pub mod overview;
pub mod plan;
mod routes;

pub use routes::feature;
