//! Keys to find by.

use kernel::text::{initials, mark_key, search_key};
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::strategies::any_text;

#[test]
fn marks_case_dashes_and_blanks_do_not_matter() {
    let cases = [
        ("Đỗ Thị Thuỳ Dương", "do thi thuy duong"),
        ("Văn hoá – Xã hội", "van hoa xa hoi"),
        ("Văn hóa - Xã hội", "van hoa xa hoi"),
        ("VĂN  HÓA—XÃ\u{a0}HỘI", "van hoa xa hoi"),
        ("Văn hóa & Xã hội", "van hoa va xa hoi"),
        ("18/CT-TTg", "18 ct ttg"),
        ("Ỷ", "y"),
        ("H'Hen Niê", "h hen nie"),
        ("Ðặng", "dang"),
        ("Hà\u{200b} Bắc", "ha bac"),
        ("…", ""),
        ("&", "va"),
        ("ﬁle №5", "file no5"),
    ];
    for (text, key) in cases {
        assert_eq!(search_key(text), key, "{text}");
    }
}

#[test]
fn both_places_of_the_tone_are_one_key() {
    for (new, old) in [("Hoà", "Hòa"), ("Thuý", "Thúy"), ("Uỷ", "Ủy"), ("khoẻ", "khỏe"), ("oà", "òa"), ("uý", "úy")]
    {
        assert_eq!(search_key(new), search_key(old));
        assert_eq!(mark_key(new), mark_key(old));
    }
}

#[test]
fn mark_keys_keep_marks_and_nothing_else() {
    assert_eq!(mark_key("Văn hoá – Xã hội"), "văn hóa xã hội");
    assert_eq!(mark_key("ĐẶNG & Ðặng"), "đặng và đặng");
    assert_ne!(mark_key("Hòa"), mark_key("Hóa"));
    assert_eq!(mark_key("Ho\u{200b}à B\u{ad}ắc"), "hòa bắc", "what is not seen hides no syllable");
    assert_ne!(mark_key("Quý"), mark_key("Quí"), "i and y are two spellings of a name");
}

#[test]
fn initials_are_plain_letters() {
    assert_eq!(initials("Nguyễn Văn An"), "nva");
    assert_eq!(initials("Đặng Thị Ỷ"), "dty");
    assert_eq!(initials(""), "");
}

proptest! {
    #[test]
    fn search_keys_are_stable_and_need_no_escaping(text in any_text()) {
        let key = search_key(&text);
        prop_assert!(key.chars().all(|c| c.is_alphanumeric() || c == ' '));
        prop_assert!(!key.contains("  ") && key.trim() == key);
        prop_assert_eq!(search_key(&key), key);
    }

    #[test]
    fn search_keys_ignore_normal_form_and_case(text in any_text()) {
        let key = search_key(&text);
        prop_assert_eq!(search_key(&text.nfd().collect::<String>()), key.clone());
        prop_assert_eq!(search_key(&text.nfc().collect::<String>()), key);
    }

    #[test]
    fn mark_keys_are_stable_and_hold_the_search_key(text in any_text()) {
        let key = mark_key(&text);
        prop_assert!(is_nfc(&key));
        prop_assert_eq!(mark_key(&key), key.clone());
        prop_assert_eq!(search_key(&key), search_key(&text));
    }
}
