//! The units ("Đơn vị"): people, tasks that each leads, what is late.

use kernel::dates::Date;
use maud::{Markup, html};
use org::api::UnitRow;
use staff::api::StaffRow;
use ui::components::{Column, RowTone, Table, TableRow, empty_with, table};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use super::parts::number;
use crate::store::home::{HolderRow, holders};

/// What the page shows.
#[derive(Debug, Default)]
pub struct UnitListPage {
    pub units: Vec<UnitRow>,
    pub people: Vec<StaffRow>,
    pub rows: Vec<HolderRow>,
}

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    let mut conn = ctx.read().await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let people = staff::api::everybody(&mut conn, ctx.commune()).await?;
    let rows = holders(&mut conn, ctx.commune(), 0, 0, ctx.today()).await?;
    Ok(ctx.page("Đơn vị").show(view(&UnitListPage { units, people, rows }, ctx.today())))
}

/// The page's content.
pub fn view(page: &UnitListPage, today: Date) -> Markup {
    let lead = html! { "Người và nhiệm vụ của từng đơn vị, tính đến " (kernel::dates::short(today)) "." };
    html! {
        (page_head_with("Đơn vị", lead, html! {}))
        (table(&Table {
            caption: "Các đơn vị của xã".to_owned(),
            caption_hidden: true,
            columns: vec![
                Column::text("Đơn vị"),
                Column::numeric("Người"),
                Column::numeric("Nhiệm vụ chủ trì"),
                Column::numeric("Đang làm"),
                Column::numeric("Quá hạn"),
                Column::numeric("Thiếu minh chứng"),
                Column::numeric("Chờ duyệt"),
                Column::numeric("Hoàn thành"),
            ],
            rows: page.units.iter().map(|unit| row(page, unit)).collect(),
            empty: empty_with("Chưa có đơn vị nào. Danh sách đơn vị được đưa vào khi lập xã.", html! {}),
            ..Table::default()
        }))
    }
}

fn row(page: &UnitListPage, unit: &UnitRow) -> TableRow {
    let held = page.rows.iter().find(|r| r.kind == "don_vi" && r.holder == Some(unit.id.0));
    let people = page.people.iter().filter(|p| p.unit == unit.id).count();
    let of = |count: fn(&HolderRow) -> i64| held.map_or(0, count);
    let href = |filter: &str| format!("/nhiem-vu?don_vi={}&vai_tro=chu_tri{filter}", unit.code);
    TableRow::new(vec![
        html! { a href={ "/don-vi/" (unit.code) } { (unit.name) } },
        number(i64::try_from(people).unwrap_or(i64::MAX), &format!("/can-bo?don_vi={}", unit.code)),
        number(of(|r| r.total), &href("")),
        number(of(|r| r.doing), &href("&trang_thai=dang_lam")),
        number(of(|r| r.overdue), &href("&han=qua_han")),
        number(of(|r| r.evidence_late), &href("&han=thieu_minh_chung")),
        number(of(|r| r.waiting), &href("&trang_thai=cho_duyet")),
        number(of(|r| r.done), &href("&trang_thai=hoan_thanh")),
    ])
    .toned(if of(|r| r.overdue) > 0 { RowTone::Late } else { RowTone::Plain })
}
