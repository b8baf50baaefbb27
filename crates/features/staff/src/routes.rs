//! The table of the slice.

use kernel::permission::Action as _;
use org::api::ViewHouse;
use web::{Feature, Gate, get};

use crate::permissions::POLICIES;
use crate::{list, person};

/// The register.
pub fn feature() -> Feature {
    Feature {
        name: "staff",
        policies: POLICIES,
        routes: vec![
            // everybody: names, titles and units, as on the board in the hall
            get("/can-bo", list::get, Gate::May(&ViewHouse::POLICY)),
            // everybody: title, unit, posts and office e-mail of a colleague; nothing private is on the page
            get("/can-bo/{ma}", person::get, Gate::May(&ViewHouse::POLICY)),
        ],
    }
}
