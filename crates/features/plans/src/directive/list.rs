//! The list of directives: number, who issued it, how far it has been read.

use axum::extract::Query;
use kernel::dates::{self, Date};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Column, Pager, Progress, RowTone, Table, TableRow, Tone, empty, link_button, pager, table};
use ui::layout::page_head_with;
use web::{Ctx, PageResult, Paging};

use super::kind_name;
use crate::permissions::ManageDirectives;
use crate::store::directive::{self as store, DirectiveRow};

const PAGE_SIZE: i64 = 50;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    trang: i64,
    /// `thieu` shows only those that not everybody has confirmed.
    #[serde(default)]
    loc: String,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let paging = Paging::of(asked.trang, PAGE_SIZE);
    let missing = asked.loc == "thieu";
    let rows = store::directives(&mut conn, ctx.commune(), missing, paging.offset(), PAGE_SIZE).await?;
    let total = store::count_directives(&mut conn, ctx.commune(), missing).await?;
    let may_add = ctx.actor.could(&ManageDirectives);
    let content = view(&rows, &paging.pager(total, "văn bản"), may_add, missing, ctx.today());
    Ok(ctx.page("Văn bản chỉ đạo").show(content))
}

/// The page's content; `only_missing` where only those are shown that not everybody has confirmed.
pub fn view(rows: &[DirectiveRow], at: &Pager, may_add: bool, only_missing: bool, today: Date) -> Markup {
    html! {
        (page_head_with("Văn bản chỉ đạo", html! { "Văn bản cấp trên cần quán triệt: ai phải đọc, ai đã xác nhận, ai chưa." }, html! {
            @if may_add { (link_button("/van-ban/moi", "Thêm văn bản", Tone::Primary, None)) }
        }))
        @if only_missing { p { "Chỉ hiện văn bản chưa đủ người xác nhận đã đọc. " a href="/van-ban" { "Xem tất cả" } } }
        @if rows.is_empty() && only_missing { p { "Mọi văn bản chỉ đạo đã được xác nhận đủ." } }
        @else if rows.is_empty() {
            (empty("Chưa có văn bản chỉ đạo nào.", if may_add { "/van-ban/moi" } else { "/" }, if may_add { "Thêm văn bản" } else { "Về Việc của tôi" }))
        } @else {
            (table(&Table {
                caption: "Văn bản chỉ đạo".to_owned(),
                caption_hidden: true,
                columns: vec![Column::text("Văn bản"), Column::text("Cơ quan ban hành"), Column::tight("Xác nhận trước"), Column::numeric("Đã đọc")],
                rows: rows.iter().map(|row| line(row, today)).collect(),
                ..Table::default()
            }))
            (pager(at, |page| format!("/van-ban?{}trang={page}", if only_missing { "loc=thieu&" } else { "" })))
        }
    }
}

fn line(row: &DirectiveRow, today: Date) -> TableRow {
    let missing = row.readers - row.confirmed;
    let late = missing > 0 && row.confirm_by < today;
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    let share = Progress { value: count(row.confirmed), max: count(row.readers), ..Progress::default() }.percent();
    let cells = vec![
        html! {
            a href={ "/van-ban/" (row.id) } { (kind_name(&row.kind)) " " (row.number) }
            div.meta { (row.title) }
        },
        html! { (row.issuer) },
        html! { (dates::short(row.confirm_by)) @if late { " (" (dates::until_due(row.confirm_by, today)) ")" } },
        html! { (row.confirmed) "/" (row.readers) " (" (share) " %)" },
    ];
    let line = TableRow::new(cells);
    if late { line.toned(RowTone::Late) } else { line }
}
