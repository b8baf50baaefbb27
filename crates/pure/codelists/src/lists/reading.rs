//! What somebody typed into a field or a cell, read by a list.

use kernel::dates::Date;
use kernel::text::{mark_key, search_key};

use super::{Item, List};
use crate::key::{joined, joined_marks};

/// What a typed text means in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading<'a> {
    /// One entry.
    One(&'a Item),
    /// Any of these; a person decides.
    Several(Vec<&'a Item>),
    /// Nothing that the list knows.
    None,
}

/// Signs that change the meaning of what they stand beside.
const CHANGES_MEANING: &[char] = &['<', '>', '≤', '≥', '+', '~', '?', '≈'];

/// The words of a typed text.
#[derive(Clone, Copy)]
struct Words<'a> {
    plain: &'a [String],
    marks: &'a [String],
}

impl<'a> Words<'a> {
    fn after(self, words: usize) -> Words<'a> {
        Words { plain: self.plain.get(words..).unwrap_or_default(), marks: self.marks.get(words..).unwrap_or_default() }
    }

    fn before_last(self, words: usize) -> Words<'a> {
        let rest = self.plain.len().saturating_sub(words);
        Words { plain: self.plain.get(..rest).unwrap_or_default(), marks: self.marks.get(..rest).unwrap_or_default() }
    }
}

impl List {
    /// Reads what somebody typed by code, label and synonyms, without regard to marks, case, spaces, full stops and
    /// dashes. Where this leaves several entries, the marks decide, if they can. Words that the list says change
    /// nothing ("dân tộc", "trình độ") may stand before, and code and label may stand together ("01.003 - Chuyên
    /// viên"). Nothing else is left out, since "đại học trở lên" is not "đại học". Only entries of the date are meant.
    pub fn read_typed(&self, typed: &str, on: Date) -> Reading<'_> {
        if typed.contains(CHANGES_MEANING) {
            return Reading::None;
        }
        let marks: Vec<String> = mark_key(typed).split_whitespace().map(str::to_owned).collect();
        let plain: Vec<String> = marks.iter().map(|word| search_key(word)).collect();
        let mut words = Words { plain: &plain, marks: &marks };
        loop {
            match self.look_up(words, on) {
                Reading::None => {}
                read => return read,
            }
            if let Some(item) = self.code_and_label(words, on) {
                return Reading::One(item);
            }
            let longest = self.leading.iter().filter(|lead| words.plain.starts_with(lead)).map(Vec::len).max();
            match longest {
                Some(length) if length < words.plain.len() => words = words.after(length),
                _ => return Reading::None,
            }
        }
    }

    fn look_up(&self, words: Words<'_>, on: Date) -> Reading<'_> {
        let key = joined(words.plain.iter().map(String::as_str));
        let places = self.keys.get(&key).map(Vec::as_slice).unwrap_or_default();
        let items: Vec<&Item> =
            places.iter().filter_map(|place| self.items.get(*place)).filter(|item| item.holds_on(on)).collect();
        if items.len() > 1 {
            let marks = joined(words.marks.iter().map(String::as_str));
            let own = |item: &&&Item| {
                let mut texts = [&item.code, &item.label].into_iter().chain(&item.synonyms);
                texts.any(|text| joined_marks(text) == marks)
            };
            if let [one] = items.iter().filter(own).copied().collect::<Vec<_>>().as_slice() {
                return Reading::One(one);
            }
        }
        match items.as_slice() {
            [] => Reading::None,
            [one] => Reading::One(one),
            _ => Reading::Several(items),
        }
    }

    /// "01.003 - Chuyên viên" and "Chuyên viên (01.003)": both parts must mean the same entry.
    fn code_and_label(&self, words: Words<'_>, on: Date) -> Option<&Item> {
        self.items_on(on).find(|item| {
            let code: Vec<String> = search_key(&item.code).split_whitespace().map(str::to_owned).collect();
            let rest = if words.plain.starts_with(&code) {
                words.after(code.len())
            } else if words.plain.ends_with(&code) {
                words.before_last(code.len())
            } else {
                return false;
            };
            !rest.plain.is_empty() && self.look_up(rest, on) == Reading::One(item)
        })
    }
}
