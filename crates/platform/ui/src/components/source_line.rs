//! The words of the document that a value was read from.

use maud::{Markup, html};

/// A quoted line.
#[derive(Debug, Clone, Default)]
pub struct SourceLine<'a> {
    /// Number of the line in the document, from 1.
    pub line: u32,
    pub text: &'a str,
    /// Where the line is shown in full; empty means `#dong-<line>` on this page.
    pub href: &'a str,
}

/// The quotation with its line number.
pub fn source_line(of: &SourceLine<'_>) -> Markup {
    let href = if of.href.is_empty() { format!("#dong-{}", of.line) } else { of.href.to_owned() };
    html! { p.source { a href=(href) { "Dòng " (of.line) } " " q { (of.text) } } }
}

/// Where a due date came from. The line itself stands in the document's example.
pub fn example() -> Markup {
    source_line(&SourceLine { line: 65, text: "Hoàn thành trong tháng 6/2026.", href: "" })
}
