//! One difficulty: what was reported, where it stands, its answer; and the forms to answer or submit it.

use axum::extract::Path;
use db::journal::JournalRow;
use kernel::dates::{self, Date};
use maud::{Markup, html};
use ui::components::{
    Button, Field, FieldError, Form, HistoryItem, NoticeKind, SummaryRow, Tone, button, card, error_summary, form,
    hidden, history, notice_with, post_button, status, summary_list, textarea_field,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageBuilder, PageError, PageResult};

use crate::model::DifficultyState;
use crate::permissions::{AnswerDifficulty, SubmitDifficulty, ViewDifficulty};
use crate::store::difficulty::{self as store, DifficultyRow};
use crate::store::task::{self, TaskRow};

/// What the page shows.
#[derive(Debug)]
pub struct DifficultyPage {
    pub row: DifficultyRow,
    pub unit: String,
    pub task: Option<TaskRow>,
    pub journal: Vec<JournalRow>,
    pub may_answer: bool,
    pub may_submit: bool,
    /// Why not, where the person might have expected to.
    pub refusal: Option<String>,
    pub key: String,
}

/// The page.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let page = load(&ctx, id).await?;
    let content = view(&page, &FormData::default(), &FieldErrors::default(), ctx.today());
    Ok(frame(&ctx, &page.row).show(content))
}

pub(super) fn frame(ctx: &Ctx, row: &DifficultyRow) -> PageBuilder {
    ctx.page(&row.title).crumbs(&[("/kho-khan", "Khó khăn, vướng mắc")])
}

/// The action that answers this difficulty.
pub(super) fn answering(row: &DifficultyRow) -> AnswerDifficulty {
    AnswerDifficulty {
        submitted_to_chairman: row.state() == DifficultyState::TrinhChuTich,
        reported_by: row.reported_by,
    }
}

/// The action that submits it.
pub(super) fn submitting(row: &DifficultyRow) -> SubmitDifficulty {
    SubmitDifficulty { state: row.state() }
}

pub(super) async fn load(ctx: &Ctx, id: i64) -> Result<DifficultyPage, PageError> {
    let mut conn = ctx.read().await?;
    let row = store::difficulty(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let task = match row.task {
        Some(task) => task::task(&mut conn, ctx.commune(), task).await?,
        None => None,
    };
    ctx.may(ViewDifficulty { unit: row.unit, people: task.as_ref().map(TaskRow::people) })?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let journal = db::journal::journal_of(&mut conn, ctx.commune(), "plans_difficulty", id, 50).await?;
    let open = row.state() != DifficultyState::DaTraLoi;
    let decision = ctx.actor.may(answering(&row));
    Ok(DifficultyPage {
        unit: units.into_iter().find(|u| u.id == row.unit).map(|u| u.name).unwrap_or_default(),
        task,
        journal,
        may_answer: open && decision.is_ok(),
        may_submit: open && ctx.actor.could(&submitting(&row)),
        refusal: decision.err().filter(|_| open).map(|d| d.to_string()),
        key: ctx.key(),
        row,
    })
}

/// The page's content.
pub fn view(page: &DifficultyPage, data: &FormData, errors: &FieldErrors, today: Date) -> Markup {
    let row = &page.row;
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let due = match row.state() {
        DifficultyState::DaTraLoi => dates::short(row.due_on),
        _ => format!("{} ({})", dates::short(row.due_on), dates::until_due(row.due_on, today)),
    };
    let mut facts = vec![
        SummaryRow::text("Đơn vị báo cáo", &page.unit),
        SummaryRow::text("Người báo cáo", &row.reporter_name),
        SummaryRow::text("Ngày báo cáo", &dates::short(row.reported_on)),
        SummaryRow::text("Hạn trả lời", &due),
    ];
    if let Some(task) = &page.task {
        let link = html! { a href={ "/nhiem-vu/" (task.id) } { (task.path) " – " (task.title) } };
        facts.push(SummaryRow::new("Nhiệm vụ", link));
    }
    if let Some(on) = row.escalated_on {
        facts.push(SummaryRow::text("Trình Chủ tịch ngày", &dates::short(on)));
    }
    html! {
        (page_head_with(&row.title, html! { (status(super::mark(row.state()))) }, html! {}))
        (error_summary(&list))
        (summary_list(&facts))
        (card("Nội dung và đề nghị", html! { p.typed { (row.body) } }))
        @if let Some(answer) = &row.answer {
            (card("Trả lời", html! {
                p.typed { (answer) }
                p.meta { (row.answerer_name.as_deref().unwrap_or_default()) @if let Some(on) = row.answered_on { ", " (dates::short(on)) } }
            }))
        }
        @if page.may_answer { (answer_forms(page, data, errors)) }
        @if let Some(reason) = &page.refusal { (notice_with(NoticeKind::Info, html! { p { (reason) } })) }
        @if page.may_submit { (submit_form(page)) }
        (card("Lịch sử", history(&journal_items(&page.journal))))
    }
}

fn answer_forms(page: &DifficultyPage, data: &FormData, errors: &FieldErrors) -> Markup {
    let row = &page.row;
    let version = row.version.to_string();
    let draft = format!("kho-khan-{}", row.id);
    html! {
        (card("Trả lời khó khăn này", html! {
            (form(&Form { action: &format!("/kho-khan/{}/tra-loi", row.id), key: &page.key, draft: &draft, ..Form::default() }, html! {
                (hidden("_version", &version))
                (textarea_field(&Field { name: "tra_loi", label: "Nội dung trả lời", hint: "Cách giải quyết, ai làm, đến khi nào.", value: data.raw("tra_loi"), error: errors.get("tra_loi"), required: true, rows: 6, ..Field::default() }))
                (button("Gửi trả lời", Tone::Primary))
            }))
        }))
    }
}

fn submit_form(page: &DifficultyPage) -> Markup {
    let (action, version) = (format!("/kho-khan/{}/trinh", page.row.id), page.row.version.to_string());
    let submit = Button { label: "Trình Chủ tịch UBND", ..Button::default() };
    card(
        "Vượt thẩm quyền của Phòng Văn hóa - Xã hội?",
        post_button(&action, &page.key, &submit, &[("_version", &version)]),
    )
}

fn journal_items(journal: &[JournalRow]) -> Vec<HistoryItem> {
    journal
        .iter()
        .map(|line| {
            let detail = html! { @if let Some(reason) = &line.reason { (reason) } };
            let what = html! { (line.summary) };
            HistoryItem { detail, ..HistoryItem::new(dates::moment(line.at), &line.actor_name, Icon::Clock, what) }
        })
        .collect()
}
