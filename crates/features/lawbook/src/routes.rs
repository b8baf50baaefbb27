//! The table of the slice: method, path, handler, gate.

use kernel::permission::Action as _;
use web::{Feature, Gate, get};

use crate::permissions::{POLICIES, ViewLaw};
use crate::{choices, document, lookup, parameter};

/// The lawbook.
pub fn feature() -> Feature {
    Feature {
        name: "lawbook",
        policies: POLICIES,
        routes: vec![
            get("/quy-dinh", lookup::get, Gate::May(&ViewLaw::POLICY)),
            get("/quy-dinh/van-ban/{so}", document::get, Gate::May(&ViewLaw::POLICY)),
            get("/quy-dinh/tham-so/{chu-de}/{ten}", parameter::get, Gate::May(&ViewLaw::POLICY)),
            get("/quy-dinh/lua-chon", choices::get, Gate::May(&ViewLaw::POLICY)),
        ],
    }
}
