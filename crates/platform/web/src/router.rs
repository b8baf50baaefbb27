//! From the slices' tables to one router: gates, sessions, headers, compression, records.

use std::sync::atomic::Ordering;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::resume::Resume;
use crate::session::{Identity, Locked};
use crate::{AppRef, Feature, Gate, PageError, drafts, error, headers, pages, record, resume, see_other, session};

/// The whole site.
pub fn router(app: AppRef, features: Vec<Feature>) -> Router {
    let mut site: Router<AppRef> = Router::new();
    for route in features.into_iter().flat_map(|f| f.routes) {
        let gate = route.gate;
        let guard = from_fn_with_state(app.clone(), move |State(app): State<AppRef>, request: Request, next: Next| {
            guard(app, gate, request, next)
        });
        let guarded = route.service.layer(guard);
        site = site.route(route.path, guarded);
    }
    let site = site
        .fallback(|| async { PageError::NotFound })
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(from_fn(pages::in_our_words))
        .layer(from_fn_with_state(app.clone(), drafts::offered))
        .layer(from_fn_with_state(app.clone(), resume::receive))
        .layer(from_fn_with_state(app.clone(), pages::framed))
        // `receive` has limits of its own
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(from_fn_with_state(app.clone(), session::identify))
        .layer(from_fn(headers::same_origin))
        .layer(CompressionLayer::new())
        // what the layers themselves break is a page too
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(from_fn_with_state(app.clone(), record::record));
    Router::new()
        // public: a supervisor asks whether the program lives; the answer tells nothing
        .route("/healthz", axum::routing::get(|| async { "ok" }))
        // public: a supervisor asks whether pages and writes are taken; the answer tells nothing
        .route("/readyz", axum::routing::get(ready))
        // public: style, scripts and fonts, the same for everybody
        .route("/assets/{file}", axum::routing::get(asset))
        .merge(site)
        .layer(from_fn(headers::secure))
        .with_state(app)
}

async fn guard(app: AppRef, gate: Gate, request: Request, next: Next) -> Response {
    let identity = request.extensions().get::<Identity>().and_then(|i| i.0.as_ref());
    if gate.admits(identity) {
        return next.run(request).await;
    }
    if identity.is_some() {
        return PageError::from(gate.refusal()).into_response();
    }
    let locked = request.extensions().get::<Locked>();
    let door = if locked.is_some() { "/mo-khoa" } else { "/dang-nhap" };
    let back = request.uri().path_and_query().map_or("/", |p| p.as_str());
    if request.method() != Method::POST {
        let target: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
        return see_other(&format!("{door}?toi={target}"));
    }
    match (request.extensions().get::<Resume>(), locked) {
        (None, _) => see_other(door),
        (Some(resume), None) => resume::sign_in_first(&app, resume),
        (Some(resume), Some(locked)) => resume::unlock_first(&app, locked, resume),
    }
}

async fn ready(State(app): State<AppRef>) -> Response {
    if app.stopping.load(Ordering::Relaxed) {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping").into_response();
    }
    match app.db.is_writable().await && app.db.read().await.is_ok() {
        true => "ok".into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, "database").into_response(),
    }
}

async fn asset(uri: http::Uri, headers: HeaderMap) -> Response {
    let Some(asset) = ui::assets::find(uri.path()) else { return PageError::NotFound.into_response() };
    let takes_brotli = headers
        .get(http::header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.split(',').any(|e| e.trim().split(';').next() == Some("br")));
    let cache = if asset.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut answer = HeaderMap::new();
    answer.insert(CONTENT_TYPE, HeaderValue::from_static(asset.mime));
    answer.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if takes_brotli {
        answer.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        return (answer, asset.br).into_response();
    }
    (answer, asset.bytes).into_response()
}
