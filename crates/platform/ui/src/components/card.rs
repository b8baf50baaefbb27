//! A part of a page with a heading.

use maud::{Markup, html};

/// A framed part with an `h2`.
pub fn card(title: &str, body: Markup) -> Markup {
    card_with(title, html! {}, body)
}

/// A framed part with an `h2` and something to do beside it.
pub fn card_with(title: &str, action: Markup, body: Markup) -> Markup {
    html! {
        section.card {
            div.section-head { h2 { (title) } @if !action.0.is_empty() { div.actions { (action) } } }
            (body)
        }
    }
}

/// An unframed part with an `h2`.
pub fn section(title: &str, body: Markup) -> Markup {
    html! { section.part { h2 { (title) } (body) } }
}

/// Framed and unframed.
pub fn example() -> Markup {
    html! {
        (card_with("Khó khăn, vướng mắc", html! { a href="/kho-khan" { "Xem tất cả" } }, html! { p { "2 khó khăn chờ trả lời, hạn gần nhất 25/11/2026." } }))
        (section("Ghi chú của văn bản", html! { p { "Sau khi có quyết định giao biên chế chính thức của cấp có thẩm quyền." } }))
    }
}
