//! "Báo cáo tiến độ": how far it is, in percent and in words. The first report starts the task.

use axum::extract::Path;
use db::{Leaf, WriteTx};
use jiff::civil::Date;
use kernel::dates;
use kernel::numbers::parse_whole;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{
    Field, Form, Tone, button, date_field, field_row, form as form_of, hidden, number_field, textarea_field,
};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, Parsed};

use super::sheet::{Sheet, Shown, finish, past_day};
use super::{Problem, scope, words};
use crate::model::EntryKind;
use crate::model::transitions::{TaskEvent, next};
use crate::permissions::WorkOnTask;
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;
use crate::store::task_write::{TaskLife, update_life};

const TITLE: &str = "Báo cáo tiến độ";
const LONGEST: usize = 4000;

/// What is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressCommand {
    /// 0 to 100.
    pub percent: i64,
    pub text: String,
    /// The day that it tells about.
    pub on: Date,
}

/// The form.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
    ctx.may(WorkOnTask { people: task.people(), state: task.state() })?;
    Ok(show(&ctx, &task, &FormData::default(), &FieldErrors::default(), Shown::First))
}

/// The report.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    match carry_out(&ctx, id, &form).await {
        Err(PageError::Conflict) => {
            let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
            Ok(show(&ctx, &task, &form, &FieldErrors::default(), Shown::Conflict))
        }
        other => other,
    }
}

async fn carry_out(ctx: &Ctx, id: i64, form: &FormData) -> PageResult {
    let task = scope::running(ctx, &mut ctx.read().await?, id).await?.task;
    let allowed = ctx.may(WorkOnTask { people: task.people(), state: task.state() })?;
    let command = match parse(form, ctx.today()) {
        Ok(command) => command,
        Err(errors) => return Ok(show(ctx, &task, form, &errors, Shown::Refused)),
    };
    let mut tx = ctx.write(&allowed, form).await?;
    if form.version() != task.version {
        return Err(PageError::Conflict);
    }
    let leaf = report_progress(&mut tx, &allowed, &task, &command).await.map_err(|p| p.into_page(ctx, &task))?;
    let written = tx.commit(leaf, words::href(id)).await?;
    let next_step = match command.percent {
        100 => "Đã ghi tiến độ 100 %. Nhiệm vụ hoàn thành khi sản phẩm được nộp và chấp nhận.",
        _ => "Đã ghi nhận tiến độ.",
    };
    Ok(ctx.done(&written, next_step))
}

fn parse(form: &FormData, today: Date) -> Parsed<ProgressCommand> {
    let mut errors = FieldErrors::default();
    let typed = form.line("phan_tram");
    let percent = match parse_whole(typed.trim_end_matches('%').trim()) {
        Ok(percent @ 0..=100) => percent,
        Ok(other) => {
            errors.add("phan_tram", format!("{other} không phải phần trăm. Hãy nhập số từ 0 đến 100."));
            0
        }
        Err(_) => {
            errors.add("phan_tram", "Hãy nhập phần trăm đã làm được, là số nguyên từ 0 đến 100.");
            0
        }
    };
    let text = errors.required_lines(form, "noi_dung", "việc đã làm được", LONGEST);
    let on = past_day(&mut errors, form, "ngay", today);
    errors.finish(ProgressCommand { percent, text, on })
}

/// Notes progress.
///
/// # Errors
/// [`Problem::Why`] when the task is closed or paused.
pub async fn report_progress(
    tx: &mut WriteTx,
    allowed: &Allowed<WorkOnTask>,
    task: &TaskRow,
    command: &ProgressCommand,
) -> Result<Leaf, Problem> {
    let state = next(task.state(), TaskEvent::Progress, task.is_continuous())?;
    let life =
        TaskLife { percent: command.percent, ..TaskLife::of(task).moved(state, command.on, task.state_reason.clone()) };
    update_life(tx, allowed, task, &life).await?;
    let new = NewEntry {
        task: task.id,
        kind: EntryKind::TienDo,
        on: command.on,
        body: &command.text,
        percent: Some(command.percent),
    };
    insert_entry(tx, allowed, &new).await?;
    Ok(Leaf::about("plans_task", task.id, format!("Báo cáo tiến độ nhiệm vụ {}", words::short_name(task)))
        .change("Tiến độ", &format!("{} %", task.percent), &format!("{} %", command.percent))
        .change("Trạng thái", task.state().label(), state.label()))
}

fn show(ctx: &Ctx, task: &TaskRow, typed: &FormData, errors: &FieldErrors, shown: Shown) -> axum::response::Response {
    let is_conflict = shown == Shown::Conflict;
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict };
    shown.page(ctx, TITLE, task).show(view(&sheet))
}

/// The page's content.
pub fn view(sheet: &Sheet<'_>) -> Markup {
    let task = sheet.task;
    let percent = sheet.value("phan_tram", task.percent.to_string());
    let (text, on) = (sheet.value("noi_dung", ""), sheet.value("ngay", dates::short(sheet.today)));
    let mine = format!("{percent} %: {text}");
    let draft = format!("nhiem-vu-{}-tien-do", task.id);
    let action = format!("{}/tien-do", words::href(task.id));
    sheet.page(TITLE, "", &mine, form_of(&Form { action: &action, key: sheet.key, draft: &draft, ..Form::default() }, html! {
        (hidden("_version", &task.version.to_string()))
        (field_row(html! {
            (number_field(&Field { name: "phan_tram", label: "Đã làm được (%)", hint: "Từ 0 đến 100", value: &percent, required: true, error: sheet.errors.get("phan_tram"), ..Field::default() }))
            (date_field(&Field { name: "ngay", label: "Tính đến ngày", value: &on, error: sheet.errors.get("ngay"), ..Field::default() }))
        }))
        (textarea_field(&Field { name: "noi_dung", label: "Việc đã làm được", hint: "Ngắn gọn: đã xong gì, đang vướng gì, bước tiếp theo.", value: &text, required: true, rows: 6, error: sheet.errors.get("noi_dung"), ..Field::default() }))
        (finish(task, button("Gửi báo cáo", Tone::Primary)))
    }))
}
