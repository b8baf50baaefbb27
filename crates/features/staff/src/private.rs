//! A person's sensitive data ("Dữ liệu nhạy cảm"): hidden until a reason is given, which stands in the journal before the data is
//! shown, and where the person himself finds it.

use axum::extract::Path;
use db::sensitive::{self, Logged, SHOWN_FOR};
use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Field, FieldError, Form, NoticeKind, SummaryRow, Tone, button, card, error_summary, form, notice_with,
    summary_list, textarea_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::permissions::ReadPrivate;
use crate::profile::{self, Field as ProfileField, Place, fields_of};
use crate::store::profile::PrivateRow;
use crate::store::{self, StaffRow};

/// What is shown of a column that is not.
const MASK: &str = "••••••";

/// The data, or the form that asks why it is wanted.
pub async fn get(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let person = person(&ctx, &code).await?;
    let allowed = ctx.may(ReadPrivate { staff: person.id, name: person.full_name.clone() })?;
    let mut conn = ctx.read().await?;
    let content = match sensitive::logged(&mut conn, &allowed, ctx.now()).await? {
        Some(read) => shown(&person, store::profile::private(&mut conn, ctx.commune(), &read).await?.as_ref(), &read),
        None => view(&person, &FormData::default(), &FieldErrors::default(), &ctx.key()),
    };
    Ok(page(&ctx, &person).show(content))
}

/// The reason: a line of the journal, then the data.
pub async fn post(ctx: Ctx, Path(code): Path<String>, data: FormData) -> PageResult {
    let person = person(&ctx, &code).await?;
    let allowed = ctx.may(ReadPrivate { staff: person.id, name: person.full_name.clone() })?;
    let mut errors = FieldErrors::default();
    let reason = errors.required_lines(&data, "ly_do", "lý do xem, ví dụ: làm hồ sơ nghỉ hưu theo văn bản số …", 500);
    if !errors.is_empty() {
        return Ok(page(&ctx, &person).refused().show(view(&person, &data, &errors, &ctx.key())));
    }
    let tx = ctx.write(&allowed, &data).await?;
    let written = sensitive::log(tx, &allowed, &reason, address(&person)).await?;
    Ok(ctx.done(&written, "Đã ghi lý do xem vào nhật ký."))
}

async fn person(ctx: &Ctx, code: &str) -> Result<StaffRow, PageError> {
    let found = store::person_by_code(&mut ctx.read().await?, ctx.commune(), code).await?;
    found.ok_or(PageError::NotFound)
}

fn address(person: &StaffRow) -> String {
    format!("/can-bo/{}/du-lieu-nhay-cam", person.code)
}

fn page(ctx: &Ctx, person: &StaffRow) -> web::PageBuilder {
    let crumbs = [("/can-bo", "Cán bộ, công chức"), (&*format!("/can-bo/{}", person.code), &*person.full_name)];
    ctx.page(format!("Dữ liệu nhạy cảm của {}", person.full_name)).crumbs(&crumbs)
}

/// The columns without their content.
pub fn masked() -> Vec<SummaryRow> {
    fields_of(Place::Private).map(|field| SummaryRow::text(field.label, MASK)).collect()
}

/// The form.
pub fn view(person: &StaffRow, data: &FormData, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with("Dữ liệu nhạy cảm", html! { (person.full_name) ", " (person.title) }, html! {}))
        (error_summary(&list))
        (summary_list(&masked()))
        (card("Xem dữ liệu", form(&Form { action: &address(person), key, ..Form::default() }, html! {
            p { "Mỗi lần xem là một dòng nhật ký không xóa được. " (person.full_name) " thấy ai đã xem, lúc nào và vì sao." }
            (textarea_field(&Field { name: "ly_do", label: "Lý do xem", hint: "Việc gì cần đến dữ liệu này, theo văn bản hay yêu cầu nào.", value: data.raw("ly_do"), error: errors.get("ly_do"), required: true, rows: 2, max_length: Some(500), ..Field::default() }))
            (button("Xem", Tone::Primary))
        })))
    }
}

/// The data, while the read counts.
pub fn shown(person: &StaffRow, row: Option<&PrivateRow>, read: &Logged<ReadPrivate>) -> Markup {
    let until = dates::civil_time(read.until());
    html! {
        (page_head_with("Dữ liệu nhạy cảm", html! { (person.full_name) ", " (person.title) }, html! {}))
        (data(row))
        (notice_with(NoticeKind::Info, html! {
            p { "Lần xem này là " a href={ "/nhat-ky/" (read.leaf()) } { "dòng nhật ký số " (read.leaf()) } ". Dữ liệu còn hiện đến "
                (format!("{:02}:{:02}", until.hour(), until.minute())) " (" (SHOWN_FOR.as_mins()) " phút), sau đó cần ghi lý do mới." }
        }))
    }
}

/// The columns with their content.
pub fn data(row: Option<&PrivateRow>) -> Markup {
    let Some(row) = row else { return html! { p { "Chưa nhập dữ liệu nào." } } };
    let said = |field: &'static ProfileField| row.values.get(field.key).map(|value| profile::shown(field, value));
    let rows: Vec<SummaryRow> = fields_of(Place::Private)
        .map(|field| SummaryRow::text(field.label, &said(field).unwrap_or_else(|| "Chưa có".to_owned())))
        .collect();
    summary_list(&rows)
}
