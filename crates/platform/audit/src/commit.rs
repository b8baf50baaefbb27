//! Seals: salted hashes that stand in a leaf for texts and rows, so that personal data itself never stands there.
//!
//! Whoever has the content and its salt can show that it is what was sealed. Once the salt (32 bytes of chance) is
//! destroyed, the seal tells nothing any more, not even to someone who guesses the content. Each kind of seal begins
//! with its own words, so that one kind can never be shown as another.

use std::collections::BTreeMap;

use crate::hex;
use crate::tree::Hash;

const TEXT: &[u8] = b"sauro audit text v1\n";
const ROW: &[u8] = b"sauro audit row v1\n";

/// The random value of one seal; its destruction is the erasure.
pub type Salt = [u8; 32];

/// Seals the texts of a leaf (who, summary, detail, reason).
///
/// SHA-256 over the words `sauro audit text v1\n`, the salt, the number of parts (4 bytes, big-endian), and for each part
/// a zero byte when there is none, or else a one byte, its length in bytes (8 bytes, big-endian) and its UTF-8.
pub fn commit_text(salt: &Salt, parts: &[Option<&str>]) -> Hash {
    let mut content = (parts.len() as u32).to_be_bytes().to_vec();
    for part in parts {
        match part {
            None => content.push(0),
            Some(text) => {
                content.push(1);
                content.extend_from_slice(&(text.len() as u64).to_be_bytes());
                content.extend_from_slice(text.as_bytes());
            }
        }
    }
    Hash::of(&[TEXT, salt, &content])
}

/// Seals a row: SHA-256 over the words `sauro audit row v1\n`, the salt, and the bytes that [`RowBuilder`] gave.
pub fn commit_row(salt: &Salt, canonical: &[u8]) -> Hash {
    Hash::of(&[ROW, salt, canonical])
}

/// A column was named twice in one row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the column `{0}` stands twice in the row")]
pub struct TwiceNamed(pub String);

/// Builds the one canonical form of a row, whatever the order of its columns.
///
/// Columns stand in the order of their names, each as `5:title=t3:abc` and a line break: length and name, a letter for
/// the type, length and value. The lengths, in bytes, leave no two rows the same form. A column that is NULL is left out,
/// so that adding a nullable column by a later migration changes nothing.
#[derive(Debug, Clone, Default)]
pub struct RowBuilder {
    columns: BTreeMap<String, (char, String)>,
    twice: Option<String>,
}

impl RowBuilder {
    /// A row without columns.
    pub fn new() -> RowBuilder {
        RowBuilder::default()
    }

    /// A whole number, written in decimal (`i`).
    pub fn integer(&mut self, name: &str, value: Option<i64>) -> &mut RowBuilder {
        self.column(name, 'i', value.map(|value| value.to_string()))
    }

    /// A truth value: the integer 1 or 0, because one of the two engines stores it so.
    pub fn boolean(&mut self, name: &str, value: Option<bool>) -> &mut RowBuilder {
        self.integer(name, value.map(i64::from))
    }

    /// A text, a civil date or an instant, as it is stored (`t`).
    pub fn text(&mut self, name: &str, value: Option<&str>) -> &mut RowBuilder {
        self.column(name, 't', value.map(str::to_owned))
    }

    /// Bytes, which may be many: their SHA-256, a colon and their number (`b`).
    pub fn blob(&mut self, name: &str, value: Option<&[u8]>) -> &mut RowBuilder {
        self.column(name, 'b', value.map(|bytes| format!("{}:{}", hex::encode(&Hash::of(&[bytes]).0), bytes.len())))
    }

    /// The canonical form.
    ///
    /// # Errors
    /// [`TwiceNamed`].
    pub fn finish(&self) -> Result<Vec<u8>, TwiceNamed> {
        if let Some(name) = &self.twice {
            return Err(TwiceNamed(name.clone()));
        }
        let columns = self.columns.iter();
        let lines =
            columns.map(|(name, (kind, value))| format!("{}:{name}={kind}{}:{value}\n", name.len(), value.len()));
        Ok(lines.collect::<String>().into_bytes())
    }

    fn column(&mut self, name: &str, kind: char, value: Option<String>) -> &mut RowBuilder {
        if let Some(value) = value
            && self.columns.insert(name.to_owned(), (kind, value)).is_some()
        {
            self.twice = Some(name.to_owned());
        }
        self
    }
}
