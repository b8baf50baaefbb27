//! "Ghi biên chế": the number of posts that a decision approves for a position or a unit, from a day on.

use axum::extract::Query;
use db::Leaf;
use kernel::dates::{self, Date};
use kernel::ids::UnitId;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{
    Choice, Column, Field, FieldError, Form, Table, TableRow, Tone, Width, actions, button, card, date_field,
    empty_with, error_summary, form, number_field, section, select_field, table, text_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageBuilder, PageError, PageResult, Parsed};

use crate::permissions::ManagePositions;
use crate::positions::HOME;
use crate::store::quota::{self, Decision, Of, QuotaRow};
use crate::store::{self, PositionRow, UnitRow};

/// Its address.
pub const ADDRESS: &str = "/vi-tri-viec-lam/bien-che";
/// Longest number of a decision or name of its signer, in characters.
pub(crate) const LONGEST: usize = 200;
/// More posts than any commune has.
const MOST: i64 = 5000;
/// Rows that are told.
const TOLD: usize = 200;

/// For what a number is to be written, as the address says it.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    cho: String,
}

/// What the page shows.
#[derive(Debug)]
pub struct QuotaPage {
    pub positions: Vec<PositionRow>,
    pub units: Vec<UnitRow>,
    /// Oldest first.
    pub quotas: Vec<QuotaRow>,
    pub data: FormData,
    pub errors: FieldErrors,
    pub key: String,
}

async fn load(ctx: &Ctx, data: FormData, errors: FieldErrors) -> Result<QuotaPage, PageError> {
    let mut conn = ctx.read().await?;
    Ok(QuotaPage {
        positions: store::positions(&mut conn, ctx.commune()).await?,
        units: store::units(&mut conn, ctx.commune()).await?,
        quotas: quota::quotas(&mut conn, ctx.commune()).await?,
        data,
        errors,
        key: ctx.key(),
    })
}

fn frame(ctx: &Ctx) -> PageBuilder {
    ctx.page("Ghi biên chế").crumbs(&[HOME])
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ManagePositions)?;
    let data = FormData::of(&[("cho", &asked.cho)]);
    let page = load(&ctx, data, FieldErrors::default()).await?;
    Ok(frame(&ctx).show(view(&page)))
}

/// A number.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(ManagePositions)?;
    let mut page = load(&ctx, data.clone(), FieldErrors::default()).await?;
    let (of, approved, by) = match parse(&page, ctx.today()) {
        Ok(parsed) => parsed,
        Err(errors) => {
            page.errors = errors;
            return Ok(frame(&ctx).refused().show(view(&page)));
        }
    };
    let whose = name_of(&page, of);
    let mut tx = ctx.write(&allowed, &data).await?;
    let id = quota::insert(&mut tx, &allowed, (of, approved), &by, None).await?;
    let summary =
        format!("Ghi biên chế của {whose}: {approved}, từ ngày {}, theo {}", dates::short(by.valid_from), by.number);
    let written = tx.commit(Leaf::about("org_quota", id, summary), ADDRESS).await?;
    Ok(ctx.done(&written, &format!("Đã ghi biên chế của {whose}: {approved}.")))
}

fn name_of(page: &QuotaPage, of: Of) -> String {
    match of {
        Of::Position(id) => page.positions.iter().find(|p| p.id == id).map(|p| format!("{} {}", p.code, p.name)),
        Of::Unit(unit) => page.units.iter().find(|u| u.id == unit).map(|u| u.name.clone()),
    }
    .unwrap_or_default()
}

/// Says where a decision has a day that has not come.
pub(crate) fn not_after(today: Date, decided_on: Option<Date>, errors: &mut FieldErrors) {
    if decided_on.is_some_and(|day| day > today) {
        errors.add("ngay_qd", "Ngày quyết định không được sau hôm nay. Hãy xem lại ngày ghi trên quyết định.");
    }
}

/// Reads the decision of a form.
pub(crate) fn decision(data: &FormData, today: Date, errors: &mut FieldErrors) -> Option<Decision> {
    let number = errors.required_line(data, "so_qd", "số quyết định", LONGEST);
    let on = errors.required_date(data, "ngay_qd", "ngày quyết định");
    not_after(today, on, errors);
    let signer = data.line("nguoi_ky");
    if signer.chars().count() > LONGEST {
        errors.add("nguoi_ky", format!("Người ký dài nhất {LONGEST} ký tự. Hãy rút ngắn."));
    }
    let valid_from = errors.required_date(data, "tu_ngay", "ngày bắt đầu áp dụng");
    Some(Decision { number, on: on?, signer: Some(signer).filter(|name| !name.is_empty()), valid_from: valid_from? })
}

