//! The table of the slice.

use kernel::permission::Action as _;
use org::api::ViewHouse;
use web::{Feature, Gate, get, post};

use crate::permissions::{ImportStaff, KeepRecords, NoteRelative, POLICIES, ReadPrivate, ViewProfile, ViewRelatives};
use crate::{balance, file, intake, list, person, private, relatives};

/// The register.
pub fn feature() -> Feature {
    Feature {
        name: "staff",
        policies: POLICIES,
        routes: vec![
            // everybody: how many posts there are and how many are filled; no names
            get("/bien-che", balance::get, Gate::May(&ViewHouse::POLICY)),
            // everybody: names, titles and units, as on the board in the hall
            get("/can-bo", list::get, Gate::May(&ViewHouse::POLICY)),
            get("/can-bo/nhap", intake::list::get, Gate::May(&ImportStaff::POLICY)),
            post("/can-bo/nhap", intake::upload::post, Gate::May(&ImportStaff::POLICY)),
            get("/can-bo/nhap/{id}", intake::rows::get, Gate::May(&ImportStaff::POLICY)),
            get("/can-bo/nhap/{id}/cot", intake::columns::get, Gate::May(&ImportStaff::POLICY)),
            post("/can-bo/nhap/{id}/cot", intake::columns::post, Gate::May(&ImportStaff::POLICY)),
            post("/can-bo/nhap/{id}/sua", intake::fixes::post, Gate::May(&ImportStaff::POLICY)),
            get("/can-bo/nhap/{id}/tep-ghi-loi", intake::fixes::download, Gate::May(&ImportStaff::POLICY)),
            post("/can-bo/nhap/{id}/ghi", intake::settle::carry_out, Gate::May(&ImportStaff::POLICY)),
            post("/can-bo/nhap/{id}/bo", intake::settle::give_up, Gate::May(&ImportStaff::POLICY)),
            post("/can-bo/nhap/{id}/hoan-tac", intake::settle::undo, Gate::May(&ImportStaff::POLICY)),
            // everybody: title, unit, posts and office e-mail of a colleague; sensitive data stands on a page of its own
            get("/can-bo/{ma}", person::get, Gate::May(&ViewHouse::POLICY)),
            get("/can-bo/{ma}/ho-so", file::get, Gate::May(&ViewProfile::POLICY)),
            get("/can-bo/{ma}/ho-so/{truong}", file::field::get, Gate::May(&ViewProfile::POLICY)),
            post("/can-bo/{ma}/ho-so/{truong}", file::field::post, Gate::May(&KeepRecords::POLICY)),
            get("/can-bo/{ma}/qua-trinh", file::career::get, Gate::May(&ViewProfile::POLICY)),
            post("/can-bo/{ma}/qua-trinh", file::note_event::post, Gate::May(&KeepRecords::POLICY)),
            get("/can-bo/{ma}/du-lieu-nhay-cam", private::get, Gate::May(&ReadPrivate::POLICY)),
            post("/can-bo/{ma}/du-lieu-nhay-cam", private::post, Gate::May(&ReadPrivate::POLICY)),
            get("/can-bo/{ma}/nguoi-than", relatives::get, Gate::May(&ViewRelatives::POLICY)),
            post("/can-bo/{ma}/nguoi-than", relatives::post, Gate::May(&NoteRelative::POLICY)),
        ],
    }
}
