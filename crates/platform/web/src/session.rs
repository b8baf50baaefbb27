//! The session cookie and the person behind it.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::HeaderMap;
use http::header::COOKIE as COOKIE_HEADER;
use jiff::SignedDuration;
use kernel::actor::Actor;

use crate::{AppRef, PageError};

/// Name of the session cookie: bound to this host, sent only over a safe line, out of reach of scripts.
pub const COOKIE: &str = "__Host-sauro";
/// The longest that a session lives, in seconds.
const LIFETIME_SECONDS: u32 = 12 * 60 * 60;

/// Who holds a session token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// Nobody: the token is unknown, or its session has ended.
    Nobody,
    /// This person.
    Present(Actor),
    /// This person, who has done nothing for so long (the limit that was passed) that somebody else may sit there now.
    Away(Actor, SignedDuration),
}

/// Whose session is locked, and after how long, in the extensions of a request.
#[derive(Debug, Clone)]
pub(crate) struct Locked(pub Actor, pub SignedDuration);

/// Who is there, found once per request.
#[derive(Debug, Clone)]
pub(crate) struct Identity(pub Option<Actor>);

/// The cookie's value in the request.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
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
    let holder = match token {
        None => Holder::Nobody,
        Some(token) => {
            let by_hand = done_by_hand(request.headers());
            match (app.authenticate)(&app.db, &token, app.clock.now(), by_hand).await {
                Ok(holder) => holder,
                Err(error) => return PageError::from(error).into_response(),
            }
        }
    };
    let actor = match holder {
        Holder::Nobody => None,
        Holder::Present(actor) => Some(actor),
        Holder::Away(actor, limit) => {
            request.extensions_mut().insert(Locked(actor, limit));
            None
        }
    };
    request.extensions_mut().insert(Identity(actor));
    next.run(request).await
}

/// Whether a person's own act brought the request. What a script sends by itself (a draft kept every few seconds) says so in
/// `Sec-Fetch-Dest`, and does not hold a session open at which nobody sits.
fn done_by_hand(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_none_or(|dest| dest != "empty")
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
