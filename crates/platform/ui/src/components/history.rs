//! What happened, latest first.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct HistoryItem {
    /// When, ready to read: "14:05 ngày 20/11/2026".
    pub at: String,
    /// Who did it: name and title.
    pub who: String,
    pub icon: Icon,
    /// What was done.
    pub what: Markup,
    /// The words that came with it: reason, note; empty for none.
    pub detail: Markup,
}

impl HistoryItem {
    /// An entry without detail.
    pub fn new(at: impl Into<String>, who: impl Into<String>, sign: Icon, what: Markup) -> Self {
        Self { at: at.into(), who: who.into(), icon: sign, what, detail: html! {} }
    }
}

/// The list.
pub fn history(items: &[HistoryItem]) -> Markup {
    html! {
        ol.history {
            @for item in items {
                li {
                    span.history-icon { (icon(item.icon)) }
                    div {
                        p.history-what { (item.what) }
                        @if !item.detail.0.is_empty() { div.history-detail { (item.detail) } }
                        p.meta { (item.who) " · " (item.at) }
                    }
                }
            }
        }
    }
}

/// A task handed in, returned and handed in again.
pub fn example() -> Markup {
    history(&[
        HistoryItem::new(
            "16:40 ngày 29/06/2026",
            "Phạm Văn Khải, Phó Chủ tịch UBND xã",
            Icon::Check,
            html! { "Chấp nhận sản phẩm, nhiệm vụ " strong { "hoàn thành" } },
        ),
        HistoryItem {
            detail: html! { "Phụ lục 2 còn thiếu 3 người kiêm nhiệm." },
            ..HistoryItem::new(
                "09:12 ngày 26/06/2026",
                "Phạm Văn Khải, Phó Chủ tịch UBND xã",
                Icon::Return,
                html! { "Trả lại, cần bổ sung" },
            )
        },
        HistoryItem::new(
            "15:03 ngày 25/06/2026",
            "Đặng Thị Thu Hường, Chuyên viên",
            Icon::Upload,
            html! { "Nộp sản phẩm " a href="/tep/4" { "Báo cáo rà soát.docx" } },
        ),
    ])
}
