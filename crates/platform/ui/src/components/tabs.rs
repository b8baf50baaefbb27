//! Several views of one thing, as links.

use maud::{Markup, html};

/// One view.
#[derive(Debug, Clone, Default)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub current: bool,
    /// Entries behind it; `None` shows nothing.
    pub count: Option<u64>,
}

impl Tab {
    /// A view without count.
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool) -> Self {
        Self { href: href.into(), label: label.into(), current, count: None }
    }
}

/// The row of views; `label` says what they are views of.
pub fn tabs(label: &str, all: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            ul {
                @for tab in all {
                    li {
                        a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                            (tab.label)
                            @if let Some(count) = tab.count { span.count { (count) } }
                        }
                    }
                }
            }
        }
    }
}

/// The views of a plan.
pub fn example() -> Markup {
    tabs(
        "Các cách xem kế hoạch",
        &[
            Tab::new("/ke-hoach/1", "Tổng quan", false),
            Tab { count: Some(7), ..Tab::new("/ke-hoach/1/danh-sach", "Danh sách", true) },
            Tab::new("/ke-hoach/1/bang", "Bảng", false),
            Tab::new("/ke-hoach/1/thoi-gian", "Theo thời gian", false),
            Tab::new("/ke-hoach/1/sau-ro", "Ma trận sáu rõ", false),
        ],
    )
}
