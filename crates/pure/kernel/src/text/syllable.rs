//! What a Vietnamese syllable can look like.

use super::tone::{Letter, letters, nucleus, tone_place};

/// Is the word one well-formed Vietnamese syllable, in either normal form and any case? A known onset, known vowels
/// and a known coda that go together, at most one tone, and that in its place: "Hoà" and "hòa" are, "Nguyeãn",
/// "caù", "Dupont" and "" are not. About spelling alone: "nghoét" means nothing, yet it could be read.
///
/// Source: Decision 1989/QĐ-BGDĐT of 2018 and the practice of Decree 30/2020/NĐ-CP for the place of the tone.
pub fn is_syllable(word: &str) -> bool {
    letters(word).is_some_and(|letters| well_formed(&letters))
}

/// Vowels that end a syllable: nothing can follow them.
const OPEN: &[&str] = &[
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iu", "iêu", "oi", "ôi", "ơi", "oai", "oao", "oay", "oeo",
    "ua", "ui", "uơ", "ưa", "ưi", "ưu", "uây", "uôi", "uya", "uyu", "ươi", "ươu", "yêu",
];

/// Vowels that never end a syllable.
const CLOSED: &[&str] = &["ă", "â", "iê", "oă", "oo", "uâ", "uô", "ươ", "uyê", "yê"];

/// Codas after which a syllable can only have the acute tone or the dot below.
const STOPS: &[&str] = &["c", "ch", "k", "p", "t"];

const ACUTE: char = '\u{301}';
const DOT_BELOW: char = '\u{323}';

fn well_formed(letters: &[Letter]) -> bool {
    let plain: Vec<String> = letters.iter().map(Letter::toneless).collect();
    let Some(vowels) = nucleus(&plain) else { return false };
    let rime = plain[vowels.clone()].concat();
    let coda = plain[vowels.end..].concat();
    let forbidden = if coda.is_empty() { CLOSED } else { OPEN };
    if forbidden.contains(&rime.as_str()) {
        return false;
    }
    let stopped = STOPS.contains(&coda.as_str());
    let mut tones = letters.iter().enumerate().flat_map(|(at, letter)| letter.tones().map(move |tone| (at, tone)));
    match (tones.next(), tones.next()) {
        (None, _) => !stopped,
        (Some((at, tone)), None) => {
            let right_tone = !stopped || matches!(tone, ACUTE | DOT_BELOW);
            right_tone && tone_place(&plain).is_some_and(|place| at == place || at == schoolbook(place, &rime, &coda))
        }
        _ => false,
    }
}

/// Where schoolbooks put the tone: one letter further in "oà", "oẻ", "uý".
fn schoolbook(place: usize, rime: &str, coda: &str) -> usize {
    if coda.is_empty() && matches!(rime, "oa" | "oe" | "uy") { place + 1 } else { place }
}
