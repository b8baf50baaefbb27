//! The list of people ("Cán bộ, công chức"): name, title, unit; a page at a time, by unit.

use axum::extract::Query;
use maud::{Markup, html};
use org::api::UnitRow;
use serde::Deserialize;
use ui::components::{
    Choice, Column, Field, FilterBar, Pager, Table, TableRow, Tone, empty, empty_with, filter_bar, link_button, pager,
    select_field, table,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageResult, Paging};

use crate::api::HOW_PEOPLE_COME;
use crate::permissions::ImportStaff;
use crate::store::{self, StaffRow};

const PAGE_SIZE: i64 = 50;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    don_vi: String,
    #[serde(default)]
    trang: i64,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let unit = units.iter().find(|u| u.code == asked.don_vi).map_or(0, |u| u.id.0);
    let total = store::count(&mut conn, ctx.commune(), unit).await?;
    let paging = Paging::of(asked.trang, PAGE_SIZE);
    let people = store::page(&mut conn, ctx.commune(), unit, paging.offset(), PAGE_SIZE).await?;
    let at = paging.pager(total, "người");
    let imports = ctx.actor.could(&ImportStaff);
    Ok(ctx.page("Cán bộ, công chức").show(view(&people, &units, &asked.don_vi, &at, imports)))
}

/// The page's content.
pub fn view(people: &[StaffRow], units: &[UnitRow], chosen: &str, at: &Pager, imports: bool) -> Markup {
    let choices: Vec<Choice> = units.iter().map(|u| Choice::new(&u.code, &u.name)).collect();
    let name_of = |row: &StaffRow| units.iter().find(|u| u.id == row.unit).map_or("", |u| u.name.as_str()).to_owned();
    html! {
        (page_head_with("Cán bộ, công chức", html! { (at.total) " người" }, html! {
            @if imports { (link_button(crate::intake::ADDRESS, "Nhập danh sách từ Excel", Tone::Secondary, Some(Icon::Upload))) }
        }))
        (filter_bar(&FilterBar {
            action: "/can-bo",
            main: select_field(&Field { name: "don_vi", label: "Đơn vị", value: chosen, ..Field::default() }, "Tất cả đơn vị", &choices),
            ..FilterBar::default()
        }))
        @if people.is_empty() && chosen.is_empty() {
            (empty_with(HOW_PEOPLE_COME, html! {}))
        } @else if people.is_empty() {
            (empty("Chưa có ai trong danh sách này.", "/can-bo", "Xem tất cả đơn vị"))
        } @else {
            (table(&Table {
                caption: "Cán bộ, công chức của xã".to_owned(),
                columns: vec![Column::text("Họ và tên"), Column::text("Chức danh"), Column::text("Đơn vị"), Column::tight("Mã")],
                rows: people.iter().map(|p| TableRow::new(vec![
                    html! { a href={ "/can-bo/" (p.code) } { (p.full_name) } },
                    html! { (p.title) },
                    html! { (name_of(p)) },
                    html! { (p.code) },
                ])).collect(),
                ..Table::default()
            }))
            (pager(at, |page| format!("/can-bo?don_vi={chosen}&trang={page}")))
        }
    }
}
