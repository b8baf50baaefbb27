//! "Đang chờ gì": noting that a task waits for another task or for a document.

use axum::extract::Path;
use db::{Leaf, WriteTx};
use jiff::civil::Date;
use kernel::dates;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{Choice, Field, Form, Tone, button, date_field, form as form_of, select_field, text_field};
use web::{Ctx, FieldErrors, FormData, PageResult, Parsed};

use super::sheet::{Sheet, Shown, finish, past_day};
use super::{Problem, scope, words};
use crate::model::EntryKind;
use crate::model::circles::would_circle;
use crate::permissions::ManageBlockers;
use crate::store::blocker::{Awaited, insert_blocker, waits_of_plan};
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::task::TaskRow;
use crate::store::task_page::{RelatedRow, open_tasks_beside};

const TITLE: &str = "Ghi điều đang chờ";
const LONGEST: usize = 500;

/// The stored blocker, and the leaf that closes the write.
#[derive(Debug)]
pub struct Noted {
    pub blocker: i64,
    pub leaf: Leaf,
}

/// The form of noting.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let mut conn = ctx.read().await?;
    let task = scope::running(&ctx, &mut conn, id).await?.task;
    ctx.may(ManageBlockers { people: task.people() })?;
    let others = open_tasks_beside(&mut conn, ctx.commune(), task.plan, id).await?;
    Ok(show(&ctx, &task, &others, &FormData::default(), &FieldErrors::default(), Shown::First))
}

/// Notes.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let mut conn = ctx.read().await?;
    let task = scope::running(&ctx, &mut conn, id).await?.task;
    let allowed = ctx.may(ManageBlockers { people: task.people() })?;
    let others = open_tasks_beside(&mut conn, ctx.commune(), task.plan, id).await?;
    drop(conn);
    let (awaited, on) = match parse(&form, &others, ctx.today()) {
        Ok(command) => command,
        Err(errors) => return Ok(show(&ctx, &task, &others, &form, &errors, Shown::Refused)),
    };
    let mut tx = ctx.write(&allowed, &form).await?;
    let name = awaited_name(&awaited, &others);
    let noted =
        note_blocker(&mut tx, &allowed, &task, &awaited, &name, on).await.map_err(|p| p.into_page(&ctx, &task))?;
    let written = tx.commit(noted.leaf, words::href(id)).await?;
    Ok(ctx.done(&written, "Đã ghi điều nhiệm vụ đang chờ."))
}

fn parse(form: &FormData, others: &[RelatedRow], today: Date) -> Parsed<(Awaited, Date)> {
    let mut errors = FieldErrors::default();
    let on = past_day(&mut errors, form, "ngay", today);
    let (chosen, document) = (form.line("nhiem_vu_cho"), form.line("van_ban_cho"));
    let awaited = match (chosen.is_empty(), document.is_empty()) {
        (true, true) => {
            errors.add("nhiem_vu_cho", "Hãy chọn nhiệm vụ đang chờ hoặc ghi văn bản đang chờ.");
            Awaited::Document(document)
        }
        (false, false) => {
            errors.add(
                "van_ban_cho",
                "Mỗi lần chỉ ghi một điều: chọn nhiệm vụ hoặc ghi văn bản, rồi ghi thêm lần nữa nếu chờ cả hai.",
            );
            Awaited::Document(document)
        }
        (true, false) => {
            let text = errors.required_line(form, "van_ban_cho", "văn bản đang chờ", LONGEST);
            Awaited::Document(text)
        }
        (false, true) => match others.iter().find(|o| o.id.to_string() == chosen) {
            Some(other) => Awaited::Task(other.id),
            None => {
                errors.add("nhiem_vu_cho", "Nhiệm vụ đã chọn không còn mở trong kế hoạch này. Hãy chọn lại.");
                Awaited::Task(0)
            }
        },
    };
    errors.finish((awaited, on))
}

