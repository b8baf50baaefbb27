//! The page of every form about a task: what it is about, what is wrong, the form, the way back.

use kernel::dates::{self, Date};
use maud::{Markup, html};
use ui::components::{
    Conflict, FieldError, NoticeKind, Tone, actions, conflict, error_summary, link_button, notice_with,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageBuilder};

use super::words;
use crate::store::task::TaskRow;

/// What a form page needs to be drawn. The same for the first showing, a refused form and a conflict.
#[derive(Debug)]
pub struct Sheet<'a> {
    pub task: &'a TaskRow,
    pub today: Date,
    /// The form's idempotency key.
    pub key: &'a str,
    /// What was typed; empty at first.
    pub typed: &'a FormData,
    pub errors: &'a FieldErrors,
    /// Somebody else changed the task since the form was opened.
    pub is_conflict: bool,
}

impl Sheet<'_> {
    /// What was typed into a field, or what stands there at first.
    pub fn value(&self, field: &str, first: impl Into<String>) -> String {
        if self.typed.has(field) { self.typed.raw(field).to_owned() } else { first.into() }
    }

    /// The page around the form. `mine` is what the person typed, shown beside the present state in a conflict.
    pub fn page(&self, title: &str, lead: &str, mine: &str, body: Markup) -> Markup {
        let list: Vec<FieldError> = self.errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
        html! {
            (page_head_with(title, words::task_line(self.task, self.today), html! {}))
            @if self.is_conflict { (self.conflict(mine)) }
            (error_summary(&list))
            @if !lead.is_empty() { p { (lead) } }
            (body)
        }
    }

    fn conflict(&self, mine: &str) -> Markup {
        let task = self.task;
        let since = task.state_on.map_or(String::new(), |day| format!("từ {}", dates::short(day)));
        let theirs = match task.is_continuous() {
            true => task.state().label().to_owned(),
            false => format!("{}, tiến độ {} %", task.state().label(), task.percent),
        };
        html! {
            (notice_with(NoticeKind::Warning, html! {
                p { "Người khác vừa cập nhật nhiệm vụ này sau khi anh/chị mở trang, nên chưa có gì được lưu. Phần anh/chị nhập còn nguyên bên dưới; xem lại rồi gửi lại nếu vẫn đúng." }
            }))
            (conflict(&Conflict { label: "Nhiệm vụ hiện nay", mine, theirs: &theirs, theirs_by: &since }))
        }
    }
}

/// The form's last line: its button and the way back.
pub fn finish(task: &TaskRow, submit: Markup) -> Markup {
    actions(html! {
        (submit)
        (link_button(&words::href(task.id), "Quay lại nhiệm vụ", Tone::Quiet, None))
    })
}

/// How a form comes to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    First,
    Refused,
    Conflict,
}

impl Shown {
    /// A page of this kind, with the way back to the task.
    pub fn page(self, ctx: &Ctx, title: &str, task: &TaskRow) -> PageBuilder {
        let (back, name) = (words::href(task.id), words::shortened(&words::name(task), 60));
        let page = ctx.page(title).crumbs(&[("/nhiem-vu", "Nhiệm vụ"), (&back, &name)]);
        match self {
            Shown::First => page,
            Shown::Refused => page.refused(),
            Shown::Conflict => page.conflict(),
        }
    }
}

/// The day that a form tells about: today when left empty, never a day to come.
pub fn past_day(errors: &mut FieldErrors, form: &FormData, field: &str, today: Date) -> Date {
    match errors.optional_date(form, field) {
        Some(day) if day > today => {
            errors.add(field, format!("Ngày {} chưa đến. Hãy nhập hôm nay hoặc một ngày đã qua.", dates::short(day)));
            today
        }
        Some(day) => day,
        None => today,
    }
}

/// The same, and never before the plan began.
pub fn past_day_since(errors: &mut FieldErrors, form: &FormData, field: &str, days: (Option<Date>, Date)) -> Date {
    let (began, today) = days;
    let day = past_day(errors, form, field, today);
    if let Some(began) = began.filter(|began| day < *began) {
        let (day, began) = (dates::short(day), dates::short(began));
        errors.add(
            field,
            format!(
                "Ngày {day} trước khi kế hoạch bắt đầu ({began}). Hãy kiểm tra lại năm, hoặc nhập ngày từ đó trở đi."
            ),
        );
    }
    day
}
