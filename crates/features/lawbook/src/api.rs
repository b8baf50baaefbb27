//! What other slices and the program may use of this slice.

pub use crate::permissions::{DecideChoice, ProposeChoice, ViewLaw, WithdrawChoice};
