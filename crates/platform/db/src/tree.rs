//! The audit tree as the database keeps it: signed heads, and the export that anybody can check.

use std::borrow::Cow;

use audit::export::{Piece, header_line};
use audit::head::{PublicKey, SignedHead, SigningKey, TreeHead};
use jiff::Timestamp;
use kernel::ids::Commune;
use kernel::permission::{Action, Allowed, Policy};

use crate::seal::{self, RowNow};
use crate::{Conn, Db, DbError, args, journal, record};

/// Lines and rows that are read at once.
const PAGE: i64 = 1000;

/// Signing the head of the tree: the program itself.
#[derive(Debug, Clone, Copy)]
pub struct SignHead;

impl Action for SignHead {
    const POLICY: Policy = Policy::program("db.sign_head", "Ký mốc nhật ký", "Mốc nhật ký do chương trình ký.");
}

record! {
    /// A signed head, as it was given to witnesses.
    pub struct HeadRow {
        pub size: i64,
        pub at: Timestamp,
        pub note: String,
    }
}

/// The newest signed heads first, at most `limit`.
///
/// # Errors
/// The engine's.
pub async fn heads(conn: &mut Conn, commune: Commune, limit: i64) -> Result<Vec<HeadRow>, DbError> {
    conn.all("select size, at, note from db_head where commune = $1 order by id desc limit $2", args![commune, limit])
        .await
}

/// The first head that was signed at this size.
///
/// # Errors
/// The engine's.
pub async fn head_of(conn: &mut Conn, commune: Commune, size: i64) -> Result<Option<HeadRow>, DbError> {
    conn.optional(
        "select size, at, note from db_head where commune = $1 and size = $2 order by id limit 1",
        args![commune, size],
    )
    .await
}

/// The keys that signed heads of this commune, oldest first.
///
/// # Errors
/// The engine's, or a stored key that is none.
pub async fn keys(conn: &mut Conn, commune: Commune) -> Result<Vec<PublicKey>, DbError> {
    record! { pub struct Stored { pub public_key: String } }
    let stored: Vec<Stored> =
        conn.all("select public_key from db_key where commune = $1 order by id limit 1000", args![commune]).await?;
    let parse = |row: &Stored| row.public_key.parse().map_err(|_| DbError::Seal("a stored key is none".to_owned()));
    stored.iter().map(parse).collect()
}

/// Signs the tree as it stands and keeps the head; `None` when nothing was written since the last head.
///
/// A head says nothing new about the commune, only what its journal says already: it is no leaf itself.
///
/// # Errors
/// The engine's.
pub async fn sign_head(
    db: &Db,
    allowed: &Allowed<SignHead>,
    key: &SigningKey,
    now: Timestamp,
) -> Result<Option<SignedHead>, DbError> {
    let commune = allowed.actor().commune;
    let mut tx = db.write(allowed, None, now).await?;
    // The number comes first: on PostgreSQL it makes a second signer wait.
    let id = tx.next_id("db_head").await?;
    let tree = journal::frontier(&mut tx, commune).await?;
    let size = i64::try_from(tree.size()).unwrap_or(i64::MAX);
    if heads(&mut tx, commune, 1).await?.first().is_some_and(|last| last.size >= size) {
        return Ok(None);
    }
    let signed = key.sign(TreeHead { commune: commune.0, size: tree.size(), root: tree.root(), at: now });
    if !keys(&mut tx, commune).await?.contains(&key.public()) {
        let key_id = tx.next_id("db_key").await?;
        tx.run(
            "insert into db_key (commune, id, public_key, since) values ($1, $2, $3, $4)",
            args![commune, key_id, key.public().to_string(), now],
        )
        .await?;
    }
    tx.run(
        "insert into db_head (commune, id, size, at, note) values ($1, $2, $3, $4, $5)",
        args![commune, id, size, now, signed.to_string()],
    )
    .await?;
    tx.commit_without_leaf().await?;
    Ok(Some(signed))
}

