//! One position: what it is, how many posts were approved when, and its job description.

mod description;

use axum::extract::Path;
use jiff::civil::Date;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Column, SummaryRow, Table, TableRow, Tone, empty_with, link_button, section, summary_list, table,
};
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult};

use crate::papers::requirement::TrainingLevel;
use crate::permissions::ManagePositions;
use crate::positions::{ADDRESS, HOME, group_name, posts};
use crate::quota::approved_on;
use crate::store::description::{self as descriptions, DescriptionRow};
use crate::store::position::{self as positions, PositionRow};
use crate::store::quota::{self as quotas, QuotaRow};
use crate::store::{self, UnitRow};
use crate::{edit, rotation};

pub(crate) use description::body as description_body;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct PositionPage {
    pub position: PositionRow,
    /// The name of its unit, where it belongs to one.
    pub unit: Option<String>,
    /// Oldest first.
    pub quotas: Vec<QuotaRow>,
    /// Oldest first.
    pub descriptions: Vec<DescriptionRow>,
    pub today: Date,
    pub manages: bool,
}

/// The page of a code, which may hold anything.
pub fn href(code: &str) -> String {
    let packed: String = form_urlencoded::byte_serialize(code.as_bytes()).collect();
    format!("{ADDRESS}/{}", packed.replace('+', "%20"))
}

/// The page.
pub async fn get(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let mut conn = ctx.read().await?;
    let position = positions::by_code(&mut conn, ctx.commune(), &code).await?.ok_or(PageError::NotFound)?;
    let units = store::units(&mut conn, ctx.commune()).await?;
    let page = PositionPage {
        unit: unit_of(&position, &units).map(|unit| unit.name.clone()),
        quotas: quotas::of_position(&mut conn, ctx.commune(), position.id).await?,
        descriptions: descriptions::of_position(&mut conn, ctx.commune(), position.id).await?,
        today: ctx.today(),
        manages: ctx.may(ManagePositions).is_ok(),
        position,
    };
    Ok(ctx.page(page.position.name.clone()).crumbs(&[HOME]).show(view(&page)))
}

fn unit_of<'u>(position: &PositionRow, units: &'u [UnitRow]) -> Option<&'u UnitRow> {
    let code = position.unit_code.as_deref()?;
    units.iter().find(|unit| unit.code == code)
}

/// The page's content.
pub fn view(page: &PositionPage) -> Markup {
    let position = &page.position;
    let shown = page.descriptions.iter().rfind(|row| row.holds() && row.valid_from <= page.today);
    html! {
        (page_head_with(&position.name, html! { "Mã " (position.code) ", " (group_name(&position.position_group)) }, html! {
            @if page.manages { (link_button(&edit::href(&position.code), "Sửa", Tone::Secondary, None)) }
        }))
        (summary_list(&facts(page)))
        (section("Biên chế qua các quyết định", approved(page)))
        @match shown {
            Some(row) => (description::view(row)),
            None => (section("Bản mô tả công việc", html! { p.none { "Chưa có bản mô tả công việc đang áp dụng cho vị trí này." } })),
        }
        @if page.descriptions.len() > 1 || (shown.is_none() && !page.descriptions.is_empty()) {
            (section("Các bản mô tả đã nhập", all(page)))
        }
    }
}

fn facts(page: &PositionPage) -> Vec<SummaryRow> {
    let position = &page.position;
    let said = |value: Option<&str>| match value {
        Some(text) if !text.is_empty() => html! { (text) },
        _ => html! { span.none { "Chưa ghi" } },
    };
    let education = position.education_level.as_deref();
    let education = education.and_then(TrainingLevel::from_code).map(TrainingLevel::label);
    let majors = position.majors.as_deref().map(|majors| majors.lines().collect::<Vec<_>>().join("; "));
    let rotation = position.rotation_field.as_deref().and_then(rotation::label);
    let now = approved_on(position, &page.quotas, page.today);
    let mut rows = vec![
        SummaryRow::new("Ngạch", said(Some(&position.rank))),
        SummaryRow::new(
            "Biên chế hôm nay",
            html! { @match now { None => { "chưa rõ" } Some(number) => { (number) } } },
        ),
        SummaryRow::new("Đơn vị", said(page.unit.as_deref())),
        SummaryRow::new("Lĩnh vực phức tạp, chuyên sâu", said(position.heavy().map(crate::heavy::Heavy::label))),
        SummaryRow::new("Định kỳ chuyển đổi vị trí công tác", said(rotation)),
        SummaryRow::new("Trình độ tối thiểu", said(education)),
        SummaryRow::new("Ngành đào tạo được chấp nhận", said(majors.as_deref())),
    ];
    if let Some(day) = position.retired_on {
        rows.push(SummaryRow::text("Không còn dùng từ ngày", &dates::short(day)));
    }
    rows
}

fn approved(page: &PositionPage) -> Markup {
    let beginning = page.position.paper.is_none();
    html! {
        (table(&Table {
            caption: "Biên chế của vị trí, mới nhất trước".to_owned(),
            caption_hidden: true,
            columns: vec![Column::tight("Áp dụng từ"), Column::numeric("Biên chế"), Column::text("Quyết định"), Column::text("Người ký")],
            rows: page.quotas.iter().rev().map(|row| TableRow::new(vec![
                html! { (dates::short(row.valid_from)) },
                html! { (row.approved) },
                html! { (row.decision_number) " ngày " (dates::short(row.decision_on)) },
                html! { (row.signer.as_deref().unwrap_or_default()) },
            ])).collect(),
            empty: empty_with("Chưa có quyết định nào được ghi.", html! {}),
            ..Table::default()
        }))
        @if beginning {
            p.meta { "Trước quyết định đầu tiên được ghi: " (posts(Some(page.position.approved))) " (số có khi lập hệ thống)." }
        }
    }
}

fn all(page: &PositionPage) -> Markup {
    html! {
        ul.list {
            @for row in page.descriptions.iter().rev() {
                li {
                    "Từ ngày " (dates::short(row.valid_from)) ", tệp " (row.file_name)
                    @if !row.holds() { ", đã có bản khác thay" } @else if row.valid_from > page.today { ", chưa đến ngày áp dụng" }
                }
            }
        }
    }
}
