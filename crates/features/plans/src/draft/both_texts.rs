//! Fields in words: one list of a form serves the page on which two people's texts stand side by side, and the journal.

use db::Leaf;
use maud::{Markup, html};
use ui::components::{Conflict, NoticeKind, conflict, notice_with};

/// A field's label, and what it holds in words.
pub type Said = (&'static str, String);

/// The fields in which the two differ: label, mine, theirs.
pub fn differences<'s>(mine: &'s [Said], theirs: &'s [Said]) -> Vec<(&'static str, &'s str, &'s str)> {
    let pairs = mine.iter().zip(theirs);
    pairs.filter(|(m, t)| m.1 != t.1).map(|(m, t)| (m.0, m.1.as_str(), t.1.as_str())).collect()
}

/// What somebody else saved meanwhile beside what this person typed: every field in which they differ.
pub fn both_texts(what: &str, mine: &[Said], theirs: &[Said]) -> Markup {
    let differing = differences(mine, theirs);
    html! {
        (notice_with(NoticeKind::Warning, html! {
            @if differing.is_empty() {
                p { "Người khác vừa lưu " (what) ". Nội dung hiện có giống nội dung anh/chị nhập." }
            } @else {
                p { "Người khác vừa lưu " (what) ", nên chưa có gì của anh/chị được lưu. Nội dung anh/chị nhập vẫn còn trong biểu mẫu dưới đây." }
                p { "Hai bản khác nhau ở " (differing.len()) " chỗ. Bấm Lưu lần nữa thì mọi chỗ dưới đây theo bản của anh/chị; chỗ nào muốn giữ như hiện có thì sửa lại trong biểu mẫu trước khi lưu." }
            }
        }))
        @for (label, mine, theirs) in differing {
            (conflict(&Conflict { label, mine: said(mine), theirs: said(theirs), theirs_by: "" }))
        }
    }
}

fn said(text: &str) -> &str {
    if text.is_empty() { "(để trống)" } else { text }
}

/// Tells the journal which fields changed.
pub fn changes(leaf: Leaf, before: &[Said], after: &[Said]) -> Leaf {
    differences(before, after).into_iter().fold(leaf, |leaf, (label, old, new)| leaf.change(label, old, new))
}
