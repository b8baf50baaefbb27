//! The words that guessers begin with, each with its place in their lists.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

/// The 30,000 commonest passwords of public breaches, commonest first, as they stand in zxcvbn (MIT licence, © 2012-2016 Dan
/// Wheeler and Dropbox, © 2016 Joshua Holmer).
const BREACHED: &str = include_str!("../../data/common-passwords.txt");
const VIETNAMESE: &str = include_str!("../../data/vietnamese-words.txt");

/// No word of the lists is longer.
pub(super) const LONGEST_WORD: usize = 32;

/// Place in the lists by word, without marks and blanks.
pub(super) static COMMON: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let mut places = HashMap::with_capacity(40_000);
    let mut add = |word: String, place: usize| {
        if (2..=LONGEST_WORD).contains(&word.len()) {
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            places.entry(word).and_modify(|p: &mut u32| *p = place.min(*p)).or_insert(place);
        }
    };
    for (place, word) in BREACHED.lines().enumerate() {
        add(word.to_owned(), place);
    }
    let words = VIETNAMESE.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(", "));
    for (place, word) in words.enumerate() {
        for way in ways_to_type(word) {
            add(way, place);
        }
    }
    places
});

/// The keys of a way to type Vietnamese: that of each tone, of â ê ô, of ơ ư, of ă, and the one that crosses a d.
struct Keyboard {
    tones: [char; 5],
    circumflex: Option<char>,
    horn: char,
    breve: char,
    crossed: char,
}

/// The letter itself makes its circumflex.
const TELEX: Keyboard =
    Keyboard { tones: ['s', 'f', 'r', 'x', 'j'], circumflex: None, horn: 'w', breve: 'w', crossed: 'd' };
const VNI: Keyboard =
    Keyboard { tones: ['1', '2', '3', '4', '5'], circumflex: Some('6'), horn: '7', breve: '8', crossed: '9' };
/// The combining marks of the tones, in the order of [`Keyboard::tones`].
const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];

/// A word without marks, and as the keys of Telex and of VNI, with the tone's key behind its vowel or behind its syllable.
fn ways_to_type(word: &str) -> [String; 5] {
    [
        kernel::text::search_key(word).replace(' ', ""),
        keys(word, &TELEX, false),
        keys(word, &TELEX, true),
        keys(word, &VNI, false),
        keys(word, &VNI, true),
    ]
}

fn keys(word: &str, keyboard: &Keyboard, tone_last: bool) -> String {
    let mut out = String::new();
    for syllable in word.split(' ') {
        let mut tone = None;
        for c in syllable.nfd() {
            if let Some(at) = TONES.iter().position(|mark| *mark == c) {
                tone = Some(keyboard.tones[at]);
                continue;
            }
            match c {
                '\u{302}' => out.extend(keyboard.circumflex.or_else(|| out.chars().next_back())),
                '\u{31b}' => out.push(keyboard.horn),
                '\u{306}' => out.push(keyboard.breve),
                _ => {
                    out.extend(tone.take_if(|_| !tone_last));
                    out.push(if c == 'đ' { 'd' } else { c });
                    out.extend((c == 'đ').then_some(keyboard.crossed));
                }
            }
        }
        out.extend(tone);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_every_way_it_is_typed() {
        assert_eq!(ways_to_type("mật khẩu"), ["matkhau", "maajtkhaaru", "maatjkhaaur", "ma65tkha63u", "ma6t5kha6u3"]);
        for word in ["matkhau", "maatjkhaaur", "ma65tkha63u", "hanoi", "ddoojclaajp", "d9o65cla65p", "password"] {
            assert!(COMMON.contains_key(word), "{word}");
        }
    }

    #[test]
    fn the_lists_are_whole() {
        assert!(COMMON.len() > 30_000, "{}", COMMON.len());
        assert!(COMMON["123456"] == 0 && COMMON["password"] == 1);
    }
}
