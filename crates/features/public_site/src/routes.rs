//! The table of the slice.

use web::{Feature, Gate, get};

use crate::{communes, file, overview, plan};

/// The public pages.
pub fn feature() -> Feature {
    Feature {
        name: "public_site",
        routes: vec![
            get("/cong-khai", communes::get, Gate::Public),
            get("/cong-khai/{xa}", overview::get, Gate::Public),
            get("/cong-khai/{xa}/ke-hoach/{id}", plan::get, Gate::Public),
            get("/cong-khai/{xa}/tep/{id}", file::get, Gate::Public),
        ],
    }
}
