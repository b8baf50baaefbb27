//! "Bắt đầu": the owner begins the work.

use axum::extract::Path;
use db::{Leaf, WriteTx};
use jiff::civil::Date;
use kernel::permission::Allowed;
use web::{Ctx, FormData, PageResult};

use super::{Problem, scope, words};
use crate::model::transitions::{TaskEvent, next};
use crate::model::{EntryKind, TaskState};
use crate::permissions::WorkOnTask;
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;
use crate::store::task_write::{TaskLife, update_life};

/// One press of a button on the task's page.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
    let allowed = ctx.may(WorkOnTask { people: task.people(), state: task.state() })?;
    let mut tx = ctx.write(&allowed, &form).await?;
    let leaf = start(&mut tx, &allowed, &task, ctx.today()).await.map_err(|p| p.into_page(&ctx, &task))?;
    let written = tx.commit(leaf, words::href(id)).await?;
    Ok(ctx.done(&written, "Đã ghi nhận bắt đầu nhiệm vụ."))
}

/// Starts the task.
///
/// # Errors
/// [`Problem::Why`] when it has been started.
pub async fn start(tx: &mut WriteTx, allowed: &Allowed<WorkOnTask>, task: &TaskRow, on: Date) -> Result<Leaf, Problem> {
    let state = next(task.state(), TaskEvent::Start, task.is_continuous())?;
    update_life(tx, allowed, task, &TaskLife::of(task).moved(state, on, None)).await?;
    let new =
        NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: "Bắt đầu thực hiện.", percent: None };
    insert_entry(tx, allowed, &new).await?;
    let leaf = Leaf::about("plans_task", task.id, format!("Bắt đầu nhiệm vụ {}", words::short_name(task)));
    Ok(leaf.change("Trạng thái", task.state().label(), TaskState::DangLam.label()))
}
