//! The list of plans: state, number, date, how many tasks, done and late.

use axum::extract::Query;
use kernel::dates;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{
    Column, Pager, RowTone, StatusKind, Table, TableRow, Tone, empty, empty_with, link_button, pager, status, table,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageResult, Paging};

use crate::draft::upload;
use crate::model::PlanState;
use crate::permissions::{ImportPlan, ViewPlan};
use crate::plan_page::Number;
use crate::store::plan::{PlanLine, count_plans, kind_label, page_of_plans};

const PAGE_SIZE: i64 = 20;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    trang: Number,
}

/// The page. Drafts are listed for those who make them.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let drafts = ctx.actor.could(&ViewPlan { state: PlanState::Nhap });
    let mut conn = ctx.read().await?;
    let total = count_plans(&mut conn, ctx.commune(), drafts).await?;
    let paging = Paging::of(asked.trang.0, PAGE_SIZE);
    let plans = page_of_plans(&mut conn, ctx.commune(), drafts, ctx.today(), paging.offset(), PAGE_SIZE).await?;
    let may_import = ctx.actor.could(&ImportPlan);
    Ok(ctx.page("Kế hoạch").show(view(&plans, &paging.pager(total, "kế hoạch"), may_import)))
}

/// The page's content.
pub fn view(plans: &[PlanLine], at: &Pager, may_import: bool) -> Markup {
    let import = html! {
        @if may_import { (link_button(upload::ADDRESS, "Nhập kế hoạch", Tone::Primary, Some(Icon::Upload))) }
    };
    html! {
        (page_head_with("Kế hoạch", html! { (at.total) " kế hoạch" }, import))
        @if plans.is_empty() {
            @if may_import { (empty("Chưa có kế hoạch nào. Hãy nhập văn bản kế hoạch đã ban hành.", upload::ADDRESS, "Nhập kế hoạch")) }
            @else { (empty_with("Chưa có kế hoạch nào được ban hành. Đầu mối kế hoạch sẽ nhập văn bản vào hệ thống.", html! {})) }
        } @else {
            (table(&Table {
                caption: "Các kế hoạch của xã".to_owned(),
                caption_hidden: true,
                columns: vec![
                    Column::text("Kế hoạch"), Column::tight("Trạng thái"), Column::tight("Ngày"),
                    Column::numeric("Nhiệm vụ"), Column::numeric("Hoàn thành"), Column::numeric("Quá hạn"),
                ],
                rows: plans.iter().map(row).collect(),
                ..Table::default()
            }))
            (pager(at, |page| format!("/ke-hoach?trang={page}")))
        }
    }
}

fn row(plan: &PlanLine) -> TableRow {
    let state = PlanState::from_code(&plan.state).unwrap_or(PlanState::Nhap);
    let list = format!("/ke-hoach/{}/danh-sach", plan.id);
    let counted = |count: i64, filter: &str| {
        html! {
            @if state == PlanState::Nhap || count == 0 { (count) }
            @else { a href={ (list) (filter) } { (count) } }
        }
    };
    let cells = vec![
        html! {
            a href={ "/ke-hoach/" (plan.id) } { (plan.title) }
            p.meta { (kind_label(&plan.kind)) @if let Some(number) = &plan.number { " số " (number) } @else { ", chưa có số" } }
        },
        shown_state(state),
        html! { @if let Some(day) = plan.issued_on.or(plan.started_on) { (dates::short(day)) } @else { "Chưa có" } },
        counted(plan.tasks, ""),
        counted(plan.done, "?trang_thai=hoan_thanh"),
        counted(plan.late, "?han=qua_han"),
    ];
    let tone = if plan.late > 0 { RowTone::Late } else { RowTone::Plain };
    TableRow::new(cells).toned(tone)
}

fn shown_state(state: PlanState) -> Markup {
    let kind = match state {
        PlanState::Nhap => StatusKind::Draft,
        PlanState::DangThucHien => StatusKind::Doing,
        PlanState::KetThuc => StatusKind::Done,
    };
    status(ui::components::Status { kind, label: state.label().to_owned() })
}
