//! Guessing the encoding of texts whose font is not known.

use std::collections::BTreeSet;

use super::{Encoding, Letters, decode, is_unicode_only, tcvn3};
use crate::text::{is_syllable, nfc};

/// The encoding of texts whose font is not known, judged over all of them together, or `None` when they are Unicode,
/// another language, or too few to tell. Give all texts of a column or of a sheet at once.
///
/// An answer needs at least two different words that are no Vietnamese syllable as they stand and become one by
/// decoding; twice as many of these as of words that speak against it (a syllable that decoding would change, a word
/// decoding leaves unreadable, a word that can only be Unicode); and most of the words must be Vietnamese in the end.
/// It remains a guess: show somebody the outcome before it is kept.
pub fn guess<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Encoding> {
    let mut tallies = Encoding::ALL.map(|encoding| (encoding, Tally::default()));
    for text in texts {
        for (encoding, tally) in &mut tallies {
            let words = text.split(|c| !is_of_word(c, *encoding)).filter(|word| !word.is_empty());
            words.for_each(|word| tally.count(word, *encoding));
        }
    }
    let winners = tallies.iter().filter(|(_, tally)| tally.wins());
    winners.max_by_key(|(_, tally)| tally.repaired.len()).map(|(encoding, _)| *encoding)
}

/// The different words, by what decoding does to them.
#[derive(Default)]
struct Tally {
    /// No syllable before, a syllable afterwards.
    repaired: BTreeSet<String>,
    /// What a text in this encoding would hardly hold.
    against: BTreeSet<String>,
    /// Unchanged, a syllable.
    plain: BTreeSet<String>,
    /// Unchanged, no syllable.
    other: BTreeSet<String>,
}

impl Tally {
    fn count(&mut self, word: &str, encoding: Encoding) {
        let before = nfc(word);
        let after = decode(word, encoding, Letters::AsTyped);
        let group = if word.chars().any(is_unicode_only) {
            &mut self.against
        } else if before == after {
            if is_syllable(&before) { &mut self.plain } else { &mut self.other }
        } else if is_syllable(&before) || !is_syllable(&after) {
            &mut self.against
        } else if word.contains(|c: char| c.is_ascii_alphabetic()) {
            &mut self.repaired
        } else {
            // A sign standing alone ("©", "·") is a letter in TCVN3, and far more often just a sign.
            return;
        };
        group.insert(before);
    }

    fn wins(&self) -> bool {
        let (repaired, against) = (self.repaired.len(), self.against.len());
        let readable = repaired + self.plain.len();
        repaired >= 2 && repaired >= 2 * against && readable > self.other.len() + against
    }
}

/// TCVN3 has letters where Latin-1 has signs: "V¨n" is one word.
fn is_of_word(c: char, encoding: Encoding) -> bool {
    let sign = encoding == Encoding::Tcvn3 && tcvn3::letter(c).is_some();
    sign || c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}
