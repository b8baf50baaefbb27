//! What citizens see: the task itself, and each accepted product.

use axum::extract::Path;
use db::{Leaf, WriteTx};
use kernel::permission::Allowed;
use web::{Ctx, FormData, PageError, PageResult};

use super::{Problem, scope, words};
use crate::model::EvidenceState;
use crate::permissions::Publish;
use crate::store::evidence::{EvidenceRow, update_evidence_public};
use crate::store::task::TaskRow;
use crate::store::task_write::update_public;

fn spoken(is_public: bool) -> &'static str {
    if is_public { "Công khai" } else { "Nội bộ" }
}

/// Shows the task on the public page (`cong_khai=1`) or no longer.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
    let allowed = ctx.may(Publish)?;
    let is_public = form.raw("cong_khai") == "1";
    let mut tx = ctx.write(&allowed, &form).await?;
    if form.version() != task.version {
        return Err(PageError::Conflict);
    }
    let leaf = publish_task(&mut tx, &allowed, &task, is_public).await.map_err(|p| p.into_page(&ctx, &task))?;
    let written = tx.commit(leaf, words::href(id)).await?;
    Ok(ctx.done(
        &written,
        if is_public {
            "Nhiệm vụ đã hiện trên trang công khai."
        } else {
            "Nhiệm vụ không còn trên trang công khai."
        },
    ))
}

/// Shows the evidence on the public page (`cong_khai=1`) or no longer.
pub async fn post_evidence(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let (evidence, full) = scope::evidence_running(&ctx, &mut ctx.read().await?, id).await?;
    let allowed = ctx.may(Publish)?;
    let is_public = form.raw("cong_khai") == "1";
    let mut tx = ctx.write(&allowed, &form).await?;
    if form.version() != evidence.version {
        return Err(PageError::Conflict);
    }
    let leaf = publish_evidence(&mut tx, &allowed, &full.task, &evidence, is_public)
        .await
        .map_err(|p| p.into_page(&ctx, &full.task))?;
    let written = tx.commit(leaf, words::href(full.task.id)).await?;
    Ok(ctx.done(
        &written,
        if is_public {
            "Sản phẩm đã hiện trên trang công khai."
        } else {
            "Sản phẩm không còn trên trang công khai."
        },
    ))
}

/// Marks a task public, or not.
///
/// # Errors
/// A conflict when the task was changed meanwhile.
pub async fn publish_task(
    tx: &mut WriteTx,
    allowed: &Allowed<Publish>,
    task: &TaskRow,
    is_public: bool,
) -> Result<Leaf, Problem> {
    update_public(tx, allowed, task, is_public).await?;
    let summary =
        format!("{} nhiệm vụ {}", if is_public { "Công khai" } else { "Thôi công khai" }, words::short_name(task));
    Ok(Leaf::about("plans_task", task.id, summary).change("Công khai", spoken(task.is_public), spoken(is_public)))
}

/// Marks evidence public, or not. Only accepted evidence can be shown.
///
/// # Errors
/// [`Problem::Says`] when it was not accepted.
pub async fn publish_evidence(
    tx: &mut WriteTx,
    allowed: &Allowed<Publish>,
    task: &TaskRow,
    evidence: &EvidenceRow,
    is_public: bool,
) -> Result<Leaf, Problem> {
    if is_public && evidence.state() != EvidenceState::DuocNhan {
        return Err(Problem::Says("Chỉ công khai được sản phẩm đã được chấp nhận.".to_owned()));
    }
    update_evidence_public(tx, allowed, evidence, is_public).await?;
    let verb = if is_public { "Công khai" } else { "Thôi công khai" };
    let summary = format!("{verb} sản phẩm «{}» của nhiệm vụ {}", evidence.title, words::short_name(task));
    Ok(Leaf::about("plans_task", task.id, summary).change("Công khai", spoken(evidence.is_public), spoken(is_public)))
}
