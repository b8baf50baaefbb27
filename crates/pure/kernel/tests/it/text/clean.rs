//! Cleaning of typed text.

use kernel::text::{multi_line, nfc, one_line};
use proptest::prelude::*;
use unicode_normalization::is_nfc;

use super::strategies::any_text;

#[test]
fn decomposed_letters_become_one() {
    assert_eq!(nfc("Nguye\u{302}\u{303}n"), "Nguyễn");
    assert_eq!(nfc("  a  "), "  a  ", "nothing but the normal form changes");
}

#[test]
fn one_line_has_single_spaces_and_nothing_invisible() {
    let cases = [
        ("  Nguyễn   Văn\u{a0}An \n", "Nguyễn Văn An"),
        ("Nguyễn\u{2009}Văn\u{202f}\u{3000}An", "Nguyễn Văn An"),
        ("\u{feff}Ha\u{301}i\u{200b} Pho\u{300}ng\u{ad}", "Hái Phòng"),
        ("a\u{200d}\u{301}", "á"),
        ("dòng một\r\ndòng hai", "dòng một dòng hai"),
        ("nul\0 và \u{202e}đảo", "nul và đảo"),
        (" \u{200b} ", ""),
        ("\u{2800}x\u{3164}", "x"),
    ];
    for (typed, clean) in cases {
        assert_eq!(one_line(typed), clean, "{typed:?}");
    }
}

#[test]
fn lines_stay_lines() {
    assert_eq!(multi_line("\r\n một  dòng \r\n\r\n hai\rba\u{2028}bốn\u{b}năm \n\n"), "một dòng\n\nhai\nba\nbốn\nnăm");
    assert_eq!(multi_line(""), "");
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in any_text()) {
        for clean in [one_line, multi_line, nfc] {
            let once = clean(&text);
            prop_assert!(is_nfc(&once));
            prop_assert_eq!(clean(&once), once);
        }
    }

    #[test]
    fn one_line_is_one_trimmed_line(text in any_text()) {
        let line = one_line(&text);
        prop_assert!(!line.contains('\n') && !line.contains("  ") && line.trim() == line);
        let unwanted = ['\u{200b}', '\u{a0}', '\0'];
        prop_assert!(!line.contains(unwanted));
    }
}
