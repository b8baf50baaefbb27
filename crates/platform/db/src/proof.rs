//! Proofs from the tree as it is stored: a few rows are read for each, whatever the size of the tree.

use std::collections::HashMap;

use audit::Hash;
use audit::proof::{Plan, Subtree, peaks};
use audit::tree::Frontier;
use jiff::Timestamp;
use kernel::ids::Commune;

use crate::{Conn, DbError, args, record};

/// A leaf as a proof names it: its hash, and when it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeafAt {
    pub hash: Hash,
    pub at: Timestamp,
}

/// The leaf at a place from 1; `None` when the tree is smaller.
///
/// # Errors
/// The engine's, or stored hashes that are none.
pub async fn leaf_at(conn: &mut Conn, commune: Commune, seq: u64) -> Result<Option<LeafAt>, DbError> {
    record! { pub struct Stored { pub at: Timestamp, pub nodes: Vec<u8> } }
    let stored: Option<Stored> = conn
        .optional("select at, nodes from db_journal where commune = $1 and id = $2", args![commune, number(seq)])
        .await?;
    let leaf = |stored: Stored| Ok(LeafAt { hash: at_level(&stored.nodes, 0)?, at: stored.at });
    stored.map(leaf).transpose()
}

/// The root over the first `size` leaves; `None` when the tree is smaller.
///
/// # Errors
/// As [`leaf_at`].
pub async fn root_at(conn: &mut Conn, commune: Commune, size: u64) -> Result<Option<Hash>, DbError> {
    if size > crate::journal::frontier(conn, commune).await?.size() {
        return Ok(None);
    }
    let peaks = peaks(size);
    let nodes = nodes(conn, commune, peaks.iter().copied()).await?;
    let hashes = peaks.iter().map(|peak| find(&nodes, *peak)).collect::<Result<Vec<_>, _>>()?;
    let frontier = Frontier::from_peaks(size, hashes).map_err(|error| DbError::Seal(error.to_string()))?;
    Ok(Some(frontier.root()))
}

/// The proof that the leaf at place `seq` (from 1) is among the first `size` (RFC 9162 §2.1.3.1); `None` when there is no such
/// leaf or the tree is smaller.
///
/// # Errors
/// As [`leaf_at`].
pub async fn inclusion(conn: &mut Conn, commune: Commune, seq: u64, size: u64) -> Result<Option<Vec<Hash>>, DbError> {
    let Some(index) = seq.checked_sub(1) else { return Ok(None) };
    match Plan::inclusion(index, size) {
        Ok(plan) => build(conn, commune, &plan, size).await,
        Err(_) => Ok(None),
    }
}

/// The proof that the tree of `new` leaves begins with that of `old` (RFC 9162 §2.1.4.1); `None` when the tree is smaller than
/// `new`, or `new` than `old`.
///
/// # Errors
/// As [`leaf_at`].
pub async fn consistency(conn: &mut Conn, commune: Commune, old: u64, new: u64) -> Result<Option<Vec<Hash>>, DbError> {
    match Plan::consistency(old, new) {
        Ok(plan) => build(conn, commune, &plan, new).await,
        Err(_) => Ok(None),
    }
}

async fn build(conn: &mut Conn, commune: Commune, plan: &Plan, size: u64) -> Result<Option<Vec<Hash>>, DbError> {
    if size > crate::journal::frontier(conn, commune).await?.size() {
        return Ok(None);
    }
    let nodes = nodes(conn, commune, plan.needed()).await?;
    plan.build(|subtree| find(&nodes, subtree)).map(Some)
}

/// The hashes of these perfect subtrees, each from the row of its last leaf.
async fn nodes(
    conn: &mut Conn,
    commune: Commune,
    wanted: impl Iterator<Item = Subtree>,
) -> Result<HashMap<Subtree, Hash>, DbError> {
    record! { pub struct Stored { pub nodes: Vec<u8> } }
    let mut found = HashMap::new();
    for subtree in wanted {
        let seq = subtree.last_leaf() + 1;
        let stored: Stored = conn
            .one("select nodes from db_journal where commune = $1 and id = $2", args![commune, number(seq)])
            .await?;
        found.insert(subtree, at_level(&stored.nodes, subtree.level)?);
    }
    Ok(found)
}

fn find(nodes: &HashMap<Subtree, Hash>, subtree: Subtree) -> Result<Hash, DbError> {
    nodes.get(&subtree).copied().ok_or_else(|| DbError::Seal("a subtree was not read".to_owned()))
}

/// The root of the perfect subtree of a level, from those that are stored beside its last leaf.
fn at_level(nodes: &[u8], level: u32) -> Result<Hash, DbError> {
    let (hashes, _) = nodes.as_chunks::<32>();
    let hash = usize::try_from(level).ok().and_then(|level| hashes.get(level));
    hash.map(|hash| Hash(*hash)).ok_or_else(|| DbError::Seal("a stored subtree is missing".to_owned()))
}

fn number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}
