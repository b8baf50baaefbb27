//! Document on the left, work on the right; one under the other on narrow screens.

use maud::{Markup, html};

/// The two panes with their names. The left one stays in view while the right one scrolls.
pub fn two_pane(left_label: &str, left: Markup, right_label: &str, right: Markup) -> Markup {
    html! {
        div.two-pane {
            section.pane-left aria-label=(left_label) { (left) }
            section.pane-right aria-label=(right_label) { (right) }
        }
    }
}

/// A document beside a field with its source.
pub fn example() -> Markup {
    use super::document_lines::{DocLine, document_lines};
    use super::field::{Field, date_field};
    use super::source_line::{SourceLine, source_line};
    let text = "Thời gian thực hiện: Hoàn thành trong Quý III/2026.";
    two_pane(
        "Văn bản",
        document_lines(
            "Văn bản gốc",
            &[DocLine { number: 73, text: text.into(), used: true, mark: "Hạn".into(), ..DocLine::default() }],
        ),
        "Nhiệm vụ",
        date_field(&Field {
            name: "han-hai-ngan",
            label: "Hạn hoàn thành",
            value: "30/09/2026",
            source: Some(source_line(&SourceLine { line: 73, text, href: "" })),
            ..Field::default()
        }),
    )
}
