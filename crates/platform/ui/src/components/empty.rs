//! A list without entries says what would stand there and what to do next.

use super::button::{Tone, link_button};
use crate::icons::Icon;
use maud::{Markup, html};

/// Nothing here, and the next step.
pub fn empty(what: &str, href: &str, next: &str) -> Markup {
    empty_with(what, link_button(href, next, Tone::Secondary, Some(Icon::Right)))
}

/// Nothing here, and any markup as the next step (a form, a sentence).
pub fn empty_with(what: &str, next: Markup) -> Markup {
    html! { div.empty { p { (what) } @if !next.0.is_empty() { div.empty-next { (next) } } } }
}

/// No difficulties reported.
pub fn example() -> Markup {
    empty("Chưa có khó khăn, vướng mắc nào được báo cáo.", "/kho-khan/moi", "Báo cáo khó khăn")
}
