//! Tasks as rows: what, who, when, and where it stands; for "Việc của tôi" and short lists.

use maud::{Markup, html};

/// One row.
#[derive(Debug, Clone)]
pub struct TaskRow {
    pub href: String,
    /// "II.2"; empty for none.
    pub code: String,
    pub title: String,
    /// What is asked of the reader now, such as "Duyệt sản phẩm"; empty for none.
    pub ask: String,
    /// Person, unit, plan.
    pub meta: Markup,
    pub due: Markup,
    pub status: Markup,
    /// Buttons for the commonest answer; empty for none.
    pub action: Markup,
}

impl TaskRow {
    /// A row with a title only.
    pub fn new(href: impl Into<String>, code: impl Into<String>, title: impl Into<String>) -> Self {
        let none = || html! {};
        Self {
            href: href.into(),
            code: code.into(),
            title: title.into(),
            ask: String::new(),
            meta: none(),
            due: none(),
            status: none(),
            action: none(),
        }
    }
}

/// The rows, most urgent first as given.
pub fn task_list(rows: &[TaskRow]) -> Markup {
    html! {
        ul.tasks {
            @for row in rows {
                li {
                    div.tasks-main {
                        p.tasks-title {
                            @if !row.ask.is_empty() { span.tasks-ask { (row.ask) } " " }
                            a href=(row.href) { @if !row.code.is_empty() { span.code { (row.code) } " " } (row.title) }
                        }
                        @if !row.meta.0.is_empty() { div.meta { (row.meta) } }
                    }
                    @if !row.due.0.is_empty() { div.tasks-due { (row.due) } }
                    @if !row.status.0.is_empty() { div.tasks-status { (row.status) } }
                    @if !row.action.0.is_empty() { div.tasks-action { (row.action) } }
                }
            }
        }
    }
}

/// Three things to do.
pub fn example() -> Markup {
    use super::due::{Due, DueTone, due};
    use super::status::{StatusKind, status};
    task_list(&[
        TaskRow {
            ask: "Trả lời".into(),
            meta: html! { "Phòng Văn hóa - Xã hội · Kế hoạch nâng cao chất lượng đội ngũ" },
            due: due(&Due { date: "30/09/2026", note: "quá 51 ngày", tone: DueTone::Late }),
            status: status(StatusKind::Overdue),
            ..TaskRow::new(
                "/nhiem-vu/3",
                "II.3",
                "Tham mưu cấp ủy bố trí, sắp xếp cán bộ, công chức xã bảo đảm theo khung tiêu chuẩn tại Quy định 71-QĐ/TU",
            )
        },
        TaskRow {
            ask: "Duyệt sản phẩm".into(),
            meta: html! { "Bùi Quang Huy nộp ngày 12/11/2026" },
            due: due(&Due { date: "25/11/2026", note: "còn 5 ngày", tone: DueTone::Soon }),
            status: status(StatusKind::AwaitingApproval),
            ..TaskRow::new("/nhiem-vu/7", "II.7", "Bố trí kinh phí, trang thiết bị làm việc")
        },
        TaskRow {
            ask: "Nộp minh chứng".into(),
            meta: html! { "Minh chứng gần nhất: 43 ngày trước" },
            due: due(&Due { date: "Hằng tháng", ..Due::default() }),
            status: status(StatusKind::Continuous),
            ..TaskRow::new("/nhiem-vu/6", "II.6", "Nâng cao kỷ luật, kỷ cương hành chính")
        },
    ])
}
