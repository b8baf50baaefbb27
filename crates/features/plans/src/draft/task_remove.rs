//! Removing a task from a draft, with the reason; what hung below it moves up.

use axum::extract::Path;
use db::{DbError, Leaf};
use web::{Ctx, FieldErrors, FormData, PageResult};

use super::task_edit;
use super::task_tools::Tools;
use crate::permissions::EditDraft;
use crate::plan_page::Number;
use crate::store::draft_task;

/// Removes the task.
pub async fn post(ctx: Ctx, Path((Number(plan), Number(id))): Path<(Number, Number)>, data: FormData) -> PageResult {
    let loaded = task_edit::load(&ctx, plan, id).await?;
    let allowed = ctx.may(EditDraft { state: loaded.plan.state() })?;
    let tools = Tools::typed(&data);
    let mut errors = FieldErrors::default();
    let reason = errors.required_line(&data, "ly_do", "lý do xóa", 500);
    if !errors.is_empty() {
        return task_edit::tools_refused(&ctx, &loaded, errors, tools);
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    draft_task::hand_over(&mut tx, &allowed, id, loaded.task.parent, None).await?;
    match draft_task::delete_task(&mut tx, &allowed, id, data.version()).await {
        Err(DbError::Conflict) => {
            drop(tx);
            return task_edit::tools_conflict(&ctx, plan, id, tools).await;
        }
        other => other?,
    }
    let summary = format!("Xóa nhiệm vụ {} khỏi bản nháp: {}", loaded.task.path, loaded.task.title);
    let leaf = Leaf::about("plans_plan", plan, summary).reason(reason);
    let written = tx.commit(leaf, format!("/ke-hoach/{plan}")).await?;
    Ok(ctx.done(&written, &format!("Đã xóa nhiệm vụ {} khỏi bản nháp.", loaded.task.path)))
}
