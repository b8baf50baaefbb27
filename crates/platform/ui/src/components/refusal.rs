//! An action that was refused: what, all the reasons with their articles, and what can be done instead.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// One reason.
#[derive(Debug, Clone, Default)]
pub struct RefusalReason {
    pub text: String,
    /// Article or rule it rests on, such as "Điều 14 khoản 2 Nghị định 335/2025/NĐ-CP"; empty for none.
    pub citation: String,
}

impl RefusalReason {
    /// A reason that rests on no article.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), citation: String::new() }
    }
}

/// A refused action.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// "Chưa ban hành được kế hoạch".
    pub what: String,
    pub reasons: Vec<RefusalReason>,
    /// What to do now; empty for none.
    pub next: Markup,
}

/// The box.
pub fn refusal(of: &Refusal) -> Markup {
    html! {
        div.refusal role="alert" {
            p.refusal-what { (icon(Icon::Stop)) strong { (of.what) } }
            @if !of.reasons.is_empty() {
                ul {
                    @for reason in &of.reasons {
                        li { (reason.text) @if !reason.citation.is_empty() { " " cite { (reason.citation) } } }
                    }
                }
            }
            @if !of.next.0.is_empty() { div.refusal-next { (of.next) } }
        }
    }
}

/// A plan that can't be issued yet.
pub fn example() -> Markup {
    refusal(&Refusal {
        what: "Chưa ban hành được kế hoạch".into(),
        reasons: vec![
            RefusalReason::new("Nhiệm vụ II.3 chưa có người chịu trách nhiệm chính."),
            RefusalReason {
                text: "Văn bản chưa có số và ngày ban hành.".into(),
                citation: "Điều 8 Nghị định 30/2020/NĐ-CP".into(),
            },
        ],
        next: html! { a href="/nhap-ke-hoach/1/nhiem-vu" { "Bổ sung nhiệm vụ II.3" } },
    })
}
