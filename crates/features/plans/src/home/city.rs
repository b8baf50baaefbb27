//! The communes of a city ("Các xã, phường"), for those who follow them from the city: figures only. What stands behind
//! a figure is each commune's own; what it publishes is linked.

use kernel::dates::{self, Date};
use kernel::ids::Commune;
use kernel::numbers::grouped;
use kernel::text;
use maud::{Markup, html};
use ui::components::{Column, RowTone, Table, TableRow, empty_with, table};
use ui::layout::page_head_with;
use web::{CommuneInfo, Ctx, PageResult};

use crate::permissions::ViewCity;
use crate::store::home::{CityRow, figures_of_communes};

/// What the page shows.
#[derive(Debug, Default)]
pub struct CityPage {
    /// "thành phố Hải Phòng".
    pub city: String,
    /// Those of the city that this installation serves, by name.
    pub communes: Vec<CommuneInfo>,
    pub rows: Vec<CityRow>,
}

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    ctx.may(ViewCity)?;
    let mut conn = ctx.read().await?;
    let city = ctx.commune_info().province_name;
    let mut communes = org::api::communes(&mut conn).await?;
    communes.retain(|info| info.province_name == city);
    communes.sort_by_cached_key(|info| text::sort_key(&info.place));
    let rows = figures_of_communes(&mut conn, Commune(0), ctx.today()).await?;
    Ok(ctx.page("Các xã, phường").show(view(&CityPage { city, communes, rows }, ctx.today())))
}

/// The page's content.
pub fn view(page: &CityPage, today: Date) -> Markup {
    let lead = html! {
        "Các xã, phường, đặc khu thuộc " (page.city) " cùng dùng hệ thống này, tính đến " (dates::short(today))
        ". Trang chỉ có số đếm; nội dung từng nhiệm vụ do mỗi xã quản lý. Bấm tên xã để xem phần xã công khai."
    };
    let mut rows: Vec<TableRow> = page.communes.iter().map(|info| row(page, info)).collect();
    if page.communes.len() > 1 {
        rows.push(sum(page));
    }
    html! {
        (page_head_with("Các xã, phường", lead, html! {}))
        (table(&Table {
            caption: "Kế hoạch và nhiệm vụ của các xã".to_owned(),
            caption_hidden: true,
            columns: vec![
                Column::text("Xã, phường"),
                Column::numeric("Kế hoạch"),
                Column::numeric("Nhiệm vụ"),
                Column::numeric("Hoàn thành"),
                Column::numeric("Chờ duyệt"),
                Column::numeric("Quá hạn"),
                Column::numeric("Thiếu minh chứng"),
            ],
            rows,
            empty: empty_with("Chưa có xã nào trong hệ thống.", html! {}),
            ..Table::default()
        }))
    }
}

fn row(page: &CityPage, info: &CommuneInfo) -> TableRow {
    let own = page.rows.iter().find(|row| row.commune == info.commune.0);
    let name = html! { a href={ "/cong-khai/" (info.commune) } { (info.name) } };
    cells(name, &own.cloned().unwrap_or_default())
}

fn sum(page: &CityPage) -> TableRow {
    let shown = |row: &&CityRow| page.communes.iter().any(|info| info.commune.0 == row.commune);
    let all = page.rows.iter().filter(shown).fold(CityRow::default(), |sum, row| CityRow {
        commune: 0,
        plans: sum.plans + row.plans,
        total: sum.total + row.total,
        done: sum.done + row.done,
        waiting: sum.waiting + row.waiting,
        overdue: sum.overdue + row.overdue,
        evidence_late: sum.evidence_late + row.evidence_late,
    });
    cells(html! { strong { "Tất cả" } }, &all).toned(RowTone::Plain)
}

fn cells(name: Markup, of: &CityRow) -> TableRow {
    let figures = [of.plans, of.total, of.done, of.waiting, of.overdue, of.evidence_late];
    let figures = figures.into_iter().map(|n| html! { (grouped(n)) });
    let tone = if of.overdue > 0 { RowTone::Late } else { RowTone::Plain };
    TableRow::new(std::iter::once(name).chain(figures).collect()).toned(tone)
}
