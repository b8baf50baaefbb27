//! What a handler is given: who is there, the database, the clock, and the frame of the page.

use std::sync::OnceLock;

use axum::extract::FromRequestParts;
use axum::response::Response;
use db::draft::NewDraft;
use db::{Reader, WriteTx, Written};
use http::header::SET_COOKIE;
use http::request::Parts;
use http::{HeaderValue, StatusCode};
use jiff::Timestamp;
use kernel::actor::Actor;
use kernel::dates::{self, Date};
use kernel::ids::Commune;
use kernel::permission::{Action, Allowed};
use maud::Markup;
use ui::components::{Notice, NoticeKind};
use ui::layout::{NavItem, PageFrame, UserBox};

use crate::session::{self, Identity, Locked};
use crate::{App, AppRef, CommuneInfo, FormData, PageError, drafts, fresh_key, see_other, show};

/// Carries one sentence over a redirect ("Đã lưu"), and the name of the draft that the browser may forget.
const NOTICE_COOKIE: &str = "__Host-thong-bao";

/// A request by somebody signed in.
pub struct Ctx {
    pub app: AppRef,
    pub actor: Actor,
    path: String,
    arrived: Arrived,
    /// How the browser knows its own copy of the draft of this request's form.
    draft: OnceLock<String>,
}

/// What the page before this one left to be said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Arrived {
    notice: Option<String>,
    draft_saved: Option<String>,
}

impl Arrived {
    fn from_cookie(value: &str) -> Arrived {
        let mut arrived = Arrived::default();
        for (name, value) in form_urlencoded::parse(value.as_bytes()) {
            match &*name {
                "loi" => arrived.notice = Some(value.into_owned()),
                "nhap" => arrived.draft_saved = Some(value.into_owned()),
                _ => {}
            }
        }
        arrived
    }

    fn is_empty(&self) -> bool {
        self.notice.is_none() && self.draft_saved.is_none()
    }
}

/// A request by anybody.
pub struct Visitor {
    pub app: AppRef,
    /// Who it is, if he is signed in.
    pub actor: Option<Actor>,
    /// Whose locked session it is.
    pub locked: Option<Actor>,
}

impl FromRequestParts<AppRef> for Ctx {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &AppRef) -> Result<Self, PageError> {
        let actor = parts.extensions.get::<Identity>().and_then(|i| i.0.clone()).ok_or(PageError::NotFound)?;
        let arrived = session::cookie(&parts.headers, NOTICE_COOKIE).map(Arrived::from_cookie).unwrap_or_default();
        Ok(Ctx { app: app.clone(), actor, path: parts.uri.path().to_owned(), arrived, draft: OnceLock::new() })
    }
}

impl FromRequestParts<AppRef> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &AppRef) -> Result<Self, PageError> {
        let actor = parts.extensions.get::<Identity>().and_then(|i| i.0.clone());
        let locked = parts.extensions.get::<Locked>().map(|locked| locked.0.clone());
        Ok(Visitor { app: app.clone(), actor, locked })
    }
}

impl Visitor {
    /// A connection for reading.
    ///
    /// # Errors
    /// When none comes free.
    pub async fn read(&self) -> Result<Reader, PageError> {
        Ok(self.app.db.read().await?)
    }
}

impl Ctx {
    /// A context without a request, for tests of use cases and for jobs.
    pub fn of(app: AppRef, actor: Actor) -> Ctx {
        Ctx { app, actor, path: "/".to_owned(), arrived: Arrived::default(), draft: OnceLock::new() }
    }

    /// The commune whose data the person works on.
    pub fn commune(&self) -> Commune {
        self.actor.commune
    }

    /// The commune's names.
    pub fn commune_info(&self) -> CommuneInfo {
        self.app.commune(self.actor.commune).cloned().unwrap_or_else(|| unknown_commune(self.actor.commune))
    }

