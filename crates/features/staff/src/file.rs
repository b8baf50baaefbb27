//! A person's file ("Hồ sơ"): what is known of him by the groups of Article 5 of Decree
//! 27/2026/NĐ-CP, where each value comes from and when it
//! was compared with the paper, and his career.

pub mod career;
pub mod field;
pub mod note_event;

use std::collections::BTreeMap;

use axum::extract::Path;
use kernel::dates;
use kernel::ids::StaffId;
use maud::{Markup, html};
use ui::components::{Column, Tab, Table, TableRow, Tone, link_button, section, table, tabs};
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult};

use crate::permissions::{KeepRecords, ReadPrivate, ViewProfile};
use crate::profile::{self, Field, GROUPS, Place, Values};
use crate::store::change::FieldChangeRow;
use crate::store::{self, StaffRow};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct FilePage {
    pub person: StaffRow,
    pub unit: String,
    pub values: Values,
    /// The newest change of each field that was changed since the file was begun.
    pub changes: BTreeMap<String, FieldChangeRow>,
    /// The list that the file came with, and its day.
    pub began_with: Option<String>,
    pub sees_private: bool,
    pub keeps: bool,
}

/// The page.
pub async fn get(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let page = load(&ctx, &code).await?;
    Ok(frame(&ctx, &page.person, "Hồ sơ").show(view(&page)))
}

/// The page of one person's file, under his name.
pub(super) fn frame(ctx: &Ctx, person: &StaffRow, what: &str) -> web::PageBuilder {
    let own = format!("/can-bo/{}", person.code);
    ctx.page(format!("{what} của {}", person.full_name))
        .crumbs(&[("/can-bo", "Cán bộ, công chức"), (&own, &person.full_name)])
}

/// The person of a code, as far as the one who asks may see his file.
///
/// # Errors
/// Not found; a refusal with its reason.
pub(super) async fn person_of(ctx: &Ctx, code: &str) -> Result<StaffRow, PageError> {
    let person =
        store::person_by_code(&mut ctx.read().await?, ctx.commune(), code).await?.ok_or(PageError::NotFound)?;
    ctx.may(ViewProfile { staff: person.id, unit: person.unit })?;
    Ok(person)
}

/// Writing into this person's file, with the ties that bar it.
///
/// # Errors
/// The engine's.
pub(super) async fn keep_records(ctx: &Ctx, staff: StaffId) -> Result<KeepRecords, PageError> {
    let ties = store::relative::relatives(&mut ctx.read().await?, ctx.commune(), staff).await?;
    Ok(KeepRecords { staff, relatives: ties.into_iter().map(|tie| tie.id).collect() })
}

async fn load(ctx: &Ctx, code: &str) -> Result<FilePage, PageError> {
    let person = person_of(ctx, code).await?;
    let mut conn = ctx.read().await?;
    let row = store::profile::of(&mut conn, ctx.commune(), person.id).await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let unit = units.iter().find(|unit| unit.id == person.unit).map_or_else(String::new, |unit| unit.name.clone());
    let mut changes = BTreeMap::new();
    for change in store::change::changes_of_person(&mut conn, ctx.commune(), person.id).await? {
        changes.insert(change.field.clone(), change);
    }
    let mut began_with = None;
    if let Some(import) = row.as_ref().and_then(|row| row.import) {
        let list = store::import::list(&mut conn, ctx.commune(), import).await?;
        began_with =
            list.map(|list| format!("tệp “{}”, {}", list.file_name, dates::short(dates::civil_date(list.uploaded_at))));
    }
    let mut values = row.map(|row| row.values).unwrap_or_default();
    values.put("full_name", &person.full_name);
    values.put("unit", &unit);
    values.put("title", &person.title);
    values.put("kind", &person.kind);
    values.put("email", person.email.clone().unwrap_or_default());
    let sees_private = ctx.actor.could(&ReadPrivate { staff: person.id, name: String::new() });
    let keeps = ctx.actor.could(&keep_records(ctx, person.id).await?);
    Ok(FilePage { person, unit, values, changes, began_with, sees_private, keeps })
}

/// The pages of a person, the present one marked.
pub(super) fn pages(code: &str, current: &str) -> Markup {
    let tab = |end: &str, label: &str| Tab::new(format!("/can-bo/{code}{end}"), label, end == current);
    tabs(
        "Các trang của người này",
        &[tab("", "Tóm tắt"), tab("/ho-so", "Hồ sơ"), tab("/qua-trinh", "Quá trình công tác")],
    )
}

/// The page's content.
pub fn view(page: &FilePage) -> Markup {
    let code = &page.person.code;
    html! {
        (page_head_with("Hồ sơ", html! { (page.person.full_name) ", " (page.person.title) ", " (page.unit) }, html! {
            @if page.sees_private { (link_button(&format!("/can-bo/{code}/du-lieu-nhay-cam"), "Dữ liệu nhạy cảm", Tone::Secondary, None)) }
        }))
        (pages(code, "/ho-so"))
        @for (number, name) in GROUPS {
            @let fields: Vec<&'static Field> = profile::FIELDS.iter().filter(|field| field.group == number && field.key != "positions").collect();
            (section(name, table(&Table {
                caption: format!("{name}: từng mục, giá trị và nguồn"),
                columns: vec![Column::text("Mục"), Column::text("Giá trị"), Column::text("Nguồn, ngày đối chiếu"), Column::tight("Xem, sửa")],
                rows: fields.into_iter().map(|field| row(page, field)).collect(),
                ..Table::default()
            })))
        }
    }
}

fn row(page: &FilePage, field: &'static Field) -> TableRow {
    let code = &page.person.code;
    let value = match (field.place, page.values.get(field.key)) {
        (Place::Private, _) => html! { span.meta { "Dữ liệu nhạy cảm" } },
        (_, Some(value)) => html! { (profile::shown(field, value)) },
        (_, None) => html! { span.none { "Chưa có" } },
    };
    let change = page.changes.get(field.key);
    let open = page.keeps && field.place != Place::Member;
    TableRow::new(vec![
        html! { (field.label) },
        value,
        html! { (source(page, field, change)) },
        html! {
            @if open { a href={ "/can-bo/" (code) "/ho-so/" (field.slug()) } { "Sửa" span.vh { " " (field.label) } } }
            @else if change.is_some() { a href={ "/can-bo/" (code) "/ho-so/" (field.slug()) } { "Lịch sử" span.vh { " của " (field.label) } } }
        },
    ])
}

/// Where a value comes from, and when it was compared with the paper.
fn source(page: &FilePage, field: &Field, change: Option<&FieldChangeRow>) -> String {
    let Some(change) = change else {
        let known = page.values.get(field.key).is_some() || field.place == Place::Private;
        return match (&page.began_with, known) {
            (Some(list), true) => format!("Từ {list}; chưa đối chiếu bản gốc"),
            (None, true) if field.place == Place::Member => "Ghi khi lập danh sách".to_owned(),
            _ => String::new(),
        };
    };
    let verified = match change.verified_on {
        Some(day) => format!("đối chiếu bản gốc {}", dates::short(day)),
        None => "chưa đối chiếu bản gốc".to_owned(),
    };
    let by = format!("{}, {}", change.changed_by_name, dates::short(dates::civil_date(change.changed_at)));
    if change.import.is_some() {
        return format!("Danh sách nhập từ Excel; {by}; {verified}");
    }
    match &change.paper {
        Some(paper) => format!("{paper}; {by}; {verified}"),
        None => format!("{by}; {verified}"),
    }
}
