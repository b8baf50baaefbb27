//! Matching a typed query against names.

use kernel::text::{Closeness, Query, mark_key, matches_all_words, search_key};

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

/// Every name is found by every way people type it.
#[test]
fn names_are_found_however_they_are_typed() {
    for name in GOLDEN.lines() {
        let ways = [name.to_owned(), search_key(name), mark_key(name), name.to_uppercase(), telex(name)];
        for typed in ways {
            assert!(Query::new(&typed).closeness(name).is_some(), "{typed} should find {name}");
        }
    }
}

/// The keystrokes of Telex, tone at the end of the word.
fn telex(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let word = |word: &str| {
        let (mut keys, mut tone) = (String::new(), "");
        for c in word.to_lowercase().nfd() {
            match c {
                'đ' => keys.push_str("dd"),
                '\u{306}' | '\u{31b}' => keys.push('w'),
                '\u{302}' => keys.extend(keys.clone().chars().last()),
                '\u{300}' => tone = "f",
                '\u{301}' => tone = "s",
                '\u{309}' => tone = "r",
                '\u{303}' => tone = "x",
                '\u{323}' => tone = "j",
                letter => keys.push(letter),
            }
        }
        keys + tone
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
