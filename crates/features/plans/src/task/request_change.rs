//! "Đề nghị thay đổi": another due date, owner or product after the plan was issued.

use axum::extract::Path;
use db::{Leaf, WriteTx};
use jiff::civil::Date;
use kernel::dates::{self, add_months};
use kernel::permission::Allowed;
use maud::{Markup, html};
use staff::api::StaffRow;
use ui::components::{
    Choice, Field, Form, Tone, button, date_field, form as form_of, radio_field, select_field, textarea_field,
};
use web::{Ctx, FieldErrors, FormData, PageResult, Parsed};

use super::sheet::{Sheet, Shown, finish};
use super::{Problem, scope, words};
use crate::model::{ChangeField, ChangeState, EntryKind};
use crate::permissions::RequestChange;
use crate::store::change::{NewChange, NewValue, changes_of_task, insert_change};
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;

const TITLE: &str = "Đề nghị thay đổi";
const LONGEST: usize = 2000;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCommand {
    pub value: NewValue,
    pub reason: String,
    /// The value in force, in words, as the request keeps it.
    pub old_text: String,
}

/// The stored request, and the leaf that closes the write.
#[derive(Debug)]
pub struct Requested {
    pub change: i64,
    pub leaf: Leaf,
}

/// The form.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let mut conn = ctx.read().await?;
    let task = scope::running(&ctx, &mut conn, id).await?.task;
    ctx.may(RequestChange { people: task.people(), state: task.state() })?;
    let people = staff::api::everybody(&mut conn, ctx.commune()).await?;
    Ok(show(&ctx, &task, &people, &FormData::default(), &FieldErrors::default(), Shown::First))
}

/// The request.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let mut conn = ctx.read().await?;
    let task = scope::running(&ctx, &mut conn, id).await?.task;
    let allowed = ctx.may(RequestChange { people: task.people(), state: task.state() })?;
    let people = staff::api::everybody(&mut conn, ctx.commune()).await?;
    drop(conn);
    let command = match parse(&form, &task, &people, ctx.today()) {
        Ok(command) => command,
        Err(errors) => return Ok(show(&ctx, &task, &people, &form, &errors, Shown::Refused)),
    };
    let mut tx = ctx.write(&allowed, &form).await?;
    let done =
        request_change(&mut tx, &allowed, &task, &command, ctx.today()).await.map_err(|p| p.into_page(&ctx, &task))?;
    let written = tx.commit(done.leaf, words::href(id)).await?;
    Ok(ctx.done(&written, "Đã gửi đề nghị. Trong khi chờ duyệt, nhiệm vụ giữ nguyên như cũ."))
}

fn parse(form: &FormData, task: &TaskRow, people: &[StaffRow], today: Date) -> Parsed<ChangeCommand> {
    let mut errors = FieldErrors::default();
    let value = match ChangeField::from_code(form.raw("truong")) {
        Some(ChangeField::Han) => parse_due(&mut errors, form, task, today),
        Some(ChangeField::NguoiThucHien) => parse_owner(&mut errors, form, task, people),
        Some(ChangeField::SanPham) => parse_product(&mut errors, form, task),
        None => {
            errors.add("truong", "Hãy chọn điều muốn thay đổi: thời hạn, người thực hiện hoặc sản phẩm.");
            None
        }
    };
    let reason = errors.required_lines(form, "ly_do", "lý do đề nghị", LONGEST);
    let Some(value) = value else { return Err(errors) };
    let old_text = old_text(task, value.field(), people);
    errors.finish(ChangeCommand { value, reason, old_text })
}

fn parse_due(errors: &mut FieldErrors, form: &FormData, task: &TaskRow, today: Date) -> Option<NewValue> {
    let due = errors.required_date(form, "han_moi", "thời hạn mới")?;
    if task.due_until == Some(due) {
        errors.add("han_moi", format!("Thời hạn hiện nay đã là {}. Hãy nhập ngày khác.", dates::short(due)));
    }
    if due < today {
        let (due, today) = (dates::short(due), dates::short(today));
        errors.add("han_moi", format!("Ngày {due} đã qua. Hãy nhập thời hạn mới từ hôm nay ({today}) trở đi."));
    }
    if due > add_months(today, 120) {
        errors.add("han_moi", format!("Ngày {} còn hơn 10 năm nữa. Hãy kiểm tra lại năm.", dates::short(due)));
    }
    if task.due_from.is_some_and(|from| due < from) {
        errors.add("han_moi", "Thời hạn mới sớm hơn ngày bắt đầu của nhiệm vụ. Hãy nhập ngày muộn hơn.");
    }
    Some(NewValue::Due(due))
}

fn parse_owner(errors: &mut FieldErrors, form: &FormData, task: &TaskRow, people: &[StaffRow]) -> Option<NewValue> {
    let code = form.line("nguoi_moi");
    let Some(person) = people.iter().find(|p| p.code == code) else {
        errors.add("nguoi_moi", "Hãy chọn người thực hiện mới trong danh sách.");
        return None;
    };
    if task.owner == Some(person.id) {
        errors.add("nguoi_moi", format!("{} đang là người thực hiện. Hãy chọn người khác.", person.full_name));
    }
    Some(NewValue::Owner(person.id, person.full_name.clone()))
}

