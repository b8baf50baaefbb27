//! Turning the pages of a long list with plain links.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// Where one is in a list. Pages count from 1.
#[derive(Debug, Clone, Default)]
pub struct Pager {
    pub page: u32,
    pub pages: u32,
    /// All entries of the list, on all pages.
    pub total: u64,
    /// First and last entry shown, from 1.
    pub first: u64,
    pub last: u64,
    /// What is counted, such as "nhiệm vụ".
    pub what: String,
}

/// The pager; `href` gives the address of a page. With one page only the count is shown.
pub fn pager(at: &Pager, href: impl Fn(u32) -> String) -> Markup {
    html! {
        nav.pager aria-label={ "Trang của danh sách " (at.what) } {
            p { @if at.total == 0 { "Không có " (at.what) } @else { (grouped(at.first)) "–" (grouped(at.last)) " trong " (grouped(at.total)) " " (at.what) } }
            @if at.pages > 1 {
                ul {
                    @if at.page > 1 {
                        li { a rel="prev" href=(href(at.page - 1)) { (icon(Icon::Left)) span { "Trước" } } }
                    }
                    @for entry in shown(at.page, at.pages) {
                        @match entry {
                            None => li.far aria-hidden="true" { "…" },
                            Some(page) => li.far[page != at.page] {
                                a href=(href(page)) aria-current=[(page == at.page).then_some("page")] aria-label={ "Trang " (page) } { (page) }
                            },
                        }
                    }
                    @if at.page < at.pages {
                        li { a rel="next" href=(href(at.page + 1)) { span { "Sau" } (icon(Icon::Right)) } }
                    }
                }
            }
        }
    }
}

/// 1987 as 1.987.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// First, last and the neighbours; `None` is a gap.
fn shown(page: u32, pages: u32) -> Vec<Option<u32>> {
    let mut entries = Vec::new();
    let mut before = 0;
    for at in (1..=pages).filter(|at| *at == 1 || *at == pages || at.abs_diff(page) <= 1) {
        if at > before + 1 {
            entries.push(None);
        }
        entries.push(Some(at));
        before = at;
    }
    entries
}

/// In the middle of a long list.
pub fn example() -> Markup {
    let at = Pager { page: 6, pages: 40, total: 1987, first: 251, last: 300, what: "nhiệm vụ".into() };
    pager(&at, |page| format!("?trang={page}"))
}
