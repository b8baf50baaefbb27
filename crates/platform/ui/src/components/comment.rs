//! Words people leave on a task.

use maud::{Markup, html};

/// One comment. The text is shown as typed, with its line breaks.
#[derive(Debug, Clone, Default)]
pub struct Comment {
    /// Name and title.
    pub who: String,
    /// "09:12 ngày 26/06/2026".
    pub at: String,
    pub text: String,
    /// `binh-luan-<id>`, to be linked to; empty for none.
    pub id: String,
}

/// One comment.
pub fn comment(of: &Comment) -> Markup {
    html! {
        article.comment id=[(!of.id.is_empty()).then_some(&of.id)] {
            p.comment-head { strong { (of.who) } " " span.meta { (of.at) } }
            p.comment-text { (of.text) }
        }
    }
}

/// All comments, oldest first.
pub fn comments(all: &[Comment]) -> Markup {
    html! { div.comments { @for one in all { (comment(one)) } } }
}

/// A question and its answer.
pub fn example() -> Markup {
    comments(&[
        Comment {
            who: "Vũ Thị Thúy, Chuyên viên Phòng Kinh tế".into(),
            at: "08:30 ngày 18/11/2026".into(),
            text: "Danh sách lớp bồi dưỡng chuyển đổi số tháng 12 đã có chưa chị?\nPhòng tôi cần cử 2 người.".into(),
            id: "binh-luan-1".into(),
        },
        Comment {
            who: "Đặng Thị Thu Hường, Chuyên viên".into(),
            at: "10:05 ngày 18/11/2026".into(),
            text: "Có rồi, tôi gửi kèm ở mục Tệp.".into(),
            id: "binh-luan-2".into(),
        },
    ])
}
