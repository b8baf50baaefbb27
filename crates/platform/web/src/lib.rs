//! Routes, sessions, forms, errors: the technical half of a web page.
//!
//! A slice gives a [`Feature`]: a table of [`Route`]s, each with its [`Gate`]. A handler takes a [`Ctx`] (somebody
//! signed in) or a [`Visitor`] (anybody) and, for a POST, a [`FormData`]; it answers a [`PageResult`].

mod address;
mod app;
mod body;
mod ctx;
mod download;
mod drafts;
mod error;
mod field;
mod form;
mod headers;
mod pages;
mod paging;
mod peer;
mod record;
mod resume;
mod route;
mod router;
mod session;
mod vault;

pub use address::SiteAddress;
pub use app::{App, AppRef, Authenticate, CommuneInfo, NavEntry};
pub use body::Upload;
pub use ctx::{Ctx, PageBuilder, Visitor};
pub use download::download;
pub use drafts::{DRAFTS, take_address};
pub use error::{PageError, PageResult};
pub use field::{FieldErrors, Parsed};
pub use form::FormData;
pub use pages::{lies_here, see_other, show};
pub use paging::Paging;
pub use peer::Peer;
pub use record::{Asked, Figures};
pub use resume::{Resume, resumed};
pub use route::{FINDER, Feature, Gate, Route, finder_policy, get, post};
pub use router::router;
pub use session::{COOKIE, Holder, clear_cookie, cookie, set_cookie};
pub use vault::Vault;

/// A random key for a form, so that sending it twice has one effect.
pub fn fresh_key() -> String {
    format!("{:032x}", rand::random::<u128>())
}
