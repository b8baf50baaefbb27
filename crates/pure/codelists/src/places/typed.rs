//! A typed place in words, and where its parts begin.

use kernel::text::{mark_key, search_key};

use super::Kind;
use crate::key::joined;

/// The words of a typed place: with marks, without, and whether a comma or the like stands before each.
pub(super) struct Typed {
    marks: Vec<String>,
    plain: Vec<String>,
    begins: Vec<bool>,
}

/// Longer names than this many words there are none.
pub(super) const MOST_WORDS: usize = 7;

/// A name with the kind before it, where one was typed: `begin` is the first word of both.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub begin: usize,
    pub name_begin: usize,
    pub end: usize,
    pub kind: Option<Kind>,
}

impl Typed {
    pub(super) fn new(text: &str) -> Typed {
        let mut typed = Typed { marks: Vec::new(), plain: Vec::new(), begins: Vec::new() };
        for part in text.replace(" - ", ",").replace(" – ", ",").split([',', ';', '\n', '\t', '|', '(', ')']) {
            let mut begins = true;
            for word in mark_key(part).split_whitespace() {
                for piece in split_number(word) {
                    typed.plain.push(search_key(&piece));
                    typed.marks.push(piece);
                    typed.begins.push(std::mem::take(&mut begins));
                }
            }
        }
        typed
    }

    pub(super) fn len(&self) -> usize {
        self.plain.len()
    }

    /// Whether the words before `end` are these.
    pub(super) fn ends_with(&self, end: usize, words: &[&str]) -> bool {
        let start = end.checked_sub(words.len());
        let last = start.and_then(|start| self.plain.get(start..end));
        last.is_some_and(|last| last.iter().map(String::as_str).eq(words.iter().copied()))
    }

    pub(super) fn key(&self, named: Named) -> String {
        joined(self.plain.get(named.name_begin..named.end).unwrap_or_default().iter().map(String::as_str))
    }

    /// Whether the words of a name carry marks, or a đ.
    pub(super) fn has_marks(&self, named: Named) -> bool {
        self.key(named) != self.marked_key(named)
    }

    pub(super) fn marked_key(&self, named: Named) -> String {
        joined(self.marks.get(named.name_begin..named.end).unwrap_or_default().iter().map(String::as_str))
    }

    /// The names that can end before the word `end`, each with and without a kind before it.
    pub(super) fn names_before(&self, end: usize, kinds: &[(&[&str], Kind)]) -> Vec<Named> {
        let mut names = Vec::new();
        for name_begin in (end.saturating_sub(MOST_WORDS)..end).rev() {
            let bare = Named { begin: name_begin, name_begin, end, kind: None };
            names.push(bare);
            for (words, kind) in kinds.iter().filter(|(words, _)| self.ends_with(name_begin, words)) {
                names.push(Named { begin: name_begin - words.len(), kind: Some(*kind), ..bare });
            }
        }
        names
    }

    /// Whether the words before `end` can say where inside the commune a place lies: a village, a street, a number.
    /// What names another commune or district there cannot.
    pub(super) fn detail_before(&self, end: usize) -> Detail {
        let starts = (0..end).filter(|at| self.begins.get(*at).copied().unwrap_or(false));
        let units = COMMUNE_KINDS.iter().chain(DISTRICT_KINDS);
        let mut last = 0;
        for start in starts {
            let names_unit = |words: &[&str]| self.ends_with(start + words.len(), words);
            if units.clone().any(|(words, _)| start + words.len() < end && names_unit(words)) {
                return Detail::OtherUnit;
            }
            last = start;
        }
        let word = self.plain.get(last).map(String::as_str).unwrap_or_default();
        let says_so = DETAIL_WORDS.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit());
        let ends_part = self.begins.get(end).copied().unwrap_or(true);
        if says_so { Detail::Said { ends_part } } else { Detail::Bare { ends_part } }
    }
}

/// What stands before a commune.
pub(super) enum Detail {
    /// It begins like a detail: "thôn", "số", a figure.
    Said { ends_part: bool },
    /// Words that can be anything.
    Bare { ends_part: bool },
    /// It names another commune or a district.
    OtherUnit,
}

/// "p12" is "p 12"; "01" is "1".
fn split_number(word: &str) -> Vec<String> {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let figures = word.get(letters.len()..).unwrap_or_default();
    if figures.is_empty() || !(letters.is_empty() || matches!(letters, "p" | "q" | "f" | "phường" | "quận")) {
        return vec![word.to_owned()];
    }
    let number = Some(figures.trim_start_matches('0')).filter(|rest| !rest.is_empty()).unwrap_or(figures);
    let letters = Some(letters).filter(|letters| !letters.is_empty());
    letters.into_iter().chain([number]).map(str::to_owned).collect()
}

/// What is typed before the name of a commune.
pub(super) const COMMUNE_KINDS: &[(&[&str], Kind)] = &[
    (&["xa"], Kind::Xa),
    (&["x"], Kind::Xa),
    (&["phuong"], Kind::Phuong),
    (&["p"], Kind::Phuong),
    (&["f"], Kind::Phuong),
    (&["thi", "tran"], Kind::ThiTran),
    (&["tt"], Kind::ThiTran),
    (&["dac", "khu"], Kind::DacKhu),
    (&["dk"], Kind::DacKhu),
    (&["huyen"], Kind::Huyen),
    (&["huyen", "dao"], Kind::Huyen),
];

/// What is typed before the name of a district.
pub(super) const DISTRICT_KINDS: &[(&[&str], Kind)] = &[
    (&["huyen"], Kind::Huyen),
    (&["huyen", "dao"], Kind::Huyen),
    (&["h"], Kind::Huyen),
    (&["quan"], Kind::Quan),
    (&["q"], Kind::Quan),
    (&["thi", "xa"], Kind::ThiXa),
    (&["tx"], Kind::ThiXa),
    (&["thanh", "pho"], Kind::ThanhPho),
    (&["tp"], Kind::ThanhPho),
];

/// What is typed before the name of a province.
pub(super) const PROVINCE_KINDS: &[(&[&str], Kind)] =
    &[(&["tinh"], Kind::Tinh), (&["t"], Kind::Tinh), (&["thanh", "pho"], Kind::ThanhPho), (&["tp"], Kind::ThanhPho)];

/// What a detail inside a commune begins with.
const DETAIL_WORDS: &[&str] = &[
    "thon", "xom", "ap", "ban", "buon", "bon", "lang", "phum", "soc", "khu", "kdc", "kp", "to", "tdp", "cum", "doi",
    "duong", "pho", "ngo", "ngach", "hem", "kiet", "so", "nha", "can", "chung", "khom", "lo",
];
