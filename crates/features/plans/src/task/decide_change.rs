//! "Đồng ý" or "Không đồng ý" with a change request. What is approved comes into force; the baseline stays.

use axum::extract::Path;
use db::{Conn, DbError, Leaf, WriteTx};
use jiff::civil::Date;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, form as form_of, hidden, textarea_field};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::apply_change::apply;
use super::page_parts::{change_decided, change_facts};
use super::sheet::{Sheet, Shown, finish};
use super::{Problem, scope, words};
use crate::draft::clears;
use crate::model::{ChangeState, EntryKind};
use crate::permissions::DecideChange;
use crate::store::change::{self, ChangeRow, update_change_decision};
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;
use crate::store::task_page::FullTask;

const LONGEST: usize = 2000;

/// The two answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeDecision {
    Approve,
    /// Refused for this reason.
    Refuse(String),
}

fn title(is_approval: bool) -> &'static str {
    if is_approval { "Đồng ý thay đổi" } else { "Không đồng ý thay đổi" }
}

/// The form of approving.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    form_page(ctx, id, true).await
}

/// The form of refusing.
pub async fn get_refuse(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    form_page(ctx, id, false).await
}

/// Approves.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    decide(ctx, id, form, true).await
}

/// Refuses.
pub async fn post_refuse(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    decide(ctx, id, form, false).await
}

async fn load(ctx: &Ctx, conn: &mut Conn, id: i64) -> Result<(ChangeRow, FullTask), PageError> {
    let row = change::change(conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let full = scope::running(ctx, conn, row.task).await?;
    Ok((row, full))
}

async fn form_page(ctx: Ctx, id: i64, is_approval: bool) -> PageResult {
    let (change, full) = load(&ctx, &mut ctx.read().await?, id).await?;
    ctx.may(DecideChange { people: change.deciders(full.task.people()), requested_by: change.requested_by })?;
    let shown = if change.state() == ChangeState::ChoDuyet { Shown::First } else { Shown::Conflict };
    Ok(show(&ctx, &full.task, &change, is_approval, &FormData::default(), &FieldErrors::default(), shown))
}

async fn decide(ctx: Ctx, id: i64, form: FormData, is_approval: bool) -> PageResult {
    match carry_out(&ctx, id, &form, is_approval).await {
        Err(PageError::Conflict) => {
            let (change, full) = load(&ctx, &mut ctx.read().await?, id).await?;
            Ok(show(&ctx, &full.task, &change, is_approval, &form, &FieldErrors::default(), Shown::Conflict))
        }
        other => other,
    }
}

async fn carry_out(ctx: &Ctx, id: i64, form: &FormData, is_approval: bool) -> PageResult {
    let (change, full) = load(ctx, &mut ctx.read().await?, id).await?;
    let task = full.task;
    let allowed =
        ctx.may(DecideChange { people: change.deciders(task.people()), requested_by: change.requested_by })?;
    let mut errors = FieldErrors::default();
    let decision = match is_approval {
        true => ChangeDecision::Approve,
        false => ChangeDecision::Refuse(errors.required_lines(form, "ly_do", "lý do không đồng ý", LONGEST)),
    };
    if !errors.is_empty() {
        return Ok(show(ctx, &task, &change, is_approval, form, &errors, Shown::Refused));
    }
    let mut tx = ctx.write(&allowed, form).await?;
    if form.version() != change.version {
        return Err(PageError::Conflict);
    }
    let leaf = decide_change(&mut tx, &allowed, &task, &change, &decision, ctx.today())
        .await
        .map_err(|p| p.into_page(ctx, &task))?;
    let written = tx.commit(leaf, words::href(task.id)).await?;
    Ok(ctx.done(
        &written,
        if is_approval {
            "Đã đồng ý; thay đổi có hiệu lực ngay."
        } else {
            "Đã trả lời không đồng ý kèm lý do."
        },
    ))
}

/// Decides on a request that waits.
///
/// # Errors
/// [`DbError::Conflict`] when it was decided before; [`Problem::Says`] when the task is closed meanwhile.
pub async fn decide_change(
    tx: &mut WriteTx,
    allowed: &Allowed<DecideChange>,
    task: &TaskRow,
    change: &ChangeRow,
    decision: &ChangeDecision,
    on: Date,
) -> Result<Leaf, Problem> {
    if change.state() != ChangeState::ChoDuyet || change.task != task.id {
        return Err(DbError::Conflict.into());
    }
    let what = change.field().label().to_lowercase();
    let (state, reason, body) = match decision {
        ChangeDecision::Approve if task.state().is_closed() => {
            return Err(Problem::Says(
                "Nhiệm vụ đã khép lại nên không đổi được nữa. Có thể trả lời không đồng ý.".to_owned(),
            ));
        }
        ChangeDecision::Approve => {
            apply(tx, allowed, task, change).await?;
            clears::keep_one(tx, allowed, task.plan, task.id).await?;
            (
                ChangeState::DongY,
                None,
                format!("Đồng ý đổi {what}: {}.", words::moved(&change.old_text, &change.new_text)),
            )
        }
        ChangeDecision::Refuse(reason) => {
            let body = format!("Không đồng ý đổi {what} thành «{}». Lý do: {reason}", change.new_text);
            (ChangeState::TuChoi, Some(reason.as_str()), body)
        }
    };
    update_change_decision(tx, allowed, change, state, reason, on).await?;
    insert_entry(tx, allowed, &NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None })
        .await?;
    let summary = format!("{} đổi {what} của nhiệm vụ {}", state.label(), words::short_name(task));
    let leaf = Leaf::about("plans_task", task.id, summary);
    Ok(match reason {
        Some(reason) => leaf.reason(reason),
        None => leaf.change(change.field().label(), &change.old_text, &change.new_text).reason(&change.reason),
    })
}

