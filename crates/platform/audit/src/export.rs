//! The lines of an export: one JSON value a line, first the header, then heads, then leaves in order, then rows.
//!
//! ```text
//! {"sauro_audit":1,"commune":12345,"public_keys":["<64 digits>"]}
//! {"head":"<the note of a signed head>"}
//! {"leaf":{"body":"<canonical text>","text":["<who>","<summary>","<detail>","<reason>"],"salt":"<64 digits>"}}
//! {"leaf":{"body":"<canonical text>","text":null,"salt":null}}
//! {"row":{"table":"plans_task","id":7,"salt":"<64 digits>","canonical":"<bytes in hexadecimal>"}}
//! {"row":{"table":"staff_person","id":3,"salt":null,"canonical":null,"erased":true}}
//! ```
//!
//! The second leaf and the second row are erased: their salts are destroyed. For a leaf that is lawful when a later one tells
//! of it ([`crate::verify`]); for a row never. A row's line shows its present state; deleted rows have none. Keys that are not named here are refused. A `null` may also be left out.

use std::borrow::Cow;

use serde::Deserialize;

use crate::commit::Salt;
use crate::head::{PublicKey, SignedHead};
use crate::hex;
use crate::json::{push_optional, push_string};

/// One piece of an export behind its header, as it stands in the database or was read from its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The note of a signed head.
    Head(String),
    Leaf {
        body: String,
        /// The texts that were sealed, and their salt; neither when they are erased.
        text: Option<Vec<Option<String>>>,
        salt: Option<Vec<u8>>,
        /// The hashes that a database keeps beside it for proofs ([`crate::tree::Frontier::append`], one after another);
        /// no line tells them.
        nodes: Option<Vec<u8>>,
    },
    Row {
        table: Cow<'static, str>,
        id: i64,
        /// Salt and canonical form; neither when the row is erased.
        salt: Option<Vec<u8>>,
        canonical: Option<Vec<u8>>,
        /// Whether the line says so.
        erased: bool,
    },
}

impl Piece {
    /// Its line in the export.
    pub fn to_line(&self) -> String {
        match self {
            Piece::Head(note) => {
                let mut line = String::from("{\"head\":");
                push_string(&mut line, note);
                line.push('}');
                line
            }
            Piece::Leaf { body, text, salt, .. } => {
                let parts: Option<Vec<Option<&str>>> =
                    text.as_ref().map(|parts| parts.iter().map(Option::as_deref).collect());
                leaf_text(body, parts.as_deref(), salt.as_deref())
            }
            Piece::Row { table, id, salt, canonical, erased } => {
                row_text(table, *id, salt.as_deref(), canonical.as_deref(), *erased)
            }
        }
    }

    /// The piece of a line; `None` when it is none. Digits that are no bytes give no bytes, which fit no seal.
    pub(crate) fn parse(line: &[u8]) -> Option<Piece> {
        let bytes = |digits: Option<String>| digits.map(|digits| hex::decode(&digits).unwrap_or_default());
        Some(match serde_json::from_slice(line).ok()? {
            Line::Head(note) => Piece::Head(note),
            Line::Leaf(leaf) => Piece::Leaf { body: leaf.body, text: leaf.text, salt: bytes(leaf.salt), nodes: None },
            Line::Row(row) => Piece::Row {
                table: Cow::Owned(row.table),
                id: row.id,
                salt: bytes(row.salt),
                canonical: bytes(row.canonical),
                erased: row.erased.unwrap_or(false),
            },
        })
    }
}

/// The first line: whose export, and the keys that its heads may be signed with.
pub fn header_line(commune: i64, keys: &[PublicKey]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
    format!("{{\"sauro_audit\":1,\"commune\":{commune},\"public_keys\":[{}]}}", keys.join(","))
}

/// The line of a signed head.
pub fn head_line(head: &SignedHead) -> String {
    Piece::Head(head.to_string()).to_line()
}

/// The line of a leaf, with the texts that were sealed and their salt; `None` when they are erased.
pub fn leaf_line(body_text: &str, text: Option<(&[Option<&str>], &Salt)>) -> String {
    leaf_text(body_text, text.map(|(parts, _)| parts), text.map(|(_, salt)| &salt[..]))
}

/// The line of a row that exists, with its canonical form and salt; `None` when the row is erased.
pub fn row_line(table: &str, id: i64, row: Option<(&[u8], &Salt)>) -> String {
    row_text(table, id, row.map(|(_, salt)| &salt[..]), row.map(|(canonical, _)| canonical), row.is_none())
}

fn leaf_text(body: &str, parts: Option<&[Option<&str>]>, salt: Option<&[u8]>) -> String {
    let mut line = String::from("{\"leaf\":{\"body\":");
    push_string(&mut line, body);
    line.push_str(",\"text\":");
    match parts {
        None => line.push_str("null"),
        Some(parts) => {
            line.push('[');
            for (index, part) in parts.iter().enumerate() {
                line.push_str(if index == 0 { "" } else { "," });
                push_optional(&mut line, *part);
            }
            line.push(']');
        }
    }
    line.push_str(",\"salt\":");
    push_optional(&mut line, salt.map(hex::encode).as_deref());
    line.push_str("}}");
    line
}

fn row_text(table: &str, id: i64, salt: Option<&[u8]>, canonical: Option<&[u8]>, erased: bool) -> String {
    let mut line = String::from("{\"row\":{\"table\":");
    push_string(&mut line, table);
    line.push_str(&format!(",\"id\":{id},\"salt\":"));
    push_optional(&mut line, salt.map(hex::encode).as_deref());
    line.push_str(",\"canonical\":");
    push_optional(&mut line, canonical.map(hex::encode).as_deref());
    line.push_str(if erased { ",\"erased\":true}}" } else { "}}" });
    line
}

/// The first line as it is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    pub(crate) sauro_audit: u64,
    pub(crate) commune: i64,
    pub(crate) public_keys: Vec<String>,
}

/// Any later line as it is read.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Line {
    Head(String),
    Leaf(LeafLine),
    Row(RowLine),
}

/// A leaf as it is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeafLine {
    pub(crate) body: String,
    pub(crate) text: Option<Vec<Option<String>>>,
    pub(crate) salt: Option<String>,
}

/// A row as it is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowLine {
    pub(crate) table: String,
    pub(crate) id: i64,
    pub(crate) salt: Option<String>,
    pub(crate) canonical: Option<String>,
    pub(crate) erased: Option<bool>,
}
