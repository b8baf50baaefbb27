//! The table of the slice.

use web::{Feature, Gate, get};

use crate::{list, person};

/// The register.
pub fn feature() -> Feature {
    Feature {
        name: "staff",
        routes: vec![
            // everybody: names, titles and units, as on the board in the hall
            get("/can-bo", list::get, Gate::SignedIn),
            // everybody: title, unit, posts and office e-mail of a colleague; nothing private is on the page
            get("/can-bo/{ma}", person::get, Gate::SignedIn),
        ],
    }
}