    /// The page of the menu that is most his own: the one that the fewest roles share. For whoever has no work here.
    pub fn first_page(&self) -> &'static str {
        let shown = self.app.nav.iter().filter(|entry| entry.href != "/" && entry.policy.knows(&self.actor));
        shown.min_by_key(|entry| entry.policy.roles().count()).map_or("/tai-khoan", |entry| entry.href)
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// Today in Viet Nam.
    pub fn today(&self) -> Date {
        self.app.clock.today()
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// When none comes free.
    pub async fn read(&self) -> Result<Reader, PageError> {
        Ok(self.app.db.read().await?)
    }

    /// Asks for a permission.
    ///
    /// # Errors
    /// Not found when it lies outside the person's scope, else a refusal with its reason.
    pub fn may<A: Action>(&self, action: A) -> Result<Allowed<A>, PageError> {
        Ok(self.actor.may(action)?)
    }

    /// Begins the one transaction of a command, which ends the draft of its form.
    ///
    /// # Errors
    /// A redirect when this very form was carried out before.
    pub async fn write<A: Action>(&self, allowed: &Allowed<A>, form: &FormData) -> Result<WriteTx, PageError> {
        let mut tx = self.app.db.write(allowed, form.key().as_ref(), self.now()).await?;
        if let Some(draft) = form.draft() {
            db::draft::forget(&mut tx, &self.actor, &draft.key).await?;
            self.draft.set(drafts::local_name(&draft)).ok();
        }
        Ok(tx)
    }

    /// A random key for a form on this page.
    pub fn key(&self) -> String {
        fresh_key()
    }

    /// Leads on after a write, with one sentence that says what was done.
    pub fn done(&self, written: &Written, sentence: &str) -> Response {
        self.went_on(&written.location, sentence, self.draft.get().map(String::as_str))
    }

    /// Leads on after a draft was dropped, which the browser then forgets too.
    pub fn dropped(&self, draft: &NewDraft, sentence: &str) -> Response {
        self.went_on(&draft.page, sentence, Some(&drafts::local_name(draft)))
    }

    fn went_on(&self, location: &str, sentence: &str, draft: Option<&str>) -> Response {
        let mut response = see_other(location);
        if let Ok(value) = HeaderValue::from_str(&notice_cookie(Some(sentence), draft)) {
            response.headers_mut().append(SET_COOKIE, value);
        }
        response
    }

    /// Begins a page.
    pub fn page(&self, title: impl Into<String>) -> PageBuilder {
        PageBuilder {
            frame: frame_of(&self.app, &self.actor, &self.path, title.into(), &self.arrived),
            status: StatusCode::OK,
            clears_notice: !self.arrived.is_empty(),
        }
    }
}

/// `Set-Cookie` for the next page: a sentence, and the draft that the browser may forget.
pub(crate) fn notice_cookie(sentence: Option<&str>, draft: Option<&str>) -> String {
    let mut packed = form_urlencoded::Serializer::new(String::new());
    packed.extend_pairs(sentence.map(|sentence| ("loi", sentence)));
    packed.extend_pairs(draft.map(|draft| ("nhap", draft)));
    format!("{NOTICE_COOKIE}={}; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax", packed.finish())
}

fn unknown_commune(commune: Commune) -> CommuneInfo {
    CommuneInfo {
        commune,
        name: format!("xã {commune}"),
        place: String::new(),
        committee_name: "Ủy ban nhân dân".to_owned(),
        province_name: String::new(),
    }
}

pub(crate) fn frame_of(app: &App, actor: &Actor, path: &str, title: String, arrived: &Arrived) -> PageFrame {
    let nav = app
        .nav
        .iter()
        .filter(|entry| entry.policy.knows(actor))
        .map(|entry| {
            let mut item = NavItem::new(entry.href, entry.label, entry.icon);
            item.current =
                path == entry.href || path.strip_prefix(entry.href).is_some_and(|rest| rest.starts_with('/'));
            item
        })
        .collect();
    PageFrame {
        title,
        commune_name: app.commune(actor.commune).map(|c| c.name.clone()).unwrap_or_default(),
        demo_banner: app.demo_banner.clone(),
        nav,
        user: Some(UserBox {
            name: actor.name.clone(),
            role_text: actor.title.clone(),
            href: "/tai-khoan".to_owned(),
            draft_scope: format!("{}-{}", actor.commune, actor.account.0),
            sign_out_key: fresh_key(),
        }),
        notice: arrived.notice.as_deref().map(|text| Notice::new(NoticeKind::Success, text)),
        draft_saved: arrived.draft_saved.clone(),
        search_query: app.finder.filter(|policy| policy.knows(actor)).map(|_| String::new()),
        as_of: dates::moment(app.clock.now()),
        ..PageFrame::default()
    }
}

/// A page on its way to the browser.
pub struct PageBuilder {
    frame: PageFrame,
    status: StatusCode,
    clears_notice: bool,
}

impl PageBuilder {
    /// The way back: (address, label), outermost first.
    #[must_use]
    pub fn crumbs(mut self, crumbs: &[(&str, &str)]) -> Self {
        self.frame.breadcrumbs = crumbs.iter().map(|(h, l)| ((*h).to_owned(), (*l).to_owned())).collect();
        self
    }

    /// The page shows a form that was refused (422).
    #[must_use]
    pub fn refused(mut self) -> Self {
        self.frame.has_errors = true;
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self
    }

    /// Somebody else was faster (409).
    #[must_use]
    pub fn conflict(mut self) -> Self {
        self.frame.has_errors = true;
        self.status = StatusCode::CONFLICT;
        self
    }

    /// What stands in the finder.
    #[must_use]
    pub fn search(mut self, query: &str) -> Self {
        self.frame.search_query = Some(query.to_owned());
        self
    }

    /// The frame, for changes that no method covers.
    pub fn frame(&mut self) -> &mut PageFrame {
        &mut self.frame
    }

    /// The page.
    pub fn show(self, content: Markup) -> Response {
        let mut response = show(self.status, ui::layout::page(&self.frame, content));
        if self.clears_notice {
            let cookie = format!("{NOTICE_COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
            if let Ok(value) = HeaderValue::from_str(&cookie) {
                response.headers_mut().append(SET_COOKIE, value);
            }
        }
        response
    }
}
