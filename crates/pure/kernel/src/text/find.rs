//! Matching a query against stored keys, and how close a hit is.

use super::search::{initials, mark_key, search_key};
use super::telex;

/// Does every word of the query begin some word of the text? Both are search keys (or both mark keys).
/// An empty query matches everything.
pub fn matches_all_words(text_key: &str, query_key: &str) -> bool {
    query_key.split(' ').all(|wanted| text_key.split(' ').any(|word| word.starts_with(wanted)))
}

/// How close a hit is; closer hits come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// The words with their marks, just as typed.
    SameMarks,
    /// The words without regard to marks.
    SameLetters,
    /// The first letters of the words: "nva" for "Nguyễn Văn An".
    Initials,
    /// The words as they read had the Vietnamese keyboard been on: "nguyeenx" for "nguyễn".
    KeyboardOff,
}

/// What somebody typed into a finder, prepared once and compared with many texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    key: String,
    marks: String,
    keyboard_off: Option<String>,
}

impl Query {
    /// Prepares what was typed.
    pub fn new(typed: &str) -> Self {
        let key = search_key(typed);
        let keyboard_off = telex::reading(&key);
        Self { marks: mark_key(typed), keyboard_off, key }
    }

    /// The search key of the query.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Nothing to look for: no letter and no digit was typed.
    pub fn is_empty(&self) -> bool {
        self.key.is_empty()
    }

    /// The search keys any of which a hit must contain, word by word: the plain reading and, where there is one,
    /// the reading with the keyboard off. For building a query to the database.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.key.as_str()).chain(self.keyboard_off.as_deref())
    }

    /// How close the text is to the query, or `None` when it is no hit.
    pub fn closeness(&self, text: &str) -> Option<Closeness> {
        let key = search_key(text);
        if matches_all_words(&key, &self.key) {
            let exact = matches_all_words(&mark_key(text), &self.marks);
            return Some(if exact { Closeness::SameMarks } else { Closeness::SameLetters });
        }
        if !self.key.contains(' ') && initials(text).starts_with(&self.key) {
            return Some(Closeness::Initials);
        }
        let read = self.keyboard_off.as_deref()?;
        matches_all_words(&key, read).then_some(Closeness::KeyboardOff)
    }
}
