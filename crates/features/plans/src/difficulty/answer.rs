//! Answering a difficulty, or submitting it to the chairman: the steward first, then the leaders.

use axum::extract::Path;
use db::Leaf;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::page::{answering, frame, load, submitting, view};
use crate::store::difficulty as store;

/// The answer.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let page = load(&ctx, id).await?;
    let allowed = ctx.may(answering(&page.row))?;
    let mut errors = FieldErrors::default();
    let answer = errors.required_lines(&data, "tra_loi", "nội dung trả lời", 5000);
    if !errors.is_empty() {
        return Ok(frame(&ctx, &page.row).refused().show(view(&page, &data, &errors, ctx.today())));
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    match store::answer_difficulty(&mut tx, &allowed, id, &answer, ctx.today(), data.version()).await {
        Ok(()) => {}
        Err(db::DbError::Conflict) => return conflict(&ctx, id, tx, &data).await,
        Err(other) => return Err(other.into()),
    }
    let leaf = Leaf::about("plans_difficulty", id, "Trả lời khó khăn, vướng mắc").reason(answer);
    let written = tx.commit(leaf, format!("/kho-khan/{id}")).await?;
    Ok(ctx.done(&written, "Đã gửi trả lời."))
}

/// The submission to the chairman.
pub async fn submit(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let page = load(&ctx, id).await?;
    let allowed = ctx.may(submitting(&page.row))?;
    let mut tx = ctx.write(&allowed, &data).await?;
    store::submit_difficulty(&mut tx, &allowed, id, ctx.today(), data.version()).await?;
    let leaf = Leaf::about("plans_difficulty", id, "Trình Chủ tịch UBND xem xét");
    let written = tx.commit(leaf, format!("/kho-khan/{id}")).await?;
    Ok(ctx.done(&written, "Đã trình Chủ tịch UBND."))
}

/// Somebody answered first: his answer is shown, and what was typed stays in the form.
async fn conflict(ctx: &Ctx, id: i64, tx: db::WriteTx, data: &FormData) -> PageResult {
    drop(tx);
    let page = load(ctx, id).await?;
    let Some(theirs) = page.row.answer.clone() else { return Err(PageError::Conflict) };
    let by = page.row.answerer_name.clone().unwrap_or_default();
    let both = ui::components::conflict(&ui::components::Conflict {
        label: "Nội dung trả lời",
        mine: data.raw("tra_loi"),
        theirs: &theirs,
        theirs_by: &by,
    });
    let content = maud::html! { (both) (view(&page, data, &FieldErrors::default(), ctx.today())) };
    Ok(frame(ctx, &page.row).conflict().show(content))
}
