//! Something that most people don't need most of the time, one press away.

use maud::{Markup, html};

/// `body` behind a `label` that says what opens.
pub fn disclosure(label: &str, body: Markup) -> Markup {
    html! { details.twin { summary { (label) } div.disclosed { (body) } } }
}

/// Why a task counts as late.
pub fn example() -> Markup {
    disclosure(
        "Vì sao nhiệm vụ này tính là quá hạn?",
        html! { p { "Hạn là 30/09/2026. Đến 20/11/2026 chưa có sản phẩm nào được chấp nhận." } },
    )
}
