//! One account: where it stands, its roles with their times and papers, its delegations, what was proposed about it.

use ::accounts::api::{self as accounts, AccountLine};
use axum::extract::Path;
use jiff::civil::Date;
use kernel::actor::Membership;
use kernel::dates;
use kernel::ids::AccountId;
use maud::{Markup, html};
use org::api::UnitRow;
use ui::components::{
    Column, SummaryRow, Table, TableRow, Tone, actions, card, empty_with, link_button, summary_list, table,
};
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult};

use crate::model::holds_on;
use crate::permissions::{Propose, Suspend, ViewAccounts};
use crate::store::delegation::{self, DelegationRow};
use crate::store::grant::{self, GrantRow};
use crate::store::request::{self, RequestRow};
use crate::words::{self, HOME};
use crate::{delegation as delegation_screens, requests};

/// What the page shows.
#[derive(Debug)]
pub struct AccountPage {
    pub line: AccountLine,
    pub grants: Vec<GrantRow>,
    pub delegations: Vec<DelegationRow>,
    pub requests: Vec<RequestRow>,
    pub units: Vec<UnitRow>,
    pub today: Date,
    pub may_propose: bool,
    pub may_suspend: bool,
}

/// The page.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    ctx.may(ViewAccounts)?;
    let mut conn = ctx.read().await?;
    let (commune, id) = (ctx.commune(), AccountId(id));
    let line = accounts::account_line(&mut conn, commune, id).await?.ok_or(PageError::NotFound)?;
    let page = AccountPage {
        grants: grant::grants_of(&mut conn, commune, id).await?,
        delegations: delegation::delegations_of(&mut conn, commune, id).await?,
        requests: request::requests_about(&mut conn, commune, id).await?,
        units: org::api::units(&mut conn, commune).await?,
        today: ctx.today(),
        may_propose: ctx.actor.could(&Propose { subject: line.staff, relatives: Vec::new() }),
        may_suspend: ctx.actor.could(&Suspend { account: line.id, subject: line.staff }),
        line,
    };
    Ok(ctx.page(&page.line.name).crumbs(&[HOME]).show(view(&page)))
}

/// The page's content.
pub fn view(page: &AccountPage) -> Markup {
    let line = &page.line;
    let unit = words::unit_name(&page.units, line.unit);
    html! {
        (page_head_with(&line.name, html! { (line.title) }, offers(page)))
        (summary_list(&[
            SummaryRow::text("Tài khoản", &line.username),
            SummaryRow::text("Tình trạng", line.membership().label()),
            SummaryRow::text("Đơn vị", unit),
            SummaryRow::text("Trong danh sách cán bộ, công chức", if line.staff.is_some() { "Có" } else { "Không – người ngoài cơ quan" }),
        ]))
        (card("Vai trò", table(&Table {
            caption: "Các vai trò đã và đang giữ".to_owned(),
            caption_hidden: true,
            columns: vec![Column::text("Vai trò"), Column::text("Thời gian"), Column::text("Văn bản"), Column::tight("Hiện nay")],
            rows: page.grants.iter().map(|held| grant_row(held, page)).collect(),
            empty: empty_with("Chưa có vai trò nào.", html! { "Người này chỉ dùng được trang tài khoản của mình." }),
            ..Table::default()
        })))
        @if !page.delegations.is_empty() {
            (card("Ủy quyền", delegation_screens::list::overview(&page.delegations, &page.units, page.today)))
        }
        @if !page.requests.is_empty() { (card("Các đề nghị", requests::list_of(&page.requests))) }
    }
}

fn offers(page: &AccountPage) -> Markup {
    let at = |verb: &str| format!("/quan-tri/tai-khoan/{}/{verb}", page.line.id);
    let state = page.line.membership();
    let alive = state != Membership::Left;
    actions(html! {
        @if page.may_propose && alive {
            (link_button(&at("cap-vai-tro"), "Đề nghị cấp vai trò", Tone::Primary, None))
            @if state == Membership::Suspended { (link_button(&at("mo-khoa"), "Đề nghị mở khóa", Tone::Secondary, None)) }
            @else { (link_button(&at("dat-lai-mat-khau"), "Đề nghị đặt lại mật khẩu", Tone::Secondary, None)) }
            (link_button(&at("ket-thuc"), "Đề nghị kết thúc tài khoản", Tone::Quiet, None))
        }
        @if page.may_suspend && state == Membership::Active {
            (link_button(&at("tam-khoa"), "Tạm khóa ngay", Tone::Quiet, None))
        }
    })
}

fn grant_row(held: &GrantRow, page: &AccountPage) -> TableRow {
    let now = holds_on(page.today, held.valid_from, held.valid_until);
    let over = held.valid_until.is_some_and(|until| until <= page.today);
    let name =
        held.capacity().map_or_else(|| words::UNKNOWN_ROLE.to_owned(), |held| words::capacity(&held, &page.units));
    TableRow::new(vec![
        html! { (name) },
        html! { (words::time(held.valid_from, held.valid_until)) },
        html! { (held.document.as_deref().unwrap_or("")) },
        html! {
            @if now { "Đang giữ" } @else if over { "Đã thôi" } @else { "Từ " (dates::short(held.valid_from)) }
            @if page.may_propose && !over && page.line.membership() != Membership::Left {
                br; a href={ "/quan-tri/tai-khoan/" (page.line.id) "/vai-tro/" (held.id) "/thoi" } { "Cho thôi" span.vh { " " (name) } }
            }
        },
    ])
}
