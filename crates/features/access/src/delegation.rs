//! Delegation ("Ủy quyền"): who lends a power of his own to whom, until when, by which paper.

pub(crate) mod answer;
pub mod list;
pub mod new;
