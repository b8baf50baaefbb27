//! Responses: a page, a redirect, a plain message.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderValue, StatusCode};
use maud::{Markup, html};

use crate::PageError;

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

pub(crate) fn message_page(status: StatusCode, title: &str, body: Markup) -> Response {
    let frame = ui::layout::BareFrame { title: title.to_owned(), commune_name: String::new(), ..Default::default() };
    let content = html! {
        h1 { (title) }
        (body)
        p { a href="/" { "Về trang đầu" } }
    };
    show(status, ui::layout::bare_page(&frame, content))
}