fn show(
    ctx: &Ctx,
    task: &TaskRow,
    change: &ChangeRow,
    is_approval: bool,
    typed: &FormData,
    errors: &FieldErrors,
    shown: Shown,
) -> axum::response::Response {
    let is_conflict = shown == Shown::Conflict && change.state() == ChangeState::ChoDuyet;
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict };
    shown.page(ctx, title(is_approval), task).show(view(&sheet, change, is_approval))
}

/// The page's content. A request that was decided meanwhile shows that decision instead of the form.
pub fn view(sheet: &Sheet<'_>, change: &ChangeRow, is_approval: bool) -> Markup {
    let (task, title) = (sheet.task, title(is_approval));
    let typed = sheet.value("ly_do", "");
    if change.state() != ChangeState::ChoDuyet {
        return sheet.page(title, "", "", change_decided(task, change, &typed));
    }
    let verb = if is_approval { "dong-y" } else { "tu-choi" };
    let action = format!("/thay-doi/{}/{verb}", change.id);
    // Agreeing has nothing to type.
    let draft = if is_approval { String::new() } else { format!("thay-doi-{}-{verb}", change.id) };
    let tone = if is_approval { Tone::Primary } else { Tone::Danger };
    let lead = if is_approval {
        "Thay đổi có hiệu lực ngay; mốc lúc ban hành vẫn được giữ để so sánh."
    } else {
        ""
    };
    sheet.page(title, lead, &typed, html! {
        (change_facts(change))
        (form_of(&Form { action: &action, key: sheet.key, draft: &draft, ..Form::default() }, html! {
            (hidden("_version", &change.version.to_string()))
            @if !is_approval {
                (textarea_field(&Field { name: "ly_do", label: "Lý do không đồng ý", value: &typed, required: true, error: sheet.errors.get("ly_do"), ..Field::default() }))
            }
            (finish(task, button(title, tone)))
        }))
    })
}
