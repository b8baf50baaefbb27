//! What stands in a leaf in the clear: who did what to which rows and when, by numbers, without personal data.

use jiff::Timestamp;
use serde::Deserialize;

use crate::instant;
use crate::json::{push_hash, push_string};
use crate::tree::{self, Hash};

/// The content of a leaf, version 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafBody {
    /// The commune whose tree this is.
    pub commune: i64,
    /// The place in the tree, from 1: leaf `seq − 1` of RFC 9162.
    pub seq: u64,
    /// When, in milliseconds; what is finer is not written.
    pub at: Timestamp,
    /// The account that acted.
    pub account: i64,
    /// The account it acted for, by delegation.
    pub on_behalf_of: Option<i64>,
    /// The name of the action, as the permission has it.
    pub action: String,
    /// The thing it was about.
    pub about: About,
    /// The seal of the texts of this leaf ([`crate::commit::commit_text`]).
    pub text: Hash,
    /// All audited rows that changed, in the order of table and number, each once.
    pub rows: Vec<RowChange>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The table.
    pub table: String,
    /// The row's number within its commune.
    pub row: i64,
}

/// What a write did to a row: its seals ([`crate::commit::commit_row`]) before and after.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowChange {
    /// The table.
    pub table: String,
    /// The row's number within its commune.
    pub row: i64,
    /// `None`: the row did not exist.
    pub before: Option<Hash>,
    /// `None`: the row was deleted.
    pub after: Option<Hash>,
}

/// Why a text is not the canonical text of a leaf.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// Not JSON, a key too many or too few, or a value out of its range.
    #[error("not a leaf: {0}")]
    NotALeaf(String),
    /// A version that this program does not know.
    #[error("a leaf of version {0}")]
    Version(u64),
    /// The same content is written differently: order of keys, white space, escapes, instants.
    #[error("not the canonical form of the leaf")]
    NotCanonical,
    /// Rows stand out of order or twice, or a change neither begins nor ends with a row.
    #[error("the rows of the leaf are not in order, or one stands twice or neither before nor after")]
    Rows,
}

/// The keys in their canonical order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    v: u64,
    commune: i64,
    seq: u64,
    at: String,
    account: i64,
    on_behalf_of: Option<i64>,
    action: String,
    about: About,
    text: Hash,
    rows: Vec<RowChange>,
}

impl LeafBody {
    /// The canonical text: one line of JSON, keys in fixed order, no white space. Rows are put in order.
    pub fn to_text(&self) -> String {
        let mut out = String::with_capacity(320 + self.rows.len() * 200);
        out.push_str("{\"v\":1,\"commune\":");
        out.push_str(&self.commune.to_string());
        out.push_str(",\"seq\":");
        out.push_str(&self.seq.to_string());
        out.push_str(",\"at\":");
        push_string(&mut out, &instant::text(self.at));
        out.push_str(",\"account\":");
        out.push_str(&self.account.to_string());
        out.push_str(",\"on_behalf_of\":");
        match self.on_behalf_of {
            Some(account) => out.push_str(&account.to_string()),
            None => out.push_str("null"),
        }
        out.push_str(",\"action\":");
        push_string(&mut out, &self.action);
        out.push_str(",\"about\":{\"table\":");
        push_string(&mut out, &self.about.table);
        out.push_str(",\"row\":");
        out.push_str(&self.about.row.to_string());
        out.push_str("},\"text\":");
        push_hash(&mut out, Some(self.text));
        out.push_str(",\"rows\":[");
        let mut rows: Vec<&RowChange> = self.rows.iter().collect();
        rows.sort_by_key(|change| (&change.table, change.row));
        for (index, change) in rows.into_iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            push_change(&mut out, change);
        }
        out.push_str("]}");
        out
    }

    /// Reads a canonical text, and nothing else.
    ///
    /// # Errors
    /// [`LeafError`]: what is wrong with it.
    pub fn parse(text: &str) -> Result<LeafBody, LeafError> {
        let wire: Wire = serde_json::from_str(text).map_err(|error| LeafError::NotALeaf(error.to_string()))?;
        if wire.v != 1 {
            return Err(LeafError::Version(wire.v));
        }
        let body = LeafBody {
            commune: wire.commune,
            seq: wire.seq,
            at: instant::parse(&wire.at).ok_or(LeafError::NotCanonical)?,
            account: wire.account,
            on_behalf_of: wire.on_behalf_of,
            action: wire.action,
            about: wire.about,
            text: wire.text,
            rows: wire.rows,
        };
        let in_order = body.rows.windows(2).all(|pair| (&pair[0].table, pair[0].row) < (&pair[1].table, pair[1].row));
        if !in_order || body.rows.iter().any(|change| change.before.is_none() && change.after.is_none()) {
            return Err(LeafError::Rows);
        }
        if body.to_text() == text { Ok(body) } else { Err(LeafError::NotCanonical) }
    }
}

/// The hash by which a leaf stands in the tree: that of its canonical text.
pub fn leaf_hash(body_text: &str) -> Hash {
    tree::leaf_hash(body_text.as_bytes())
}

fn push_change(out: &mut String, change: &RowChange) {
    out.push_str("{\"table\":");
    push_string(out, &change.table);
    out.push_str(",\"row\":");
    out.push_str(&change.row.to_string());
    out.push_str(",\"before\":");
    push_hash(out, change.before);
    out.push_str(",\"after\":");
    push_hash(out, change.after);
    out.push('}');
}
