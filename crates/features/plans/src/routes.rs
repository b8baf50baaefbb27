//! The table of the slice: method, path, handler, gate.

use kernel::permission::Action as _;
use web::{Feature, Gate, Route, get, post};

use crate::permissions::{
    AnswerDifficulty, ConfirmReading, DecideChange, DecideEvidence, Discuss, EditDraft, GoHome, HaltTask, ImportPlan,
    MakeReport, ManageBlockers, ManageDirectives, OpenFile, POLICIES, PromptTask, Publish, ReportDifficulty,
    RequestChange, StartPlan, SubmitDifficulty, ViewDifficulty, ViewOverview, ViewPlan, WithdrawChange, WorkOnTask,
};
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
    Feature { name: "plans", policies: POLICIES, routes: tables.into_iter().flatten().collect() }
}

/// Plans and their drafts.
fn drafts_table() -> Vec<Route> {
    vec![
        get("/ke-hoach", plan_list::get, Gate::May(&ViewPlan::POLICY)),
        get("/ke-hoach/nhap", draft::upload::get, Gate::May(&ImportPlan::POLICY)),
        post("/ke-hoach/nhap", draft::upload::post, Gate::May(&ImportPlan::POLICY)),
        get("/ke-hoach/{id}", plan_page::get, Gate::May(&ViewPlan::POLICY)),
        get("/ke-hoach/{id}/van-ban", draft::text::get, Gate::May(&ViewPlan::POLICY)),
        get("/ke-hoach/{id}/tep-goc", draft::source_file::download, Gate::May(&ViewPlan::POLICY)),
        post("/ke-hoach/{id}/dau-van-ban", draft::head::post, Gate::May(&EditDraft::POLICY)),
        post("/ke-hoach/{id}/nhap-lieu", draft::task_add::post, Gate::May(&EditDraft::POLICY)),
        get("/ke-hoach/{id}/nhap-lieu/{task}", draft::task_edit::get, Gate::May(&EditDraft::POLICY)),
        post("/ke-hoach/{id}/nhap-lieu/{task}", draft::task_edit::post, Gate::May(&EditDraft::POLICY)),
        post("/ke-hoach/{id}/nhap-lieu/{task}/tach", draft::task_split::post, Gate::May(&EditDraft::POLICY)),
        post("/ke-hoach/{id}/nhap-lieu/{task}/gop", draft::task_merge::post, Gate::May(&EditDraft::POLICY)),
        post("/ke-hoach/{id}/nhap-lieu/{task}/xoa", draft::task_remove::post, Gate::May(&EditDraft::POLICY)),
        get("/ke-hoach/{id}/xoa", draft::remove::get, Gate::May(&EditDraft::POLICY)),
        post("/ke-hoach/{id}/xoa", draft::remove::post, Gate::May(&EditDraft::POLICY)),
        get("/ke-hoach/{id}/ban-hanh", draft::issue::get, Gate::May(&StartPlan::POLICY)),
        post("/ke-hoach/{id}/ban-hanh", draft::issue::post, Gate::May(&StartPlan::POLICY)),
    ]
}

/// One task and what is done with it.
fn tasks_table() -> Vec<Route> {
    vec![
        get("/nhiem-vu/{id}", task::page::get, Gate::May(&ViewPlan::POLICY)),
        post("/nhiem-vu/{id}/bat-dau", task::start::post, Gate::May(&WorkOnTask::POLICY)),
        get("/nhiem-vu/{id}/tien-do", task::progress::get, Gate::May(&WorkOnTask::POLICY)),
        post("/nhiem-vu/{id}/tien-do", task::progress::post, Gate::May(&WorkOnTask::POLICY)),
        get("/nhiem-vu/{id}/trao-doi", task::comment::get, Gate::May(&Discuss::POLICY)),
        post("/nhiem-vu/{id}/trao-doi", task::comment::post, Gate::May(&Discuss::POLICY)),
        get("/nhiem-vu/{id}/nop-san-pham", task::hand_in::get, Gate::May(&WorkOnTask::POLICY)),
        post("/nhiem-vu/{id}/nop-san-pham", task::hand_in::post, Gate::May(&WorkOnTask::POLICY)),
        get("/nhiem-vu/{id}/tam-dung", task::halt::get, Gate::May(&HaltTask::POLICY)),
        post("/nhiem-vu/{id}/tam-dung", task::halt::post, Gate::May(&HaltTask::POLICY)),
        get("/nhiem-vu/{id}/tiep-tuc", task::halt::get_resume, Gate::May(&HaltTask::POLICY)),
        post("/nhiem-vu/{id}/tiep-tuc", task::halt::post_resume, Gate::May(&HaltTask::POLICY)),
        get("/nhiem-vu/{id}/huy", task::halt::get_cancel, Gate::May(&HaltTask::POLICY)),
        post("/nhiem-vu/{id}/huy", task::halt::post_cancel, Gate::May(&HaltTask::POLICY)),
        get("/nhiem-vu/{id}/de-nghi-thay-doi", task::request_change::get, Gate::May(&RequestChange::POLICY)),
        post("/nhiem-vu/{id}/de-nghi-thay-doi", task::request_change::post, Gate::May(&RequestChange::POLICY)),
        get("/nhiem-vu/{id}/cho-doi", task::blockers::get, Gate::May(&ManageBlockers::POLICY)),
        post("/nhiem-vu/{id}/cho-doi", task::blockers::post, Gate::May(&ManageBlockers::POLICY)),
        post("/nhiem-vu/{id}/cong-khai", task::publish::post, Gate::May(&Publish::POLICY)),
        get("/cho-doi/{id}/het", task::clear_blocker::get, Gate::May(&ManageBlockers::POLICY)),
        post("/cho-doi/{id}/het", task::clear_blocker::post, Gate::May(&ManageBlockers::POLICY)),
        get("/minh-chung/{id}/tep", task::download::get, Gate::May(&OpenFile::POLICY)),
        get("/minh-chung/{id}/duyet", task::decide_evidence::get, Gate::May(&DecideEvidence::POLICY)),
        post("/minh-chung/{id}/duyet", task::decide_evidence::post, Gate::May(&DecideEvidence::POLICY)),
        get("/minh-chung/{id}/tra-lai", task::decide_evidence::get_return, Gate::May(&DecideEvidence::POLICY)),
        post("/minh-chung/{id}/tra-lai", task::decide_evidence::post_return, Gate::May(&DecideEvidence::POLICY)),
        post("/minh-chung/{id}/cong-khai", task::publish::post_evidence, Gate::May(&Publish::POLICY)),
        get("/thay-doi/{id}/dong-y", task::decide_change::get, Gate::May(&DecideChange::POLICY)),
        post("/thay-doi/{id}/dong-y", task::decide_change::post, Gate::May(&DecideChange::POLICY)),
        get("/thay-doi/{id}/tu-choi", task::decide_change::get_refuse, Gate::May(&DecideChange::POLICY)),
        post("/thay-doi/{id}/tu-choi", task::decide_change::post_refuse, Gate::May(&DecideChange::POLICY)),
        post("/thay-doi/{id}/rut", task::withdraw_change::post, Gate::May(&WithdrawChange::POLICY)),
    ]
}

