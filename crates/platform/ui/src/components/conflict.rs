//! Somebody else saved first: both texts side by side, nothing lost, the reader decides.

use maud::{Markup, html};

/// A field that two people changed.
#[derive(Debug, Clone, Default)]
pub struct Conflict<'a> {
    /// Label of the field.
    pub label: &'a str,
    /// What this person has just typed.
    pub mine: &'a str,
    /// What is stored now.
    pub theirs: &'a str,
    /// Who stored it, and when: "Đặng Thị Thu Hường lúc 14:05 ngày 20/11/2026".
    pub theirs_by: &'a str,
}

/// Both texts. Put it above the form, which still holds what was typed.
pub fn conflict(of: &Conflict<'_>) -> Markup {
    html! {
        section.conflict {
            h2 { (of.label) }
            div.conflict-texts {
                div { h3 { "Nội dung anh/chị vừa nhập" } p.typed { (of.mine) } }
                div {
                    h3 { "Nội dung hiện có" }
                    p.typed { (of.theirs) }
                    @if !of.theirs_by.is_empty() { p.meta { (of.theirs_by) } }
                }
            }
        }
    }
}

/// Two texts of a product.
pub fn example() -> Markup {
    conflict(&Conflict {
        label: "Sản phẩm",
        mine: "Báo cáo kết quả rà soát, kèm danh sách 45 người theo vị trí việc làm",
        theirs: "Báo cáo kết quả rà soát và cơ sở dữ liệu năng lực",
        theirs_by: "Đặng Thị Thu Hường lưu lúc 14:05 ngày 20/11/2026",
    })
}
