//! The shell of every signed-in page.

use super::document::{self, Head};
use super::nav::{self, NavItem};
use crate::components::{Notice, notice};
use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// Everything around the content of a signed-in page.
#[derive(Debug, Clone, Default)]
pub struct PageFrame {
    /// Title of the page; " – Sáu Rõ" is added, and "Lỗi: " before it when `has_errors`.
    pub title: String,
    pub commune_name: String,
    /// Why this is not the real thing, when it is not.
    pub demo_banner: Option<String>,
    pub nav: Vec<NavItem>,
    pub user: Option<UserBox>,
    /// (href, label), from the top down, without the page itself.
    pub breadcrumbs: Vec<(String, String)>,
    /// Shown above the content once, such as "Đã lưu".
    pub notice: Option<Notice>,
    /// What stands in the finder; none for whoever finds nothing by it.
    pub search_query: Option<String>,
    /// When the figures were true, such as "14:05 ngày 20/11/2026".
    pub as_of: String,
    /// The page shows a form that was refused.
    pub has_errors: bool,
    /// Name and key ("mau:k-1") of a form the server has just saved: the browser's own copy of its draft is forgotten.
    pub draft_saved: Option<String>,
    /// (href, label) at the bottom.
    pub footer_links: Vec<(String, String)>,
}

/// Who is signed in.
#[derive(Debug, Clone, Default)]
pub struct UserBox {
    pub name: String,
    /// Title and unit, such as "Chuyên viên, Phòng Kinh tế".
    pub role_text: String,
    /// The person's own page.
    pub href: String,
    /// Whose the browser's own drafts are: another one for each account.
    pub draft_scope: String,
    /// Idempotency key of the sign-out form, which posts to `/dang-xuat`.
    pub sign_out_key: String,
}

/// A whole signed-in page around `content`, which begins with [`super::page_head`].
pub fn page(frame: &PageFrame, content: Markup) -> Markup {
    let scope = frame.user.as_ref().map(|user| user.draft_scope.as_str());
    let head = Head {
        title: &frame.title,
        has_errors: frame.has_errors,
        script: true,
        indexed: false,
        draft_scope: scope,
        draft_saved: frame.draft_saved.as_deref(),
        body_class: "app",
    };
    document::document(
        &head,
        html! {
            header.top {
                (document::brand(&frame.commune_name, "/"))
                (nav::folded(&frame.nav, user_box(frame.user.as_ref())))
                @if let Some(query) = &frame.search_query { (finder(query)) }
                div.top-user { (user_box(frame.user.as_ref())) }
            }
            (document::demo_banner(frame.demo_banner.as_deref()))
            div.frame {
                nav.rail aria-label="Danh mục chính" { (nav::entries(&frame.nav)) }
                div.sheet {
                    (document::breadcrumbs(&frame.breadcrumbs))
                    main #noi-dung tabindex="-1" {
                        @if let Some(said) = &frame.notice { (notice(said)) }
                        (content)
                    }
                    (document::footer(&frame.commune_name, &frame.as_of, &frame.footer_links))
                }
            }
        },
    )
}

fn finder(query: &str) -> Markup {
    html! {
        form.finder action="/tim" method="get" role="search" {
            label.vh for="tim-nhanh" { "Tìm người, đơn vị, nhiệm vụ" }
            input #tim-nhanh type="search" name="q" value=(query)
                placeholder="Tìm người, đơn vị, nhiệm vụ" autocomplete="off" maxlength="200" data-finder;
            button type="submit" { (icon(Icon::Search)) span.vh { "Tìm" } }
        }
    }
}

fn user_box(user: Option<&UserBox>) -> Markup {
    html! {
        @if let Some(user) = user {
            div.user {
                a.user-name href=(user.href) { strong { (user.name) } span { (user.role_text) } }
                form action="/dang-xuat" method="post" data-sign-out {
                    input type="hidden" name="_key" value=(user.sign_out_key);
                    button.sign-out type="submit" { (icon(Icon::SignOut)) span { "Đăng xuất" } }
                }
            }
        }
    }
}
