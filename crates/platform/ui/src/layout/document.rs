//! What all shells share: the document around them, the banner, the breadcrumbs, the footer.

use crate::{assets, icons};
use maud::{DOCTYPE, Markup, html};

/// The parts of `<head>` that differ between pages.
pub(super) struct Head<'a> {
    pub title: &'a str,
    pub has_errors: bool,
    pub script: bool,
    pub indexed: bool,
    pub draft_scope: Option<&'a str>,
    pub draft_saved: Option<&'a str>,
    pub body_class: &'a str,
}

pub(super) fn document(head: &Head<'_>, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                title { @if head.has_errors { "Lỗi: " } (head.title) " – Sáu Rõ" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="theme-color" content="#103a5c";
                @if !head.indexed { meta name="robots" content="noindex"; }
                @if let Some(scope) = head.draft_scope { meta name="draft-scope" content=(scope); }
                @if let Some(key) = head.draft_saved { meta name="draft-saved" content=(key); }
                link rel="stylesheet" href=(assets::css_path());
                link rel="icon" href=(assets::icon_path()) type="image/svg+xml";
                @if head.script { script type="module" src=(assets::js_path()) {} }
            }
            body class=(head.body_class) {
                a.skip href="#noi-dung" { "Đến nội dung chính" }
                (body)
            }
        }
    }
}

/// Says on every page that this is not the real thing.
pub(super) fn demo_banner(text: Option<&str>) -> Markup {
    html! { @if let Some(text) = text { aside.demo aria-label="Bản dùng thử" { strong { "Bản dùng thử" } " " (text) } } }
}

/// Mark, product and commune, leading home.
pub(super) fn brand(commune_name: &str, href: &str) -> Markup {
    html! {
        a.brand href=(href) {
            (icons::mark())
            span.brand-text { span.brand-name { "Sáu Rõ" } span.brand-commune { (commune_name) } }
        }
    }
}

pub(super) fn breadcrumbs(trail: &[(String, String)]) -> Markup {
    html! {
        @if !trail.is_empty() {
            nav.crumbs aria-label="Đường dẫn" {
                ol { @for (href, label) in trail { li { a href=(href) { (label) } } } }
            }
        }
    }
}

/// `as_of` is when the figures on the page were true, such as "14:05 ngày 20/11/2026".
pub(super) fn footer(commune_name: &str, as_of: &str, links: &[(String, String)]) -> Markup {
    html! {
        footer.foot {
            p { (commune_name) @if !as_of.is_empty() { span.foot-asof { "Số liệu tính đến " (as_of) } } }
            @if !links.is_empty() {
                ul { @for (href, label) in links { li { a href=(href) { (label) } } } }
            }
        }
    }
}
