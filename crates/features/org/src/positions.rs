//! The list of positions ("Vị trí việc làm"): what the commune has approved, for everybody signed in.

use maud::{Markup, html};
use ui::components::{Column, Table, TableRow, empty, table};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::store::{self, PositionRow};

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    let positions = store::positions(&mut ctx.read().await?, ctx.commune()).await?;
    Ok(ctx.page("Vị trí việc làm").show(view(&positions)))
}

fn group_name(group: &str) -> &'static str {
    match group {
        "lanh_dao" => "Lãnh đạo, quản lý",
        "chuyen_mon" => "Chuyên môn, nghiệp vụ",
        _ => "Hỗ trợ, phục vụ",
    }
}

/// The page's content.
pub fn view(positions: &[PositionRow]) -> Markup {
    let approved: i64 = positions.iter().map(|p| p.approved).sum();
    html! {
        (page_head_with("Vị trí việc làm", html! { (positions.len()) " vị trí, " (approved) " biên chế được phân bổ" }, html! {}))
        @if positions.is_empty() {
            (empty("Chưa có danh mục vị trí việc làm.", "/", "Về trang đầu"))
        } @else {
            (table(&Table {
                caption: "Danh mục vị trí việc làm và biên chế phân bổ".to_owned(),
                columns: vec![
                    Column::tight("Mã"),
                    Column::text("Vị trí việc làm"),
                    Column::tight("Nhóm"),
                    Column::text("Ngạch"),
                    Column::numeric("Biên chế"),
                ],
                rows: positions.iter().map(|p| TableRow::new(vec![
                    html! { (p.code) },
                    html! { (p.name) },
                    html! { (group_name(&p.position_group)) },
                    html! { (p.rank) },
                    html! { @if p.approved == 0 { "–" } @else { (p.approved) } },
                ])).collect(),
                ..Table::default()
            }))
        }
    }
}