/// Views of a plan, lists, the finder.
fn views_table() -> Vec<Route> {
    vec![
        get("/ke-hoach/{id}/danh-sach", views::list::of_plan, Gate::May(&ViewPlan::POLICY)),
        get("/ke-hoach/{id}/tien-trinh", views::timeline::get, Gate::May(&ViewPlan::POLICY)),
        get("/ke-hoach/{id}/danh-sach.xlsx", views::export::of_plan, Gate::May(&ViewPlan::POLICY)),
        get("/ke-hoach/{id}/sau-ro", views::matrix::get, Gate::May(&ViewPlan::POLICY)),
        get("/ke-hoach/{id}/bieu-do", views::burn_up::get, Gate::May(&ViewPlan::POLICY)),
        // everybody: the tasks of issued plans are the whole house's work; drafts are not among them
        get("/nhiem-vu", views::list::get, Gate::May(&ViewPlan::POLICY)),
        // everybody: the same rows as the list above it on the screen
        get("/nhiem-vu.xlsx", views::export::of_all, Gate::May(&ViewPlan::POLICY)),
        // everybody: finds what the lists show; difficulties of other units are left out by the query
        get("/tim", views::finder::get, Gate::May(&ViewPlan::POLICY)),
    ]
}

/// What is mine, the leaders' page, units.
fn home_table() -> Vec<Route> {
    vec![
        // everybody: the page shows the work of the one who asks; whoever has none is led on
        get("/", home::my_work::get, Gate::May(&GoHome::POLICY)),
        get("/dieu-hanh", home::leaders::get, Gate::May(&ViewOverview::POLICY)),
        // everybody: who sits where and how much each unit carries is known to all who work here
        get("/don-vi", home::unit_list::get, Gate::May(&ViewPlan::POLICY)),
        // everybody: what a unit carries is known to all who work here; its difficulties are asked for
        get("/don-vi/{code}", home::unit::get, Gate::May(&ViewPlan::POLICY)),
        post("/nhiem-vu/{id}/don-doc", reminders::prompt::post, Gate::May(&PromptTask::POLICY)),
    ]
}

/// Directives and their reading.
fn directives_table() -> Vec<Route> {
    vec![
        // everybody: a directive is sent to all who work here; only who may add one is asked
        get("/van-ban", directive::list::get, Gate::May(&ViewPlan::POLICY)),
        get("/van-ban/moi", directive::new::get, Gate::May(&ManageDirectives::POLICY)),
        post("/van-ban/moi", directive::new::post, Gate::May(&ManageDirectives::POLICY)),
        // everybody: a directive is sent to be read; only who may remind is asked
        get("/van-ban/{id}", directive::page::get, Gate::May(&ViewPlan::POLICY)),
        // everybody: a directive is sent to be read; whoever may see the page may open its file
        get("/van-ban/{id}/tep", directive::page::file, Gate::May(&ViewPlan::POLICY)),
        post("/van-ban/{id}/da-doc", directive::read::confirm, Gate::May(&ConfirmReading::POLICY)),
        post("/van-ban/{id}/nhac", directive::read::remind, Gate::May(&ManageDirectives::POLICY)),
    ]
}

/// Difficulties.
fn difficulties_table() -> Vec<Route> {
    vec![
        // everybody: the statement finds those that the one who asks may see
        get("/kho-khan", difficulty::list::get, Gate::May(&ViewDifficulty::POLICY)),
        get("/kho-khan/moi", difficulty::report::get, Gate::May(&ReportDifficulty::POLICY)),
        post("/kho-khan/moi", difficulty::report::post, Gate::May(&ReportDifficulty::POLICY)),
        get("/kho-khan/{id}", difficulty::page::get, Gate::May(&ViewDifficulty::POLICY)),
        post("/kho-khan/{id}/tra-loi", difficulty::answer::post, Gate::May(&AnswerDifficulty::POLICY)),
        post("/kho-khan/{id}/trinh", difficulty::answer::submit, Gate::May(&SubmitDifficulty::POLICY)),
    ]
}

/// The consolidated report.
fn reports_table() -> Vec<Route> {
    vec![
        get("/bao-cao", report::page::get, Gate::May(&MakeReport::POLICY)),
        get("/bao-cao.docx", report::page::docx, Gate::May(&MakeReport::POLICY)),
    ]
}
