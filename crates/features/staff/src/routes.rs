//! The table of the slice.

use kernel::permission::Action as _;
use org::api::ViewHouse;
use web::{Feature, Gate, get, post};

use crate::permissions::{NoteRelative, POLICIES, ReadPrivate, ViewRelatives};
use crate::{list, person, private, relatives};

/// The register.
pub fn feature() -> Feature {
    Feature {
        name: "staff",
        policies: POLICIES,
        routes: vec![
            // everybody: names, titles and units, as on the board in the hall
            get("/can-bo", list::get, Gate::May(&ViewHouse::POLICY)),
            // everybody: title, unit, posts and office e-mail of a colleague; sensitive data stands on a page of its own
            get("/can-bo/{ma}", person::get, Gate::May(&ViewHouse::POLICY)),
            get("/can-bo/{ma}/du-lieu-nhay-cam", private::get, Gate::May(&ReadPrivate::POLICY)),
            post("/can-bo/{ma}/du-lieu-nhay-cam", private::post, Gate::May(&ReadPrivate::POLICY)),
            get("/can-bo/{ma}/nguoi-than", relatives::get, Gate::May(&ViewRelatives::POLICY)),
            post("/can-bo/{ma}/nguoi-than", relatives::post, Gate::May(&NoteRelative::POLICY)),
        ],
    }
}
