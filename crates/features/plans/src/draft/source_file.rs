//! The file that a plan was read from, as it came.

use axum::extract::Path;
use axum::response::IntoResponse as _;
use db::blob;
use http::HeaderValue;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use web::{Ctx, PageError, PageResult};

use crate::plan_page::{self, Number};

/// Sends the file, never shown inside the browser.
pub async fn download(ctx: Ctx, Path(Number(id)): Path<Number>) -> PageResult {
    let plan = plan_page::load(&ctx, id).await?;
    let file = plan.source_file.ok_or(PageError::NotFound)?;
    let mut conn = ctx.read().await?;
    let facts = blob::file_facts(&mut conn, ctx.commune(), file).await?.ok_or(PageError::NotFound)?;
    let bytes = blob::file_bytes(&mut conn, ctx.commune(), file).await?;
    let mime = HeaderValue::from_str(&facts.mime).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let mut response = bytes.into_response();
    response.headers_mut().insert(CONTENT_TYPE, mime);
    response.headers_mut().insert(CONTENT_DISPOSITION, disposition(&facts.name));
    Ok(response)
}

/// The name in UTF-8 (RFC 6266), with a plain one for old programs.
fn disposition(name: &str) -> HeaderValue {
    let safe = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    let encoded: String =
        name.bytes().map(|b| if safe(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
    let plain: String =
        kernel::text::search_key(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let ending = name.rsplit_once('.').map(|(_, e)| e).filter(|e| e.bytes().all(|b| b.is_ascii_alphanumeric()));
    let plain = ending.map_or_else(|| plain.clone(), |e| format!("{}.{e}", plain.trim_end_matches(&format!("-{e}"))));
    HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}
