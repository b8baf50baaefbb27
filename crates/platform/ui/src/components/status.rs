//! Where a thing stands: a sign, a word and an outline, so that no meaning hangs on colour.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// The states of tasks, and the two that the calendar adds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StatusKind {
    #[default]
    NotStarted,
    Doing,
    AwaitingApproval,
    Done,
    Returned,
    Paused,
    Cancelled,
    Overdue,
    DueSoon,
    /// Runs all the time (thường xuyên) and is in order.
    Continuous,
    /// Not in force yet: a draft.
    Draft,
}

impl StatusKind {
    /// Every state.
    pub const ALL: [StatusKind; 11] = [
        StatusKind::NotStarted,
        StatusKind::Doing,
        StatusKind::AwaitingApproval,
        StatusKind::Done,
        StatusKind::Returned,
        StatusKind::Paused,
        StatusKind::Cancelled,
        StatusKind::Overdue,
        StatusKind::DueSoon,
        StatusKind::Continuous,
        StatusKind::Draft,
    ];

    /// The usual word.
    pub fn label(self) -> &'static str {
        match self {
            StatusKind::NotStarted => "Chưa bắt đầu",
            StatusKind::Doing => "Đang làm",
            StatusKind::AwaitingApproval => "Chờ duyệt",
            StatusKind::Done => "Hoàn thành",
            StatusKind::Returned => "Trả lại",
            StatusKind::Paused => "Tạm dừng",
            StatusKind::Cancelled => "Hủy",
            StatusKind::Overdue => "Quá hạn",
            StatusKind::DueSoon => "Sắp đến hạn",
            StatusKind::Continuous => "Thường xuyên",
            StatusKind::Draft => "Bản nháp",
        }
    }

    fn look(self) -> (&'static str, &'static str) {
        match self {
            StatusKind::NotStarted => ("st st-idle", "M15.5 10a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0Z"),
            StatusKind::Doing => {
                ("st st-doing", "M15.5 10a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0ZM10 5v10M12 5.5v9M14 7v6")
            }
            StatusKind::AwaitingApproval => {
                ("st st-wait", "M5.5 3.5h9M5.5 16.5h9M6.5 3.5c0 4 7 9 7 13M13.5 3.5c0 4-7 9-7 13")
            }
            StatusKind::Done => ("st st-done", "M4 10.5 8.3 15 16 5.5"),
            StatusKind::Returned => ("st st-back", "M7.5 4 3.5 8l4 4M3.5 8h8.5a4.2 4.2 0 0 1 0 8.4H7"),
            StatusKind::Paused => ("st st-pause", "M7 4.5v11M13 4.5v11"),
            StatusKind::Cancelled => ("st st-off", "M5 5l10 10M15 5 5 15"),
            StatusKind::Overdue => ("st st-late", "M10 3 18 16.5H2zM10 8v4M10 13.8v.6"),
            StatusKind::DueSoon => ("st st-soon", "M16.5 10a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM10 6v4.3l2.8 1.7"),
            StatusKind::Continuous => {
                ("st st-run", "M4 10a6 6 0 0 1 10.5-4M16 10a6 6 0 0 1-10.5 4M14.8 2.8v3.4h-3.4M5.2 17.2v-3.4h3.4")
            }
            StatusKind::Draft => ("st st-idle", "M3.5 16.5l.8-3.6L13.5 3.7l2.8 2.8-9.2 9.2z"),
        }
    }
}

/// A state with the word to show.
#[derive(Debug, Clone, Default)]
pub struct Status {
    pub kind: StatusKind,
    /// Empty shows the usual word.
    pub label: String,
}

impl From<StatusKind> for Status {
    fn from(kind: StatusKind) -> Self {
        Self { kind, label: String::new() }
    }
}

/// The state as a pill. `status(StatusKind::Done)` or `status(Status { kind, label })`.
pub fn status(of: impl Into<Status>) -> Markup {
    let of = of.into();
    let (class, path) = of.kind.look();
    html! {
        span class=(class) {
            svg.i viewBox="0 0 20 20" aria-hidden="true" focusable="false" { path d=(path) {} }
            (if of.label.is_empty() { of.kind.label() } else { &of.label })
        }
    }
}

/// A small word without state: a field of work, "Khẩn", "Công khai".
pub fn tag(sign: Icon, label: &str) -> Markup {
    html! { span.tag { (icon(sign)) (label) } }
}

/// Every state.
pub fn example() -> Markup {
    html! {
        p.cluster {
            @for kind in StatusKind::ALL { (status(kind)) " " }
            (status(Status { kind: StatusKind::Overdue, label: "Quá hạn 12 ngày".into() })) " "
            (tag(Icon::Globe, "Công khai")) " " (tag(Icon::Lock, "Nội bộ"))
        }
    }
}
