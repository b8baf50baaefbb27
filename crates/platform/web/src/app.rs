//! What every request may reach: the database, the clock, the communes served here, the menu.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use db::{Db, DbError};
use jiff::Timestamp;
use kernel::clock::Clock;
use kernel::ids::Commune;
use kernel::permission::Policy;
use ui::icons::Icon;

use crate::{Figures, Holder, Vault};

/// Finds who holds a session token; the last argument tells whether the request is something that the person did, which keeps
/// the session open. Implemented by the slice that owns the sessions.
pub type Authenticate =
    for<'a> fn(&'a Db, &'a str, Timestamp, bool) -> Pin<Box<dyn Future<Output = Result<Holder, DbError>> + Send + 'a>>;

/// A commune served by this installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneInfo {
    pub commune: Commune,
    /// "xã Hà Bắc".
    pub name: String,
    /// "Hà Bắc": the place name on papers.
    pub place: String,
    /// "Ủy ban nhân dân xã Hà Bắc".
    pub committee_name: String,
    /// "thành phố Hải Phòng".
    pub province_name: String,
}

/// An entry of the main menu, shown to those whom its policy knows.
#[derive(Debug, Clone, Copy)]
pub struct NavEntry {
    pub href: &'static str,
    pub label: &'static str,
    pub icon: Icon,
    pub policy: &'static Policy,
}

/// The whole application, shared by all requests.
pub struct App {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub communes: Vec<CommuneInfo>,
    pub authenticate: Authenticate,
    /// The address that people type ("https://saurohabac.example"): passkeys belong to it.
    pub origin: String,
    pub vault: Vault,
    pub nav: Vec<NavEntry>,
    /// Who finds the finder at the top of every page.
    pub finder: Option<&'static Policy>,
    /// The whole table of permissions, as all slices make it.
    pub policies: Vec<&'static Policy>,
    /// Shown on every page of a demonstration.
    pub demo_banner: Option<String>,
    /// The program that reads PDF text in a child process; none reads it in this one.
    pub pdf_reader: Option<std::path::PathBuf>,
    /// What is counted of the requests.
    pub figures: Figures,
    /// The program was told to stop: no longer ready for new visitors.
    pub stopping: AtomicBool,
}

/// A shared [`App`].
pub type AppRef = Arc<App>;

impl App {
    /// The commune's names; `None` for a commune not served here.
    pub fn commune(&self, commune: Commune) -> Option<&CommuneInfo> {
        self.communes.iter().find(|c| c.commune == commune)
    }
}