fn parse_product(errors: &mut FieldErrors, form: &FormData, task: &TaskRow) -> Option<NewValue> {
    let product = errors.required_lines(form, "san_pham_moi", "sản phẩm mới", LONGEST);
    if task.product.as_deref() == Some(product.as_str()) {
        errors.add("san_pham_moi", "Sản phẩm mới giống hệt sản phẩm hiện nay. Hãy ghi điều thay đổi.");
    }
    Some(NewValue::Product(product))
}

fn old_text(task: &TaskRow, field: ChangeField, people: &[StaffRow]) -> String {
    let none = || "chưa có".to_owned();
    match field {
        ChangeField::Han => task.due_until.map_or_else(|| words::due_words(task), dates::short),
        ChangeField::SanPham => task.product.clone().unwrap_or_else(none),
        ChangeField::NguoiThucHien => {
            people.iter().find(|p| task.owner == Some(p.id)).map_or_else(none, |p| p.full_name.clone())
        }
    }
}

/// Stores a request; the task stays as it is until the authority decides.
///
/// # Errors
/// [`Problem::Says`] when a request about the same thing waits already.
pub async fn request_change(
    tx: &mut WriteTx,
    allowed: &Allowed<RequestChange>,
    task: &TaskRow,
    command: &ChangeCommand,
    on: Date,
) -> Result<Requested, Problem> {
    let commune = tx.commune();
    let field = command.value.field();
    let before = changes_of_task(tx, commune, task.id).await?;
    if let Some(waiting) = before.iter().find(|c| c.state() == ChangeState::ChoDuyet && c.field() == field) {
        return Err(Problem::Says(format!(
            "Đã có đề nghị đổi {} (thành «{}») do {} gửi ngày {} đang chờ duyệt. Hãy chờ quyết định về đề nghị đó.",
            field.label().to_lowercase(),
            waiting.new_text,
            waiting.requester_name,
            dates::short(waiting.requested_on)
        )));
    }
    let (old_text, reason, new_text) = (&command.old_text, &command.reason, command.value.text());
    let new = NewChange { task: task.id, old_text, value: &command.value, reason, requested_on: on };
    let change = insert_change(tx, allowed, &new).await?;
    let what = field.label().to_lowercase();
    let body = format!("Đề nghị đổi {what}: «{old_text}» thành «{new_text}». Lý do: {reason}");
    insert_entry(tx, allowed, &NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None })
        .await?;
    let summary =
        format!("Đề nghị đổi {what} của nhiệm vụ {}: «{old_text}» thành «{new_text}»", words::short_name(task));
    Ok(Requested { change, leaf: Leaf::about("plans_task", task.id, summary).reason(reason) })
}

fn show(
    ctx: &Ctx,
    task: &TaskRow,
    people: &[StaffRow],
    typed: &FormData,
    errors: &FieldErrors,
    shown: Shown,
) -> axum::response::Response {
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict: false };
    shown.page(ctx, TITLE, task).show(view(&sheet, people))
}

/// The page's content.
pub fn view(sheet: &Sheet<'_>, people: &[StaffRow]) -> Markup {
    let task = sheet.task;
    let value = |field: &str| sheet.value(field, "");
    let (field, reason) = (value("truong"), value("ly_do"));
    let (due, owner, product) = (value("han_moi"), value("nguoi_moi"), value("san_pham_moi"));
    let error = |field: &str| sheet.errors.get(field);
    let action = format!("{}/de-nghi-thay-doi", words::href(task.id));
    let draft = format!("nhiem-vu-{}-thay-doi", task.id);
    let choices = ChangeField::ALL
        .iter()
        .map(|f| Choice { hint: old_hint(task, *f, people), ..Choice::new(f.code(), f.label()) })
        .collect::<Vec<_>>();
    let names =
        people.iter().map(|p| Choice::new(&p.code, format!("{} – {}", p.full_name, p.title))).collect::<Vec<_>>();
    let lead = "Người có thẩm quyền duyệt nhiệm vụ sẽ quyết định. Mốc lúc ban hành được giữ nguyên để so sánh.";
    sheet.page(TITLE, lead, &reason, form_of(&Form { action: &action, key: sheet.key, draft: &draft, ..Form::default() }, html! {
        (radio_field(&Field { name: "truong", label: "Điều muốn thay đổi", value: &field, required: true, error: error("truong"), ..Field::default() }, &choices))
        (date_field(&Field { name: "han_moi", label: "Thời hạn mới", hint: "Chỉ điền khi đề nghị đổi thời hạn, ví dụ 15/12/2026", value: &due, error: error("han_moi"), ..Field::default() }))
        (select_field(&Field { name: "nguoi_moi", label: "Người thực hiện mới", hint: "Chỉ chọn khi đề nghị đổi người thực hiện.", value: &owner, error: error("nguoi_moi"), ..Field::default() }, "Chọn người", &names))
        (textarea_field(&Field { name: "san_pham_moi", label: "Sản phẩm mới", hint: "Chỉ điền khi đề nghị đổi sản phẩm.", value: &product, rows: 3, error: error("san_pham_moi"), ..Field::default() }))
        (textarea_field(&Field { name: "ly_do", label: "Lý do đề nghị", value: &reason, required: true, error: error("ly_do"), ..Field::default() }))
        (finish(task, button("Gửi đề nghị", Tone::Primary)))
    }))
}

fn old_hint(task: &TaskRow, field: ChangeField, people: &[StaffRow]) -> String {
    format!("Hiện nay: {}", words::shortened(&old_text(task, field, people), 160))
}
