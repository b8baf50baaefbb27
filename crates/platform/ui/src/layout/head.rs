//! The heading of a page: what it is, one line about it, what can be done here.

use maud::{Markup, html};

/// The `h1` alone.
pub fn page_head(title: &str) -> Markup {
    page_head_with(title, html! {}, html! {})
}

/// The `h1` with a line under it (`lead`, may hold links and statuses) and the page's actions beside it.
pub fn page_head_with(title: &str, lead: Markup, actions: Markup) -> Markup {
    html! {
        div.page-head {
            div.page-head-text {
                h1 { (title) }
                @if !lead.0.is_empty() { div.lead { (lead) } }
            }
            @if !actions.0.is_empty() { div.actions { (actions) } }
        }
    }
}
