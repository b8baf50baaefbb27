//! Seals: salted hashes that stand in a leaf for texts and rows, so that personal data itself never stands there.
//!
//! Whoever has the content and its salt can show that it is what was sealed. Once the salt (32 bytes of chance) is
//! destroyed, the seal tells nothing any more, not even to someone who guesses the content. Each kind of seal begins
//! with its own words, so that one kind can never be shown as another.

use std::borrow::Cow;
use std::io::Write as _;

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
pub struct RowBuilder<'r> {
    columns: Vec<(&'r str, char, Cow<'r, str>)>,
}

impl<'r> RowBuilder<'r> {
    /// A row without columns.
    pub fn new() -> RowBuilder<'r> {
        RowBuilder::default()
    }

    /// A whole number, written in decimal (`i`).
    pub fn integer(&mut self, name: &'r str, value: Option<i64>) -> &mut RowBuilder<'r> {
        self.column(name, 'i', value.map(|value| value.to_string()))
    }

    /// A truth value: the integer 1 or 0, because one of the two engines stores it so.
    pub fn boolean(&mut self, name: &'r str, value: Option<bool>) -> &mut RowBuilder<'r> {
        self.integer(name, value.map(i64::from))
    }

    /// A text, a civil date or an instant, as it is stored (`t`).
    pub fn text(&mut self, name: &'r str, value: Option<impl Into<Cow<'r, str>>>) -> &mut RowBuilder<'r> {
        self.column(name, 't', value)
    }

    /// Bytes, which may be many: their SHA-256, a colon and their number (`b`).
    pub fn blob(&mut self, name: &'r str, value: Option<&[u8]>) -> &mut RowBuilder<'r> {
        self.column(name, 'b', value.map(|bytes| format!("{}:{}", hex::encode(&Hash::of(&[bytes]).0), bytes.len())))
    }

    /// The canonical form.
    ///
    /// # Errors
    /// [`TwiceNamed`].
    pub fn finish(&self) -> Result<Vec<u8>, TwiceNamed> {
        let mut columns: Vec<&(&str, char, Cow<'_, str>)> = self.columns.iter().collect();
        columns.sort_unstable_by_key(|(name, ..)| *name);
        if let Some(pair) = columns.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(TwiceNamed(pair[0].0.to_owned()));
        }
        let mut form = Vec::with_capacity(columns.iter().map(|(name, _, value)| name.len() + value.len() + 12).sum());
        for (name, kind, value) in columns {
            let written = writeln!(form, "{}:{name}={kind}{}:{value}", name.len(), value.len());
            written.expect("memory takes every byte");
        }
        Ok(form)
    }

    fn column(&mut self, name: &'r str, kind: char, value: Option<impl Into<Cow<'r, str>>>) -> &mut RowBuilder<'r> {
        self.columns.extend(value.map(|value| (name, kind, value.into())));
        self
    }
}
