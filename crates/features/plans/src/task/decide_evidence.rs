//! "Chấp nhận" or "Trả lại" a product. Only an accepted product completes a task.

use axum::extract::Path;
use db::{DbError, Leaf, WriteTx};
use jiff::civil::Date;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, form as form_of, hidden, textarea_field};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::page_parts::evidence_facts;
use super::sheet::{Sheet, Shown, finish};
use super::{Problem, scope, words};
use crate::model::transitions::{TaskEvent, next};
use crate::model::{EntryKind, EvidenceState, TaskState};
use crate::permissions::DecideEvidence;
use crate::store::blocker::update_cleared_by_completion;
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::evidence::{EvidenceRow, others_waiting, update_decision};
use crate::store::task::TaskRow;
use crate::store::task_write::{TaskLife, update_life};

const LONGEST: usize = 2000;

/// The two answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceDecision {
    /// Accepted, perhaps with a word.
    Accept(Option<String>),
    /// Sent back for this reason.
    Return(String),
}

impl EvidenceDecision {
    fn title(is_accept: bool) -> &'static str {
        if is_accept { "Chấp nhận sản phẩm" } else { "Trả lại sản phẩm" }
    }
}

/// The form of accepting.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    form_page(ctx, id, true).await
}

/// The form of returning.
pub async fn get_return(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    form_page(ctx, id, false).await
}

/// Accepts.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    decide(ctx, id, form, true).await
}

/// Returns.
pub async fn post_return(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    decide(ctx, id, form, false).await
}

async fn form_page(ctx: Ctx, id: i64, is_accept: bool) -> PageResult {
    let (evidence, full) = scope::evidence_running(&ctx, &mut ctx.read().await?, id).await?;
    ctx.may(DecideEvidence { people: full.task.people(), submitted_by: evidence.submitted_by })?;
    let shown = if evidence.state() == EvidenceState::ChoDuyet { Shown::First } else { Shown::Conflict };
    Ok(show(&ctx, &full.task, &evidence, is_accept, &FormData::default(), &FieldErrors::default(), shown))
}

async fn decide(ctx: Ctx, id: i64, form: FormData, is_accept: bool) -> PageResult {
    match carry_out(&ctx, id, &form, is_accept).await {
        Err(PageError::Conflict) => {
            let (evidence, full) = scope::evidence_running(&ctx, &mut ctx.read().await?, id).await?;
            Ok(show(&ctx, &full.task, &evidence, is_accept, &form, &FieldErrors::default(), Shown::Conflict))
        }
        other => other,
    }
}

async fn carry_out(ctx: &Ctx, id: i64, form: &FormData, is_accept: bool) -> PageResult {
    let (evidence, full) = scope::evidence_running(ctx, &mut ctx.read().await?, id).await?;
    let task = full.task;
    let allowed = ctx.may(DecideEvidence { people: task.people(), submitted_by: evidence.submitted_by })?;
    let mut errors = FieldErrors::default();
    let decision = match is_accept {
        true => EvidenceDecision::Accept(errors.optional_lines(form, "ly_do", "nhận xét", LONGEST)),
        false => EvidenceDecision::Return(errors.required_lines(form, "ly_do", "lý do trả lại", LONGEST)),
    };
    if !errors.is_empty() {
        return Ok(show(ctx, &task, &evidence, is_accept, form, &errors, Shown::Refused));
    }
    let mut tx = ctx.write(&allowed, form).await?;
    if form.version() != evidence.version {
        return Err(PageError::Conflict);
    }
    let leaf = decide_evidence(&mut tx, &allowed, &task, &evidence, &decision, ctx.today())
        .await
        .map_err(|p| p.into_page(ctx, &task))?;
    let written = tx.commit(leaf, words::href(task.id)).await?;
    Ok(ctx.done(&written, if is_accept { "Đã chấp nhận sản phẩm." } else { "Đã trả lại sản phẩm kèm lý do." }))
}

/// Decides on a product that waits. Accepting completes a one-off task; a continuous one goes on, its evidence counts
/// for the day it proves, and what proves the work to its end completes it. While other products wait, the task goes on waiting.
///
/// # Errors
/// [`DbError::Conflict`] when it was decided before; [`Problem::Why`] when the task is cancelled.
pub async fn decide_evidence(
    tx: &mut WriteTx,
    allowed: &Allowed<DecideEvidence>,
    task: &TaskRow,
    evidence: &EvidenceRow,
    decision: &EvidenceDecision,
    on: Date,
) -> Result<Leaf, Problem> {
    if evidence.state() != EvidenceState::ChoDuyet || evidence.task != task.id {
        return Err(DbError::Conflict.into());
    }
    let (event, to, reason) = match decision {
        EvidenceDecision::Accept(note) => (TaskEvent::Accept, EvidenceState::DuocNhan, note.as_deref()),
        EvidenceDecision::Return(reason) => (TaskEvent::Return, EvidenceState::TraLai, Some(reason.as_str())),
    };
    let moved = next(task.state(), event, task.goes_on_after(evidence.period_on))?;
    let commune = tx.commune();
    let waits_on = others_waiting(tx, commune, task.id, evidence.id).await? > 0;
    let state = if waits_on && moved != TaskState::HoanThanh { task.state() } else { moved };
    update_decision(tx, allowed, evidence, to, reason, on).await?;
    let life = life_after(task, evidence, decision, state, on);
    update_life(tx, allowed, task, &life).await?;
    let completes = state == TaskState::HoanThanh && task.state() != TaskState::HoanThanh;
    note_decision(tx, allowed, task, evidence, decision, completes, on).await?;
    if completes {
        free_waiting(tx, allowed, task, on).await?;
    }
    let verb = if to == EvidenceState::DuocNhan { "Chấp nhận" } else { "Trả lại" };
    let summary = format!("{verb} sản phẩm «{}» của nhiệm vụ {}", evidence.title, words::short_name(task));
    let leaf = Leaf::about("plans_task", task.id, summary).change("Trạng thái", task.state().label(), state.label());
    Ok(match reason {
        Some(reason) => leaf.reason(reason),
        None => leaf,
    })
}

