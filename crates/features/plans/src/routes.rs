//! The table of the slice: method, path, handler, gate.

use web::{Feature, Gate, get, post};

use crate::views;
use crate::{difficulty, directive, report};

/// Plans and everything that runs them.
pub fn feature() -> Feature {
    Feature {
        name: "plans",
        routes: vec![
            // plans and drafts
            // tasks
            // views of a plan, lists, finder
            get("/ke-hoach/{id}/danh-sach", views::list::of_plan, Gate::SignedIn),
            get("/ke-hoach/{id}/tien-trinh", views::timeline::get, Gate::SignedIn),
            get("/ke-hoach/{id}/bieu-do", views::burn_up::get, Gate::SignedIn),
            get("/nhiem-vu", views::list::get, Gate::SignedIn),
            get("/tim", views::finder::get, Gate::SignedIn),
            // home pages
            // directives
            get("/van-ban", directive::list::get, Gate::SignedIn),
            get("/van-ban/moi", directive::new::get, Gate::SignedIn),
            post("/van-ban/moi", directive::new::post, Gate::SignedIn),
            get("/van-ban/{id}", directive::page::get, Gate::SignedIn),
            get("/van-ban/{id}/tep", directive::page::file, Gate::SignedIn),
            post("/van-ban/{id}/da-doc", directive::read::confirm, Gate::SignedIn),
            post("/van-ban/{id}/nhac", directive::read::remind, Gate::SignedIn),
            // difficulties
            get("/kho-khan", difficulty::list::get, Gate::SignedIn),
            get("/kho-khan/moi", difficulty::report::get, Gate::SignedIn),
            post("/kho-khan/moi", difficulty::report::post, Gate::SignedIn),
            get("/kho-khan/{id}", difficulty::page::get, Gate::SignedIn),
            post("/kho-khan/{id}/tra-loi", difficulty::answer::post, Gate::SignedIn),
            post("/kho-khan/{id}/trinh", difficulty::answer::submit, Gate::SignedIn),
            // report
            get("/bao-cao", report::get, Gate::SignedIn),
            get("/bao-cao.docx", report::docx, Gate::SignedIn),
        ],
    }
}
