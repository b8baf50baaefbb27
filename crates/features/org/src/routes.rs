//! The table of the slice.

use kernel::permission::Action as _;
use web::{Feature, Gate, get, post};

use crate::permissions::{ManagePositions, POLICIES, ViewHouse};
use crate::{edit, frames, intake, position, positions, quotas};

/// Units and positions.
pub fn feature() -> Feature {
    Feature {
        name: "org",
        policies: POLICIES,
        routes: vec![
            // everybody: the approved positions are published to all who work here
            get("/vi-tri-viec-lam", positions::get, Gate::May(&ViewHouse::POLICY)),
            get("/vi-tri-viec-lam/nhap", intake::list::get, Gate::May(&ManagePositions::POLICY)),
            post("/vi-tri-viec-lam/nhap", intake::upload::post, Gate::May(&ManagePositions::POLICY)),
            get("/vi-tri-viec-lam/nhap/{id}", intake::confirm::get, Gate::May(&ManagePositions::POLICY)),
            post("/vi-tri-viec-lam/nhap/{id}/ghi", intake::confirm::take_in, Gate::May(&ManagePositions::POLICY)),
            post("/vi-tri-viec-lam/nhap/{id}/bo", intake::confirm::give_up, Gate::May(&ManagePositions::POLICY)),
            get("/vi-tri-viec-lam/bien-che", quotas::get, Gate::May(&ManagePositions::POLICY)),
            post("/vi-tri-viec-lam/bien-che", quotas::post, Gate::May(&ManagePositions::POLICY)),
            // everybody: what each level of each competence means, by which everybody is measured
            get("/vi-tri-viec-lam/khung-nang-luc", frames::get, Gate::May(&ViewHouse::POLICY)),
            // everybody: what a position is for, does and asks
            get("/vi-tri-viec-lam/{ma}", position::get, Gate::May(&ViewHouse::POLICY)),
            get("/vi-tri-viec-lam/{ma}/sua", edit::get, Gate::May(&ManagePositions::POLICY)),
            post("/vi-tri-viec-lam/{ma}/sua", edit::post, Gate::May(&ManagePositions::POLICY)),
        ],
    }
}
