//! Throwing a draft away, after a page that asks.

use axum::extract::Path;
use db::{DbError, Leaf};
use maud::{Markup, html};
use ui::components::{
    Button, Field, FieldError, Form, NoticeKind, Tone, actions, error_summary, form, hidden, link_button, notice_with,
    text_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageBuilder, PageResult};

use crate::permissions::EditDraft;
use crate::plan_page::{self, Number};
use crate::store;
use crate::store::plan::PlanRow;

const TITLE: &str = "Xóa bản nháp";

fn frame(ctx: &Ctx, plan: i64) -> PageBuilder {
    ctx.page(TITLE).crumbs(&[("/ke-hoach", "Kế hoạch"), (&format!("/ke-hoach/{plan}"), "Bản nháp")])
}

/// Asks.
pub async fn get(ctx: Ctx, Path(Number(id)): Path<Number>) -> PageResult {
    let plan = plan_page::load(&ctx, id).await?;
    ctx.may(EditDraft { state: plan.state() })?;
    Ok(frame(&ctx, id).show(view(&ctx.key(), &plan, "", &FieldErrors::default())))
}

/// Throws it away.
pub async fn post(ctx: Ctx, Path(Number(id)): Path<Number>, data: FormData) -> PageResult {
    let plan = plan_page::load(&ctx, id).await?;
    let allowed = ctx.may(EditDraft { state: plan.state() })?;
    let mut errors = FieldErrors::default();
    let reason = errors.required_line(&data, "ly_do", "lý do xóa", 500);
    if !errors.is_empty() {
        return Ok(frame(&ctx, id).refused().show(view(&ctx.key(), &plan, &reason, &errors)));
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    match store::draft::delete_plan(&mut tx, &allowed, id, data.version()).await {
        Err(DbError::Conflict) => {
            drop(tx);
            errors.add("", "Người khác vừa sửa bản nháp này. Hãy xem lại trước khi xóa.");
            let now = plan_page::load(&ctx, id).await?;
            return Ok(frame(&ctx, id).conflict().show(view(&ctx.key(), &now, &reason, &errors)));
        }
        other => other?,
    }
    let leaf = Leaf::about("plans_plan", id, format!("Xóa bản nháp: {}", plan.title)).reason(reason);
    let written = tx.commit(leaf, "/ke-hoach").await?;
    Ok(ctx.done(&written, "Đã xóa bản nháp."))
}

/// The page's content.
pub fn view(key: &str, plan: &PlanRow, reason: &str, errors: &FieldErrors) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let back = format!("/ke-hoach/{}", plan.id);
    html! {
        (page_head_with(TITLE, html! { (plan.name()) ": " (plan.title) }, html! {}))
        (error_summary(&list))
        (notice_with(NoticeKind::Warning, html! {
            p { "Mọi nhiệm vụ và phần đã bổ sung trong bản nháp sẽ mất. Muốn làm lại, anh/chị phải nhập lại văn bản." }
        }))
        (form(&Form { action: &format!("{back}/xoa"), key, draft: &format!("ke-hoach-{}-xoa", plan.id), ..Form::default() }, html! {
            (hidden("_version", &plan.version.to_string()))
            (text_field(&Field { name: "ly_do", label: "Lý do xóa", value: reason, required: true, error: errors.get("ly_do"), ..Field::default() }))
            (actions(html! {
                (Button { label: "Xóa bản nháp", tone: Tone::Danger, ..Button::default() }.render())
                (link_button(&back, "Giữ lại bản nháp", Tone::Quiet, None))
            }))
        }))
    }
}
