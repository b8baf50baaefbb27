//! Merging a draft's task into another: texts and source lines joined, the other's people and time kept.

use axum::extract::Path;
use db::{DbError, Leaf, WriteTx};
use kernel::permission::Allowed;
use web::{Ctx, FieldErrors, FormData, PageResult};

use super::overview::edit_address;
use super::source::TaskSource;
use super::task_edit::{self, below};
use super::task_tools::Tools;
use crate::permissions::EditDraft;
use crate::plan_page::Number;
use crate::store::draft_task::{self, DraftTask};

/// Merges this task into the chosen one.
pub async fn post(ctx: Ctx, Path((Number(plan), Number(id))): Path<(Number, Number)>, data: FormData) -> PageResult {
    let loaded = task_edit::load(&ctx, plan, id).await?;
    let allowed = ctx.may(EditDraft { state: loaded.plan.state() })?;
    let tools = Tools::typed(&data);
    let chosen = tools.into.parse().ok().filter(|other| *other != id);
    let Some(into) = chosen.and_then(|other: i64| loaded.siblings.iter().find(|t| t.id == other)) else {
        let mut errors = FieldErrors::default();
        errors.add("gop_vao", "Hãy chọn nhiệm vụ sẽ nhận nội dung của nhiệm vụ này.");
        return task_edit::tools_refused(&ctx, &loaded, errors, tools);
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    let task = DraftTask { version: data.version(), ..loaded.task.clone() };
    match merge_task(&mut tx, &allowed, &task, into, &loaded.siblings).await {
        Err(DbError::Conflict) => {
            drop(tx);
            return task_edit::tools_conflict(&ctx, plan, id, tools).await;
        }
        other => other?,
    }
    let summary = format!("Gộp nhiệm vụ {} vào nhiệm vụ {}", task.path, into.path);
    let leaf = Leaf::about("plans_task", into.id, summary).change("Nhiệm vụ được gộp", &task.title, "");
    let written = tx.commit(leaf, edit_address(plan, into.id)).await?;
    Ok(ctx.done(&written, &format!("Đã gộp nhiệm vụ {} vào nhiệm vụ {}.", task.path, into.path)))
}

/// Joins `task` into `into` and removes it. `all` are the plan's tasks.
///
/// # Errors
/// [`DbError::Conflict`] when either has another version.
pub async fn merge_task(
    tx: &mut WriteTx,
    allowed: &Allowed<EditDraft>,
    task: &DraftTask,
    into: &DraftTask,
    all: &[DraftTask],
) -> Result<(), DbError> {
    let source = TaskSource::of(&into.source).with(&TaskSource::of(&task.source)).json();
    draft_task::update_merged(tx, allowed, into, &joined(into, task), &source).await?;
    // Parts of the merged task follow it, unless the other is one of them: then they move up.
    let new_parent = if below(task.id, all).contains(&into.id) { task.parent } else { Some(into.id) };
    draft_task::hand_over(tx, allowed, task.id, new_parent, Some(into.id)).await?;
    draft_task::delete_task(tx, allowed, task.id, task.version).await
}

fn joined(into: &DraftTask, task: &DraftTask) -> String {
    let said = if task.body.contains(&task.title) || task.title.is_empty() {
        task.body.clone()
    } else {
        format!("{}\n{}", task.title, task.body)
    };
    [into.body.trim(), said.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n")
}
