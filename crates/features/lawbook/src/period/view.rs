//! The page "Tính điểm một kỳ" drawn: what came out first, then the form.

use maud::{Markup, html};
use ui::components::{Button, Form, Tone, actions, button, card, error_summary, form, link_button};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::FieldErrors;

use super::fields::Fields;
use super::result::{computed, missing};
use super::{Outcome, PERIOD, PeriodPage};
use crate::calculator::{filled_in, summary, trial_fields};
use crate::lookup::parts;

/// What the button sends that adds a line of work.
pub(super) const ADD_LINE: &str = "them-dong";

/// The field of a workbook with lines of work.
pub(super) const FILE: &str = "tep";

/// The example that shows a newcomer how it works.
const EXAMPLE: &str = "/quy-dinh/tinh-diem?vi-du=ST1";

/// The page's content; `key` is the form's own.
pub fn view(page: &PeriodPage, key: &str) -> Markup {
    let none = FieldErrors::default();
    let errors = if let Outcome::Wrong(errors) = &page.outcome { errors } else { &none };
    html! {
        (page_head_with(PERIOD.1, html! {
            "Điểm theo dõi, đánh giá một tháng hoặc một quý theo Nghị định 335/2025/NĐ-CP, kèm điều khoản của từng bước. Chỉ tính thử: không lưu lại gì."
        }, link_button(EXAMPLE, "Điền ví dụ của Sổ tay", Tone::Secondary, Some(Icon::Edit))))
        (parts(PERIOD.0))
        @if let Some(example) = page.example { (filled_in(example)) }
        (error_summary(&summary(errors)))
        @if let Outcome::Computed(done) = &page.outcome {
            (missing(done))
            (computed(done, &page.choices))
        }
        (form(&Form { action: PERIOD.0, key, files: true, ..Form::default() }, whole_form(page, errors)))
    }
}

/// The lines of work stand last, and the first button of the form computes: that is what the enter key presses.
fn whole_form(page: &PeriodPage, errors: &FieldErrors) -> Markup {
    let fields = Fields { page, errors };
    let next_line = format!("{}#viec-{}", PERIOD.0, page.form.lines.len() + 1);
    let tried = [("surplus", page.form.surplus.as_str()), ("deduction", page.form.deduction.as_str())];
    html! {
        (card("Kỳ đánh giá", fields.period()))
        (card("Tiêu chí chung (Mẫu số 01)", fields.common()))
        (card("Dành cho người giữ chức vụ lãnh đạo, quản lý", fields.leader()))
        (card("Chạy thử thay đổi quy tắc", html! {
            p.hint { "Chọn cách hiểu khác ở chỗ văn bản để ngỏ; kết quả trước và sau hiện cạnh nhau. Không thay đổi gì trong hệ thống." }
            (trial_fields(&page.choices, &tried))
        }))
        (fields.lines())
        (actions(html! {
            (button("Tính", Tone::Primary))
            (Button { label: "Thêm dòng việc", icon: Some(Icon::Plus), name: "buoc", value: ADD_LINE, form_action: &next_line, ..Button::default() }.render())
        }))
    }
}
