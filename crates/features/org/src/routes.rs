//! The table of the slice.

use kernel::permission::Action as _;
use web::{Feature, Gate, get};

use crate::permissions::{POLICIES, ViewHouse};
use crate::positions;

/// Units and positions.
pub fn feature() -> Feature {
    Feature {
        name: "org",
        policies: POLICIES,
        routes: vec![
            // everybody: the approved positions are published to all who work here
            get("/vi-tri-viec-lam", positions::get, Gate::May(&ViewHouse::POLICY)),
        ],
    }
}
