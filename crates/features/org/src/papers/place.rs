//! Whose paper it is: the commune's own name and province, and the abbreviations of them in codes.

use kernel::text::{mark_key, search_key};

/// Kinds of places, the longer before the shorter one it begins with.
pub(super) const KINDS: [&str; 9] =
    ["thị trấn", "thị xã", "thành phố", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã"];

/// Middle parts of codes that name a group of positions, not a place.
const GROUP_CODES: [&str; 8] = ["nvcn", "htpv", "ldql", "cmdc", "cmnv", "cndc", "qlld", "ht"];

/// The commune that keeps the papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// With its kind: "xã Bình Minh".
    pub name: String,
    /// "tỉnh Sơn Hải", "thành phố Hải Phòng".
    pub province: String,
}

impl Own {
    /// Whether a place of this kind and name is the commune, or its province.
    pub(super) fn is(&self, kind: &str, name: &str) -> bool {
        let name = mark_key(name);
        let key = format!("{} {name}", mark_key(kind));
        key == mark_key(&self.name) || is_province_kind(kind) && name == without_kind(&self.province)
    }

    /// Whether a bare name is the commune's or its province's.
    pub(super) fn is_named(&self, name: &str) -> bool {
        let name = mark_key(name);
        name == without_kind(&self.name) || name == without_kind(&self.province)
    }

    /// Whether the part of a code before its number ("SH-BMi") names no other place. Parts that name a group of
    /// positions ("NVCN") say nothing of a place.
    pub(super) fn owns_prefix(&self, prefix: &str) -> bool {
        prefix.split('-').filter(|part| !part.is_empty()).all(|part| {
            GROUP_CODES.contains(&search_key(part).as_str())
                || abbreviates(part, &self.name)
                || abbreviates(part, &self.province)
        })
    }
}

fn is_province_kind(kind: &str) -> bool {
    matches!(mark_key(kind).as_str(), "tỉnh" | "thành phố")
}

/// The comparable name without the kind before it: "xã Bình Minh" gives "bình minh".
pub(super) fn without_kind(name: &str) -> String {
    let key = mark_key(name);
    let rest = KINDS.iter().chain(&["tp"]).find_map(|kind| key.strip_prefix(kind)?.strip_prefix(' '));
    rest.unwrap_or(&key).to_owned()
}

/// Whether a code's part is made of the beginnings of a name's words, each in turn: "BMi" of "Bình Minh".
fn abbreviates(part: &str, name: &str) -> bool {
    let name = search_key(&without_kind(name));
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let part = search_key(part).replace(' ', "");
    !words.is_empty() && begins_each(&part, &words)
}

fn begins_each(part: &str, words: &[&str]) -> bool {
    let Some((first, others)) = words.split_first() else { return part.is_empty() };
    let ends = first.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.into_iter().any(|end| {
        let rest = part.strip_prefix(&first[..end]);
        rest.is_some_and(|rest| begins_each(rest, others))
    })
}

/// The part of a position's code before its number: "SH-BMi-II.01" gives "SH-BMi", "TP- NVCN-02" gives "TP-NVCN".
pub(super) fn code_prefix(code: &str) -> Option<String> {
    let code: String = code.split_whitespace().collect();
    let (prefix, number) = code.rsplit_once('-')?;
    let numbered = number.chars().any(|c| c.is_ascii_digit());
    (numbered && prefix.chars().any(char::is_alphabetic)).then(|| prefix.to_owned())
}
