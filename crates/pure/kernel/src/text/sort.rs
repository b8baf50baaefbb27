//! Sort keys in the Vietnamese alphabet, computed here so that every database sorts alike.

use std::sync::OnceLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::search::vietnamese_d;
use super::{name, tone};

/// The version of stored sort keys: of the recipe below and of the collation data it uses. When it differs from
/// the one a database was filled with, every stored sort key must be computed anew.
pub const SORT_KEY_VERSION: &str = "1/icu-2.4.0";

/// The key that sorts people as Vietnamese lists do: by given name (tên), then family name (họ), then middle name
/// (tên đệm), each in the Vietnamese alphabet (a ă â … d đ e ê …; tones ngang, huyền, hỏi, ngã, sắc, nặng).
/// Case and the place of the tone mark do not matter. Compare the bytes.
pub fn sort_key(name: &str) -> Vec<u8> {
    let parts = name::parts(name);
    let mut key = Vec::with_capacity(48);
    for (at, part) in [parts.given, parts.family, parts.middle].iter().enumerate() {
        if at > 0 {
            // A collation key holds no zero byte, so a shorter part always sorts first.
            key.push(0);
        }
        collate(part, people(), &mut key);
    }
    key
}

/// [`sort_key`] as lower-case hexadecimal text, which sorts the same in SQLite (BINARY) and in PostgreSQL
/// (collation "C").
pub fn sort_key_hex(name: &str) -> String {
    hex(&sort_key(name))
}

/// The key that sorts ordinary titles: the whole text in the Vietnamese alphabet, numbers by their value
/// ("Mục 2" before "Mục 10").
pub fn title_sort_key(title: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(64);
    collate(&super::one_line(title), titles(), &mut key);
    key
}

/// [`title_sort_key`] as lower-case hexadecimal text.
pub fn title_sort_key_hex(title: &str) -> String {
    hex(&title_sort_key(title))
}

fn collate(text: &str, collator: &CollatorBorrowed<'static>, key: &mut Vec<u8>) {
    let plain: String = tone::canonical(text).chars().map(vietnamese_d).collect();
    let Ok(()) = collator.write_sort_key_to(&plain, key);
}

fn people() -> &'static CollatorBorrowed<'static> {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    COLLATOR.get_or_init(|| vietnamese(CollationNumericOrdering::False))
}

fn titles() -> &'static CollatorBorrowed<'static> {
    static COLLATOR: OnceLock<CollatorBorrowed<'static>> = OnceLock::new();
    COLLATOR.get_or_init(|| vietnamese(CollationNumericOrdering::True))
}

fn vietnamese(numeric: CollationNumericOrdering) -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    preferences.numeric_ordering = Some(numeric);
    let mut options = CollatorOptions::default();
    // Letters and tones count, case does not: else "AN" of a list in capitals would follow every "An".
    options.strength = Some(Strength::Secondary);
    Collator::try_new(preferences, options).expect("the Vietnamese collation is compiled into the program")
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.map(|nibble| char::from(DIGITS[usize::from(nibble)])).collect()
}
