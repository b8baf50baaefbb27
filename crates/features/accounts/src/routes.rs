//! The table of the slice.

use db::draft::OwnDrafts;
use kernel::permission::Action as _;
use web::{Feature, Gate, get, post};

use crate::permissions::{OwnAccount, POLICIES};
use crate::{codes, drafts, lock, passkey_sign_in, passkeys, profile, second_step, sign_in, sign_out};

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
            // public: whoever gave the right password is nobody yet; wrong codes wait longer and longer
            post("/dang-nhap/buoc-hai", second_step::post, Gate::Public),
            // public: a passkey says itself whose it is
            post("/dang-nhap/khoa", passkey_sign_in::post, Gate::Public),
            // everybody: the page shows the name of whoever locked it
            get("/mo-khoa", lock::get, Gate::Public),
            // public: whoever holds a locked session is nobody until his password opens it
            post("/mo-khoa", lock::post, Gate::Public),
            post("/dang-xuat", sign_out::post, Gate::May(&OwnAccount::POLICY)),
            // everybody: the page shows the account of the one who asks and no other
            get("/tai-khoan", profile::get, Gate::May(&OwnAccount::POLICY)),
            // everybody: the page shows the drafts of the one who asks and no others
            get("/ban-nhap", drafts::get, Gate::May(&OwnDrafts::POLICY)),
            post("/ban-nhap", drafts::keep, Gate::May(&OwnDrafts::POLICY)),
            post("/ban-nhap/bo", drafts::discard, Gate::May(&OwnDrafts::POLICY)),
            post("/tai-khoan/mat-khau", profile::change_password, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/dang-xuat-moi-noi", profile::sign_out_everywhere, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/phien/{id}/dang-xuat", profile::end_session, Gate::May(&OwnAccount::POLICY)),
            // everybody: the page is about the account of the one who asks and no other
            get("/tai-khoan/ma-xac-thuc", codes::get, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/ma-xac-thuc", codes::switch_on, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/ma-xac-thuc/tat", codes::switch_off, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/ma-du-phong", codes::fresh_codes, Gate::May(&OwnAccount::POLICY)),
            // everybody: the page is about the account of the one who asks and no other
            get("/tai-khoan/khoa", passkeys::get, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/khoa", passkeys::add, Gate::May(&OwnAccount::POLICY)),
            // everybody: only a passkey of the one who asks is found
            get("/tai-khoan/khoa/{id}", passkeys::show, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/khoa/{id}/ten", passkeys::rename, Gate::May(&OwnAccount::POLICY)),
            post("/tai-khoan/khoa/{id}/xoa", passkeys::remove, Gate::May(&OwnAccount::POLICY)),
        ],
    }
}
