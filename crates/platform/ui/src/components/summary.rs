//! Facts about one thing: name on the left, value on the right, perhaps something to do with it.

use maud::{Markup, html};

/// One fact.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    pub label: String,
    /// An empty value shows "Chưa có".
    pub value: Markup,
    /// A link or small form at the end; empty for none.
    pub action: Markup,
}

impl SummaryRow {
    /// A fact that holds any markup.
    pub fn new(label: impl Into<String>, value: Markup) -> Self {
        Self { label: label.into(), value, action: html! {} }
    }

    /// A fact that is a text.
    pub fn text(label: impl Into<String>, value: &str) -> Self {
        Self::new(label, html! { (value) })
    }

    /// The same with a link such as "Đổi"; `about` is spoken after it ("hạn hoàn thành").
    #[must_use]
    pub fn with_link(self, href: &str, label: &str, about: &str) -> Self {
        Self { action: html! { a href=(href) { (label) span.vh { " " (about) } } }, ..self }
    }
}

/// The list of facts.
pub fn summary_list(rows: &[SummaryRow]) -> Markup {
    html! {
        dl.summary {
            @for row in rows {
                div {
                    dt { (row.label) }
                    dd.summary-value {
                        @if row.value.0.is_empty() { span.none { "Chưa có" } } @else { (row.value) }
                    }
                    @if !row.action.0.is_empty() { dd.summary-action { (row.action) } }
                }
            }
        }
    }
}

/// Facts of a task.
pub fn example() -> Markup {
    summary_list(&[
        SummaryRow::text("Người thực hiện", "Đặng Thị Thu Hường, Chuyên viên"),
        SummaryRow::text("Đơn vị chủ trì", "Phòng Văn hóa - Xã hội"),
        SummaryRow::text("Hạn hoàn thành", "30/06/2026").with_link("/nhiem-vu/2/han", "Xin đổi", "hạn hoàn thành"),
        SummaryRow::text("Sản phẩm", "Báo cáo kết quả rà soát và cơ sở dữ liệu năng lực cán bộ, công chức xã"),
        SummaryRow::new("Thẩm quyền quyết định", html! {}).with_link(
            "/nhiem-vu/2/sua",
            "Bổ sung",
            "thẩm quyền quyết định",
        ),
    ])
}
