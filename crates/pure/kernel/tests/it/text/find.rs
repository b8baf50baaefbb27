//! Matching a typed query against names.

use kernel::text::{Closeness, Query, given_name, mark_key, matches_all_words, search_key};
use unicode_normalization::UnicodeNormalization;

const GOLDEN: &str = include_str!("../golden/names_sorted.txt");

#[test]
fn every_word_of_the_query_must_begin_a_word() {
    let key = search_key("Phòng Văn hóa - Xã hội");
    for hit in ["", "van hoa", "hoi van", "ph v h x h", "xa"] {
        assert!(matches_all_words(&key, hit), "{hit}");
    }
    for miss in ["kinh te", "van hoan", "oa"] {
        assert!(!matches_all_words(&key, miss), "{miss}");
    }
}

#[test]
fn closer_hits_come_first() {
    let closeness = |typed: &str, text: &str| Query::new(typed).closeness(text);
    assert_eq!(closeness("hòa", "Nguyễn Thị Hoà"), Some(Closeness::SameMarks));
    assert_eq!(closeness("hoa", "Nguyễn Thị Hoà"), Some(Closeness::SameLetters));
    assert_eq!(closeness("hóa", "Nguyễn Thị Hoà"), Some(Closeness::SameLetters));
    assert_eq!(closeness("nth", "Nguyễn Thị Hoà"), Some(Closeness::Initials));
    assert_eq!(closeness("nguyeenx thij hoaf", "Nguyễn Thị Hoà"), Some(Closeness::KeyboardOff));
    assert_eq!(closeness("nguye6n4 thi5 hoa2", "Nguyễn Thị Hoà"), Some(Closeness::KeyboardOff));
    assert_eq!(closeness("ddawngj", "Đặng Như Ỷ"), Some(Closeness::KeyboardOff));
    assert_eq!(closeness("huwowng", "Huỳnh Thị Hương"), Some(Closeness::KeyboardOff));
    assert_eq!(closeness("hwng", "Huỳnh Văn Hưng"), Some(Closeness::KeyboardOff));
    assert_eq!(closeness("trần", "Nguyễn Thị Hoà"), None);
    assert!(Closeness::SameMarks < Closeness::KeyboardOff);
}

#[test]
fn an_empty_query_is_known_as_such() {
    assert!(Query::new(" … ").is_empty());
    assert!(!Query::new("18").is_empty());
    assert_eq!(Query::new("Hoà").key(), "hoa");
    assert_eq!(Query::new("hoaf").keys().collect::<Vec<_>>(), ["hoaf", "hoa"]);
}

/// Every name is found by every way people type it: more than two thousand pairs.
#[test]
fn names_are_found_however_they_are_typed() {
    for name in GOLDEN.lines() {
        let decomposed: String = name.nfd().collect();
        let keyboard_off =
            [keystrokes(name, TELEX, false), keystrokes(name, TELEX, true), keystrokes(name, VNI, false)];
        let plain =
            [name.to_owned(), search_key(name), mark_key(name), name.to_uppercase(), decomposed, without_tones(name)];
        let part = given_name(name);
        for typed in plain.into_iter().chain(keyboard_off).chain([search_key(&part), part]) {
            assert!(Query::new(&typed).closeness(name).is_some(), "{typed} should find {name}");
        }
    }
}

fn without_tones(name: &str) -> String {
    name.nfd().filter(|c| !TELEX.iter().any(|(mark, _, tone)| *tone && mark == c)).nfc().collect()
}

/// A mark, the key that makes it, and whether it is a tone. An empty key repeats the letter.
type Keys = &'static [(char, &'static str, bool)];

const TELEX: Keys = &[
    ('\u{306}', "w", false),
    ('\u{31b}', "w", false),
    ('\u{302}', "", false),
    ('\u{300}', "f", true),
    ('\u{301}', "s", true),
    ('\u{309}', "r", true),
    ('\u{303}', "x", true),
    ('\u{323}', "j", true),
];

const VNI: Keys = &[
    ('\u{306}', "8", false),
    ('\u{31b}', "7", false),
    ('\u{302}', "6", false),
    ('\u{300}', "2", true),
    ('\u{301}', "1", true),
    ('\u{309}', "3", true),
    ('\u{303}', "4", true),
    ('\u{323}', "5", true),
];

/// What the keyboard types for a name while it makes no marks; the tone after its vowel or at the end of the word.
fn keystrokes(name: &str, keys: Keys, tone_at_once: bool) -> String {
    let d = if keys == TELEX { "dd" } else { "d9" };
    let word = |word: &str| {
        let (mut typed, mut late) = (String::new(), "");
        for c in word.to_lowercase().nfd() {
            match keys.iter().find(|(mark, ..)| *mark == c) {
                Some((_, "", _)) => typed.extend(typed.clone().chars().last()),
                Some((_, key, true)) if !tone_at_once => late = *key,
                Some((_, key, _)) => typed.push_str(key),
                None if c == 'đ' => typed.push_str(d),
                None => typed.push(c),
            }
        }
        typed + late
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