fn parse(page: &QuotaPage, today: Date) -> Parsed<(Of, i64, Decision)> {
    let (data, mut errors) = (&page.data, FieldErrors::default());
    let numbered = |prefix: &str| data.raw("cho").strip_prefix(prefix)?.parse::<i64>().ok();
    let position = numbered("vi-tri-").filter(|id| page.positions.iter().any(|p| p.id == *id)).map(Of::Position);
    let unit = numbered("don-vi-").map(UnitId).filter(|id| page.units.iter().any(|u| u.id == *id)).map(Of::Unit);
    let of = position.or(unit);
    if of.is_none() {
        errors.add("cho", "Hãy chọn vị trí việc làm hoặc đơn vị.");
    }
    let approved = data.number("so_luong").filter(|number| (0..=MOST).contains(number));
    if approved.is_none() {
        errors.add("so_luong", format!("Hãy nhập số biên chế là số nguyên từ 0 đến {MOST}."));
    }
    let by = decision(data, today, &mut errors);
    match (of, approved, by) {
        (Some(of), Some(approved), Some(by)) => errors.finish((of, approved, by)),
        _ => Err(errors),
    }
}

/// The fields of a decision; `stored` fills what nobody typed yet: number, day, first day.
pub(crate) fn decision_fields(data: &FormData, errors: &FieldErrors, stored: [&str; 3], required: bool) -> Markup {
    let value = |name: &str, stored: &str| if data.has(name) { data.raw(name).to_owned() } else { stored.to_owned() };
    let field =
        |name: &'static str, label: &'static str| Field { name, label, error: errors.get(name), ..Field::default() };
    html! {
        (text_field(&Field { value: &value("so_qd", stored[0]), required, width: Width::Medium, hint: "Ví dụ 12/QĐ-UBND.", ..field("so_qd", "Số quyết định") }))
        (date_field(&Field { value: &value("ngay_qd", stored[1]), required, width: Width::Short, ..field("ngay_qd", "Ngày quyết định") }))
        (text_field(&Field { value: &value("nguoi_ky", ""), width: Width::Medium, ..field("nguoi_ky", "Người ký") }))
        (date_field(&Field { value: &value("tu_ngay", stored[2]), required: true, width: Width::Short, hint: "Ngày đầu tiên áp dụng.", ..field("tu_ngay", "Áp dụng từ ngày") }))
    }
}

/// The page's content.
pub fn view(page: &QuotaPage) -> Markup {
    let list: Vec<FieldError> = page.errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let mut of: Vec<Choice> = page
        .units
        .iter()
        .map(|u| Choice::new(format!("don-vi-{}", u.id.0), format!("Cả đơn vị: {}", u.name)))
        .collect();
    of.extend(page.positions.iter().map(|p| Choice::new(format!("vi-tri-{}", p.id), format!("{} {}", p.code, p.name))));
    let field = |name: &'static str, label: &'static str| Field {
        name,
        label,
        value: page.data.raw(name),
        error: page.errors.get(name),
        required: true,
        ..Field::default()
    };
    html! {
        (page_head_with("Ghi biên chế", html! { "Biên chế của một ngày là số của quyết định mới nhất đã áp dụng đến ngày đó; số cũ được giữ nguyên." }, html! {}))
        (error_summary(&list))
        (card("Biên chế theo quyết định", form(&Form { action: ADDRESS, key: &page.key, draft: "ghi-bien-che", ..Form::default() }, html! {
            (select_field(&field("cho", "Vị trí hoặc đơn vị"), "Chọn vị trí hoặc đơn vị", &of))
            (number_field(&Field { width: Width::Short, ..field("so_luong", "Số biên chế") }))
            (decision_fields(&page.data, &page.errors, ["", "", ""], true))
            (actions(html! { (button("Ghi biên chế", Tone::Primary)) }))
        })))
        (section("Đã ghi", told(page)))
    }
}

fn told(page: &QuotaPage) -> Markup {
    let row = |row: &QuotaRow| {
        let of = row.position.map(Of::Position).or(row.unit.map(Of::Unit));
        TableRow::new(vec![
            html! { (of.map(|of| name_of(page, of)).unwrap_or_default()) },
            html! { (row.approved) },
            html! { (dates::short(row.valid_from)) },
            html! { (row.decision_number) " ngày " (dates::short(row.decision_on)) },
            html! { (row.noted_by_name) },
        ])
    };
    html! {
        @if page.quotas.len() > TOLD { p.meta { "Bảng hiện " (TOLD) " lần ghi gần nhất; mọi lần ghi của một vị trí có ở trang của vị trí đó." } }
        (table(&Table {
            caption: "Biên chế đã ghi, mới nhất trước".to_owned(),
            caption_hidden: true,
            columns: vec![Column::text("Vị trí hoặc đơn vị"), Column::numeric("Biên chế"), Column::tight("Áp dụng từ"), Column::text("Quyết định"), Column::text("Người ghi")],
            rows: page.quotas.iter().rev().take(TOLD).map(row).collect(),
            empty: empty_with("Chưa ghi quyết định nào.", html! {}),
            ..Table::default()
        }))
    }
}
