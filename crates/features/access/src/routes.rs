//! The table of the slice: method, path, handler, gate.

use kernel::permission::Action as _;
use web::{Feature, Gate, Route, get, post};

use crate::permissions::{
    AnswerDelegation, Decide, Delegate, GiveLink, POLICIES, Propose, RevokeDelegation, Suspend, ViewAccounts,
    ViewTable, Withdraw,
};
use crate::{
    account_page, accounts_list, decide, delegation, first_password, grant_form, invite, reason_form, request_page,
    requests, secrets, suspend, table_page,
};

/// Accounts, roles, delegations and the proposals about them.
pub fn feature() -> Feature {
    let tables = [accounts_table(), requests_table(), delegations_table()];
    Feature { name: "access", policies: POLICIES, routes: tables.into_iter().flatten().collect() }
}

fn accounts_table() -> Vec<Route> {
    vec![
        get("/quyen", table_page::get, Gate::May(&ViewTable::POLICY)),
        get("/quan-tri", accounts_list::get, Gate::May(&ViewAccounts::POLICY)),
        get("/quan-tri/moi", invite::get, Gate::May(&Propose::POLICY)),
        post("/quan-tri/moi", invite::post, Gate::May(&Propose::POLICY)),
        get("/quan-tri/tai-khoan/{id}", account_page::get, Gate::May(&ViewAccounts::POLICY)),
        get("/quan-tri/tai-khoan/{id}/cap-vai-tro", grant_form::get, Gate::May(&Propose::POLICY)),
        post("/quan-tri/tai-khoan/{id}/cap-vai-tro", grant_form::post, Gate::May(&Propose::POLICY)),
        get("/quan-tri/tai-khoan/{id}/vai-tro/{held}/thoi", reason_form::get_end, Gate::May(&Propose::POLICY)),
        post("/quan-tri/tai-khoan/{id}/vai-tro/{held}/thoi", reason_form::post_end, Gate::May(&Propose::POLICY)),
        get("/quan-tri/tai-khoan/{id}/tam-khoa", suspend::get, Gate::May(&Suspend::POLICY)),
        post("/quan-tri/tai-khoan/{id}/tam-khoa", suspend::post, Gate::May(&Suspend::POLICY)),
        get("/quan-tri/tai-khoan/{id}/{viec}", reason_form::get, Gate::May(&Propose::POLICY)),
        post("/quan-tri/tai-khoan/{id}/{viec}", reason_form::post, Gate::May(&Propose::POLICY)),
    ]
}

fn requests_table() -> Vec<Route> {
    vec![
        get("/quan-tri/de-nghi", requests::get, Gate::May(&ViewAccounts::POLICY)),
        get("/quan-tri/de-nghi/{id}", request_page::get, Gate::May(&ViewAccounts::POLICY)),
        post("/quan-tri/de-nghi/{id}/duyet", decide::approve, Gate::May(&Decide::POLICY)),
        post("/quan-tri/de-nghi/{id}/tu-choi", decide::refuse, Gate::May(&Decide::POLICY)),
        post("/quan-tri/de-nghi/{id}/rut", decide::withdraw, Gate::May(&Withdraw::POLICY)),
        post("/quan-tri/de-nghi/{id}/duong-dan", secrets::link, Gate::May(&GiveLink::POLICY)),
        post("/quan-tri/de-nghi/{id}/ma-xac-nhan", secrets::code, Gate::May(&GiveLink::POLICY)),
        // everybody: whoever was invited is nobody yet; the link says who he is
        get("/loi-moi/{token}", first_password::get, Gate::Public),
        // public: whoever was invited is nobody yet; five wrong codes kill the link
        post("/loi-moi/{token}", first_password::post, Gate::Public),
    ]
}

fn delegations_table() -> Vec<Route> {
    vec![
        get("/uy-quyen", delegation::list::get, Gate::May(&AnswerDelegation::POLICY)),
        get("/uy-quyen/moi", delegation::new::get, Gate::May(&Delegate::POLICY)),
        post("/uy-quyen/moi", delegation::new::post, Gate::May(&Delegate::POLICY)),
        post("/uy-quyen/{id}/nhan", delegation::answer::accept, Gate::May(&AnswerDelegation::POLICY)),
        post("/uy-quyen/{id}/khong-nhan", delegation::answer::decline, Gate::May(&AnswerDelegation::POLICY)),
        post("/uy-quyen/{id}/thu-hoi", delegation::answer::revoke, Gate::May(&RevokeDelegation::POLICY)),
    ]
}
