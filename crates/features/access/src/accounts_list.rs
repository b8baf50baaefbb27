//! "Tài khoản và quyền": who has an account, in which capacities, and what waits for a second person.

use ::accounts::api::{self as accounts, AccountLine};
use axum::extract::Query;
use kernel::actor::Membership;
use maud::{Markup, html};
use org::api::UnitRow;
use serde::Deserialize;
use ui::components::{
    Column, NoticeKind, RowTone, Table, TableRow, Tone, actions, empty, link_button, notice_with, table,
};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::permissions::{Propose, ViewAccounts};
use crate::store::grant::{self, GrantRow};
use crate::store::request;
use crate::words;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// A state of accounts; empty: all but those that have ended.
    #[serde(default)]
    tinh_trang: String,
}

/// What the page shows.
#[derive(Debug)]
pub struct ListPage {
    pub accounts: Vec<AccountLine>,
    pub grants: Vec<GrantRow>,
    pub units: Vec<UnitRow>,
    pub waiting: usize,
    pub state: Option<Membership>,
    pub may_propose: bool,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewAccounts)?;
    let mut conn = ctx.read().await?;
    let state = Membership::from_code(&asked.tinh_trang);
    let mut lines = accounts::accounts(&mut conn, ctx.commune()).await?;
    lines.retain(|line| match state {
        Some(state) => line.membership() == state,
        None => line.membership() != Membership::Left,
    });
    let page = ListPage {
        accounts: lines,
        grants: grant::grants(&mut conn, ctx.commune(), ctx.today()).await?,
        units: org::api::units(&mut conn, ctx.commune()).await?,
        waiting: request::requests(&mut conn, ctx.commune(), "cho_duyet").await?.len(),
        state,
        may_propose: ctx.actor.could(&Propose { subject: None, relatives: Vec::new() }),
    };
    Ok(ctx.page("Tài khoản và quyền").show(view(&page)))
}

/// The page's content.
pub fn view(page: &ListPage) -> Markup {
    html! {
        (page_head_with("Tài khoản và quyền", html! {
            "Ai dùng được hệ thống và giữ vai trò gì. Mỗi thay đổi cần hai người: người quản trị truy cập đề nghị, lãnh đạo UBND duyệt."
        }, html! {
            (actions(html! {
                @if page.may_propose { (link_button("/quan-tri/moi", "Mời người dùng", Tone::Primary, None)) }
                (link_button("/quan-tri/de-nghi", "Các đề nghị", Tone::Secondary, None))
                (link_button("/quyen", "Bảng quyền", Tone::Quiet, None))
            }))
        }))
        @if page.waiting > 0 {
            (notice_with(NoticeKind::Warning, html! {
                p { (page.waiting) " đề nghị chờ người thứ hai duyệt. " a href="/quan-tri/de-nghi?trang_thai=cho_duyet" { "Xem các đề nghị" } }
            }))
        }
        (states(page.state))
        (table(&Table {
            caption: format!("{} tài khoản", page.accounts.len()),
            columns: vec![Column::text("Họ và tên"), Column::text("Tài khoản"), Column::text("Vai trò đang giữ"), Column::tight("Tình trạng")],
            rows: page.accounts.iter().map(|line| row(line, page)).collect(),
            empty: empty("Không có tài khoản nào ở tình trạng này.", "/quan-tri", "Xem mọi tài khoản"),
            ..Table::default()
        }))
    }
}

fn states(chosen: Option<Membership>) -> Markup {
    html! {
        p.meta {
            "Xem: "
            @if chosen.is_none() { strong { "đang có" } } @else { a href="/quan-tri" { "đang có" } }
            @for state in Membership::ALL {
                " · "
                @if chosen == Some(state) { strong { (state.label().to_lowercase()) } }
                @else { a href={ "/quan-tri?tinh_trang=" (state.code()) } { (state.label().to_lowercase()) } }
            }
        }
    }
}

fn row(line: &AccountLine, page: &ListPage) -> TableRow {
    let held = page.grants.iter().filter(|grant| grant.account == line.id);
    let roles: Vec<String> =
        held.filter_map(GrantRow::capacity).map(|held| words::capacity(&held, &page.units)).collect();
    let tone = if line.membership() == Membership::Suspended { RowTone::Soon } else { RowTone::default() };
    TableRow::new(vec![
        html! { div { a href={ "/quan-tri/tai-khoan/" (line.id) } { (line.name) } p.meta { (line.title) } } },
        html! { (line.username) },
        html! { @if roles.is_empty() { span.meta { "Chưa có vai trò" } } @else { (roles.join("; ")) } },
        html! { (line.membership().label()) },
    ])
    .toned(tone)
}
