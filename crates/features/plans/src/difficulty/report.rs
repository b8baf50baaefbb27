//! Reporting a difficulty ("Báo cáo khó khăn, vướng mắc"): anybody in a unit, for his unit, about a task or in general.

use axum::extract::Query;
use db::Leaf;
use jiff::ToSpan as _;
use kernel::actor::{Actor, Role};
use kernel::dates::Date;
use maud::{Markup, html};
use org::api::UnitRow;
use serde::Deserialize;
use ui::components::{
    Choice, Field, FieldError, Form, Tone, Width, button, date_field, error_summary, form, hidden, select_field,
    text_field, textarea_field,
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
    #[serde(default)]
    don_vi: String,
}

/// The form.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let (about, units) = load(&ctx, asked.nhiem_vu).await?;
    ctx.may(of_unit(&ctx.actor, units.first()))?;
    let lead_unit = about.as_ref().and_then(|task| task.lead_unit);
    let first = units.iter().find(|unit| unit.code == asked.don_vi);
    let first = first.or(units.iter().find(|unit| Some(unit.id) == lead_unit)).or(units.first());
    let data = FormData::of(&[("don_vi", first.map_or("", |unit| unit.code.as_str()))]);
    Ok(page(&ctx).show(view(&data, about.as_ref(), &units, &FieldErrors::default(), &ctx.key())))
}

/// The report.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    let (about, units) = load(&ctx, data.number("nhiem_vu").unwrap_or(0)).await?;
    let unit = match units.as_slice() {
        [] | [_] => units.first(),
        _ => units.iter().find(|unit| unit.code == data.line("don_vi")),
    };
    let allowed = ctx.may(of_unit(&ctx.actor, unit.or(units.first())))?;
    let command = match parse(&data, about.as_ref(), unit.is_some() || units.is_empty(), ctx.today()) {
        Ok(command) => command,
        Err(errors) => {
            return Ok(page(&ctx).refused().show(view(&data, about.as_ref(), &units, &errors, &ctx.key())));
        }
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

/// The task that it is about, and the units for which he may report, his main one first.
async fn load(ctx: &Ctx, task: i64) -> Result<(Option<TaskRow>, Vec<UnitRow>), PageError> {
    let mut conn = ctx.read().await?;
    let about = match task {
        0 => None,
        id => Some(task::task(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?),
    };
    let mut units = org::api::units(&mut conn, ctx.commune()).await?;
    units.retain(|unit| ctx.actor.could(&ReportDifficulty { unit: Some(unit.id) }));
    units.sort_by_key(|unit| ctx.actor.unit != Some(unit.id));
    Ok((about, units))
}

fn of_unit(actor: &Actor, unit: Option<&UnitRow>) -> ReportDifficulty {
    unit.map_or_else(|| ReportDifficulty::by(actor), |unit| ReportDifficulty { unit: Some(unit.id) })
}

fn parse(data: &FormData, about: Option<&TaskRow>, has_unit: bool, today: Date) -> Parsed<NewDifficulty> {
    let mut errors = FieldErrors::default();
    if !has_unit {
        errors.add("don_vi", "Hãy chọn đơn vị của anh/chị đang gặp khó khăn.");
    }
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

/// The form's content; somebody of several `units` says for which he reports.
pub fn view(data: &FormData, about: Option<&TaskRow>, units: &[UnitRow], errors: &FieldErrors, key: &str) -> Markup {
    let choices: Vec<Choice> = units.iter().map(|unit| Choice::new(&unit.code, &unit.name)).collect();
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
            @if choices.len() > 1 {
                (select_field(&Field { name: "don_vi", label: "Đơn vị báo cáo", value: data.raw("don_vi"), error: errors.get("don_vi"), required: true, ..Field::default() }, "Chọn đơn vị", &choices))
            }
            (text_field(&Field { name: "tieu_de", label: "Tiêu đề", hint: "Một câu ngắn, ví dụ: Chưa có quyết định giao biên chế.", value: data.raw("tieu_de"), error: errors.get("tieu_de"), required: true, ..Field::default() }))
            (textarea_field(&Field { name: "noi_dung", label: "Nội dung và đề nghị", hint: "Vướng ở đâu, ảnh hưởng gì, đơn vị đề nghị ai làm gì.", value: data.raw("noi_dung"), error: errors.get("noi_dung"), required: true, rows: 8, ..Field::default() }))
            (date_field(&Field { name: "can_tra_loi", label: "Cần trả lời trước ngày", hint: &format!("Để trống thì hạn trả lời là {ANSWER_DAYS} ngày kể từ hôm nay."), value: data.raw("can_tra_loi"), error: errors.get("can_tra_loi"), width: Width::Short, ..Field::default() }))
            (button("Gửi báo cáo", Tone::Primary))
        }))
    }
}
