//! The key under which a typed text and an entry are the same words.

use kernel::text::{mark_key, search_key};

/// The search key with its words joined: "Ê-đê", "Êđê" and "E De" are the same. A space stays between two figures, so
/// that "1 2" is not "12".
pub(crate) fn joined_key(text: &str) -> String {
    joined(search_key(text).split(' '))
}

/// As [`joined_key`], with the marks kept.
pub(crate) fn joined_marks(text: &str) -> String {
    joined(mark_key(text).split(' '))
}

/// Words put together as [`joined_key`] does it.
pub(crate) fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for word in words {
        let after_figure = out.ends_with(|c: char| c.is_ascii_digit());
        if after_figure && word.starts_with(|c: char| c.is_ascii_digit()) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
