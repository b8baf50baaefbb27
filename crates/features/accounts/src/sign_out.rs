//! Signing out ("Đăng xuất"): ends this session on the server and in the browser.

use axum::response::Response;
use db::Leaf;
use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderName, HeaderValue};
use web::{Ctx, FormData, PageResult, clear_cookie, see_other};

use crate::permissions::OwnAccount;
use crate::{api, store};

/// Ends the session.
pub async fn post(ctx: Ctx, headers: HeaderMap, _form: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let mut tx = ctx.app.db.write(&allowed, None, ctx.now()).await?;
    if let Some(token) = web::cookie(&headers, web::COOKIE) {
        store::delete_session(&mut tx, &allowed, &api::digest(token)).await?;
    }
    tx.commit(Leaf::about("accounts_account", ctx.actor.account.0, "Đăng xuất"), "/dang-nhap").await?;
    Ok(goodbye())
}

/// The way out: the cookie is cleared, and what the browser kept of the pages with it; not its storage, where drafts lie that
/// the person typed and has not sent.
pub(crate) fn goodbye() -> Response {
    let mut response = see_other("/dang-nhap");
    if let Ok(value) = HeaderValue::from_str(&clear_cookie()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    response
}
