//! One parameter of law over time: all its periods, values, citations, trust and notes.

use axum::extract::{Path, Query};
use kernel::dates;
use maud::{Markup, html};
use rules::law::{Law, Period, Series};
use ui::components::{Column, RowTone, Table, TableRow, Tone, card, link_button, notice, section, table};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult};

use crate::document::{Asked, unread_date, worked_examples};
use crate::examples::{self, Example};
use crate::lookup::HOME;
use crate::on_date::OnDate;
use crate::permissions::ViewLaw;
use crate::words::{self, cite};

/// What the page shows.
#[derive(Debug)]
pub struct ParameterPage {
    pub series: &'static Series,
    pub on: OnDate,
}

/// The page.
pub async fn get(ctx: Ctx, Path((topic, name)): Path<(String, String)>, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewLaw)?;
    let page = load(&format!("{topic}/{name}"), OnDate::read(&asked.ngay, ctx.today())).ok_or(PageError::NotFound)?;
    Ok(ctx.page(page.series.name.clone()).crumbs(&[HOME]).show(view(&page)))
}

/// The series of this name.
pub fn load(id: &str, on: OnDate) -> Option<ParameterPage> {
    let series = Law::shipped().series().find(|series| series.id == id)?;
    Some(ParameterPage { series, on })
}

/// The page's content.
pub fn view(page: &ParameterPage) -> Markup {
    let series = page.series;
    let same_topic = format!("{}?{}&chu-de={}", HOME.0, page.on.query(), series.topic());
    let examples = examples_of(series);
    html! {
        (page_head_with(&series.name, html! {
            (words::topic_or_other(series.topic())) ". Đơn vị tính: " (series.unit) "."
        }, link_button(&same_topic, "Cùng chủ đề", Tone::Secondary, Some(Icon::Left))))
        @if page.on.problem.is_some() { (notice(&unread_date())) }
        (card(&format!("Áp dụng ngày {}", dates::short(page.on.day)), current(page)))
        (section("Qua các thời gian", periods(page)))
        @if !examples.is_empty() {
            (section("Ví dụ đã tính dựa vào điều này", worked_examples(&examples)))
        }
    }
}

fn current(page: &ParameterPage) -> Markup {
    let Some(found) = page.series.on(page.on.day, "") else {
        return html! {
            p.none { "Hệ thống chưa có quy định cho ngày này; không lấy quy định của ngày khác thay vào." }
        };
    };
    let period = found.period;
    html! {
        div { (words::values(page.series, period)) }
        p { (cite(&period.citation)) " · " (words::trust(period.trust)) }
        @if !period.trust.is_enforced() {
            p.hint { "Chỉ để tham khảo; hệ thống không từ chối việc gì chỉ vì con số này." }
        }
        @if let Some(note) = &period.note { p.hint { (note) } }
    }
}

fn periods(page: &ParameterPage) -> Markup {
    let now = page.series.on(page.on.day, "").map(|found| found.period);
    let with_notes = page.series.periods.iter().any(|period| period.note.is_some());
    let row = |period: &Period| {
        let holds = now == Some(period);
        let tone = if holds { RowTone::Soon } else { RowTone::Plain };
        let mut cells = vec![
            html! {
                div {
                    (words::span(Some(period.valid_from), period.valid_until))
                    @if holds { div { strong { "Đang xem" } } }
                    @if !period.province.is_empty() { div.meta { "Riêng tỉnh, thành phố mã " (period.province) } }
                }
            },
            words::values(page.series, period),
            cite(&period.citation),
            html! { (words::trust(period.trust)) },
        ];
        if with_notes {
            cells.push(html! { @if let Some(note) = &period.note { (note) } });
        }
        TableRow::new(cells).toned(tone)
    };
    let mut columns: Vec<Column> = ["Thời gian", "Quy định", "Căn cứ", "Mức tin cậy"].map(Column::text).into();
    columns.extend(with_notes.then(|| Column::text("Ghi chú")));
    table(&Table {
        caption: format!("{}: mọi thời gian", page.series.name),
        caption_hidden: true,
        columns,
        rows: page.series.periods.iter().map(row).collect(),
        ..Table::default()
    })
}

/// The examples that rest on an article in which the series stands.
fn examples_of(series: &Series) -> Vec<&'static Example> {
    let same = |example: &Example, period: &Period| {
        let (a, b) = (&period.citation, &example.citation);
        period.none.is_none() && a.article.is_some() && a.document == b.document && a.article == b.article
    };
    let rests = |example: &&Example| series.periods.iter().any(|period| same(example, period));
    examples::all().iter().filter(rests).collect()
}
