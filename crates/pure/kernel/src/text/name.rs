//! People's names. A name is stored whole; its parts are derived only to sort and to address.

use super::clean::one_line;

/// The given name (tên), by which Vietnamese people are sorted and addressed: the last word.
/// "Nguyễn Thị Hoà" gives "Hoà"; an empty name gives "".
pub fn given_name(name: &str) -> String {
    parts(name).given
}

/// The family name (họ): the first word of a name of two words or more, else "".
pub fn family_name(name: &str) -> String {
    parts(name).family
}

/// The middle name (tên đệm): all words between family and given name, often "".
pub fn middle_name(name: &str) -> String {
    parts(name).middle
}

/// Upper case for official forms: "Phạm Thị Hoà" gives "PHẠM THỊ HOÀ".
pub fn upper_vi(text: &str) -> String {
    super::nfc(&super::nfc(text).to_uppercase())
}

/// A name written with one capital per word, cleaned: "PHẠM THỊ HOÀ" and "phạm  thị hoà" give "Phạm Thị Hoà".
/// Meant for lists typed in capitals; a name already in mixed case should be kept as its owner writes it.
pub fn proper_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut starts_word = true;
    for c in one_line(name).chars() {
        if starts_word {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        // Names of ethnic minorities have parts inside a word: "H'Hen", "A-Ma".
        starts_word = !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c);
    }
    super::nfc(&out)
}

pub(super) struct Parts {
    pub given: String,
    pub family: String,
    pub middle: String,
}

pub(super) fn parts(name: &str) -> Parts {
    let clean = one_line(name);
    let words: Vec<&str> = clean.split(' ').collect();
    match words[..] {
        [] => Parts { given: String::new(), family: String::new(), middle: String::new() },
        [only] => Parts { given: only.to_owned(), family: String::new(), middle: String::new() },
        [first, ref middle @ .., last] => {
            Parts { given: last.to_owned(), family: first.to_owned(), middle: middle.join(" ") }
        }
    }
}
