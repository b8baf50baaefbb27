//! "Tạm dừng", "Cho tiếp tục", "Hủy": by the authority, always with a reason.

use axum::extract::Path;
use db::{Leaf, WriteTx};
use jiff::civil::Date;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, form as form_of, hidden, textarea_field};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::sheet::{Sheet, Shown, finish};
use super::{Problem, scope, words};
use crate::model::EntryKind;
use crate::model::transitions::{TaskEvent, next};
use crate::permissions::HaltTask;
use crate::store::blocker::waiting_for;
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;
use crate::store::task_write::{TaskLife, update_life};

const LONGEST: usize = 2000;

/// The three decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    Pause,
    Resume,
    Cancel,
}

impl Halt {
    /// Its last part of the address.
    pub fn verb(self) -> &'static str {
        match self {
            Halt::Pause => "tam-dung",
            Halt::Resume => "tiep-tuc",
            Halt::Cancel => "huy",
        }
    }

    /// Its words.
    pub fn title(self) -> &'static str {
        match self {
            Halt::Pause => "Tạm dừng nhiệm vụ",
            Halt::Resume => "Cho nhiệm vụ tiếp tục",
            Halt::Cancel => "Hủy nhiệm vụ",
        }
    }

    /// What it does to the task.
    pub fn event(self) -> TaskEvent {
        match self {
            Halt::Pause => TaskEvent::Pause,
            Halt::Resume => TaskEvent::Resume,
            Halt::Cancel => TaskEvent::Cancel,
        }
    }

    fn lead(self) -> &'static str {
        match self {
            Halt::Pause => "Trong thời gian tạm dừng, nhiệm vụ không bị tính quá hạn và không nhận báo cáo.",
            Halt::Resume => "Nhiệm vụ trở lại trạng thái đang làm, thời hạn giữ nguyên.",
            Halt::Cancel => "Hủy là quyết định cuối cùng: nhiệm vụ khép lại, lịch sử và sản phẩm đã nộp vẫn được giữ.",
        }
    }

    fn done(self) -> &'static str {
        match self {
            Halt::Pause => "Đã tạm dừng nhiệm vụ.",
            Halt::Resume => "Nhiệm vụ đã tiếp tục.",
            Halt::Cancel => "Đã hủy nhiệm vụ.",
        }
    }
}

/// The form of pausing.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    form_page(ctx, id, Halt::Pause).await
}

/// The form of resuming.
pub async fn get_resume(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    form_page(ctx, id, Halt::Resume).await
}

/// The form of cancelling.
pub async fn get_cancel(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    form_page(ctx, id, Halt::Cancel).await
}

/// Pauses.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    decide(ctx, id, form, Halt::Pause).await
}

/// Resumes.
pub async fn post_resume(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    decide(ctx, id, form, Halt::Resume).await
}

/// Cancels.
pub async fn post_cancel(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    decide(ctx, id, form, Halt::Cancel).await
}

async fn form_page(ctx: Ctx, id: i64, halting: Halt) -> PageResult {
    let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
    ctx.may(HaltTask { people: task.people(), state: task.state() })?;
    if let Err(why) = next(task.state(), halting.event(), task.is_continuous()) {
        return Err(Problem::Why(why).into_page(&ctx, &task));
    }
    Ok(show(&ctx, &task, halting, &FormData::default(), &FieldErrors::default(), Shown::First))
}

async fn decide(ctx: Ctx, id: i64, form: FormData, halting: Halt) -> PageResult {
    match carry_out(&ctx, id, &form, halting).await {
        Err(PageError::Conflict) => {
            let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
            Ok(show(&ctx, &task, halting, &form, &FieldErrors::default(), Shown::Conflict))
        }
        other => other,
    }
}

