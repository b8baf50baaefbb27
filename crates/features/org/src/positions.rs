//! The list of positions ("Vị trí việc làm"): what the commune has approved, for everybody signed in.

use jiff::civil::Date;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{Column, Table, TableRow, Tone, disclosure, empty, link_button, table, tag};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::permissions::ManagePositions;
use crate::quota::approved_on;
use crate::store::quota::QuotaRow;
use crate::store::{self, PositionRow};
use crate::{frames, intake, position, quotas};

/// Its address.
pub const ADDRESS: &str = "/vi-tri-viec-lam";
/// The way back to it.
pub(crate) const HOME: (&str, &str) = (ADDRESS, "Vị trí việc làm");
/// Where posts are compared with who holds them.
const BALANCE: &str = "/bien-che";

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ListPage {
    pub positions: Vec<PositionRow>,
    pub quotas: Vec<QuotaRow>,
    pub today: Date,
    /// Whether this person may take papers in.
    pub manages: bool,
}

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    let mut conn = ctx.read().await?;
    let positions = store::positions(&mut conn, ctx.commune()).await?;
    let quotas = store::quota::quotas(&mut conn, ctx.commune()).await?;
    let page = ListPage { positions, quotas, today: ctx.today(), manages: ctx.may(ManagePositions).is_ok() };
    Ok(ctx.page("Vị trí việc làm").show(view(&page)))
}

/// The words of a group of positions.
pub fn group_name(group: &str) -> &'static str {
    match group {
        "lanh_dao" => "Lãnh đạo, quản lý",
        "chuyen_mon" => "Chuyên môn, nghiệp vụ",
        _ => "Hỗ trợ, phục vụ",
    }
}

/// A number of posts, or that it is not known.
pub(crate) fn posts(approved: Option<i64>) -> Markup {
    html! { @match approved { None => { "chưa rõ" } Some(0) => { "–" } Some(number) => { (number) } } }
}

/// The page's content.
pub fn view(page: &ListPage) -> Markup {
    let (used, retired): (Vec<_>, Vec<_>) = page.positions.iter().partition(|p| p.is_used_on(page.today));
    let approved = |p: &PositionRow| approved_on(p, &page.quotas, page.today);
    let sum: i64 = used.iter().filter_map(|p| approved(p)).sum();
    let unknown = used.iter().filter(|p| approved(p).is_none()).count();
    html! {
        (page_head_with("Vị trí việc làm", html! {
            (used.len()) " vị trí, " (sum) " biên chế được phân bổ"
            @if unknown > 0 { ", " (unknown) " vị trí chưa rõ biên chế" }
        }, html! {
            (link_button(BALANCE, "So với người đang giữ", Tone::Secondary, None))
            (link_button(frames::ADDRESS, "Khung năng lực", Tone::Secondary, None))
            @if page.manages {
                (link_button(quotas::ADDRESS, "Ghi biên chế", Tone::Secondary, None))
                (link_button(intake::ADDRESS, "Nhập từ tệp", Tone::Primary, None))
            }
        }))
        @if used.is_empty() {
            (empty("Chưa có danh mục vị trí việc làm.", "/", "Về trang đầu"))
        } @else {
            (table(&Table {
                caption: "Danh mục vị trí việc làm và biên chế phân bổ".to_owned(),
                columns: vec![
                    Column::tight("Mã"),
                    Column::text("Vị trí việc làm"),
                    Column::tight("Nhóm"),
                    Column::text("Ngạch"),
                    Column::text("Lĩnh vực phức tạp, chuyên sâu"),
                    Column::numeric("Biên chế"),
                ],
                rows: used.iter().map(|p| TableRow::new(vec![
                    html! { a href=(position::href(&p.code)) { (p.code) } },
                    html! { (p.name) },
                    html! { (group_name(&p.position_group)) },
                    html! { (p.rank) },
                    html! { @if let Some(heavy) = p.heavy() { (tag(Icon::Warning, heavy.label())) } },
                    posts(approved(p)),
                ])).collect(),
                ..Table::default()
            }))
        }
        @if !retired.is_empty() { (no_longer(&retired)) }
    }
}

fn no_longer(retired: &[&PositionRow]) -> Markup {
    disclosure(
        &format!("{} vị trí không còn dùng", retired.len()),
        html! {
            ul.list {
                @for p in retired {
                    li {
                        a href=(position::href(&p.code)) { (p.code) " – " (p.name) }
                        @if let Some(day) = p.retired_on { ", không dùng từ ngày " (dates::short(day)) }
                    }
                }
            }
        },
    )
}
