//! How far something is, as a bar and always as a figure.

use maud::{Markup, html};

/// A part of a whole, in whole units.
#[derive(Debug, Clone, Default)]
pub struct Progress<'a> {
    pub value: u32,
    pub max: u32,
    /// What is counted, such as "nhiệm vụ hoàn thành".
    pub label: &'a str,
    /// Where it should be by now, in the same units; drawn as a tick.
    pub expected: Option<u32>,
    /// List that makes the figure; empty for none.
    pub href: &'a str,
}

impl Progress<'_> {
    /// Whole percent, rounded down, so that 100 means all; 0 of 0 is 0.
    pub fn percent(&self) -> u32 {
        percent(self.value, self.max)
    }
}

fn percent(value: u32, max: u32) -> u32 {
    let share = u64::from(value.min(max)) * 100 / u64::from(max.max(1));
    u32::try_from(share).unwrap_or(100)
}

/// Bar with label and figures.
pub fn progress(of: &Progress<'_>) -> Markup {
    let share = of.percent();
    let figure = html! { strong { (of.value) "/" (of.max) } " " (of.label) };
    html! {
        div.progress {
            p.progress-text {
                @if of.href.is_empty() { span { (figure) } } @else { a href=(of.href) { (figure) } }
                span.progress-share { (share) " %" }
            }
            (bar(share, of.expected.map(|due| percent(due, of.max))))
            @if let Some(due) = of.expected { p.hint { "Theo kế hoạch đến nay phải được " (due) "/" (of.max) } }
        }
    }
}

/// The bar and the percentage alone, for tables. `percent` above 100 counts as 100.
pub fn progress_mini(percent: u32) -> Markup {
    let share = percent.min(100);
    html! { span.progress-mini { (bar(share, None)) span { (share) " %" } } }
}

fn bar(share: u32, expected: Option<u32>) -> Markup {
    html! {
        svg.bar aria-hidden="true" focusable="false" {
            rect.bar-all width="100%" height="100%" {}
            rect.bar-part width={ (share) "%" } height="100%" {}
            @if let Some(at) = expected { line.bar-due x1={ (at) "%" } x2={ (at) "%" } y1="0" y2="100%" {} }
        }
    }
}

/// With and without an expected place.
pub fn example() -> Markup {
    html! {
        (progress(&Progress { value: 4, max: 7, label: "nhiệm vụ đúng tiến độ", expected: Some(5), href: "/ke-hoach/1/danh-sach?trang-thai=dung-han" }))
        (progress(&Progress { value: 38, max: 45, label: "người đã xác nhận đọc Chỉ thị số 18/CT-TTg", ..Progress::default() }))
        p { (progress_mini(0)) } p { (progress_mini(62)) } p { (progress_mini(100)) }
    }
}
