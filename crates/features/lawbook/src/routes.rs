//! The table of the slice: method, path, handler, gate.

use kernel::permission::Action as _;
use web::{Feature, Gate, get, post};

use crate::permissions::{DecideChoice, POLICIES, ProposeChoice, ViewLaw, WithdrawChoice};
use crate::{choice, choices, document, lookup, parameter, period, year};

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
            get("/quy-dinh/lua-chon/{ten}", choice::page::get, Gate::May(&ViewLaw::POLICY)),
            post("/quy-dinh/lua-chon/{ten}", choice::propose::post, Gate::May(&ProposeChoice::POLICY)),
            post("/quy-dinh/lua-chon/de-nghi/{id}/duyet", choice::decide::approve, Gate::May(&DecideChoice::POLICY)),
            post("/quy-dinh/lua-chon/de-nghi/{id}/tu-choi", choice::decide::refuse, Gate::May(&DecideChoice::POLICY)),
            post("/quy-dinh/lua-chon/de-nghi/{id}/rut", choice::decide::withdraw, Gate::May(&WithdrawChoice::POLICY)),
            get("/quy-dinh/tinh-diem", period::get, Gate::May(&ViewLaw::POLICY)),
            post("/quy-dinh/tinh-diem", period::post, Gate::May(&ViewLaw::POLICY)),
            get("/quy-dinh/xep-loai", year::get, Gate::May(&ViewLaw::POLICY)),
            post("/quy-dinh/xep-loai", year::post, Gate::May(&ViewLaw::POLICY)),
        ],
    }
}
