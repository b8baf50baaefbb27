//! Layout, components, style and charts of every page: typed functions that answer HTML, escaped by default.
//!
//! No page needs JavaScript, no markup carries a style or a handler, so the strictest content policy holds.
//! `README.md` lists every component; `cargo run -p ui --example gallery -- FOLDER` draws them all.

pub mod assets;
pub mod charts;
pub mod components;
pub mod gallery;
pub mod icons;
pub mod layout;

pub use components::*;
pub use gallery::gallery;
pub use icons::{Icon, icon};
pub use layout::{
    BareFrame, NavItem, PageFrame, PublicFrame, UserBox, bare_page, page, page_head, page_head_with, public_page,
};
pub use maud::{DOCTYPE, Markup, PreEscaped, html};
