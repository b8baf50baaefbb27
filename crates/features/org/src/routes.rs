//! The table of the slice.

use web::{Feature, Gate, get};

use crate::positions;

/// Units and positions.
pub fn feature() -> Feature {
    Feature {
        name: "org",
        routes: vec![
            // everybody: the approved positions are published to all who work here
            get("/vi-tri-viec-lam", positions::get, Gate::SignedIn),
        ],
    }
}
