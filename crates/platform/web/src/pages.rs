//! Responses: a page, a redirect, a plain message.

use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderValue, StatusCode};
use maud::{Markup, html};

/// A page.
pub fn show(status: StatusCode, markup: Markup) -> Response {
    (status, [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], markup.into_string())
        .into_response()
}

/// "See there" (303), for after a POST.
pub fn see_other(location: &str) -> Response {
    let safe = location.starts_with('/') && !location.starts_with("//");
    let target = HeaderValue::from_str(if safe { location } else { "/" }).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, target)]).into_response()
}

pub(crate) fn message_page(status: StatusCode, title: &str, body: Markup) -> Response {
    let frame = ui::layout::BareFrame { title: title.to_owned(), commune_name: String::new(), ..Default::default() };
    let content = html! {
        h1 { (title) }
        (body)
        p { a href="/" { "Về trang đầu" } }
    };
    show(status, ui::layout::bare_page(&frame, content))
}
