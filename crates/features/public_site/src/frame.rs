//! The frame of every public page.

use axum::response::Response;
use http::header::CACHE_CONTROL;
use http::{HeaderValue, StatusCode};
use kernel::dates;
use maud::Markup;
use ui::layout::{PublicFrame, public_page};
use web::{App, CommuneInfo, PageError, Visitor, show};

/// The commune of an address.
pub(crate) fn commune_of(visitor: &Visitor, code: i64) -> Result<CommuneInfo, PageError> {
    visitor.app.commune(kernel::ids::Commune(code)).cloned().ok_or(PageError::NotFound)
}

/// A public page; browsers ask again each time, so that progress is never old.
pub(crate) fn public(
    app: &App,
    commune: &CommuneInfo,
    title: &str,
    crumbs: &[(String, String)],
    content: Markup,
) -> Response {
    let frame = PublicFrame {
        title: title.to_owned(),
        commune_name: commune.name.clone(),
        demo_banner: app.demo_banner.clone(),
        home_href: format!("/cong-khai/{}", commune.commune.0),
        breadcrumbs: crumbs.to_vec(),
        as_of: dates::moment(app.clock.now()),
        sign_in_href: Some("/dang-nhap".to_owned()),
        ..PublicFrame::default()
    };
    let mut response = show(StatusCode::OK, public_page(&frame, content));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
