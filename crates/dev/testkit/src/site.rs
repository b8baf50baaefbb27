//! The whole site over one database, with people already signed in.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use axum::Router;
use axum::body::Body;
use db::{Db, DbError};
use http::{Method, Request, header};
use jiff::Timestamp;
use kernel::actor::Actor;
use kernel::ids::{Commune, StaffId, UnitId};
use tower::ServiceExt as _;
use web::{App, AppRef, Authenticate, CommuneInfo, Ctx, Feature, Figures, Holder, Vault};

use crate::people::{self, HA_BAC, Loaded, THANH_HA};
use crate::request::{PASSWORD, actor_of, multipart, request, token_of, urlencoded};
use crate::{Answer, SettableClock};

/// What no password hashes to.
const NO_PASSWORD: &str = "-";
/// The key of secrets that every test site has.
const VAULT_KEY: [u8; 32] = [7; 32];

/// A site under test. `who` in its methods is a key of the table in `people.rs` (`"dau_moi"`), the same with the mirrored
/// commune before it (`"thanh_ha/dau_moi"`), or `""` for nobody.
#[derive(Clone)]
pub struct Site {
    pub app: AppRef,
    pub clock: SettableClock,
    router: Router,
    communes: Vec<Loaded>,
}

impl Site {
    /// Xã Hà Bắc; whoever a token names is signed in.
    pub async fn new(db: Db, features: Vec<Feature>, clock: SettableClock) -> Site {
        let loaded = vec![people::load(&db, &clock, HA_BAC, NO_PASSWORD).await];
        Site::over(db, features, clock, loaded, believe)
    }

    /// Hà Bắc and its mirror Thanh Hà in one database, to see that neither shows in the other.
    pub async fn with_mirror(db: Db, features: Vec<Feature>, clock: SettableClock) -> Site {
        let loaded = vec![
            people::load(&db, &clock, HA_BAC, NO_PASSWORD).await,
            people::load(&db, &clock, THANH_HA, NO_PASSWORD).await,
        ];
        Site::over(db, features, clock, loaded, believe)
    }

    /// Hà Bắc with real accounts: the username is the key with dots (`"dau.moi"`), the password of each [`PASSWORD`].
    pub async fn with_accounts(db: Db, features: Vec<Feature>, clock: SettableClock) -> Site {
        let hash = accounts::api::hash_password(PASSWORD.to_owned()).await.expect("a hash");
        let loaded = people::load(&db, &clock, HA_BAC, &hash).await;
        Site::over(db, features, clock, vec![loaded], access::api::authenticate)
    }

    /// The site over data that is there already, of these communes; ask with [`crate::token_of`] and [`Site::by_token`].
    pub fn around(db: Db, features: Vec<Feature>, clock: SettableClock, communes: Vec<CommuneInfo>) -> Site {
        let nobody = |info| Loaded { info, units: Vec::new(), people: Vec::new() };
        Site::over(db, features, clock, communes.into_iter().map(nobody).collect(), believe)
    }

    fn over(
        db: Db,
        features: Vec<Feature>,
        clock: SettableClock,
        communes: Vec<Loaded>,
        authenticate: Authenticate,
    ) -> Site {
        let app = Arc::new(App {
            db,
            clock: Arc::new(clock.clone()),
            communes: communes.iter().map(|c| c.info.clone()).collect(),
            authenticate,
            origin: "https://xa.test".to_owned(),
            vault: Vault::new(&VAULT_KEY),
            nav: Vec::new(),
            finder: web::finder_policy(&features),
            policies: features.iter().flat_map(|feature| feature.policies.iter().copied()).collect(),
            demo_banner: None,
            pdf_reader: None,
            figures: Figures::default(),
            stopping: AtomicBool::new(false),
        });
        Site { router: web::router(app.clone(), features), app, clock, communes }
    }

