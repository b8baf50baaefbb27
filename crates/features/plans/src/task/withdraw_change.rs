//! "Rút đề nghị": who sent a change request takes it back while it waits.

use axum::extract::Path;
use db::{DbError, Leaf, WriteTx};
use jiff::civil::Date;
use kernel::permission::Allowed;
use web::{Ctx, FormData, PageError, PageResult};

use super::page_parts::change_by;
use super::{Problem, scope, words};
use crate::model::{ChangeState, EntryKind};
use crate::permissions::WithdrawChange;
use crate::store::change::{self, ChangeRow, update_change_withdrawn};
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;

/// One press of a button on the task's page.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let mut conn = ctx.read().await?;
    let row = change::change(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let task = scope::running(&ctx, &mut conn, row.task).await?.task;
    let allowed = ctx.may(WithdrawChange { requested_by: row.requested_by })?;
    drop(conn);
    let mut tx = ctx.write(&allowed, &form).await?;
    let leaf =
        withdraw_change(&mut tx, &allowed, &task, &row, ctx.today()).await.map_err(|p| p.into_page(&ctx, &task))?;
    let written = tx.commit(leaf, words::href(task.id)).await?;
    Ok(ctx.done(&written, "Đã rút đề nghị. Nhiệm vụ giữ nguyên như cũ."))
}

/// Takes a waiting request back.
///
/// # Errors
/// [`Problem::Says`] when it was decided or taken back before; [`DbError::Conflict`] when that happens just now.
pub async fn withdraw_change(
    tx: &mut WriteTx,
    allowed: &Allowed<WithdrawChange>,
    task: &TaskRow,
    change: &ChangeRow,
    on: Date,
) -> Result<Leaf, Problem> {
    if change.task != task.id {
        return Err(DbError::Conflict.into());
    }
    if change.state() != ChangeState::ChoDuyet {
        return Err(Problem::Says(format!(
            "Đề nghị này không còn chờ duyệt nên không rút được nữa: {}.",
            change_by(change)
        )));
    }
    update_change_withdrawn(tx, allowed, change, on).await?;
    let what = change.field().label().to_lowercase();
    let body = format!("Rút đề nghị đổi {what}: {}.", words::moved(&change.old_text, &change.new_text));
    insert_entry(tx, allowed, &NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None })
        .await?;
    Ok(Leaf::about("plans_task", task.id, format!("Rút đề nghị đổi {what} của nhiệm vụ {}", words::short_name(task))))
}
