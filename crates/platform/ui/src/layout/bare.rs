//! The shell of sign-in and error pages: one narrow sheet, nothing that needs to know who is there.

use super::document::{self, Head};
use maud::{Markup, html};

/// Everything around the content of a bare page.
#[derive(Debug, Clone, Default)]
pub struct BareFrame {
    pub title: String,
    pub commune_name: String,
    pub demo_banner: Option<String>,
    pub has_errors: bool,
    /// Small line at the bottom; empty shows none.
    pub as_of: String,
    /// (href, label) at the bottom.
    pub footer_links: Vec<(String, String)>,
}

/// A whole bare page around `content`.
pub fn bare_page(frame: &BareFrame, content: Markup) -> Markup {
    let head = Head {
        title: &frame.title,
        has_errors: frame.has_errors,
        script: true,
        indexed: false,
        draft_scope: None,
        draft_saved: None,
        body_class: "bare",
    };
    document::document(
        &head,
        html! {
            header.top { (document::brand(&frame.commune_name, "/")) }
            (document::demo_banner(frame.demo_banner.as_deref()))
            div.sheet {
                main #noi-dung tabindex="-1" { div.bare-card { (content) } }
                (document::footer(&frame.commune_name, &frame.as_of, &frame.footer_links))
            }
        },
    )
}
