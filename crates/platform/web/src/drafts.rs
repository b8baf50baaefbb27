//! Drafts: what was typed and not sent is kept for its writer, and offered where the form stands.
//!
//! No page and no handler knows of it. A form with a name for drafts carries its key, its name and where it stands; the
//! script sends it as it stands every few seconds; here a form that was refused is kept too, and the page that goes out
//! is looked through for forms that something was kept of.

mod fill;
mod offer;
mod tags;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use db::draft::{self, NewDraft, OwnDrafts};
use db::{DbError, SubmissionKey};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, SET_COOKIE};
use http::{HeaderValue, Method, StatusCode};
use kernel::actor::Actor;

use crate::body::Sent;
use crate::ctx::notice_cookie;
use crate::error::CarriedOut;
use crate::session::Identity;
use crate::{App, AppRef, see_other};

/// Where one's drafts are listed, kept and dropped.
pub const DRAFTS: &str = "/ban-nhap";
/// In an address: the key of the draft that its form is to be filled with.
const TAKE: &str = "lay-lai";
const LONGEST_NAME: usize = 80;
const LONGEST_PAGE: usize = 500;
/// How long a refused form waits for being kept: its answer must not hang on it.
const PATIENCE: Duration = Duration::from_secs(3);

/// The address at which the form stands with what was kept of it.
pub fn take_address(page: &str, key: &str) -> String {
    let joint = if page.contains('?') { '&' } else { '?' };
    format!("{page}{joint}{TAKE}={key}")
}

/// A sent form as a draft; `None` for a form that is kept nowhere. Passwords are left out.
pub(crate) fn draft_of(texts: &[(String, String)]) -> Option<NewDraft> {
    let raw = |name: &str| texts.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
    let name = raw("_draft");
    let page = raw("_page");
    let fits = !name.is_empty() && name.len() <= LONGEST_NAME;
    let kept = |(name, _): &&(String, String)| !name.starts_with('_') && !name.contains("mat_khau");
    Some(NewDraft {
        key: SubmissionKey::parse(raw("_key")).filter(|_| fits)?,
        name: name.to_owned(),
        page: if crate::lies_here(page) && page.len() <= LONGEST_PAGE { page } else { "/" }.to_owned(),
        version: raw("_version").parse().ok(),
        stamp: raw("_stamp").parse().unwrap_or(0),
        fields: texts.iter().filter(kept).cloned().collect(),
    })
}

/// How the browser knows its own copy of a draft.
pub(crate) fn local_name(draft: &NewDraft) -> String {
    format!("{}:{}", draft.name, draft.key.as_str())
}

/// Keeps a form; `false` when it is too large.
pub(crate) async fn keep(app: &App, actor: &Actor, draft: &NewDraft) -> Result<bool, DbError> {
    let Ok(allowed) = actor.may(OwnDrafts { account: actor.account }) else { return Ok(false) };
    draft::keep(&app.db, &allowed, draft, app.clock.now()).await
}

/// What a request says of drafts.
struct Asked {
    /// The form that it sends.
    sent: Option<NewDraft>,
    /// Where it stands, without [`TAKE`].
    page: String,
    /// The draft that a form is to be filled with.
    take: Option<String>,
    is_get: bool,
}

impl Asked {
    fn of(request: &Request) -> Asked {
        let sent = request.extensions().get::<Arc<Sent>>().and_then(|sent| draft_of(&sent.texts));
        let sent = sent.filter(|_| !request.uri().path().starts_with(DRAFTS));
        let query: Vec<(String, String)> =
            form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()).into_owned().collect();
        let (take, rest): (Vec<_>, Vec<_>) = query.into_iter().partition(|(name, _)| name == TAKE);
        let rest = form_urlencoded::Serializer::new(String::new()).extend_pairs(&rest).finish();
        let path = request.uri().path();
        let here = if rest.is_empty() { path.to_owned() } else { format!("{path}?{rest}") };
        let page = sent.as_ref().map_or(here, |draft| draft.page.clone());
        let take = take.into_iter().next().map(|(_, key)| key);
        Asked { sent, page, take, is_get: request.method() == Method::GET }
    }
}

/// Keeps a form that was refused, and offers what was kept on the page that goes out.
pub(crate) async fn offered(State(app): State<AppRef>, request: Request, next: Next) -> Response {
    let Some(actor) = request.extensions().get::<Identity>().and_then(|identity| identity.0.clone()) else {
        return next.run(request).await;
    };
    let asked = Asked::of(&request);
    let mut response = next.run(request).await;
    if let Some(draft) = &asked.sent {
        after_sending(&app, &actor, draft, &mut response).await;
    }
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page { with_offers(&app, &actor, &asked, response).await } else { response }
}

/// A form that was refused, or met a fault, is kept by the server itself. One that had been carried out before is not
/// unsent any more, whatever the browser has kept of it.
async fn after_sending(app: &App, actor: &Actor, draft: &NewDraft, response: &mut Response) {
    let status = response.status();
    let typed = draft.fields.iter().any(|(_, value)| !value.trim().is_empty());
    if typed && (status.is_client_error() || status.is_server_error()) {
        // A late answer is worse than a draft less: the page gives back what was typed besides.
        if !matches!(tokio::time::timeout(PATIENCE, keep(app, actor, draft)).await, Ok(Ok(_))) {
            tracing::warn!("a refused form could not be kept");
        }
    }
    if response.extensions().get::<CarriedOut>().is_some() {
        if let Ok(allowed) = actor.may(OwnDrafts { account: actor.account }) {
            draft::discard(&app.db, &allowed, &draft.key, app.clock.now()).await.ok();
        }
        if let Ok(cookie) = HeaderValue::from_str(&notice_cookie(None, Some(&local_name(draft)))) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
}

async fn with_offers(app: &App, actor: &Actor, asked: &Asked, response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    // The body is whole already: pages are made in memory.
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Ok(page) = std::str::from_utf8(&bytes) else { return Response::from_parts(parts, Body::from(bytes)) };
    let found = fill::forms(page);
    if found.is_empty() && asked.take.is_none() {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let offers = asked.is_get && parts.status == StatusCode::OK;
    let looked = offer::Look { app, actor, asked, offers }.through(page, &found).await;
    match looked {
        Ok(offer::Looked::Page(page)) => {
            parts.headers.remove(CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(page))
        }
        Ok(offer::Looked::FormIsGone) => see_other(DRAFTS),
        Err(error) => {
            tracing::warn!(%error, "drafts could not be looked up");
            Response::from_parts(parts, Body::from(bytes))
        }
    }
}
