//! One field: its value, every change with its reason, and for the clerk of records a new value with the paper behind it.

use axum::extract::Path;
use codelists::lists::CodeList;
use db::Leaf;
use files::xlsx_in::Value;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Choice, Field as Input, FieldError, Form, HistoryItem, SummaryRow, Tone, actions, button, card, date_field,
    error_summary, form, hidden, history, link_button, section, select_field, summary_list, text_field, textarea_field,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::{frame, keep_records, person_of};
use crate::import::read_value;
use crate::profile::{self, Field, Kind, Place};
use crate::store::change::{FieldChangeRow, NewChange, insert_change};
use crate::store::{self, StaffRow};

/// Longest reason, in characters.
const LONGEST: usize = 500;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct FieldPage {
    pub person: StaffRow,
    pub field: &'static Field,
    /// The present value; none for a sensitive one.
    pub value: Option<String>,
    /// The version of the row that holds it; 0 where there is none yet.
    pub version: i64,
    pub changes: Vec<FieldChangeRow>,
    pub keeps: bool,
}

/// The page.
pub async fn get(ctx: Ctx, Path((code, key)): Path<(String, String)>) -> PageResult {
    let page = load(&ctx, &code, &key).await?;
    Ok(frame(&ctx, &page.person, page.field.label).show(view(
        &page,
        &FormData::default(),
        &FieldErrors::default(),
        &ctx.key(),
    )))
}

async fn load(ctx: &Ctx, code: &str, key: &str) -> Result<FieldPage, PageError> {
    let field = profile::field_at(key).filter(|field| field.place != Place::Member).ok_or(PageError::NotFound)?;
    let person = person_of(ctx, code).await?;
    let keeps = ctx.may(keep_records(ctx, person.id).await?).ok();
    let mut conn = ctx.read().await?;
    let (value, version) = match (field.place, &keeps) {
        (Place::Private, Some(allowed)) => (None, store::profile::private_version(&mut conn, allowed).await?),
        (Place::Private, None) => (None, None),
        _ => {
            let row = store::profile::of(&mut conn, ctx.commune(), person.id).await?;
            let value = row.as_ref().and_then(|row| row.values.get(field.key)).map(str::to_owned);
            (value, row.map(|row| row.version))
        }
    };
    let mut changes = store::change::changes_of_person(&mut conn, ctx.commune(), person.id).await?;
    changes.retain(|change| change.field == field.key);
    changes.reverse();
    Ok(FieldPage { person, field, value, version: version.unwrap_or(0), changes, keeps: keeps.is_some() })
}

