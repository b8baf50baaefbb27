//! The only door for other slices: the way from a thing's page to its lines in the journal.

use kernel::actor::Actor;
use maud::{Markup, html};
use ui::components::{Tone, link_button};
use ui::icons::Icon;

pub use crate::permissions::ViewJournal;
use crate::words;

/// The link "Nhật ký" of a thing's page, for those who may read the journal; nothing for the others.
pub fn link(actor: &Actor, table: &str, id: i64) -> Markup {
    let kind = words::kind_of(table).filter(|_| actor.could(&ViewJournal));
    html! {
        @if let Some(kind) = kind {
            (link_button(&format!("/nhat-ky?loai={}&so={id}", kind.slug), "Nhật ký", Tone::Secondary, Some(Icon::History)))
        }
    }
}
