//! Adding a task that the document does not have, or that the reader did not find.

use axum::extract::Path;
use db::Leaf;
use web::{Ctx, FieldErrors, FormData, PageResult};

use super::head::HeadForm;
use super::new_plan::{NewTask, SORT_STEP};
use super::overview::{self, HeadShown, edit_address};
use super::source::TaskSource;
use super::task_command::TaskCommand;
use crate::permissions::EditDraft;
use crate::plan_page::{self, Number};
use crate::store;
use crate::store::draft_task::{draft_tasks, insert_task};

/// Adds a task and leads to its form.
pub async fn post(ctx: Ctx, Path(Number(id)): Path<Number>, data: FormData) -> PageResult {
    let plan = plan_page::load(&ctx, id).await?;
    let allowed = ctx.may(EditDraft { state: plan.state() })?;
    let siblings = draft_tasks(&mut ctx.read().await?, ctx.commune(), id).await?;
    let mut errors = FieldErrors::default();
    let path = errors.required_line(&data, "ma", "số thứ tự", 30);
    let title = errors.required_line(&data, "ten_moi", "tên nhiệm vụ", 1000);
    if siblings.iter().any(|t| t.path == path) {
        errors.add("ma", format!("Đã có nhiệm vụ {path} trong kế hoạch này. Hãy ghi số khác."));
    }
    if !errors.is_empty() {
        let head = HeadShown { form: HeadForm::of(&plan), errors, theirs: None };
        let added = overview::Added { path, title };
        return overview::page_adding(&ctx, &plan, head, added).await;
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    store::draft::still_draft(&mut tx, id).await?;
    let last = siblings.iter().map(|t| t.sort).max().unwrap_or(0);
    let above = path.rsplit_once('.').and_then(|(above, _)| siblings.iter().find(|t| t.path == above));
    let new = NewTask {
        sort: above.map_or(last + SORT_STEP, |t| t.sort + 1),
        source: TaskSource::default().json(),
        task: TaskCommand { title, parent: above.map(|t| t.id), ..TaskCommand::default() },
        path,
        ..NewTask::default()
    };
    let task = insert_task(&mut tx, &allowed, id, &new).await?;
    let leaf = Leaf::about("plans_task", task, format!("Thêm nhiệm vụ {} vào bản nháp", new.path));
    let written = tx.commit(leaf, edit_address(id, task)).await?;
    Ok(ctx.done(&written, &format!("Đã thêm nhiệm vụ {}. Hãy bổ sung các phần còn lại.", new.path)))
}
