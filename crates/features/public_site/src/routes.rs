//! The table of the slice.

use web::{Feature, Gate, get};

use crate::{communes, file, overview, plan};

/// The public pages.
pub fn feature() -> Feature {
    Feature {
        name: "public_site",
        policies: &[],
        routes: vec![
            // everybody: the list of communes, for citizens
            get("/cong-khai", communes::get, Gate::Public),
            // everybody: issued plans, for citizens; drafts are not selected
            get("/cong-khai/{xa}", overview::get, Gate::Public),
            // everybody: the tasks marked public of an issued plan, for citizens
            get("/cong-khai/{xa}/ke-hoach/{id}", plan::get, Gate::Public),
            // everybody: only files marked public are found, for citizens
            get("/cong-khai/{xa}/tep/{id}", file::get, Gate::Public),
        ],
    }
}
