//! A document marked public, as a download.

use axum::extract::Path;
use web::{PageError, PageResult, Visitor, download};

use crate::frame;

/// The file.
pub async fn get(visitor: Visitor, Path((code, id)): Path<(i64, i64)>) -> PageResult {
    let commune = frame::commune_of(&visitor, code)?.commune;
    let mut conn = visitor.read().await?;
    let file = plans::api::public_file(&mut conn, commune, id).await?.ok_or(PageError::NotFound)?;
    let facts = db::blob::file_facts(&mut conn, commune, file).await?.ok_or(PageError::NotFound)?;
    let bytes = db::blob::file_bytes(&mut conn, commune, file).await?;
    Ok(download(&facts.name, &facts.mime, bytes))
}
