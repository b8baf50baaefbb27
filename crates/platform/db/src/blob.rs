//! Uploaded files, kept in the database so that one backup holds everything.

use jiff::Timestamp;
use kernel::ids::Commune;
use sha2::{Digest, Sha256};

use crate::{Conn, DbError, WriteTx, args};

crate::record! {
    /// A stored file without its bytes.
    pub struct FileRow {
        pub id: i64,
        pub name: String,
        pub mime: String,
        pub size_bytes: i64,
        pub sha256: String,
        pub stored_at: Timestamp,
    }
}

/// The SHA-256 of a file's bytes as 64 small hexadecimal digits, by which two files are the same.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Stores a file; its id.
///
/// # Errors
/// The engine's.
pub async fn store_file(tx: &mut WriteTx, name: &str, mime: &str, bytes: Vec<u8>) -> Result<i64, DbError> {
    let id = tx.next_id("db_file").await?;
    let digest = digest(&bytes);
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let (commune, now) = (tx.commune(), tx.now());
    tx.run(
        "insert into db_file (commune, id, name, mime, size_bytes, sha256, stored_at, content)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![commune, id, name, mime, size, digest, now, bytes],
    )
    .await?;
    Ok(id)
}

/// A file's facts, without its bytes.
///
/// # Errors
/// The engine's.
pub async fn file_facts(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<FileRow>, DbError> {
    conn.optional(
        "select id, name, mime, size_bytes, sha256, stored_at from db_file where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// A file's bytes.
///
/// # Errors
/// The engine's; [`DbError::NoRow`] when there is no such file.
pub async fn file_bytes(conn: &mut Conn, commune: Commune, id: i64) -> Result<Vec<u8>, DbError> {
    crate::record! { pub struct Content { pub content: Vec<u8> } }
    let row: Content =
        conn.one("select content from db_file where commune = $1 and id = $2", args![commune, id]).await?;
    Ok(row.content)
}
