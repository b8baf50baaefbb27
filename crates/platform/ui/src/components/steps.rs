//! Where one is in a piece of work of several pages.

use maud::{Markup, html};

/// The steps by name; `current` counts from 1. Steps already behind carry a link when given one.
pub fn steps(all: &[(&str, Option<&str>)], current: usize) -> Markup {
    html! {
        nav.steps aria-label={ "Bước " (current) " trong " (all.len()) } {
            ol {
                @for (at, (label, href)) in all.iter().enumerate() {
                    li.steps-done[at + 1 < current] aria-current=[(at + 1 == current).then_some("step")] {
                        span.steps-no { (at + 1) }
                        @match href { Some(href) => a href=(href) { (label) }, None => span { (label) } }
                    }
                }
            }
        }
    }
}

/// Importing a plan.
pub fn example() -> Markup {
    steps(
        &[
            ("Tải tệp lên", Some("/nhap-ke-hoach")),
            ("Kiểm tra văn bản", Some("/nhap-ke-hoach/1")),
            ("Bổ sung sáu rõ", None),
            ("Ban hành", None),
        ],
        3,
    )
}
