//! The proposals: what waits for a second person, and what became of the others.

use axum::extract::Query;
use kernel::dates;
use kernel::two_person::ProposalState;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Column, RowTone, Table, TableRow, empty, table};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::permissions::ViewAccounts;
use crate::request_page::what;
use crate::store::request::{self as store, RequestRow};
use crate::words::HOME;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    trang_thai: String,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewAccounts)?;
    let state = ProposalState::from_code(&asked.trang_thai);
    let rows = store::requests(&mut ctx.read().await?, ctx.commune(), state.map_or("", ProposalState::code)).await?;
    Ok(ctx.page("Đề nghị về tài khoản và vai trò").crumbs(&[HOME]).show(view(&rows, state)))
}

/// The page's content.
pub fn view(rows: &[RequestRow], chosen: Option<ProposalState>) -> Markup {
    html! {
        (page_head_with("Đề nghị về tài khoản và vai trò", html! {
            "Người đề nghị và người duyệt là hai người khác nhau; không ai quyết định việc về chính mình hoặc người thân."
        }, html! {}))
        p.meta {
            "Xem: "
            @if chosen.is_none() { strong { "tất cả" } } @else { a href="/quan-tri/de-nghi" { "tất cả" } }
            @for state in ProposalState::ALL {
                " · "
                @if chosen == Some(state) { strong { (state.label().to_lowercase()) } }
                @else { a href={ "/quan-tri/de-nghi?trang_thai=" (state.code()) } { (state.label().to_lowercase()) } }
            }
        }
        (list_of(rows))
    }
}

/// The proposals as a table.
pub(crate) fn list_of(rows: &[RequestRow]) -> Markup {
    table(&Table {
        caption: "Các đề nghị, mới nhất trước".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::tight("Số"),
            Column::text("Đề nghị"),
            Column::text("Người đề nghị"),
            Column::text("Người quyết định"),
            Column::tight("Trạng thái"),
        ],
        rows: rows.iter().map(row).collect(),
        empty: empty("Chưa có đề nghị nào.", "/quan-tri", "Xem các tài khoản"),
        ..Table::default()
    })
}

fn row(request: &RequestRow) -> TableRow {
    let tone = if request.state() == ProposalState::Waiting { RowTone::Soon } else { RowTone::default() };
    TableRow::new(vec![
        html! { a href={ "/quan-tri/de-nghi/" (request.id) } { "Đề nghị số " (request.id) } },
        html! { a href={ "/quan-tri/de-nghi/" (request.id) } { (what(request)) } },
        html! { (request.proposer_name) br; span.meta { (dates::moment(request.proposed_at)) } },
        html! {
            @if let Some(name) = &request.decider_name { (name) }
            @if let Some(at) = request.decided_at { br; span.meta { (dates::moment(at)) } }
        },
        html! { (request.state().label()) },
    ])
    .toned(tone)
}
