//! "Trao đổi": a word on the task, from its own page.

use axum::extract::Path;
use db::{Leaf, WriteTx};
use jiff::civil::Date;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, form as form_of, textarea_field};
use web::{Ctx, FieldErrors, FormData, PageResult};

use super::sheet::{Sheet, Shown, finish};
use super::{Problem, scope, words};
use crate::model::EntryKind;
use crate::permissions::Discuss;
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;

const TITLE: &str = "Trao đổi về nhiệm vụ";
const LONGEST: usize = 4000;

/// The form alone, for a refused comment and for a direct link.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
    ctx.may(Discuss)?;
    Ok(show(&ctx, &task, &FormData::default(), &FieldErrors::default(), Shown::First))
}

/// The comment.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
    let allowed = ctx.may(Discuss)?;
    let mut errors = FieldErrors::default();
    let text = errors.required_lines(&form, "noi_dung", "nội dung trao đổi", LONGEST);
    if !errors.is_empty() {
        return Ok(show(&ctx, &task, &form, &errors, Shown::Refused));
    }
    let mut tx = ctx.write(&allowed, &form).await?;
    let leaf = comment(&mut tx, &allowed, &task, &text, ctx.today()).await.map_err(|p| p.into_page(&ctx, &task))?;
    let written = tx.commit(leaf, format!("{}#trao-doi", words::href(id))).await?;
    Ok(ctx.done(&written, "Đã gửi trao đổi."))
}

/// Adds a comment. Closed tasks can be spoken about too.
///
/// # Errors
/// The database's.
pub async fn comment(
    tx: &mut WriteTx,
    allowed: &Allowed<Discuss>,
    task: &TaskRow,
    text: &str,
    on: Date,
) -> Result<Leaf, Problem> {
    let new = NewEntry { task: task.id, kind: EntryKind::TraoDoi, on, body: text, percent: None };
    insert_entry(tx, allowed, &new).await?;
    Ok(Leaf::about("plans_task", task.id, format!("Trao đổi về nhiệm vụ {}", words::short_name(task))))
}

fn show(ctx: &Ctx, task: &TaskRow, typed: &FormData, errors: &FieldErrors, shown: Shown) -> axum::response::Response {
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict: false };
    shown.page(ctx, TITLE, task).show(view(&sheet))
}

/// The page's content.
pub fn view(sheet: &Sheet<'_>) -> Markup {
    let text = sheet.value("noi_dung", "");
    sheet.page(TITLE, "", &text, comment_form(sheet.task, sheet.key, &text, sheet.errors.get("noi_dung"), true))
}

/// The form, also at the end of the task's page.
pub fn comment_form(task: &TaskRow, key: &str, text: &str, error: Option<&str>, alone: bool) -> Markup {
    let action = format!("{}/trao-doi", words::href(task.id));
    let draft = format!("nhiem-vu-{}-trao-doi", task.id);
    form_of(
        &Form { action: &action, key, draft: &draft, ..Form::default() },
        html! {
            (textarea_field(&Field { name: "noi_dung", label: "Nội dung trao đổi", value: text, rows: 3, required: true, error, ..Field::default() }))
            @if alone { (finish(task, button("Gửi trao đổi", Tone::Primary))) }
            @else { p { (button("Gửi trao đổi", Tone::Secondary)) } }
        },
    )
}
