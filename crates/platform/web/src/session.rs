//! The session cookie and the person behind it.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::HeaderMap;
use http::header::COOKIE as COOKIE_HEADER;
use kernel::actor::Actor;

use crate::{AppRef, PageError};

/// Name of the session cookie: bound to this host, sent only over a safe line, out of reach of scripts.
pub const COOKIE: &str = "__Host-sauro";
/// The longest that a session lives, in seconds.
const LIFETIME_SECONDS: u32 = 12 * 60 * 60;

/// Who is there, found once per request.
#[derive(Debug, Clone)]
pub(crate) struct Identity(pub Option<Actor>);

/// The cookie's value in the request.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(COOKIE_HEADER)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split("; "))
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// `Set-Cookie` that begins a session.
pub fn set_cookie(token: &str) -> String {
    format!("{COOKIE}={token}; Path=/; Max-Age={LIFETIME_SECONDS}; Secure; HttpOnly; SameSite=Lax")
}

/// `Set-Cookie` that ends it.
pub fn clear_cookie() -> String {
    format!("{COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax")
}

pub(crate) async fn identify(State(app): State<AppRef>, mut request: Request, next: Next) -> Response {
    let token = cookie(request.headers(), COOKIE).filter(|t| !t.is_empty()).map(str::to_owned);
    let actor = match token {
        None => None,
        Some(token) => match (app.authenticate)(&app.db, &token, app.clock.now()).await {
            Ok(actor) => actor,
            Err(error) => return PageError::from(error).into_response(),
        },
    };
    request.extensions_mut().insert(Identity(actor));
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    #[test]
    fn only_the_whole_cookie_name_counts() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE_HEADER, HeaderValue::from_static("x__Host-sauro=evil; a=b; __Host-sauro=good"));
        assert_eq!(cookie(&headers, COOKIE), Some("good"));
        assert_eq!(cookie(&headers, "__Host-saur"), None);
    }
}
