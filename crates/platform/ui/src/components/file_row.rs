//! Files that hang on something.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// One file.
#[derive(Debug, Clone)]
pub struct FileRow {
    pub href: String,
    /// Name as sent.
    pub name: String,
    /// Kind and size, such as "Word, 48 KB".
    pub about: String,
    /// Who sent it and when.
    pub by: String,
    /// Status or small form at the end; empty for none.
    pub action: Markup,
}

/// The files.
pub fn file_list(files: &[FileRow]) -> Markup {
    html! {
        ul.files {
            @for file in files {
                li {
                    (icon(Icon::Document))
                    div.files-text {
                        a href=(file.href) { (file.name) } " " span.meta { (file.about) }
                        @if !file.by.is_empty() { p.meta { (file.by) } }
                    }
                    @if !file.action.0.is_empty() { div.files-action { (file.action) } }
                }
            }
        }
    }
}

/// A file accepted and a file waiting.
pub fn example() -> Markup {
    use super::status::{StatusKind, status};
    let file = |name: &str, about: &str, action| FileRow {
        href: "/tep/4".into(),
        name: name.into(),
        about: about.into(),
        by: "Đặng Thị Thu Hường, 15:03 ngày 25/06/2026".into(),
        action,
    };
    file_list(&[
        file(
            "Bao cao ra soat doi ngu can bo cong chuc xa Ha Bac (ban chinh thuc).docx",
            "Word, 48 KB",
            status(StatusKind::Done),
        ),
        file("Danh sách 45 người theo vị trí việc làm.xlsx", "Excel, 21 KB", status(StatusKind::AwaitingApproval)),
    ])
}
