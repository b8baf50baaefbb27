//! Reporting a difficulty ("Báo cáo khó khăn, vướng mắc"): anybody in a unit, for his unit, about a task or in general.

use axum::extract::Query;
use axum::response::Response;
use db::Leaf;
use jiff::ToSpan as _;
use kernel::actor::Role;
use kernel::dates::Date;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{
    Field, FieldError, Form, Tone, Width, button, date_field, error_summary, form, hidden, text_field, textarea_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, Parsed};

use crate::model::ANSWER_DAYS;
use crate::permissions::ReportDifficulty;
use crate::store::difficulty::{self as store, NewDifficulty};
use crate::store::task::{self, TaskRow};

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    nhiem_vu: i64,
}

/// The form.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ReportDifficulty::by(&ctx.actor))?;
    let about = task_of(&ctx, asked.nhiem_vu).await?;
    let content = view(&FormData::default(), about.as_ref(), &FieldErrors::default(), &ctx.key());
    Ok(page(&ctx).show(content))
}

/// The report.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(ReportDifficulty::by(&ctx.actor))?;
    let about = task_of(&ctx, data.number("nhiem_vu").unwrap_or(0)).await?;
    let command = match parse(&data, about.as_ref(), ctx.today()) {
        Ok(command) => command,
        Err(errors) => return refused(&ctx, &data, about.as_ref(), &errors),
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    let id = store::insert_difficulty(&mut tx, &allowed, &command).await?;
    let leaf = Leaf::about("plans_difficulty", id, format!("Báo cáo khó khăn: {}", command.title));
    let written = tx.commit(leaf, format!("/kho-khan/{id}")).await?;
    let told = match ctx.actor.is(Role::DauMoi) {
        true => "Đã trình khó khăn, vướng mắc lên lãnh đạo UBND, vì đầu mối không tự trả lời việc của mình.",
        false => "Đã gửi khó khăn, vướng mắc đến Phòng Văn hóa - Xã hội.",
    };
    Ok(ctx.done(&written, told))
}

async fn task_of(ctx: &Ctx, id: i64) -> Result<Option<TaskRow>, PageError> {
    match id {
        0 => Ok(None),
        id => Ok(Some(task::task(&mut ctx.read().await?, ctx.commune(), id).await?.ok_or(PageError::NotFound)?)),
    }
}

fn parse(data: &FormData, about: Option<&TaskRow>, today: Date) -> Parsed<NewDifficulty> {
    let mut errors = FieldErrors::default();
    let title = errors.required_line(data, "tieu_de", "tiêu đề của khó khăn", 200);
    let body = errors.required_lines(data, "noi_dung", "nội dung khó khăn và điều đơn vị đề nghị", 5000);
    let due_on = errors.optional_date(data, "can_tra_loi");
    if due_on.is_some_and(|due| due < today) {
        errors.add("can_tra_loi", "Ngày cần trả lời đã qua. Hãy chọn từ hôm nay trở đi.");
    }
    let due_on = due_on.unwrap_or_else(|| today.saturating_add(ANSWER_DAYS.days()));
    errors.finish(NewDifficulty { task: about.map(|t| t.id), title, body, reported_on: today, due_on })
}

fn page(ctx: &Ctx) -> web::PageBuilder {
    ctx.page("Báo cáo khó khăn, vướng mắc").crumbs(&[("/kho-khan", "Khó khăn, vướng mắc")])
}

fn refused(ctx: &Ctx, data: &FormData, about: Option<&TaskRow>, errors: &FieldErrors) -> Result<Response, PageError> {
    Ok(page(ctx).refused().show(view(data, about, errors, &ctx.key())))
}

/// The form's content.
pub fn view(data: &FormData, about: Option<&TaskRow>, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with("Báo cáo khó khăn, vướng mắc", html! {
            "Phòng Văn hóa - Xã hội tổng hợp, trả lời hoặc trình Chủ tịch. Khó khăn do chính đầu mối báo cáo được trình thẳng lãnh đạo UBND."
        }, html! {}))
        (error_summary(&list))
        (form(&Form { action: "/kho-khan/moi", key, draft: "kho-khan-moi", ..Form::default() }, html! {
            @if let Some(task) = about {
                (hidden("nhiem_vu", &task.id.to_string()))
                p { "Về nhiệm vụ " a href={ "/nhiem-vu/" (task.id) } { (task.path) " – " (task.title) } }
            }
            (text_field(&Field { name: "tieu_de", label: "Tiêu đề", hint: "Một câu ngắn, ví dụ: Chưa có quyết định giao biên chế.", value: data.raw("tieu_de"), error: errors.get("tieu_de"), required: true, ..Field::default() }))
            (textarea_field(&Field { name: "noi_dung", label: "Nội dung và đề nghị", hint: "Vướng ở đâu, ảnh hưởng gì, đơn vị đề nghị ai làm gì.", value: data.raw("noi_dung"), error: errors.get("noi_dung"), required: true, rows: 8, ..Field::default() }))
            (date_field(&Field { name: "can_tra_loi", label: "Cần trả lời trước ngày", hint: &format!("Để trống thì hạn trả lời là {ANSWER_DAYS} ngày kể từ hôm nay."), value: data.raw("can_tra_loi"), error: errors.get("can_tra_loi"), width: Width::Short, ..Field::default() }))
            (button("Gửi báo cáo", Tone::Primary))
        }))
    }
}
