//! The order of names and titles.

use kernel::text::{SORT_KEY_VERSION, one_line, sort_key, sort_key_hex, title_sort_key, title_sort_key_hex, tone};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::strategies::{any_name, any_text};

const GOLDEN: &str = include_str!("../golden/names_sorted.txt");

#[test]
fn names_come_in_the_order_of_vietnamese_lists() {
    let expected: Vec<&str> = GOLDEN.lines().collect();
    assert!(expected.len() >= 120);
    let mut sorted = expected.clone();
    sorted.sort_by_key(|name| std::cmp::Reverse(*name));
    sorted.sort_by_key(|name| (sort_key_hex(name), *name));
    assert_eq!(sorted, expected);
}

#[test]
fn tones_come_in_the_vietnamese_order() {
    for letters in
        ["ma mà mả mã má mạ", "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ", "d đ", "o ô ơ u ư", "hoa hoà hoả hoã hoá hoạ"]
    {
        let keys: Vec<_> = letters.split(' ').map(sort_key).collect();
        assert!(keys.is_sorted_by(|one, next| one < next), "{letters}");
    }
}

#[test]
fn equal_names_have_equal_keys() {
    let key = sort_key("Nguyễn Thị Hòa");
    for same in ["Nguyễn Thị Hoà", "NGUYỄN THỊ HOÀ", " nguyễn  thị hòa ", &"Nguyễn Thị Hoà".nfd().collect::<String>()]
    {
        assert_eq!(sort_key(same), key, "{same}");
    }
    assert_eq!(sort_key("Ðặng An"), sort_key("Đặng An"), "eth stands for đ in old fonts");
}

#[test]
fn capitals_do_not_part_a_list() {
    let mut names = ["TRẦN VĂN AN", "Lê Văn An", "BÙI VĂN AN", "Cao Văn An"];
    names.sort_by_key(|name| sort_key(name));
    assert_eq!(names, ["BÙI VĂN AN", "Cao Văn An", "Lê Văn An", "TRẦN VĂN AN"]);
}

#[test]
fn titles_sort_whole_and_numbers_by_value() {
    let mut titles =
        ["Mục 10", "mục 2", "Mục 1", "Án phí", "Đất đai", "Dân số", "Ban hành", "Văn hoá", "Văn hóa cơ sở"];
    titles.sort_by_key(|title| title_sort_key(title));
    assert_eq!(
        titles,
        ["Án phí", "Ban hành", "Dân số", "Đất đai", "Mục 1", "mục 2", "Mục 10", "Văn hoá", "Văn hóa cơ sở"]
    );
}

#[test]
fn keys_fit_a_database_column() {
    for name in GOLDEN.lines() {
        assert!(sort_key_hex(name).len() <= 160, "{name}");
        assert!(sort_key_hex(name).bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)));
    }
}

/// Stored keys are worth nothing once the collation data changes; this fails when it does, as a reminder to
/// change the version, which makes every database compute them anew.
#[test]
fn the_version_names_the_collation_data_in_use() {
    let lock = include_str!("../../../../../../Cargo.lock");
    let (_, after) =
        lock.split_once("name = \"icu_collator_data\"\nversion = \"").expect("the collation data is locked");
    let (version, _) = after.split_once('"').expect("a version ends");
    assert_eq!(SORT_KEY_VERSION.split_once("/icu-").map(|(_, icu)| icu), Some(version));
}

proptest! {
    #[test]
    fn text_keys_sort_as_byte_keys(one in any_name(), other in any_name()) {
        prop_assert_eq!(sort_key_hex(&one).cmp(&sort_key_hex(&other)), sort_key(&one).cmp(&sort_key(&other)));
        prop_assert_eq!(
            title_sort_key_hex(&one).cmp(&title_sort_key_hex(&other)),
            title_sort_key(&one).cmp(&title_sort_key(&other))
        );
    }

    #[test]
    fn given_name_decides_before_family_name(a in any_name(), b in any_name(), given in "[a-z]{1,4}", later in "[a-z]{1,4}") {
        prop_assume!(given != later);
        let by_given = sort_key(&given).cmp(&sort_key(&later));
        prop_assert_eq!(sort_key(&format!("{a} {given}")).cmp(&sort_key(&format!("{b} {later}"))), by_given);
    }

    #[test]
    fn spelling_does_not_move_a_name(name in any_name()) {
        let key = sort_key(&name);
        prop_assert_eq!(sort_key(&name.nfd().collect::<String>()), key.clone());
        prop_assert_eq!(sort_key(&tone::canonical(&name)), key.clone());
        prop_assert_eq!(sort_key(&one_line(&name)), key);
    }

    #[test]
    fn only_the_bounds_of_the_parts_are_zero_bytes(name in any_text()) {
        prop_assert_eq!(sort_key(&name).iter().filter(|byte| **byte == 0).count(), 2);
    }
}
