//! "Ghi hết chờ": what a task waited for has come. A wait for another task also ends by itself when that is completed.

use axum::extract::Path;
use db::{DbError, Leaf, WriteTx};
use jiff::civil::Date;
use kernel::dates;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, date_field, form as form_of, textarea_field};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::page_parts::kept;
use super::sheet::{Sheet, Shown, finish, past_day};
use super::{Problem, scope, words};
use crate::model::EntryKind;
use crate::permissions::ManageBlockers;
use crate::store::blocker::{self, BlockerRow, update_cleared};
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;

const TITLE: &str = "Ghi hết chờ";
const LONGEST: usize = 500;

/// The form of clearing.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let (row, task) = load(&ctx, id).await?;
    ctx.may(ManageBlockers { people: task.people() })?;
    let shown = if row.cleared_on.is_none() { Shown::First } else { Shown::Conflict };
    Ok(show(&ctx, &task, &row, &FormData::default(), &FieldErrors::default(), shown))
}

/// Clears.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let (row, task) = load(&ctx, id).await?;
    let allowed = ctx.may(ManageBlockers { people: task.people() })?;
    let mut errors = FieldErrors::default();
    let on = past_day(&mut errors, &form, "ngay", ctx.today());
    if on < row.noted_on {
        errors.add("ngay", format!("Việc chờ được ghi từ {}; hãy nhập ngày sau đó.", dates::short(row.noted_on)));
    }
    let note = errors.required_lines(&form, "ghi_chu", "kết quả", LONGEST);
    if !errors.is_empty() {
        return Ok(show(&ctx, &task, &row, &form, &errors, Shown::Refused));
    }
    let mut tx = ctx.write(&allowed, &form).await?;
    match clear_blocker(&mut tx, &allowed, &task, &row, &note, on).await {
        Ok(leaf) => {
            let written = tx.commit(leaf, words::href(task.id)).await?;
            Ok(ctx.done(&written, "Đã ghi là hết chờ."))
        }
        Err(Problem::Db(DbError::Conflict)) => {
            drop(tx);
            let (row, task) = load(&ctx, id).await?;
            Ok(show(&ctx, &task, &row, &form, &FieldErrors::default(), Shown::Conflict))
        }
        Err(problem) => Err(problem.into_page(&ctx, &task)),
    }
}

async fn load(ctx: &Ctx, id: i64) -> Result<(BlockerRow, TaskRow), PageError> {
    let mut conn = ctx.read().await?;
    let row = blocker::blocker(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let full = scope::running(ctx, &mut conn, row.task).await?;
    Ok((row, full.task))
}

/// The wait is over.
///
/// # Errors
/// [`DbError::Conflict`] when it was over already.
pub async fn clear_blocker(
    tx: &mut WriteTx,
    allowed: &Allowed<ManageBlockers>,
    task: &TaskRow,
    row: &BlockerRow,
    note: &str,
    on: Date,
) -> Result<Leaf, Problem> {
    update_cleared(tx, allowed, row.id, on, note).await?;
    let body = format!("Hết chờ «{}». {note}", row.what());
    insert_entry(tx, allowed, &NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None })
        .await?;
    let summary = format!("Nhiệm vụ {} hết chờ «{}»", words::short_name(task), row.what());
    Ok(Leaf::about("plans_task", task.id, summary).reason(note))
}

fn show(
    ctx: &Ctx,
    task: &TaskRow,
    row: &BlockerRow,
    typed: &FormData,
    errors: &FieldErrors,
    shown: Shown,
) -> axum::response::Response {
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict: false };
    shown.page(ctx, TITLE, task).show(view(&sheet, row))
}

/// The page's content; what was cleared meanwhile shows how.
pub fn view(sheet: &Sheet<'_>, row: &BlockerRow) -> Markup {
    let task = sheet.task;
    let (note, on) = (sheet.value("ghi_chu", ""), sheet.value("ngay", dates::short(sheet.today)));
    if let Some(cleared) = row.cleared_on {
        let told = format!(
            "Việc chờ này đã được ghi là hết từ {}. {}",
            dates::short(cleared),
            row.cleared_note.as_deref().unwrap_or("")
        );
        return sheet.page(TITLE, &told, "", html! { (kept(&note)) (finish(task, html! {})) });
    }
    let action = format!("/cho-doi/{}/het", row.id);
    let draft = format!("cho-doi-{}-het", row.id);
    let lead = format!("Đang chờ từ {}: {}", dates::short(row.noted_on), row.what());
    sheet.page(TITLE, &lead, &note, form_of(&Form { action: &action, key: sheet.key, draft: &draft, ..Form::default() }, html! {
        (date_field(&Field { name: "ngay", label: "Hết chờ từ ngày", value: &on, error: sheet.errors.get("ngay"), ..Field::default() }))
        (textarea_field(&Field { name: "ghi_chu", label: "Kết quả", hint: "Ví dụ: đã nhận Quyết định số 12/QĐ-UBND ngày 05/10/2026.", value: &note, rows: 3, required: true, error: sheet.errors.get("ghi_chu"), ..Field::default() }))
        (finish(task, button("Ghi hết chờ", Tone::Primary)))
    }))
}
