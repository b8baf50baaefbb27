//! The six clears (sáu rõ) of a task: six small squares, full, half or empty, always in the order of the plan.

use maud::{Markup, html};

/// The six, in the order in which the Prime Minister's directive names them.
pub const CLEAR_NAMES: [&str; 6] = ["Người", "Việc", "Thời gian", "Trách nhiệm", "Sản phẩm", "Thẩm quyền"];

/// How clear one of the six is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Clear {
    Ro,
    MotPhan,
    #[default]
    ChuaRo,
}

impl Clear {
    /// The word for it.
    pub fn label(self) -> &'static str {
        match self {
            Clear::Ro => "rõ",
            Clear::MotPhan => "rõ một phần",
            Clear::ChuaRo => "chưa rõ",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Clear::Ro => "cl cl-ro",
            Clear::MotPhan => "cl cl-mp",
            Clear::ChuaRo => "cl cl-cr",
        }
    }

    /// The square whose left edge is at `x`, and in it a full disc, a half one or a ring.
    fn drawn(self, x: usize) -> Markup {
        html! {
            rect x=(x + 1) y="1" width="14" height="14" {}
            circle cx=(x + 8) cy="8" r="4" {}
            @if self == Clear::MotPhan { path d={ "M" (x + 8) " 4a4 4 0 0 0 0 8z" } {} }
        }
    }
}

/// One of the six with what is known about it.
#[derive(Debug, Clone, Default)]
pub struct ClearDetail {
    pub state: Clear,
    /// Why it is not (fully) clear, or what makes it clear.
    pub why: String,
    /// What to do; empty for none.
    pub suggestion: String,
    /// Link to the line it was read from, or to the field that settles it; empty for none.
    pub source: Option<Markup>,
}

/// One square; used alone by the matrix.
pub(crate) fn square(state: Clear) -> Markup {
    html! {
        svg class=(state.class()) viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
            (state.drawn(0))
        }
    }
}

/// Six squares in one line, for tables and lists. The text for screen readers names what is not clear.
pub fn clears_compact(states: &[Clear; 6]) -> Markup {
    html! {
        svg.clears viewBox="0 0 116 16" width="116" height="16" role="img" aria-label=(spoken(states)) {
            @for (at, state) in states.iter().enumerate() {
                g class=(state.class()) {
                    title { (CLEAR_NAMES[at]) ": " (state.label()) }
                    (state.drawn(at * 20))
                }
            }
        }
    }
}

fn spoken(states: &[Clear; 6]) -> String {
    let clear = states.iter().filter(|state| **state == Clear::Ro).count();
    let open: Vec<String> = states
        .iter()
        .zip(CLEAR_NAMES)
        .filter(|(state, _)| **state != Clear::Ro)
        .map(|(state, name)| format!("{name} {}", state.label()))
        .collect();
    if open.is_empty() { "Đủ sáu rõ".to_owned() } else { format!("{clear}/6 rõ; {}", open.join(", ")) }
}

/// All six with reasons and suggestions.
pub fn clears_full(details: &[ClearDetail; 6]) -> Markup {
    html! {
        ul.clears-full {
            @for (detail, name) in details.iter().zip(CLEAR_NAMES) {
                li {
                    (square(detail.state))
                    div {
                        p.clears-name { strong { (name) } " " span class=(detail.state.class()) { (detail.state.label()) } }
                        @if !detail.why.is_empty() { p { (detail.why) } }
                        @if !detail.suggestion.is_empty() { p.clears-do { (detail.suggestion) } }
                        @if let Some(source) = &detail.source { (source) }
                    }
                }
            }
        }
    }
}

/// What the three shapes mean and which square is which; once per page that shows the compact form.
pub fn clears_legend() -> Markup {
    html! {
        p.legend {
            @for state in [Clear::Ro, Clear::MotPhan, Clear::ChuaRo] { span { (square(state)) " " (state.label()) } " " }
            span.legend-order { "Thứ tự: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền" }
        }
    }
}

/// Compact, legend and full.
pub fn example() -> Markup {
    use Clear::{ChuaRo, MotPhan, Ro};
    let detail = |state, why: &str, suggestion: &str| ClearDetail {
        state,
        why: why.into(),
        suggestion: suggestion.into(),
        source: None,
    };
    html! {
        p { (clears_compact(&[ChuaRo, Ro, Ro, Ro, MotPhan, ChuaRo])) }
        p { (clears_compact(&[Ro; 6])) }
        (clears_legend())
        (clears_full(&[
            detail(ChuaRo, "Văn bản chỉ nêu “Phòng Văn hóa - Xã hội”, chưa nêu người.", "Chọn một người chịu trách nhiệm chính."),
            detail(Ro, "Nêu rõ việc phải làm.", ""),
            detail(Ro, "Hoàn thành trong tháng 6/2026, tức chậm nhất 30/06/2026.", ""),
            detail(Ro, "Phòng Văn hóa - Xã hội chủ trì.", ""),
            detail(MotPhan, "Có nhắc cơ sở dữ liệu đánh giá năng lực nhưng chưa nói nộp gì.", "Ghi tên văn bản hoặc tệp sẽ nộp."),
            detail(ChuaRo, "Chưa nói ai quyết định kết quả.", "Chọn người phê duyệt, ví dụ Chủ tịch UBND xã."),
        ]))
    }
}
