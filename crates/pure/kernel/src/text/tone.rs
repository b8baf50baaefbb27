//! Where the tone mark of a Vietnamese syllable stands.
//!
//! Schoolbooks write hoà, thuỷ, khoẻ (Decision 1989/QĐ-BGDĐT of 2018); Decree 30/2020/NĐ-CP and most official
//! papers write hòa, thủy, khỏe. The product writes the latter and treats both as one when it compares.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::search::vietnamese_d;

/// Moves the tone mark of every Vietnamese syllable to its place in official papers: "Hoà" becomes "Hòa",
/// "UỶ BAN" becomes "ỦY BAN", "qúy" becomes "quý". Case is kept; words that are no Vietnamese syllable with
/// exactly one tone stay as they are. The result is NFC and has the same search key.
pub fn canonical(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<Letter> = Vec::new();
    for c in text.nfd() {
        match run.last_mut() {
            Some(letter) if is_combining_mark(c) => letter.marks.push(c),
            _ if c.is_alphabetic() && !is_combining_mark(c) => run.push(Letter::new(c)),
            _ => {
                flush(&mut run, &mut out);
                out.push(c);
            }
        }
    }
    flush(&mut run, &mut out);
    out.nfc().collect()
}

/// The five tone marks: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

const NUCLEI: &[&str] = &[
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iu", "iêu", "oa", "oă", "oe", "oi", "oo", "ôi", "ơi", "oai", "oao", "oay", "oeo", "ua", "uâ", "uê", "ui",
    "uô", "uơ", "uy", "ưa", "ưi", "ươ", "ưu", "uây", "uôi", "uya", "uyê", "uyu", "ươi", "ươu", "yê", "yêu",
];

/// "k" closes syllables of place names of the Central Highlands (Đắk Lắk).
const CODAS: &[&str] = &["", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"];

/// A letter and the marks over and under it.
pub(super) struct Letter {
    base: char,
    marks: Vec<char>,
}

impl Letter {
    fn new(base: char) -> Self {
        Self { base, marks: Vec::new() }
    }

    /// The lower-case letter without its tone: "Ố" gives "ô".
    pub(super) fn toneless(&self) -> String {
        let quality = self.marks.iter().copied().filter(|mark| !TONES.contains(mark));
        std::iter::once(vietnamese_d(self.base)).chain(quality).flat_map(char::to_lowercase).nfc().collect()
    }

    pub(super) fn tones(&self) -> impl Iterator<Item = char> {
        self.marks.iter().copied().filter(|mark| TONES.contains(mark))
    }
}

/// The letters of one word, or `None` when it holds anything else than letters and their marks.
pub(super) fn letters(word: &str) -> Option<Vec<Letter>> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in word.nfd() {
        if is_combining_mark(c) {
            letters.last_mut()?.marks.push(c);
        } else if c.is_alphabetic() {
            letters.push(Letter::new(c));
        } else {
            return None;
        }
    }
    Some(letters)
}

fn flush(run: &mut Vec<Letter>, out: &mut String) {
    retone(run);
    for letter in run.drain(..) {
        out.push(letter.base);
        out.extend(letter.marks);
    }
}

fn retone(run: &mut [Letter]) {
    let tones: Vec<char> = run.iter().flat_map(Letter::tones).collect();
    let [tone] = tones[..] else { return };
    let letters: Vec<String> = run.iter().map(Letter::toneless).collect();
    let Some(place) = tone_place(&letters) else { return };
    for (at, letter) in run.iter_mut().enumerate() {
        letter.marks.retain(|mark| *mark != tone);
        if at == place {
            letter.marks.push(tone);
        }
    }
}

/// The index of the letter that carries the tone, or `None` when the letters are no Vietnamese syllable.
pub(super) fn tone_place(letters: &[String]) -> Option<usize> {
    let nucleus = nucleus(letters)?;
    let closed = nucleus.end < letters.len();
    Some(nucleus.start + place_in_nucleus(&letters[nucleus], closed))
}

/// Where the vowels stand between a known onset and a known coda, or `None` when one of the three is unknown.
pub(super) fn nucleus(letters: &[String]) -> Option<Range<usize>> {
    let start = onset_len(letters);
    let end = start + letters[start..].iter().take_while(|letter| is_vowel(letter)).count();
    let known = ONSETS.contains(&letters[..start].concat().as_str())
        && NUCLEI.contains(&letters[start..end].concat().as_str())
        && CODAS.contains(&letters[end..].concat().as_str());
    known.then_some(start..end)
}

/// "u" after q, and "i" after g before another vowel, belong to the onset.
fn onset_len(letters: &[String]) -> usize {
    let consonants = letters.iter().take_while(|letter| !is_vowel(letter)).count();
    let glide = match (letters.first().map(String::as_str), letters.get(1).map(String::as_str)) {
        (Some("q"), Some("u")) => true,
        (Some("g"), Some("i")) => letters.get(2).is_some_and(|third| is_vowel(third)),
        _ => false,
    };
    if glide { 2 } else { consonants }
}

fn place_in_nucleus(vowels: &[String], closed: bool) -> usize {
    let hatted = vowels.iter().rposition(|vowel| matches!(vowel.as_str(), "ă" | "â" | "ê" | "ô" | "ơ" | "ư"));
    match (hatted, vowels.len()) {
        (Some(place), _) => place,
        (None, 3) => 1,
        (None, 2) if closed => 1,
        _ => 0,
    }
}

fn is_vowel(letter: &str) -> bool {
    matches!(letter, "a" | "ă" | "â" | "e" | "ê" | "i" | "o" | "ô" | "ơ" | "u" | "ư" | "y")
}
