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

use serde::Deserialize;

use crate::commit::Salt;
use crate::head::{PublicKey, SignedHead};
use crate::hex;
use crate::json::{push_optional, push_string};

/// The first line: whose export, and the keys that its heads may be signed with.
pub fn header_line(commune: i64, keys: &[PublicKey]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
    format!("{{\"sauro_audit\":1,\"commune\":{commune},\"public_keys\":[{}]}}", keys.join(","))
}

/// The line of a signed head.
pub fn head_line(head: &SignedHead) -> String {
    let mut line = String::from("{\"head\":");
    push_string(&mut line, &head.to_string());
    line.push('}');
    line
}

/// The line of a leaf, with the texts that were sealed and their salt; `None` when they are erased.
pub fn leaf_line(body_text: &str, text: Option<(&[Option<&str>], &Salt)>) -> String {
    let mut line = String::from("{\"leaf\":{\"body\":");
    push_string(&mut line, body_text);
    line.push_str(",\"text\":");
    match text {
        None => line.push_str("null"),
        Some((parts, _)) => {
            line.push('[');
            for (index, part) in parts.iter().enumerate() {
                line.push_str(if index == 0 { "" } else { "," });
                push_optional(&mut line, *part);
            }
            line.push(']');
        }
    }
    line.push_str(",\"salt\":");
    push_optional(&mut line, text.map(|(_, salt)| hex::encode(salt)).as_deref());
    line.push_str("}}");
    line
}

/// The line of a row that exists, with its canonical form and salt; `None` when the row is erased.
pub fn row_line(table: &str, id: i64, row: Option<(&[u8], &Salt)>) -> String {
    let mut line = String::from("{\"row\":{\"table\":");
    push_string(&mut line, table);
    line.push_str(&format!(",\"id\":{id},\"salt\":"));
    push_optional(&mut line, row.map(|(_, salt)| hex::encode(salt)).as_deref());
    line.push_str(",\"canonical\":");
    push_optional(&mut line, row.map(|(canonical, _)| hex::encode(canonical)).as_deref());
    line.push_str(if row.is_none() { ",\"erased\":true}}" } else { "}}" });
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
