//! "Đề nghị thay đổi": another due date, owner, product, leading unit, accountable head or authority after the plan was
//! issued.

use axum::extract::Path;
use db::{Conn, DbError, Leaf, WriteTx};
use jiff::civil::Date;
use kernel::dates;
use kernel::permission::Allowed;
use maud::{Markup, html};
use org::api::UnitRow;
use staff::api::StaffRow;
use ui::components::{
    Choice, Field, Form, Tone, button, date_field, form as form_of, radio_field, select_field, textarea_field,
};
use web::{Ctx, FieldErrors, FormData, PageResult};

use super::change_form::{ChangeCommand, Registers, old_text, parse};
use super::sheet::{Sheet, Shown, finish};
use super::{Problem, scope, words};
use crate::model::{ChangeField, ChangeState, EntryKind};
use crate::permissions::RequestChange;
use crate::store::change::{NewChange, changes_of_task, insert_change};
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;

const TITLE: &str = "Đề nghị thay đổi";

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
    let (people, units) = registers(&ctx, &mut conn).await?;
    let registers = Registers { people: &people, units: &units };
    Ok(show(&ctx, &task, registers, &FormData::default(), &FieldErrors::default(), Shown::First))
}

/// The request.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let mut conn = ctx.read().await?;
    let task = scope::running(&ctx, &mut conn, id).await?.task;
    let allowed = ctx.may(RequestChange { people: task.people(), state: task.state() })?;
    let (people, units) = registers(&ctx, &mut conn).await?;
    let registers = Registers { people: &people, units: &units };
    drop(conn);
    let command = match parse(&form, &task, registers, ctx.today()) {
        Ok(command) => command,
        Err(errors) => return Ok(show(&ctx, &task, registers, &form, &errors, Shown::Refused)),
    };
    let mut tx = ctx.write(&allowed, &form).await?;
    let done =
        request_change(&mut tx, &allowed, &task, &command, ctx.today()).await.map_err(|p| p.into_page(&ctx, &task))?;
    let written = tx.commit(done.leaf, words::href(id)).await?;
    Ok(ctx.done(&written, "Đã gửi đề nghị. Trong khi chờ duyệt, nhiệm vụ giữ nguyên như cũ."))
}

async fn registers(ctx: &Ctx, conn: &mut Conn) -> Result<(Vec<StaffRow>, Vec<UnitRow>), DbError> {
    let people = staff::api::everybody(conn, ctx.commune()).await?;
    Ok((people, org::api::units(conn, ctx.commune()).await?))
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
    let moved = words::moved(old_text, &new_text);
    let body = format!("Đề nghị đổi {what}: {moved}. Lý do: {reason}");
    insert_entry(tx, allowed, &NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None })
        .await?;
    let summary = format!("Đề nghị đổi {what} của nhiệm vụ {}: {moved}", words::short_name(task));
    Ok(Requested { change, leaf: Leaf::about("plans_task", task.id, summary).reason(reason) })
}

fn show(
    ctx: &Ctx,
    task: &TaskRow,
    registers: Registers<'_>,
    typed: &FormData,
    errors: &FieldErrors,
    shown: Shown,
) -> axum::response::Response {
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict: false };
    shown.page(ctx, TITLE, task).show(view(&sheet, registers))
}

/// The page's content.
pub fn view(sheet: &Sheet<'_>, registers: Registers<'_>) -> Markup {
    let task = sheet.task;
    let reason = sheet.value("ly_do", "");
    let action = format!("{}/de-nghi-thay-doi", words::href(task.id));
    let draft = format!("nhiem-vu-{}-thay-doi", task.id);
    let lead = "Người có thẩm quyền duyệt nhiệm vụ sẽ quyết định; việc đổi chính người duyệt do lãnh đạo UBND quyết định. Mốc lúc ban hành được giữ nguyên để so sánh.";
    sheet.page(TITLE, lead, &reason, form_of(&Form { action: &action, key: sheet.key, draft: &draft, ..Form::default() }, html! {
        (values(sheet, registers))
        (textarea_field(&Field { name: "ly_do", label: "Lý do đề nghị", value: &reason, required: true, error: sheet.errors.get("ly_do"), ..Field::default() }))
        (finish(task, button("Gửi đề nghị", Tone::Primary)))
    }))
}

/// What is to change, and to what.
fn values(sheet: &Sheet<'_>, registers: Registers<'_>) -> Markup {
    let task = sheet.task;
    let value = |field: &str| sheet.value(field, "");
    let (field, due, person) = (value("truong"), value("han_moi"), value("nguoi_moi"));
    let (unit, product) = (value("don_vi_moi"), value("san_pham_moi"));
    let error = |field: &str| sheet.errors.get(field);
    let now = |field| format!("Hiện nay: {}", words::shortened(words::or_none(&old_text(task, field, registers)), 160));
    let choices: Vec<Choice> =
        ChangeField::ALL.iter().map(|f| Choice { hint: now(*f), ..Choice::new(f.code(), f.label()) }).collect();
    let names: Vec<Choice> =
        registers.people.iter().map(|p| Choice::new(&p.code, format!("{} – {}", p.full_name, p.title))).collect();
    let units: Vec<Choice> = registers.units.iter().map(|u| Choice::new(&u.code, &u.name)).collect();
    html! {
        (radio_field(&Field { name: "truong", label: "Điều muốn thay đổi", value: &field, required: true, error: error("truong"), ..Field::default() }, &choices))
        (date_field(&Field { name: "han_moi", label: "Thời hạn mới", hint: "Chỉ điền khi đề nghị đổi thời hạn, ví dụ 15/12/2026", value: &due, error: error("han_moi"), ..Field::default() }))
        (select_field(&Field { name: "nguoi_moi", label: "Người mới", hint: "Chỉ chọn khi đề nghị đổi người thực hiện, người chịu trách nhiệm hoặc người duyệt.", value: &person, error: error("nguoi_moi"), ..Field::default() }, "Chọn người", &names))
        (select_field(&Field { name: "don_vi_moi", label: "Đơn vị chủ trì mới", hint: "Chỉ chọn khi đề nghị đổi đơn vị chủ trì.", value: &unit, error: error("don_vi_moi"), ..Field::default() }, "Chọn đơn vị", &units))
        (textarea_field(&Field { name: "san_pham_moi", label: "Sản phẩm mới", hint: "Chỉ điền khi đề nghị đổi sản phẩm.", value: &product, rows: 3, error: error("san_pham_moi"), ..Field::default() }))
    }
}
