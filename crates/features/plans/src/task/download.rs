//! Sending the file of a piece of evidence, always as a download and never as a page.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use db::blob;
use http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderValue};
use kernel::text;
use web::{Ctx, PageError, PageResult};

use super::scope;
use crate::permissions::OpenFile;
use crate::store::evidence;

/// The file.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let mut conn = ctx.read().await?;
    let row = evidence::evidence(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let full = scope::visible(&ctx, &mut conn, row.task).await?;
    let coordinates = full.plan.coordinates > 0;
    ctx.may(OpenFile { people: full.task.people(), coordinates, is_public: row.is_public })?;
    let file = row.file.ok_or(PageError::NotFound)?;
    let facts = blob::file_facts(&mut conn, ctx.commune(), file).await?.ok_or(PageError::NotFound)?;
    let bytes = blob::file_bytes(&mut conn, ctx.commune(), file).await?;
    Ok(attachment(&facts.name, &facts.mime, bytes))
}

/// The answer: an attachment under its own name, not to be guessed at and, if shown after all, powerless.
pub fn attachment(name: &str, mime: &str, bytes: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    let unknown = HeaderValue::from_static("application/octet-stream");
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(mime).unwrap_or(unknown));
    let plain = HeaderValue::from_static("attachment");
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&disposition(name)).unwrap_or(plain));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    (headers, bytes).into_response()
}

/// The name twice: without marks for old programs, in UTF-8 for all others (RFC 6266, RFC 8187).
fn disposition(name: &str) -> String {
    let fold = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let old: String = text::search_key(stem).chars().map(fold).collect();
    let end: String = extension.chars().map(fold).collect();
    let dot = if end.is_empty() { "" } else { "." };
    let encoded: String = name
        .bytes()
        .map(|b| match b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
            true => char::from(b).to_string(),
            false => format!("%{b:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{old}{dot}{end}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn the_name_stands_in_both_ways() {
        assert_eq!(
            disposition("Báo cáo \"Đợt 1\".docx"),
            "attachment; filename=\"bao_cao_dot_1.docx\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22%C4%90%E1%BB%A3t%201%22.docx"
        );
    }
}