async fn carry_out(ctx: &Ctx, id: i64, form: &FormData, halting: Halt) -> PageResult {
    let task = scope::running(ctx, &mut ctx.read().await?, id).await?.task;
    let allowed = ctx.may(HaltTask { people: task.people(), state: task.state() })?;
    let mut errors = FieldErrors::default();
    let reason = errors.required_lines(form, "ly_do", "lý do", LONGEST);
    if !errors.is_empty() {
        return Ok(show(ctx, &task, halting, form, &errors, Shown::Refused));
    }
    let mut tx = ctx.write(&allowed, form).await?;
    // First the turn, then the version: who comes too late for the move itself is told that.
    let leaf =
        halt(&mut tx, &allowed, &task, halting, &reason, ctx.today()).await.map_err(|p| p.into_page(ctx, &task))?;
    if form.version() != task.version {
        return Err(PageError::Conflict);
    }
    let written = tx.commit(leaf, words::href(id)).await?;
    Ok(ctx.done(&written, halting.done()))
}

/// Pauses, resumes or cancels the task.
///
/// # Errors
/// [`Problem::Why`] when its state does not allow it.
pub async fn halt(
    tx: &mut WriteTx,
    allowed: &Allowed<HaltTask>,
    task: &TaskRow,
    halting: Halt,
    reason: &str,
    on: Date,
) -> Result<Leaf, Problem> {
    let state = next(task.state(), halting.event(), task.is_continuous())?;
    let kept = (halting != Halt::Resume).then(|| reason.to_owned());
    update_life(tx, allowed, task, &TaskLife::of(task).moved(state, on, kept)).await?;
    let body = format!("{}. Lý do: {reason}", halting.title());
    insert_entry(tx, allowed, &NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None })
        .await?;
    if halting == Halt::Cancel {
        tell_waiting(tx, allowed, task, on).await?;
    }
    Ok(Leaf::about("plans_task", task.id, format!("{} {}", halting.title(), words::short_name(task)))
        .change("Trạng thái", task.state().label(), state.label())
        .reason(reason))
}

/// The tasks that wait for a cancelled one wait in vain; their diaries say so, and what to do.
async fn tell_waiting(
    tx: &mut WriteTx,
    allowed: &Allowed<HaltTask>,
    task: &TaskRow,
    on: Date,
) -> Result<(), db::DbError> {
    let (commune, name) = (tx.commune(), words::short_name(task));
    for waiting in waiting_for(tx, commune, task.id).await? {
        let body = format!("Nhiệm vụ {name} mà nhiệm vụ này đang chờ đã hủy. Hãy ghi nhận không còn phải chờ.");
        let new = NewEntry { task: waiting, kind: EntryKind::TrangThai, on, body: &body, percent: None };
        insert_entry(tx, allowed, &new).await?;
    }
    Ok(())
}

fn show(
    ctx: &Ctx,
    task: &TaskRow,
    halting: Halt,
    typed: &FormData,
    errors: &FieldErrors,
    shown: Shown,
) -> axum::response::Response {
    let is_conflict = shown == Shown::Conflict;
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict };
    shown.page(ctx, halting.title(), task).show(view(&sheet, halting))
}

/// The page's content.
pub fn view(sheet: &Sheet<'_>, halting: Halt) -> Markup {
    let (task, reason) = (sheet.task, sheet.value("ly_do", ""));
    let action = format!("{}/{}", words::href(task.id), halting.verb());
    let draft = format!("nhiem-vu-{}-{}", task.id, halting.verb());
    let tone = if halting == Halt::Cancel { Tone::Danger } else { Tone::Primary };
    sheet.page(halting.title(), halting.lead(), &reason, form_of(&Form { action: &action, key: sheet.key, draft: &draft, ..Form::default() }, html! {
        (hidden("_version", &task.version.to_string()))
        (textarea_field(&Field { name: "ly_do", label: "Lý do", hint: "Ghi căn cứ nếu có, ví dụ số văn bản chỉ đạo.", value: &reason, required: true, error: sheet.errors.get("ly_do"), ..Field::default() }))
        (finish(task, button(halting.title(), tone)))
    }))
}