    /// The same site with an [`App`] changed by the test (menu, banner, clock).
    pub fn reopened(&self, features: Vec<Feature>, change: impl FnOnce(&mut App)) -> Site {
        let old = &self.app;
        let mut app = App {
            db: old.db.clone(),
            clock: old.clock.clone(),
            communes: old.communes.clone(),
            authenticate: old.authenticate,
            origin: old.origin.clone(),
            vault: Vault::new(&VAULT_KEY),
            nav: old.nav.clone(),
            finder: old.finder,
            policies: old.policies.clone(),
            demo_banner: old.demo_banner.clone(),
            pdf_reader: old.pdf_reader.clone(),
            figures: Figures::default(),
            stopping: AtomicBool::new(false),
        };
        change(&mut app);
        let app = Arc::new(app);
        Site {
            router: web::router(app.clone(), features),
            app,
            clock: self.clock.clone(),
            communes: self.communes.clone(),
        }
    }

    /// The person of this key.
    #[track_caller]
    pub fn actor(&self, who: &str) -> Actor {
        let (commune, key) = self.split(who);
        let found = commune.people.iter().find(|(k, _, _)| *k == key);
        found.unwrap_or_else(|| panic!("nobody has the key {who:?}")).2.clone()
    }

    /// The person of this staff code (`"HB-007"`, `"TH-007"`).
    #[track_caller]
    pub fn staff(&self, code: &str) -> StaffId {
        let mut people = self.communes.iter().flat_map(|c| &c.people);
        people
            .find(|(_, c, _)| c == code)
            .and_then(|(_, _, a)| a.staff)
            .unwrap_or_else(|| panic!("nobody has {code:?}"))
    }

    /// The unit of this code (`"VHXH"`, `"thanh_ha/VHXH"`).
    #[track_caller]
    pub fn unit(&self, code: &str) -> UnitId {
        let (commune, key) = self.split(code);
        commune.units.iter().find(|(c, _)| *c == key).unwrap_or_else(|| panic!("no unit {code:?}")).1
    }

    /// The first commune of the site.
    pub fn commune(&self) -> Commune {
        self.communes[0].info.commune
    }

    /// A context for calling use cases without a request.
    #[track_caller]
    pub fn ctx(&self, who: &str) -> Ctx {
        Ctx::of(self.app.clone(), self.actor(who))
    }

    /// Opens an address.
    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.send(request(Method::GET, path, self.token(who).as_deref(), None, Vec::new())).await
    }

    /// Sends a form, with a fresh `_key` unless the fields bring one.
    pub async fn post(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.send(request(Method::POST, path, self.token(who).as_deref(), Some(kind), urlencoded(fields))).await
    }

    /// Sends a form with files: (field, file name, content).
    pub async fn post_multipart(
        &self,
        who: &str,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        let (kind, body) = multipart(fields, files);
        self.send(request(Method::POST, path, self.token(who).as_deref(), Some(&kind), body)).await
    }

    /// As [`Site::get`] and [`Site::post`] (with fields), by the holder of a real session token.
    pub async fn by_token(&self, token: &str, path: &str, fields: Option<&[(&str, &str)]>) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let made = match fields {
            None => request(Method::GET, path, Some(token), None, Vec::new()),
            Some(fields) => request(Method::POST, path, Some(token), Some(kind), urlencoded(fields)),
        };
        self.send(made).await
    }

    /// Any request, headers and all.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a whole body").to_vec();
        let location = parts.headers.get(header::LOCATION).and_then(|l| l.to_str().ok()).map(str::to_owned);
        Answer {
            status: parts.status.as_u16(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
            location,
            headers: parts.headers,
        }
    }

    /// The session token of this person; none for `""`.
    #[track_caller]
    pub fn token(&self, who: &str) -> Option<String> {
        if who.is_empty() { None } else { Some(token_of(&self.actor(who))) }
    }

    fn split<'w>(&self, who: &'w str) -> (&Loaded, &'w str) {
        match who.strip_prefix("thanh_ha/") {
            Some(key) => (self.communes.last().expect("a commune"), key),
            None => (&self.communes[0], who),
        }
    }
}

/// Believes whatever the token says.
fn believe<'a>(
    _: &'a Db,
    token: &'a str,
    _: Timestamp,
    _: bool,
) -> Pin<Box<dyn Future<Output = Result<Holder, DbError>> + Send + 'a>> {
    Box::pin(async move { Ok(actor_of(token).map_or(Holder::Nobody, Holder::Present)) })
}
