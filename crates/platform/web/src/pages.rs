//! Responses: a page, a redirect, a plain message.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, LOCATION, REFERER};
use http::{HeaderMap, HeaderValue, StatusCode, Uri};
use maud::{Markup, html};
use ui::layout::{BareFrame, bare_page, page, page_head};

use crate::ctx::{Arrived, frame_of};
use crate::session::Identity;
use crate::{AppRef, PageError};

/// A page.
pub fn show(status: StatusCode, markup: Markup) -> Response {
    (status, [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], markup.into_string())
        .into_response()
}

/// Whether an address lies on this site. Browsers drop tabs and line ends and read a backslash as a slash, so these
/// could lead away.
pub fn lies_here(address: &str) -> bool {
    let odd = |c: char| c.is_control() || c == '\\';
    address.starts_with('/') && !address.starts_with("//") && !address.contains(odd)
}

/// "See there" (303), for after a POST.
pub fn see_other(location: &str) -> Response {
    let target = if lies_here(location) { location } else { "/" };
    let target = HeaderValue::from_str(target).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, target)]).into_response()
}

/// Refusals of the framework (an address with letters where a number belongs, a method that a page does not know) are
/// bare English text: here they become a page.
pub(crate) async fn in_our_words(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let bare = response.headers().get(CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => message_page(
            StatusCode::METHOD_NOT_ALLOWED,
            "Yêu cầu không hợp lệ",
            html! { p { "Địa chỉ này không nhận cách gửi như vậy. Hãy mở lại trang từ thực đơn rồi làm lại." } },
        ),
        status if status.is_client_error() && bare => PageError::NotFound.into_response(),
        _ => response,
    }
}

/// What a page of one message says, so that the router can set it into the frame of whoever is signed in.
#[derive(Clone)]
pub(crate) struct Message {
    title: String,
    body: Markup,
}

pub(crate) fn message_page(status: StatusCode, title: &str, body: Markup) -> Response {
    let frame = BareFrame { title: title.to_owned(), ..BareFrame::default() };
    let content = html! { h1 { (title) } (body) p { a href="/" { "Về trang đầu" } } };
    let mut response = show(status, bare_page(&frame, content));
    response.extensions_mut().insert(Message { title: title.to_owned(), body });
    response
}

/// Somebody signed in keeps his menu on a page that refuses him, and the way back to where he came from.
pub(crate) async fn framed(State(app): State<AppRef>, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<Identity>().and_then(|identity| identity.0.clone());
    let came_from = page_before(request.headers());
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let (Some(actor), Some(Message { title, body })) = (actor, response.extensions_mut().remove::<Message>()) else {
        return response;
    };
    let frame = frame_of(&app, &actor, &path, title.clone(), &Arrived::default());
    let content = html! {
        (page_head(&title))
        (body)
        p {
            @if let Some(address) = &came_from { a href=(address) { "Quay lại trang trước" } " · " }
            a href="/" { "Về trang đầu" }
        }
    };
    let markup = page(&frame, content);
    *response.body_mut() = markup.into_string().into();
    response.headers_mut().remove(CONTENT_LENGTH);
    response
}

/// The page of this site from which the request was sent.
fn page_before(headers: &HeaderMap) -> Option<String> {
    let said: Uri = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    let host = headers.get(HOST)?.to_str().ok()?;
    let here = said.authority().is_some_and(|authority| authority.as_str().eq_ignore_ascii_case(host));
    said.path_and_query().map(|path| path.as_str().to_owned()).filter(|path| here && lies_here(path))
}
