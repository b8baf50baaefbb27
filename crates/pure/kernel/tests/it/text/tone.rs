//! Where the tone mark stands.

use kernel::text::{search_key, tone};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::strategies::any_text;

#[test]
fn open_oa_oe_uy_carry_the_tone_on_the_first_vowel() {
    let cases = [
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("hoả", "hỏa"),
        ("hoã", "hõa"),
        ("hoạ", "họa"),
        ("khoẻ", "khỏe"),
        ("loé", "lóe"),
        ("thuỷ", "thủy"),
        ("thuý", "thúy"),
        ("thuỳ", "thùy"),
        ("luỹ", "lũy"),
        ("luỵ", "lụy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("oà", "òa"),
        ("Hoà", "Hòa"),
        ("HOÀ", "HÒA"),
        ("UỶ BAN", "ỦY BAN"),
        ("Uỷ ban", "Ủy ban"),
        ("toà án", "tòa án"),
    ];
    for (new, old) in cases {
        assert_eq!(tone::canonical(new), old);
        assert_eq!(tone::canonical(old), old);
    }
}

#[test]
fn every_other_syllable_stays_as_written() {
    let words = "hoàn hoàng hoạch xoáy ngoài khuỷu ngoèo quý quà quỳnh quyển quyết quốc quít giã giếng gìn gì thuở cưới của \
                 mía xoong huỳnh huế yểu yến chịu kẻo lửa cứu khuấy khuya tuýp đắk Nguyễn Ỷ Ý ụ ủa ưỡn rượu loắt choắt \
                 nghĩa nghiễm uống uể oải bìu ríu khúc khuỷu quẩy quằn giặt già giẻ giỏi giữa giục";
    for word in words.split_whitespace() {
        assert_eq!(tone::canonical(word), word);
    }
}

#[test]
fn misplaced_tones_come_home() {
    for (typed, right) in [
        ("qúy", "quý"),
        ("hòan", "hoàn"),
        ("gía", "giá"),
        ("ngòai", "ngoài"),
        ("nguỹên", "nguyễn"),
        ("e\u{301}\u{302}", "ế"),
    ] {
        assert_eq!(tone::canonical(typed), right);
    }
}

#[test]
fn foreign_words_and_other_signs_stay() {
    let text = "Café “naïve” résumé Moët Škoda 18/CT-TTg 2°C Zoé Wifi – R'lấp";
    assert_eq!(tone::canonical(text), text);
}

#[test]
fn decomposed_input_is_composed() {
    let decomposed: String = "Nguyễn Thị Hoà, Ủy ban".nfd().collect();
    assert_eq!(tone::canonical(&decomposed), "Nguyễn Thị Hòa, Ủy ban");
}

proptest! {
    #[test]
    fn canonical_is_stable_composed_and_keeps_the_search_key(text in any_text()) {
        let once = tone::canonical(&text);
        prop_assert!(is_nfc(&once));
        prop_assert_eq!(search_key(&once), search_key(&text));
        prop_assert_eq!(tone::canonical(&once), once);
    }

    #[test]
    fn composed_and_decomposed_are_one(text in any_text()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(tone::canonical(&composed), tone::canonical(&decomposed));
    }
}
