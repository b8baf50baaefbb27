//! "Khung năng lực": what each level of each competence means, by the frame in force.

use jiff::civil::Date;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{Column, NoticeKind, Table, TableRow, empty, notice_with, section, table};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::papers::CompetenceGroup;
use crate::papers::frame::FrameCompetence;
use crate::positions::{ADDRESS as POSITIONS, HOME};
use crate::store::frame::{FrameRow, KINDS, frames, kind_label};

/// Its address.
pub const ADDRESS: &str = "/vi-tri-viec-lam/khung-nang-luc";

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    let rows = frames(&mut ctx.read().await?, ctx.commune()).await?;
    Ok(ctx.page("Khung năng lực").crumbs(&[HOME]).show(view(&rows, ctx.today())))
}

/// The page's content; the rows are in the order of their days.
pub fn view(rows: &[FrameRow], today: Date) -> Markup {
    let in_force = |kind: &str| rows.iter().rfind(|row| row.kind == kind && row.valid_from <= today);
    let shown: Vec<&FrameRow> = KINDS.iter().filter_map(|(kind, _)| in_force(kind)).collect();
    html! {
        (page_head_with("Khung năng lực", html! { "Mô tả từng cấp độ của từng năng lực, từ 1 đến 5." }, html! {}))
        @if shown.is_empty() { (empty("Chưa có khung năng lực đang áp dụng.", POSITIONS, "Về danh mục vị trí việc làm")) }
        @for row in shown { (one(row)) }
    }
}

fn one(row: &FrameRow) -> Markup {
    section(
        kind_label(&row.kind),
        html! {
            p.meta { "Áp dụng từ ngày " (dates::short(row.valid_from)) ", đọc từ " (row.source) "." }
            @match row.competences() {
                None => (notice_with(NoticeKind::Warning, html! { p { "Khung năng lực đã lưu không đọc lại được. Hãy nhập lại tệp." } })),
                Some(competences) => {
                    @for group in CompetenceGroup::ALL { (of_group(group, &competences)) }
                }
            }
        },
    )
}

/// The competences of a group with what each level means.
pub(crate) fn of_group(group: CompetenceGroup, all: &[FrameCompetence]) -> Markup {
    let own: Vec<&FrameCompetence> = all.iter().filter(|one| one.group == group).collect();
    if own.is_empty() {
        return html! {};
    }
    let label = match group {
        CompetenceGroup::Common => "Năng lực chung",
        CompetenceGroup::Professional => "Năng lực chuyên môn",
        CompetenceGroup::Managing => "Năng lực quản lý",
    };
    let level = |one: &FrameCompetence, wanted: u8| {
        one.levels.iter().find(|(level, _)| *level == wanted).map(|(_, text)| text.clone())
    };
    let mut columns = vec![Column::text(label)];
    columns.extend((1..=5).map(|number| Column::text(format!("Cấp độ {number}"))));
    table(&Table {
        caption: label.to_owned(),
        columns,
        rows: own
            .iter()
            .map(|one| {
                let mut cells = vec![html! { (one.name) }];
                cells.extend((1..=5).map(|number| match level(one, number) {
                    Some(text) => html! { span.typed { (text) } },
                    None => html! { span.none { "Văn bản không ghi" } },
                }));
                TableRow::new(cells)
            })
            .collect(),
        ..Table::default()
    })
}
