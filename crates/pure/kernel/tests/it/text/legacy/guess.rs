//! Guessing the encoding.

use kernel::text::legacy::{Encoding, guess};
use kernel::text::upper_vi;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::encoder::{to_tcvn3, to_vni};
use super::samples::{golden_names, other_texts, unicode_texts};

#[test]
fn old_texts_are_recognised() {
    assert_eq!(guess(["NguyÔn V¨n An"]), Some(Encoding::Tcvn3));
    assert_eq!(guess(["Nguyeãn Vaên An"]), Some(Encoding::Vni));
    assert_eq!(guess(["NGUYEÃN VAÊN AN"]), Some(Encoding::Vni));
    assert_eq!(guess(["Tr\u{ad}êng TiÓu häc", "31/12/1985", "Full name"]), Some(Encoding::Tcvn3));
}

#[test]
fn whole_lists_in_old_fonts_are_recognised() {
    let lists: [Vec<&str>; 2] = [unicode_texts().collect(), golden_names().collect()];
    for list in lists {
        let tcvn3: Vec<String> = list.iter().map(|text| to_tcvn3(&text.to_lowercase())).collect();
        assert_eq!(guess(tcvn3.iter().map(String::as_str)), Some(Encoding::Tcvn3));
        let vni: Vec<String> = list.iter().map(|text| to_vni(text)).collect();
        assert_eq!(guess(vni.iter().map(String::as_str)), Some(Encoding::Vni));
        let capitals: Vec<String> = list.iter().map(|text| to_vni(&upper_vi(text))).collect();
        assert_eq!(guess(capitals.iter().map(String::as_str)), Some(Encoding::Vni));
    }
}

#[test]
fn one_encoding_is_never_taken_for_the_other() {
    for text in unicode_texts().chain(golden_names()) {
        assert_ne!(guess([to_tcvn3(&text.to_lowercase()).as_str()]), Some(Encoding::Vni), "{text}");
        assert_ne!(guess([to_vni(text).as_str()]), Some(Encoding::Tcvn3), "{text}");
    }
}

#[test]
fn a_dozen_names_are_enough() {
    let names: Vec<&str> = golden_names().collect();
    for dozen in names.chunks(12) {
        let tcvn3: Vec<String> = dozen.iter().map(|text| to_tcvn3(&text.to_lowercase())).collect();
        assert_eq!(guess(tcvn3.iter().map(String::as_str)), Some(Encoding::Tcvn3), "{dozen:?}");
        let vni: Vec<String> = dozen.iter().map(|text| to_vni(text)).collect();
        assert_eq!(guess(vni.iter().map(String::as_str)), Some(Encoding::Vni), "{dozen:?}");
    }
}

#[test]
fn unicode_is_never_taken_for_an_old_text() {
    assert!(unicode_texts().count() >= 60);
    for text in unicode_texts().chain(golden_names()) {
        for spelling in [text.to_owned(), upper_vi(text), text.to_lowercase(), text.nfd().collect()] {
            assert_eq!(guess([spelling.as_str()]), None, "{spelling}");
        }
    }
    assert_eq!(guess(unicode_texts()), None);
    assert_eq!(guess(golden_names()), None);
    let latin = unicode_texts().filter(|text| text.chars().all(|c| c <= 'ÿ'));
    assert_eq!(guess(latin), None, "names Latin-1 could write");
}

#[test]
fn other_languages_and_signs_are_never_taken_for_old_texts() {
    for text in other_texts() {
        assert_eq!(guess([text]), None, "{text}");
    }
    assert_eq!(guess(other_texts()), None);
    assert_eq!(guess([]), None);
    assert_eq!(guess(["", "  ", "123"]), None);
}

#[test]
fn one_word_alone_or_a_few_among_unicode_are_too_little() {
    assert_eq!(guess(["NguyÔn"]), None);
    assert_eq!(guess(["NguyÔn", "NguyÔn", "NguyÔn"]), None, "the same word again is no new evidence");
    assert_eq!(guess(unicode_texts().chain(["NguyÔn V¨n An"])), None);
}

#[test]
fn a_sheet_of_both_kinds_is_left_to_people() {
    let both = ["NguyÔn V¨n An", "Lan Hoa Mai Nam Thanh Xuân Minh", "Đào Thị Lương"];
    assert_eq!(guess(both), None, "three words can only be Unicode");
    assert_eq!(guess(["NguyÔn V¨n An", "TrÇn B×nh", "Hoa Mai", "Thị"]), Some(Encoding::Tcvn3), "one word of a heading");
}

#[test]
fn a_text_of_another_language_is_left_alone_though_two_words_of_it_could_be_read() {
    assert_eq!(guess(["Où", "thaï"]), Some(Encoding::Vni), "ó, thạ");
    assert_eq!(guess(["The Thaï restaurant where street traders meet, by the Gare Où"]), None);
}

proptest! {
    #[test]
    fn any_choice_of_unicode_names_is_left_alone(
        names in proptest::collection::vec(
            proptest::sample::select(unicode_texts().chain(golden_names()).collect::<Vec<_>>()), 0..12),
        decomposed in any::<bool>(),
    ) {
        let texts: Vec<String> =
            names.iter().map(|name| if decomposed { name.nfd().collect() } else { (*name).to_owned() }).collect();
        prop_assert_eq!(guess(texts.iter().map(String::as_str)), None);
    }

    #[test]
    fn no_text_breaks_the_guess(texts in proptest::collection::vec("[a-zA-Z¡-þ\u{300}-\u{323} ]{0,12}|.{0,12}", 0..6)) {
        let _ = guess(texts.iter().map(String::as_str));
    }
}
