//! The list of difficulties ("Khó khăn, vướng mắc"): the steward and the leaders see all, a unit sees its own.

use axum::extract::Query;
use kernel::actor::{Actor, Role};
use kernel::dates::{self, Date};
use maud::{Markup, html};
use org::api::UnitRow;
use serde::Deserialize;
use ui::components::{
    Choice, Column, Field, FilterBar, Pager, RowTone, Stat, StatTone, Table, TableRow, Tone, empty, filter_bar,
    link_button, pager, select_field, stats, status, table,
};
use ui::layout::page_head_with;
use web::{Ctx, PageResult, Paging};

use crate::model::DifficultyState;
use crate::permissions::{ReportDifficulty, ViewDifficulty};
use crate::store::Units;
use crate::store::difficulty::{self as store, DifficultyFilter, DifficultyRow};

const PAGE_SIZE: i64 = 50;

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub don_vi: String,
    #[serde(default)]
    pub trang_thai: String,
    #[serde(default)]
    pub trang: i64,
}

/// What the page shows.
#[derive(Debug, Default)]
pub struct ListPage {
    pub rows: Vec<DifficultyRow>,
    /// For their names.
    pub units: Vec<UnitRow>,
    /// Those whose difficulties the viewer sees.
    pub choices: Vec<UnitRow>,
    pub asked: Asked,
    pub waiting: i64,
    pub late: i64,
    pub may_report: bool,
    pub sees_all: bool,
    pub pager: Pager,
}

/// Sees the difficulties of every unit.
pub(crate) fn sees_all(actor: &Actor) -> bool {
    actor.leads_commune() || actor.is_any(&[Role::DauMoi, Role::CapUy, Role::ThanhTra])
}

/// The units whose difficulties somebody sees.
pub(crate) fn seen_by(actor: &Actor, units: &[UnitRow]) -> Units {
    if sees_all(actor) { Units::ALL } else { Units::only(choices_of(actor, units).map(|unit| unit.id)) }
}

fn choices_of<'u>(actor: &Actor, units: &'u [UnitRow]) -> impl Iterator<Item = &'u UnitRow> {
    units.iter().filter(|unit| actor.could(&ViewDifficulty { unit: unit.id, people: None }))
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let (commune, today) = (ctx.commune(), ctx.today());
    let units = org::api::units(&mut conn, commune).await?;
    let sees_all = sees_all(&ctx.actor);
    let choices: Vec<UnitRow> = choices_of(&ctx.actor, &units).cloned().collect();
    let wanted = choices.iter().find(|unit| unit.code == asked.don_vi);
    let seen = wanted.map_or_else(|| seen_by(&ctx.actor, &units), |unit| Units::only([unit.id]));
    let filter = DifficultyFilter { units: seen, task: 0, state: &asked.trang_thai };
    let total = store::count_difficulties(&mut conn, commune, &filter, today).await?;
    let paging = Paging::of(asked.trang, PAGE_SIZE);
    let rows = store::difficulties(&mut conn, commune, &filter, today, paging.offset(), PAGE_SIZE).await?;
    let of_state = |state| DifficultyFilter { state, ..filter };
    let waiting = store::count_difficulties(&mut conn, commune, &of_state("cho"), today).await?;
    let late = store::count_difficulties(&mut conn, commune, &of_state("tre"), today).await?;
    let page = ListPage {
        rows,
        may_report: units.iter().any(|unit| ctx.actor.could(&ReportDifficulty { unit: Some(unit.id) })),
        units,
        choices,
        asked: asked.clone(),
        waiting,
        late,
        sees_all,
        pager: paging.pager(total, "khó khăn, vướng mắc"),
    };
    Ok(ctx.page("Khó khăn, vướng mắc").show(view(&page, today)))
}

/// The page's content.
pub fn view(page: &ListPage, today: Date) -> Markup {
    let lead = match page.sees_all {
        true => "Các đơn vị báo cáo; Phòng Văn hóa - Xã hội tổng hợp, trả lời hoặc trình Chủ tịch.",
        false => "Khó khăn, vướng mắc đơn vị của anh/chị đã báo cáo.",
    };
    let unit = &page.asked.don_vi;
    html! {
        (page_head_with("Khó khăn, vướng mắc", html! { (lead) }, html! {
            @if page.may_report { (link_button("/kho-khan/moi", "Báo cáo khó khăn", Tone::Primary, None)) }
        }))
        (stats(&[
            Stat::new(page.waiting, "đang chờ trả lời", format!("/kho-khan?don_vi={unit}&trang_thai=cho")),
            Stat { tone: if page.late > 0 { StatTone::Bad } else { StatTone::Plain }, ..Stat::new(page.late, "quá hạn trả lời", format!("/kho-khan?don_vi={unit}&trang_thai=tre")) },
        ]))
        (filters(page))
        @if page.rows.is_empty() {
            (empty("Không có khó khăn, vướng mắc nào trong danh sách này.", if page.may_report { "/kho-khan/moi" } else { "/kho-khan" }, if page.may_report { "Báo cáo khó khăn" } else { "Xem tất cả" }))
        } @else {
            (rows(page, today))
            (pager(&page.pager, |n| format!("/kho-khan?don_vi={unit}&trang_thai={}&trang={n}", page.asked.trang_thai)))
        }
    }
}

fn filters(page: &ListPage) -> Markup {
    let mut states = vec![Choice::new("cho", "Đang chờ trả lời"), Choice::new("tre", "Quá hạn trả lời")];
    states.extend(DifficultyState::ALL.iter().map(|s| Choice::new(s.code(), s.label())));
    let units: Vec<Choice> = page.choices.iter().map(|u| Choice::new(&u.code, &u.name)).collect();
    filter_bar(&FilterBar {
        action: "/kho-khan",
        main: html! {
            (select_field(&Field { name: "trang_thai", label: "Trạng thái", value: &page.asked.trang_thai, ..Field::default() }, "Tất cả", &states))
            @if page.choices.len() > 1 {
                (select_field(&Field { name: "don_vi", label: "Đơn vị", value: &page.asked.don_vi, ..Field::default() }, "Tất cả đơn vị", &units))
            }
        },
        ..FilterBar::default()
    })
}

fn rows(page: &ListPage, today: Date) -> Markup {
    let unit =
        |row: &DifficultyRow| page.units.iter().find(|u| u.id == row.unit).map_or("", |u| u.name.as_str()).to_owned();
    table(&Table {
        caption: "Khó khăn, vướng mắc".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::text("Nội dung"),
            Column::text("Đơn vị"),
            Column::tight("Báo cáo ngày"),
            Column::tight("Hạn trả lời"),
            Column::tight("Trạng thái"),
        ],
        rows: page
            .rows
            .iter()
            .map(|row| {
                let cells = vec![
                    html! { a href={ "/kho-khan/" (row.id) } { (row.title) } },
                    html! { (unit(row)) },
                    html! { (dates::short(row.reported_on)) },
                    html! { (dates::short(row.due_on)) @if row.is_late(today) { " (" (dates::until_due(row.due_on, today)) ")" } },
                    html! { (status(super::mark(row.state()))) },
                ];
                let line = TableRow::new(cells);
                if row.is_late(today) { line.toned(RowTone::Late) } else { line }
            })
            .collect(),
        ..Table::default()
    })
}