fn life_after(
    task: &TaskRow,
    evidence: &EvidenceRow,
    decision: &EvidenceDecision,
    state: TaskState,
    on: Date,
) -> TaskLife {
    let returned = if let EvidenceDecision::Return(reason) = decision { Some(reason.clone()) } else { None };
    let mut life = TaskLife::of(task).moved(state, on, returned);
    if matches!(decision, EvidenceDecision::Accept(_)) {
        life.last_evidence_on = life.last_evidence_on.max(Some(evidence.period_on));
        if state == TaskState::HoanThanh {
            life.percent = 100;
            life.completed_on = life.completed_on.or(Some(on));
        }
    }
    life
}

async fn note_decision(
    tx: &mut WriteTx,
    allowed: &Allowed<DecideEvidence>,
    task: &TaskRow,
    evidence: &EvidenceRow,
    decision: &EvidenceDecision,
    completes: bool,
    on: Date,
) -> Result<(), DbError> {
    let title = &evidence.title;
    let body = match decision {
        EvidenceDecision::Accept(note) => {
            let done = if completes { " Nhiệm vụ hoàn thành." } else { "" };
            let note = note.as_deref().map(|n| format!("\n{n}")).unwrap_or_default();
            format!("Chấp nhận sản phẩm «{title}».{done}{note}")
        }
        EvidenceDecision::Return(reason) => format!("Trả lại sản phẩm «{title}». Lý do: {reason}"),
    };
    let new = NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None };
    insert_entry(tx, allowed, &new).await?;
    Ok(())
}

/// The tasks that waited for this one wait no longer.
async fn free_waiting(
    tx: &mut WriteTx,
    allowed: &Allowed<DecideEvidence>,
    task: &TaskRow,
    on: Date,
) -> Result<(), DbError> {
    let name = words::short_name(task);
    let note = format!("Nhiệm vụ {name} đã hoàn thành.");
    for waiting in update_cleared_by_completion(tx, allowed, task.id, on, &note).await? {
        let body = format!("Hết chờ nhiệm vụ {name}: nhiệm vụ đó đã hoàn thành.");
        let new = NewEntry { task: waiting, kind: EntryKind::TrangThai, on, body: &body, percent: None };
        insert_entry(tx, allowed, &new).await?;
    }
    Ok(())
}

fn show(
    ctx: &Ctx,
    task: &TaskRow,
    evidence: &EvidenceRow,
    is_accept: bool,
    typed: &FormData,
    errors: &FieldErrors,
    shown: Shown,
) -> axum::response::Response {
    let is_conflict = shown == Shown::Conflict && evidence.state() == EvidenceState::ChoDuyet;
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict };
    shown.page(ctx, EvidenceDecision::title(is_accept), task).show(view(&sheet, evidence, is_accept))
}

/// The page's content. Evidence that was decided meanwhile shows that decision instead of the form.
pub fn view(sheet: &Sheet<'_>, evidence: &EvidenceRow, is_accept: bool) -> Markup {
    let (task, title) = (sheet.task, EvidenceDecision::title(is_accept));
    let typed = sheet.value("ly_do", "");
    if evidence.state() != EvidenceState::ChoDuyet {
        return sheet.page(title, "", "", super::page_parts::already_decided(task, evidence, &typed));
    }
    let verb = if is_accept { "duyet" } else { "tra-lai" };
    let action = format!("/minh-chung/{}/{verb}", evidence.id);
    let draft = format!("minh-chung-{}-{verb}", evidence.id);
    let lead = match (is_accept, task.goes_on_after(evidence.period_on)) {
        (true, false) if task.is_continuous() => {
            "Sản phẩm này chứng minh công việc đến hết thời hạn: chấp nhận thì nhiệm vụ thường xuyên này hoàn thành."
        }
        (true, false) => "Chấp nhận sản phẩm này thì nhiệm vụ hoàn thành.",
        (true, true) => {
            "Đây là nhiệm vụ thường xuyên: chấp nhận sản phẩm thì minh chứng của kỳ được ghi nhận, nhiệm vụ vẫn tiếp tục."
        }
        (false, _) => "Người thực hiện sẽ thấy lý do và nộp lại.",
    };
    let field = Field {
        name: "ly_do",
        label: if is_accept { "Nhận xét" } else { "Lý do trả lại" },
        hint: if is_accept { "Có thể để trống." } else { "Nói rõ thiếu gì, cần sửa chỗ nào." },
        value: &typed,
        required: !is_accept,
        error: sheet.errors.get("ly_do"),
        ..Field::default()
    };
    let tone = if is_accept { Tone::Primary } else { Tone::Danger };
    sheet.page(
        title,
        lead,
        &typed,
        html! {
            (evidence_facts(evidence))
            (form_of(&Form { action: &action, key: sheet.key, draft: &draft, ..Form::default() }, html! {
                (hidden("_version", &evidence.version.to_string()))
                (textarea_field(&field))
                (finish(task, button(title, tone)))
            }))
        },
    )
}
