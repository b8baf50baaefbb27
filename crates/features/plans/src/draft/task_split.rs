//! Splitting a draft's task into sub-tasks ("II.2.1", "II.2.2"), each with the people and the time of the whole.

use axum::extract::Path;
use db::{DbError, Leaf, WriteTx};
use jiff::civil::Date;
use kernel::permission::Allowed;
use web::{Ctx, FieldErrors, FormData, PageResult};

use super::new_plan::NewTask;
use super::overview::edit_address;
use super::task_command::TaskCommand;
use super::task_edit;
use super::task_tools::Tools;
use crate::permissions::EditDraft;
use crate::plan_page::Number;
use crate::store;
use crate::store::draft_task::{self, DraftTask};

/// Parts that one split makes at most.
const MOST: usize = 30;

/// A part: its title, and its text where that says more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    pub title: String,
    pub body: String,
}

impl Part {
    /// A part with a title only.
    pub fn named(title: impl Into<String>) -> Part {
        Part { title: title.into(), body: String::new() }
    }
}

/// The sentences and items of a task's text, each of which may become a task.
pub fn sentences(body: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in body.lines() {
        let mut rest = line.trim();
        while let Some(at) = sentence_end(rest) {
            push(&mut out, &rest[..at]);
            rest = rest[at..].trim_start();
        }
        push(&mut out, rest);
    }
    out
}

/// Just after the first ";" or ". " before a capital letter.
fn sentence_end(text: &str) -> Option<usize> {
    text.char_indices().find_map(|(at, sign)| {
        let after = &text[at + sign.len_utf8()..];
        let next = after.trim_start();
        let more = !next.is_empty() && after.len() > next.len();
        let ends = sign == ';' || (sign == '.' && next.starts_with(char::is_uppercase));
        (more && ends).then_some(at + sign.len_utf8())
    })
}

fn push(out: &mut Vec<String>, text: &str) {
    let text = text.trim().trim_start_matches(['-', '+', '•', '–']).trim();
    if text.split_whitespace().count() >= 3 {
        out.push(text.to_owned());
    }
}

/// Splits.
pub async fn post(ctx: Ctx, Path((Number(plan), Number(id))): Path<(Number, Number)>, data: FormData) -> PageResult {
    let loaded = task_edit::load(&ctx, plan, id).await?;
    let allowed = ctx.may(EditDraft { state: loaded.plan.state() })?;
    let tools = Tools::typed(&data);
    let parts = match parse(&tools, &loaded.task) {
        Ok(parts) => parts,
        Err(errors) => return task_edit::tools_refused(&ctx, &loaded, errors, tools),
    };
    if data.version() != loaded.task.version {
        return task_edit::tools_conflict(&ctx, plan, id, tools).await;
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    let made = split_task(&mut tx, &allowed, &loaded.task, &loaded.command, &parts, ctx.today()).await?;
    let summary = format!("Tách nhiệm vụ {} thành {} nhiệm vụ con", loaded.task.path, made.len());
    let first = made.first().copied().unwrap_or(id);
    let written = tx.commit(Leaf::about("plans_task", id, summary), edit_address(plan, first)).await?;
    Ok(ctx.done(&written, &format!("Đã tách nhiệm vụ {} thành {} nhiệm vụ con.", loaded.task.path, made.len())))
}

fn parse(tools: &Tools, task: &DraftTask) -> Result<Vec<Part>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let sentences = sentences(&task.body);
    let ticked = tools.ticked.iter().filter_map(|at| sentences.get(at.parse::<usize>().ok()?));
    let mut parts: Vec<Part> = ticked.map(|text| Part { title: title_of(text), body: text.clone() }).collect();
    parts.extend(tools.titles.lines().map(str::trim).filter(|t| !t.is_empty()).map(Part::named));
    if parts.is_empty() {
        errors.add("ten_con", "Hãy đánh dấu ít nhất một đoạn, hoặc ghi tên nhiệm vụ con, mỗi dòng một nhiệm vụ.");
    }
    if parts.len() > MOST {
        errors.add("ten_con", format!("Mỗi lần tách nhiều nhất {MOST} nhiệm vụ con. Hãy tách làm nhiều lần."));
    }
    if parts.iter().any(|part| part.title.chars().count() > 1000) {
        errors.add("ten_con", "Tên nhiệm vụ con dài quá 1.000 ký tự. Hãy rút ngắn.");
    }
    errors.finish(parts)
}

/// The sentence without its last sign, as a title.
fn title_of(sentence: &str) -> String {
    let bare = sentence.trim_end_matches([';', '.', ',', ' ']);
    let mut chars = bare.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Makes the parts: numbered below the task, with its units, people and time; each product is still to be said.
/// The ids of the parts, in order.
///
/// # Errors
/// [`DbError::Conflict`] when the plan is no draft any more; the engine's.
pub async fn split_task(
    tx: &mut WriteTx,
    allowed: &Allowed<EditDraft>,
    task: &DraftTask,
    whole: &TaskCommand,
    parts: &[Part],
    on: Date,
) -> Result<Vec<i64>, DbError> {
    store::draft::still_draft(tx, task.plan).await?;
    let commune = tx.commune();
    let siblings = draft_task::draft_tasks(tx, commune, task.plan).await?;
    let taken: Vec<&str> = siblings.iter().map(|t| t.path.as_str()).collect();
    let mut numbers = (1..).map(|n| format!("{}.{n}", task.path)).filter(|path| !taken.contains(&path.as_str()));
    let below = siblings.iter().filter(|t| t.parent == Some(task.id)).map(|t| t.sort).max().unwrap_or(task.sort);
    let mut made = Vec::with_capacity(parts.len());
    for (sort, part) in (below + 1..).zip(parts) {
        let command = TaskCommand {
            title: part.title.clone(),
            body: part.body.clone(),
            product: None,
            after_text: None,
            blocked_by: Vec::new(),
            parent: Some(task.id),
            ..whole.clone()
        };
        let new = NewTask {
            path: numbers.next().unwrap_or_else(|| task.path.clone()),
            sort,
            lead_text: task.lead_text.clone(),
            coordinating_text: task.coordinating_text.clone(),
            source: task.source.clone(),
            task: command,
        };
        let id = draft_task::insert_task(tx, allowed, task.plan, &new).await?;
        draft_task::replace_coordination(tx, allowed, id, &whole.coordinating).await?;
        draft_task::replace_blockers(tx, allowed, id, None, &[], on).await?;
        made.push(id);
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_apart_at_sentences_and_semicolons() {
        let text = "Rà soát trình độ của cán bộ; hoàn thiện tiêu chuẩn vị trí việc làm. Xây dựng cơ sở dữ liệu năng lực.\n- Báo cáo kết quả về UBND xã;";
        assert_eq!(
            sentences(text),
            [
                "Rà soát trình độ của cán bộ;",
                "hoàn thiện tiêu chuẩn vị trí việc làm.",
                "Xây dựng cơ sở dữ liệu năng lực.",
                "Báo cáo kết quả về UBND xã;"
            ]
        );
        assert_eq!(title_of("hoàn thiện tiêu chuẩn."), "Hoàn thiện tiêu chuẩn");
        assert_eq!(sentences("Theo Quyết định 1637/QĐ-UBND ngày 24.4.2026 của thành phố.").len(), 1);
    }
}
