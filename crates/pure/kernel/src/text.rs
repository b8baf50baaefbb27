//! Vietnamese text: clean input, keys to find and to sort by, tone marks, names, old encodings.
//!
//! Three rules hold everywhere:
//!
//! * what people type is cleaned once, at the door ([`one_line`], [`multi_line`]), and stored as NFC;
//! * a stored name or official title is never rewritten: "Văn hoá" stays "Văn hoá";
//! * comparing, finding and sorting go through keys ([`search_key`], [`mark_key`], [`sort_key`]), for which
//!   "Văn hoá – Xã hội" and "Văn hóa - Xã hội" are the same.
#![deny(missing_docs)]

pub mod legacy;
pub mod tone;

mod clean;
mod find;
mod name;
mod search;
mod sort;
mod syllable;
mod telex;

pub use clean::{multi_line, nfc, one_line};
pub use find::{Closeness, Query, matches_all_words};
pub use name::{family_name, given_name, middle_name, proper_case, upper_vi};
pub use search::{initials, mark_key, search_key};
pub use sort::{SORT_KEY_VERSION, sort_key, sort_key_hex, title_sort_key, title_sort_key_hex};
pub use syllable::is_syllable;
