//! The table of the slice.

use db::draft::OwnDrafts;
use kernel::permission::Action as _;
use web::{Feature, Gate, get, post};

use crate::permissions::{OwnAccount, POLICIES};
use crate::{drafts, profile, sign_in, sign_out};

/// Accounts: signing in and out, one's own account.
pub fn feature() -> Feature {
    Feature {
        name: "accounts",
        policies: POLICIES,
        routes: vec![
            // everybody: whoever signs in is nobody yet
            get("/dang-nhap", sign_in::get, Gate::Public),
            // public: whoever signs in is nobody yet; wrong passwords wait longer and longer
            post("/dang-nhap", sign_in::post, Gate::Public),
            post("/dang-xuat", sign_out::post, Gate::May(&OwnAccount::POLICY)),
            // everybody: the page shows the account of the one who asks and no other
            get("/tai-khoan", profile::get, Gate::May(&OwnAccount::POLICY)),
            // everybody: the page shows the drafts of the one who asks and no others
            get("/ban-nhap", drafts::get, Gate::May(&OwnDrafts::POLICY)),
            post("/ban-nhap", drafts::keep, Gate::May(&OwnDrafts::POLICY)),
            post("/ban-nhap/bo", drafts::discard, Gate::May(&OwnDrafts::POLICY)),
            post("/tai-khoan/mat-khau", profile::change_password, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/dang-xuat-moi-noi", profile::sign_out_everywhere, Gate::May(&OwnAccount::POLICY)),
        ],
    }
}
