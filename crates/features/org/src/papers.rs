//! The papers a commune keeps about its positions, read into values: the catalogue of positions, the job descriptions,
//! the frames of competences; and what was left in them of another commune.
//!
//! Pure functions over what [`files`] gives: no database, no screen. What is unreadable is left out and named in a
//! [`Finding`] with its line; nothing is filled in by a guess.

mod competence;
pub mod description;
mod finding;
pub mod frame;
mod grid;
pub mod leftovers;
mod place;
pub mod positions;
pub mod requirement;
mod words;

pub use competence::CompetenceGroup;
pub use finding::{At, Finding};
pub use place::Own;
