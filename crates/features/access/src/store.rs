//! All SQL of the slice.

pub mod delegation;
pub mod grant;
pub mod invitation;
pub mod request;
