//! The six clears of a running task, each with the fact that makes it clear or what to do about it.

use maud::{Markup, html};
use ui::components::{Clear, ClearDetail, clears_full};

use super::view::TaskPage;
use super::words;
use crate::draft::clears::states_of;
use crate::model::DueKind;

/// The component, filled with the task's facts.
pub fn clears(of: &TaskPage) -> Markup {
    clears_full(&[who(of), what(of), when(of), accountable(of), product(of), authority(of)])
}

fn detail(state: Clear, why: String, suggestion: &str) -> ClearDetail {
    ClearDetail { state, why, suggestion: suggestion.to_owned(), source: None }
}

fn who(of: &TaskPage) -> ClearDetail {
    let together = match of.task.coordinating_text.is_empty() {
        true => String::new(),
        false => format!(" Phối hợp: {}.", of.task.coordinating_text.trim_end_matches(['.', ';'])),
    };
    match of.person_text(of.task.owner) {
        Some(owner) => detail(Clear::Ro, format!("{owner} thực hiện.{together}"), ""),
        None => detail(
            Clear::ChuaRo,
            format!("Chưa phân công người thực hiện.{together}"),
            "Gửi đề nghị thay đổi để ghi một người cụ thể.",
        ),
    }
}

/// As judged when the plan was issued, so that this page and the matrix say the same.
fn what(of: &TaskPage) -> ClearDetail {
    let state = match of.plan.clears.as_deref().and_then(states_of) {
        Some([_, state, ..]) if state != Clear::Ro => state,
        _ => return detail(Clear::Ro, of.task.title.clone(), ""),
    };
    let why = format!("{}. Tên việc chưa nói rõ phải làm gì, với cái gì.", of.task.title.trim_end_matches('.'));
    detail(state, why, "Nêu việc cụ thể ở nhiệm vụ con hoặc ở phần trao đổi.")
}

fn when(of: &TaskPage) -> ClearDetail {
    let task = &of.task;
    if task.due_kind() == DueKind::Unclear || (!task.is_continuous() && task.due_until.is_none()) {
        let why = format!("Văn bản ghi: “{}”, chưa suy ra được ngày.", task.due_text);
        return detail(Clear::ChuaRo, why, "Gửi đề nghị thay đổi để ghi thời hạn cụ thể.");
    }
    let mut why = words::due_words(task);
    if task.is_continuous() {
        why.push_str(&format!("; minh chứng: {}", words::every_words(task.cadence_months).to_lowercase()));
    }
    if let Some(slip) = words::slip(task) {
        why.push_str(&format!("; {slip}"));
    }
    if let Some(after) = &task.after_text {
        why.push_str(&format!(". Điều kiện: {after}"));
    }
    detail(Clear::Ro, format!("{}.", why.trim_end_matches('.')), "")
}

fn accountable(of: &TaskPage) -> ClearDetail {
    let unit = if of.unit_name.is_empty() { &of.task.lead_text } else { &of.unit_name };
    match (of.person_text(of.task.accountable), unit.is_empty()) {
        (Some(head), false) => detail(Clear::Ro, format!("{unit} chủ trì; {head} chịu trách nhiệm."), ""),
        (Some(head), true) => detail(Clear::MotPhan, format!("{head} chịu trách nhiệm; chưa rõ đơn vị chủ trì."), ""),
        (None, false) => {
            detail(Clear::MotPhan, format!("{unit} chủ trì; chưa ghi người đứng đầu chịu trách nhiệm."), "")
        }
        (None, true) => detail(Clear::ChuaRo, "Chưa rõ đơn vị chủ trì và người chịu trách nhiệm.".to_owned(), ""),
    }
}

fn product(of: &TaskPage) -> ClearDetail {
    match &of.task.product {
        Some(product) => {
            let before = of.task.baseline_product.as_ref().filter(|before| *before != product);
            let was = before.map(|b| format!(" (khi ban hành: {b})")).unwrap_or_default();
            detail(Clear::Ro, format!("{product}{was}"), "")
        }
        None => detail(
            Clear::ChuaRo,
            "Chưa ghi sản phẩm phải nộp.".to_owned(),
            "Gửi đề nghị thay đổi để ghi sản phẩm cụ thể.",
        ),
    }
}

fn authority(of: &TaskPage) -> ClearDetail {
    match of.person_text(of.task.authority) {
        Some(person) => detail(Clear::Ro, format!("{person} duyệt sản phẩm và quyết định thay đổi."), ""),
        None => detail(Clear::ChuaRo, "Chưa ghi ai duyệt; lãnh đạo UBND quyết định trong lúc này.".to_owned(), ""),
    }
}

/// The task's text as the plan has it, its condition and field.
pub fn content(of: &TaskPage) -> Markup {
    html! {
        @if !of.plan.body.is_empty() { p.typed { (of.plan.body) } }
        @else { p { (of.task.title) } }
        @if !of.task.due_text.is_empty() { p.meta { "Thời gian theo văn bản: " (of.task.due_text) } }
        @if let Some(field) = &of.task.field { p.meta { "Lĩnh vực: " (field) } }
    }
}