/// Writes a new value with its source; the one before stays in the history.
pub async fn post(ctx: Ctx, Path((code, key)): Path<(String, String)>, data: FormData) -> PageResult {
    let page = load(&ctx, &code, &key).await?;
    let allowed = ctx.may(keep_records(&ctx, page.person.id).await?)?;
    let mut errors = FieldErrors::default();
    let typed = data.line("gia_tri");
    let value = match read_value(page.field, &Value::Text(typed.clone()), ctx.today()) {
        Ok(value) => value,
        Err((why, suggestion)) => {
            errors.add("gia_tri", format!("{why} {suggestion}"));
            String::new()
        }
    };
    let paper = data.line("giay_to");
    let verified = errors.optional_date(&data, "doi_chieu");
    if verified.is_some_and(|day| day > ctx.today()) {
        errors.add("doi_chieu", "Ngày đối chiếu không được sau hôm nay.");
    }
    if verified.is_some() && paper.is_empty() {
        errors.add("giay_to", "Ghi giấy tờ đã đối chiếu, ví dụ: Bằng đại học số …, ngày …");
    }
    let reason = errors.required_lines(&data, "ly_do", "lý do sửa", LONGEST);
    if !errors.is_empty() {
        return Ok(frame(&ctx, &page.person, page.field.label).refused().show(view(&page, &data, &errors, &ctx.key())));
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    let place = page.field.place;
    let (before, own) = store::profile::set_field(&mut tx, &allowed, (page.field, &value), data.version()).await?;
    let change = NewChange {
        staff: page.person.id,
        field: page.field.key,
        before: before.as_deref(),
        after: Some(value.as_str()).filter(|value| !value.is_empty()),
        source: if paper.is_empty() { "sua" } else { "giay_to" },
        paper: Some(paper.as_str()).filter(|paper| !paper.is_empty()),
        reason: Some(&reason),
        import: None,
        verified_on: verified,
    };
    insert_change(&mut tx, &allowed, place, &change).await?;
    let leaf = Leaf::about(own, page.person.id.0, format!("Sửa hồ sơ: {}", page.field.label)).reason(reason.clone());
    let written = tx.commit(leaf, format!("/can-bo/{code}/ho-so")).await?;
    Ok(ctx.done(&written, &format!("Đã ghi {}; giá trị trước vẫn còn trong lịch sử.", page.field.label.to_lowercase())))
}

/// The page's content.
pub fn view(page: &FieldPage, data: &FormData, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let present = match (&page.value, page.field.place) {
        (_, Place::Private) => "Dữ liệu nhạy cảm, không hiện ở đây".to_owned(),
        (Some(value), _) => profile::shown(page.field, value),
        (None, _) => "Chưa có".to_owned(),
    };
    html! {
        (page_head_with(page.field.label, html! { (page.person.full_name) ", " (page.person.title) }, html! {}))
        (error_summary(&list))
        (summary_list(&[SummaryRow::text("Giá trị hiện nay", &present)]))
        @if page.keeps { (card("Ghi giá trị mới", new_value(page, data, errors, key))) }
        (section("Lịch sử", html! {
            @if page.changes.is_empty() { p.none { "Chưa có lần sửa nào từ khi lập hồ sơ." } }
            (history(&page.changes.iter().map(|change| told(page.field, change)).collect::<Vec<_>>()))
        }))
        (actions(html! { (link_button(&format!("/can-bo/{}/ho-so", page.person.code), "Về hồ sơ", Tone::Quiet, None)) }))
    }
}

fn new_value(page: &FieldPage, data: &FormData, errors: &FieldErrors, key: &str) -> Markup {
    let input = |name: &'static str, label: &'static str| Input {
        name,
        label,
        value: data.raw(name),
        error: errors.get(name),
        ..Input::default()
    };
    let present = page.value.clone().unwrap_or_default();
    let shown = if data.has("gia_tri") { data.raw("gia_tri").to_owned() } else { typed_form(page.field, &present) };
    let value = Input { value: &shown, hint: hint(page.field), ..input("gia_tri", "Giá trị mới") };
    let version = page.version.to_string();
    form(
        &Form {
            action: &format!("/can-bo/{}/ho-so/{}", page.person.code, page.field.slug()),
            key,
            draft: &format!("ho-so-{}-{}", page.person.id, page.field.key),
            ..Form::default()
        },
        html! {
            (hidden("_version", &version))
            @match page.field.kind {
                Kind::List(list) => (select_field(&value, "Chưa có", &choices(list))),
                _ => (text_field(&value)),
            }
            (text_field(&Input { hint: "Số, ngày của bằng, quyết định, giấy tờ.", ..input("giay_to", "Theo giấy tờ") }))
            (date_field(&Input { hint: "Ngày người phụ trách hồ sơ xem bản gốc; để trống nếu chưa xem.", ..input("doi_chieu", "Ngày đối chiếu bản gốc") }))
            (textarea_field(&Input { required: true, rows: 2, ..input("ly_do", "Lý do sửa") }))
            (actions(html! { (button("Ghi", Tone::Primary)) }))
        },
    )
}

/// A stored value as one types it.
fn typed_form(field: &Field, stored: &str) -> String {
    match field.kind {
        Kind::List(list) => list.item(stored).map_or_else(|| stored.to_owned(), |item| item.label.clone()),
        _ => profile::shown(field, stored),
    }
}

fn choices(list: CodeList) -> Vec<Choice> {
    list.items().iter().map(|item| Choice::new(&item.label, &item.label)).collect()
}

fn hint(field: &Field) -> &'static str {
    match field.kind {
        Kind::Day => "Ngày/tháng/năm; chỉ biết năm thì ghi năm.",
        Kind::Decimal => "Số thập phân, ví dụ 2,34.",
        Kind::CitizenId => "12 chữ số.",
        _ => "Để trống là xóa giá trị.",
    }
}

fn told(field: &Field, change: &FieldChangeRow) -> HistoryItem {
    let said = |value: &Option<String>| match value {
        Some(value) => profile::shown(field, value),
        None => "chưa có".to_owned(),
    };
    let what = match field.place {
        Place::Private => html! { "Sửa " (field.label) },
        _ => html! { (said(&change.before_value)) " → " strong { (said(&change.after_value)) } },
    };
    HistoryItem {
        detail: html! {
            @if let Some(paper) = &change.paper { p { "Theo " (paper) "." } }
            @if let Some(day) = change.verified_on { p { "Đối chiếu bản gốc ngày " (dates::short(day)) "." } }
            @if let Some(reason) = &change.reason { p { "Lý do: " (reason) } }
            @if change.import.is_some() { p { "Theo danh sách nhập từ Excel." } }
        },
        ..HistoryItem::new(dates::moment(change.changed_at), &change.changed_by_name, Icon::Edit, what)
    }
}