/// Gives the whole tree and the present state of every sealed row, line by line, in the form of [`audit::export`].
/// Take the connection from [`Db::snapshot`], so that all of it is of one moment.
///
/// # Errors
/// The engine's.
pub async fn export(conn: &mut Conn, commune: Commune, mut take: impl FnMut(&str)) -> Result<(), DbError> {
    take(&header(conn, commune).await?);
    pieces(conn, commune, |piece| take(&piece.to_line())).await
}

/// The first line of an export.
///
/// # Errors
/// The engine's.
pub async fn header(conn: &mut Conn, commune: Commune) -> Result<String, DbError> {
    Ok(header_line(commune.0, &keys(conn, commune).await?))
}

/// The edge that is kept to grow the tree; none before the first leaf.
///
/// # Errors
/// The engine's.
pub async fn edge(conn: &mut Conn, commune: Commune) -> Result<Option<Vec<u8>>, DbError> {
    record! { pub struct Edge { pub frontier: Vec<u8> } }
    let edge: Option<Edge> = conn.optional("select frontier from db_tree where commune = $1", args![commune]).await?;
    Ok(edge.map(|edge| edge.frontier))
}

/// As [`export`] behind its [`header`], piece by piece, with what is kept beside each leaf for proofs.
///
/// # Errors
/// The engine's.
pub async fn pieces(conn: &mut Conn, commune: Commune, mut take: impl FnMut(Piece)) -> Result<(), DbError> {
    let mut notes: Vec<HeadRow> = heads(conn, commune, i64::MAX).await?;
    notes.reverse();
    for head in notes {
        let signed = SignedHead::from_letter(&head.note).map_err(|e| DbError::Seal(e.to_string()))?;
        take(Piece::Head(signed.to_string()));
    }
    export_leaves(conn, commune, &mut take).await?;
    for table in seal::sealed_tables() {
        export_rows(conn, commune, table, &mut take).await?;
    }
    Ok(())
}

async fn export_leaves(conn: &mut Conn, commune: Commune, take: &mut impl FnMut(Piece)) -> Result<(), DbError> {
    record! {
        pub struct Line {
            pub id: i64,
            pub actor_name: String,
            pub summary: String,
            pub detail: String,
            pub reason: Option<String>,
            pub salt: Option<Vec<u8>>,
            pub body: String,
            pub nodes: Vec<u8>,
        }
    }
    let mut last = 0;
    loop {
        let lines: Vec<Line> = conn
            .all(
                "select id, actor_name, summary, detail, reason, salt, body, nodes from db_journal
                 where commune = $1 and id > $2 order by id limit $3",
                args![commune, last, PAGE],
            )
            .await?;
        let Some(end) = lines.last() else { return Ok(()) };
        last = end.id;
        for line in lines {
            let text = vec![Some(line.actor_name), Some(line.summary), Some(line.detail), line.reason];
            let text = line.salt.is_some().then_some(text);
            take(Piece::Leaf { body: line.body, text, salt: line.salt, nodes: Some(line.nodes) });
        }
    }
}

async fn export_rows(
    conn: &mut Conn,
    commune: Commune,
    table: &'static str,
    take: &mut impl FnMut(Piece),
) -> Result<(), DbError> {
    record! { pub struct Sealed { pub row_id: i64, pub salt: Option<Vec<u8>> } }
    let mut last = -1;
    loop {
        let rows: Vec<RowNow> = conn.all(seal::page_of(table), args![commune, last, PAGE]).await?;
        let Some(end) = rows.last().map(|row| row.id) else { return Ok(()) };
        let mut seals: Vec<Sealed> = conn
            .all(
                "select row_id, salt from db_seal
                 where commune = $1 and entity = $2 and row_id > $3 and row_id <= $4 order by row_id",
                args![commune, table, last, end],
            )
            .await?;
        for row in rows {
            // Both come in the order of their numbers.
            let sealed = seals.binary_search_by_key(&row.id, |sealed| sealed.row_id).ok();
            let salt = sealed.and_then(|at| seals[at].salt.take());
            let (erased, canonical) = (salt.is_none(), salt.is_some().then_some(row.canonical));
            take(Piece::Row { table: Cow::Borrowed(table), id: row.id, salt, canonical, erased });
        }
        last = end;
    }
}
