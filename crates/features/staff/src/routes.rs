//! The table of the slice.

use web::{Feature, Gate, get};

use crate::{list, person};

/// The register.
pub fn feature() -> Feature {
    Feature {
        name: "staff",
        routes: vec![get("/can-bo", list::get, Gate::SignedIn), get("/can-bo/{ma}", person::get, Gate::SignedIn)],
    }
}
