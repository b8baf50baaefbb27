//! Random texts: mostly Vietnamese, in every spelling, with some of everything else.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const VOWELS: &str = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
const CLUSTERS: &[&str] = &["oa", "oe", "uy", "ai", "ươ", "uyê", "ia", "uya", "oai", "a", "ê", "u", "y", "iê"];
const ONSETS: &[&str] = &["", "b", "gi", "g", "qu", "h", "ng", "th", "đ", "Đ", "kh", "w", "cl"];
const CODAS: &[&str] = &["", "", "n", "ng", "ch", "t", "k", "s"];
const TONES: &[&str] = &["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];

/// A syllable whose tone stands after any vowel of the cluster, rightly or not.
fn syllable() -> impl Strategy<Value = String> {
    let pick = proptest::sample::select::<&str>;
    (pick(ONSETS), pick(CLUSTERS), pick(CODAS), pick(TONES), 0..3_usize, 0..3_u8).prop_map(
        |(onset, cluster, coda, tone, at, case)| {
            let mut text = onset.to_owned();
            for (place, vowel) in cluster.chars().enumerate() {
                text.push(vowel);
                if place == at.min(cluster.chars().count() - 1) {
                    text.push_str(tone);
                }
            }
            text.push_str(coda);
            match case {
                0 => text,
                1 => text.to_uppercase(),
                _ => text.nfc().collect(),
            }
        },
    )
}

/// Lines of syllables, single letters, blanks of every kind and arbitrary characters.
pub fn any_text() -> impl Strategy<Value = String> {
    let letter = proptest::sample::select(VOWELS.chars().collect::<Vec<_>>()).prop_map(String::from);
    let blank = proptest::sample::select(vec![
        " ", "  ", "\u{a0}", "\u{2009}", "\t", "\r\n", "\n", "\u{200b}", " – ", "-", "&",
    ]);
    let piece = prop_oneof![
        6 => syllable(),
        2 => letter,
        4 => blank.prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A name of one to four syllables in letters a Vietnamese name can have.
pub fn any_name() -> impl Strategy<Value = String> {
    proptest::collection::vec(syllable(), 1..5).prop_map(|words| words.join(" "))
}
