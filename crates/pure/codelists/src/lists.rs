//! What the fields of a personal record choose from: each list with its source, each entry with the words that people
//! write for it and the time in which it holds.

mod files;
mod nearest;
mod read;
mod reading;

use std::collections::BTreeMap;

use kernel::dates::Date;

use crate::Status;
use crate::dated::Span;

pub use files::CodeList;
pub use reading::Reading;

/// A list of codes.
#[derive(Debug, Clone)]
pub struct List {
    /// In words, Vietnamese.
    pub name: String,
    /// The act or the practice that it comes from, Vietnamese.
    pub source: String,
    /// How sure the list is; an entry may be less sure.
    pub status: Status,
    /// What else to know, Vietnamese.
    pub note: Option<String>,
    items: Vec<Item>,
    /// Places in `items` by the keys of code, label and synonyms, and of what is ambiguous by itself.
    keys: BTreeMap<String, Vec<usize>>,
    /// Words before an entry that change nothing, as words of search keys.
    leading: Vec<Vec<String>>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is stored.
    pub code: String,
    /// What is shown, Vietnamese.
    pub label: String,
    /// What people write for it besides code and label.
    pub synonyms: Vec<String>,
    /// First day; none: since ever.
    pub valid_from: Option<Date>,
    /// First day no more; none: until further notice.
    pub valid_until: Option<Date>,
    /// How sure it is.
    pub status: Status,
    /// What else to know, Vietnamese.
    pub note: Option<String>,
    /// Its place in the list, from 0; in a list of levels the lowest is first, so that levels can be compared.
    pub position: usize,
    /// The salary scales of a rank; empty in other lists.
    pub(crate) scales: Vec<ScaleSpan>,
}

/// A time in which a rank is paid by a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScaleSpan {
    pub scale: String,
    pub span: Span,
    pub status: Status,
}

impl Item {
    /// Whether it holds on a date.
    pub fn holds_on(&self, on: Date) -> bool {
        Span { from: self.valid_from, until: self.valid_until }.holds_on(on)
    }
}

impl List {
    /// Every entry, in the list's order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The entries on a date, in the list's order.
    pub fn items_on(&self, on: Date) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.holds_on(on))
    }

    /// The entry of a code, whether it still holds or not: what was stored once must be shown for ever.
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }
}

impl CodeList {
    /// Every entry, in the list's order.
    pub fn items(self) -> &'static [Item] {
        self.list().items()
    }

    /// The entries on a date, in the list's order.
    pub fn items_on(self, on: Date) -> impl Iterator<Item = &'static Item> {
        self.list().items_on(on)
    }

    /// The entry of a code, whether it still holds or not.
    pub fn item(self, code: &str) -> Option<&'static Item> {
        self.list().item(code)
    }

    /// What somebody typed, read by the list: see [`List::read_typed`].
    pub fn read(self, typed: &str, on: Date) -> Reading<'static> {
        self.list().read_typed(typed, on)
    }

    /// The entry that somebody may have meant. Only for a suggestion in a message, never to be stored unasked.
    pub fn nearest(self, typed: &str, on: Date) -> Option<&'static Item> {
        self.list().nearest(typed, on)
    }
}
