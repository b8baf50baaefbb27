//! The main menu: a rail on wide screens, a folded list on phones. Same entries, no script.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// One entry of the main menu.
#[derive(Debug, Clone)]
pub struct NavItem {
    pub href: String,
    pub label: String,
    pub icon: Icon,
    /// How many things wait behind it; `None` or 0 shows nothing.
    pub badge: Option<u32>,
    /// The page shown now lies behind it.
    pub current: bool,
}

impl NavItem {
    /// An entry with nothing waiting, not the current one.
    pub fn new(href: impl Into<String>, label: impl Into<String>, icon: Icon) -> Self {
        Self { href: href.into(), label: label.into(), icon, badge: None, current: false }
    }
}

pub(super) fn entries(items: &[NavItem]) -> Markup {
    html! {
        ul.nav {
            @for item in items {
                li {
                    a href=(item.href) aria-current=[item.current.then_some("page")] {
                        (icon(item.icon))
                        span.nav-label { (item.label) }
                        @if let Some(count) = item.badge.filter(|count| *count > 0) {
                            span.badge { (count) span.vh { " việc đang chờ" } }
                        }
                    }
                }
            }
        }
    }
}

/// The menu for narrow screens; shown or hidden by the style sheet.
pub(super) fn folded(items: &[NavItem], user: Markup) -> Markup {
    let waiting: u32 = items.iter().filter_map(|item| item.badge).sum();
    html! {
        details.menu {
            summary {
                (icon(Icon::Menu))
                span { "Danh mục" }
                @if waiting > 0 { span.badge { (waiting) span.vh { " việc đang chờ" } } }
            }
            nav.menu-body aria-label="Danh mục chính (thu gọn)" { (entries(items)) (user) }
        }
    }
}
