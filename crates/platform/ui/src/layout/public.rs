//! The shell of the pages that citizens see: no menu, no script, little to load.

use super::document::{self, Head};
use maud::{Markup, html};

/// Everything around the content of a page without sign-in.
#[derive(Debug, Clone, Default)]
pub struct PublicFrame {
    pub title: String,
    pub commune_name: String,
    pub demo_banner: Option<String>,
    /// Address of the commune's public front page.
    pub home_href: String,
    pub breadcrumbs: Vec<(String, String)>,
    pub as_of: String,
    /// Where staff sign in; shown small at the bottom.
    pub sign_in_href: Option<String>,
    /// (href, label) at the bottom.
    pub footer_links: Vec<(String, String)>,
}

/// A whole page for citizens around `content`.
pub fn public_page(frame: &PublicFrame, content: Markup) -> Markup {
    let head = Head {
        title: &frame.title,
        has_errors: false,
        script: false,
        indexed: true,
        draft_scope: None,
        draft_saved: None,
        body_class: "public",
    };
    let mut links = frame.footer_links.clone();
    links.extend(frame.sign_in_href.iter().map(|href| (href.clone(), "Cán bộ đăng nhập".to_owned())));
    document::document(
        &head,
        html! {
            header.top { (document::brand(&frame.commune_name, &frame.home_href)) }
            (document::demo_banner(frame.demo_banner.as_deref()))
            div.sheet {
                (document::breadcrumbs(&frame.breadcrumbs))
                main #noi-dung tabindex="-1" { (content) }
                (document::footer(&frame.commune_name, &frame.as_of, &links))
            }
        },
    )
}
