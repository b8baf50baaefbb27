//! The table of the slice: method, path, handler, gate.

use web::{Feature, Gate, Route, get, post};

use crate::{difficulty, directive, draft, home, plan_list, plan_page, reminders, report, task, views};

/// Plans and everything that runs them.
pub fn feature() -> Feature {
    let tables = [
        drafts_table(),
        tasks_table(),
        views_table(),
        home_table(),
        directives_table(),
        difficulties_table(),
        reports_table(),
    ];
    Feature { name: "plans", routes: tables.into_iter().flatten().collect() }
}

/// Plans and their drafts.
fn drafts_table() -> Vec<Route> {
    vec![
        get("/ke-hoach", plan_list::get, Gate::SignedIn),
        get("/ke-hoach/nhap", draft::upload::get, Gate::SignedIn),
        post("/ke-hoach/nhap", draft::upload::post, Gate::SignedIn),
        get("/ke-hoach/{id}", plan_page::get, Gate::SignedIn),
        get("/ke-hoach/{id}/van-ban", draft::text::get, Gate::SignedIn),
        get("/ke-hoach/{id}/tep-goc", draft::source_file::download, Gate::SignedIn),
        post("/ke-hoach/{id}/dau-van-ban", draft::head::post, Gate::SignedIn),
        post("/ke-hoach/{id}/nhap-lieu", draft::task_add::post, Gate::SignedIn),
        get("/ke-hoach/{id}/nhap-lieu/{task}", draft::task_edit::get, Gate::SignedIn),
        post("/ke-hoach/{id}/nhap-lieu/{task}", draft::task_edit::post, Gate::SignedIn),
        post("/ke-hoach/{id}/nhap-lieu/{task}/tach", draft::task_split::post, Gate::SignedIn),
        post("/ke-hoach/{id}/nhap-lieu/{task}/gop", draft::task_merge::post, Gate::SignedIn),
        post("/ke-hoach/{id}/nhap-lieu/{task}/xoa", draft::task_remove::post, Gate::SignedIn),
        get("/ke-hoach/{id}/xoa", draft::remove::get, Gate::SignedIn),
        post("/ke-hoach/{id}/xoa", draft::remove::post, Gate::SignedIn),
        get("/ke-hoach/{id}/ban-hanh", draft::issue::get, Gate::SignedIn),
        post("/ke-hoach/{id}/ban-hanh", draft::issue::post, Gate::SignedIn),
    ]
}

/// One task and what is done with it.
fn tasks_table() -> Vec<Route> {
    vec![
        get("/nhiem-vu/{id}", task::page::get, Gate::SignedIn),
        post("/nhiem-vu/{id}/bat-dau", task::start::post, Gate::SignedIn),
        get("/nhiem-vu/{id}/tien-do", task::progress::get, Gate::SignedIn),
        post("/nhiem-vu/{id}/tien-do", task::progress::post, Gate::SignedIn),
        get("/nhiem-vu/{id}/trao-doi", task::comment::get, Gate::SignedIn),
        post("/nhiem-vu/{id}/trao-doi", task::comment::post, Gate::SignedIn),
        get("/nhiem-vu/{id}/nop-san-pham", task::hand_in::get, Gate::SignedIn),
        post("/nhiem-vu/{id}/nop-san-pham", task::hand_in::post, Gate::SignedIn),
        get("/nhiem-vu/{id}/tam-dung", task::halt::get, Gate::SignedIn),
        post("/nhiem-vu/{id}/tam-dung", task::halt::post, Gate::SignedIn),
        get("/nhiem-vu/{id}/tiep-tuc", task::halt::get_resume, Gate::SignedIn),
        post("/nhiem-vu/{id}/tiep-tuc", task::halt::post_resume, Gate::SignedIn),
        get("/nhiem-vu/{id}/huy", task::halt::get_cancel, Gate::SignedIn),
        post("/nhiem-vu/{id}/huy", task::halt::post_cancel, Gate::SignedIn),
        get("/nhiem-vu/{id}/de-nghi-thay-doi", task::request_change::get, Gate::SignedIn),
        post("/nhiem-vu/{id}/de-nghi-thay-doi", task::request_change::post, Gate::SignedIn),
        get("/nhiem-vu/{id}/cho-doi", task::blockers::get, Gate::SignedIn),
        post("/nhiem-vu/{id}/cho-doi", task::blockers::post, Gate::SignedIn),
        post("/nhiem-vu/{id}/cong-khai", task::publish::post, Gate::SignedIn),
        get("/cho-doi/{id}/het", task::clear_blocker::get, Gate::SignedIn),
        post("/cho-doi/{id}/het", task::clear_blocker::post, Gate::SignedIn),
        get("/minh-chung/{id}/tep", task::download::get, Gate::SignedIn),
        get("/minh-chung/{id}/duyet", task::decide_evidence::get, Gate::SignedIn),
        post("/minh-chung/{id}/duyet", task::decide_evidence::post, Gate::SignedIn),
        get("/minh-chung/{id}/tra-lai", task::decide_evidence::get_return, Gate::SignedIn),
        post("/minh-chung/{id}/tra-lai", task::decide_evidence::post_return, Gate::SignedIn),
        post("/minh-chung/{id}/cong-khai", task::publish::post_evidence, Gate::SignedIn),
        get("/thay-doi/{id}/dong-y", task::decide_change::get, Gate::SignedIn),
        post("/thay-doi/{id}/dong-y", task::decide_change::post, Gate::SignedIn),
        get("/thay-doi/{id}/tu-choi", task::decide_change::get_refuse, Gate::SignedIn),
        post("/thay-doi/{id}/tu-choi", task::decide_change::post_refuse, Gate::SignedIn),
    ]
}