fn awaited_name(awaited: &Awaited, others: &[RelatedRow]) -> String {
    match awaited {
        Awaited::Document(text) => format!("văn bản «{text}»"),
        Awaited::Task(id) => others
            .iter()
            .find(|o| o.id == *id)
            .map_or_else(|| "nhiệm vụ khác".to_owned(), |o| format!("nhiệm vụ {}", words::named(&o.path, &o.title))),
    }
}

/// Notes what the task waits for; `name` is how the diary calls it.
///
/// # Errors
/// [`Problem::Says`] when the task is closed, or when both would wait for each other.
pub async fn note_blocker(
    tx: &mut WriteTx,
    allowed: &Allowed<ManageBlockers>,
    task: &TaskRow,
    awaited: &Awaited,
    name: &str,
    on: Date,
) -> Result<Noted, Problem> {
    if task.state().is_closed() {
        return Err(Problem::Says("Nhiệm vụ đã khép lại nên không còn chờ gì.".to_owned()));
    }
    if let Awaited::Task(other) = awaited {
        let commune = tx.commune();
        let waits = waits_of_plan(tx, commune, task.plan).await?;
        if waits.iter().any(|w| w.task == task.id && w.blocked_by == *other) {
            return Err(Problem::Says(format!("Đã ghi là đang chờ {name} rồi.")));
        }
        let ties: Vec<(i64, i64)> = waits.iter().map(|w| (w.task, w.blocked_by)).collect();
        if would_circle(&ties, task.id, *other) {
            return Err(Problem::Says(format!(
                "Không ghi được: {name} cũng đang chờ chính nhiệm vụ này (trực tiếp hoặc qua nhiệm vụ khác), nên cả hai sẽ chờ nhau mãi."
            )));
        }
    }
    let blocker = insert_blocker(tx, allowed, task.id, awaited, on).await?;
    let body = format!("Đang chờ {name}.");
    insert_entry(tx, allowed, &NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None })
        .await?;
    let summary = format!("Nhiệm vụ {} chờ {name}", words::short_name(task));
    Ok(Noted { blocker, leaf: Leaf::about("plans_task", task.id, summary) })
}

fn show(
    ctx: &Ctx,
    task: &TaskRow,
    others: &[RelatedRow],
    typed: &FormData,
    errors: &FieldErrors,
    shown: Shown,
) -> axum::response::Response {
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict: false };
    shown.page(ctx, TITLE, task).show(view(&sheet, others))
}

/// The form of noting.
pub fn view(sheet: &Sheet<'_>, others: &[RelatedRow]) -> Markup {
    let task = sheet.task;
    let (chosen, document) = (sheet.value("nhiem_vu_cho", ""), sheet.value("van_ban_cho", ""));
    let on = sheet.value("ngay", dates::short(sheet.today));
    let action = format!("{}/cho-doi", words::href(task.id));
    let draft = format!("nhiem-vu-{}-cho-doi", task.id);
    let choices: Vec<Choice> = others
        .iter()
        .map(|o| Choice::new(o.id.to_string(), words::shortened(&words::named(&o.path, &o.title), 110)))
        .collect();
    let lead = "Ghi rõ đang chờ gì để lãnh đạo thấy chỗ tắc. Chờ nhiệm vụ khác thì tự hết khi nhiệm vụ đó hoàn thành.";
    sheet.page(TITLE, lead, &document, form_of(&Form { action: &action, key: sheet.key, draft: &draft, ..Form::default() }, html! {
        (select_field(&Field { name: "nhiem_vu_cho", label: "Chờ nhiệm vụ khác", value: &chosen, error: sheet.errors.get("nhiem_vu_cho"), ..Field::default() }, "Không chờ nhiệm vụ nào", &choices))
        (text_field(&Field { name: "van_ban_cho", label: "Hoặc chờ văn bản", hint: "Ví dụ: Quyết định giao biên chế năm 2026 của UBND thành phố", value: &document, error: sheet.errors.get("van_ban_cho"), ..Field::default() }))
        (date_field(&Field { name: "ngay", label: "Chờ từ ngày", value: &on, error: sheet.errors.get("ngay"), ..Field::default() }))
        (finish(task, button("Ghi điều đang chờ", Tone::Primary)))
    }))
}