/// Views of a plan, lists, the finder.
fn views_table() -> Vec<Route> {
    vec![
        get("/ke-hoach/{id}/danh-sach", views::list::of_plan, Gate::SignedIn),
        get("/ke-hoach/{id}/tien-trinh", views::timeline::get, Gate::SignedIn),
        get("/ke-hoach/{id}/danh-sach.xlsx", views::export::of_plan, Gate::SignedIn),
        get("/ke-hoach/{id}/sau-ro", views::matrix::get, Gate::SignedIn),
        get("/ke-hoach/{id}/bieu-do", views::burn_up::get, Gate::SignedIn),
        // everybody: the tasks of issued plans are the whole house's work; drafts are not among them
        get("/nhiem-vu", views::list::get, Gate::SignedIn),
        // everybody: the same rows as the list above it on the screen
        get("/nhiem-vu.xlsx", views::export::of_all, Gate::SignedIn),
        // everybody: finds what the lists show; difficulties of other units are left out by the query
        get("/tim", views::finder::get, Gate::SignedIn),
    ]
}

/// What is mine, the leaders' page, units.
fn home_table() -> Vec<Route> {
    vec![
        get("/", home::my_work::get, Gate::SignedIn),
        get("/dieu-hanh", home::leaders::get, Gate::SignedIn),
        // everybody: who sits where and how much each unit carries is known to all who work here
        get("/don-vi", home::unit_list::get, Gate::SignedIn),
        get("/don-vi/{code}", home::unit::get, Gate::SignedIn),
        post("/nhiem-vu/{id}/don-doc", reminders::prompt::post, Gate::SignedIn),
    ]
}

/// Directives and their reading.
fn directives_table() -> Vec<Route> {
    vec![
        get("/van-ban", directive::list::get, Gate::SignedIn),
        get("/van-ban/moi", directive::new::get, Gate::SignedIn),
        post("/van-ban/moi", directive::new::post, Gate::SignedIn),
        get("/van-ban/{id}", directive::page::get, Gate::SignedIn),
        // everybody: a directive is sent to be read; whoever may see the page may open its file
        get("/van-ban/{id}/tep", directive::page::file, Gate::SignedIn),
        post("/van-ban/{id}/da-doc", directive::read::confirm, Gate::SignedIn),
        post("/van-ban/{id}/nhac", directive::read::remind, Gate::SignedIn),
    ]
}

/// Difficulties.
fn difficulties_table() -> Vec<Route> {
    vec![
        get("/kho-khan", difficulty::list::get, Gate::SignedIn),
        get("/kho-khan/moi", difficulty::report::get, Gate::SignedIn),
        post("/kho-khan/moi", difficulty::report::post, Gate::SignedIn),
        get("/kho-khan/{id}", difficulty::page::get, Gate::SignedIn),
        post("/kho-khan/{id}/tra-loi", difficulty::answer::post, Gate::SignedIn),
        post("/kho-khan/{id}/trinh", difficulty::answer::submit, Gate::SignedIn),
    ]
}

/// The consolidated report.
fn reports_table() -> Vec<Route> {
    vec![get("/bao-cao", report::page::get, Gate::SignedIn), get("/bao-cao.docx", report::page::docx, Gate::SignedIn)]
}
