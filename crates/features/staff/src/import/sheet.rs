//! A sheet as its reader sees it: texts in Unicode whatever font they were typed in, merged cells.

use std::collections::BTreeMap;

use files::xlsx_in::{Area, Place, Sheet, Value};
use kernel::text::legacy::{self, Encoding, Letters};
use kernel::text::{is_syllable, one_line};

/// Merged cells above this row may head a table.
const DEEPEST: u32 = 100;
/// And so many of them at most.
const MOST_WIDE: usize = 2_000;

/// A sheet with its texts in Unicode.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    pub sheet: &'a Sheet,
    /// The merged areas of more than one column, by their first cell.
    wide: BTreeMap<Place, Area>,
    /// The encoding of texts whose font does not tell.
    guessed: Option<Encoding>,
    /// How many texts were typed in an old encoding.
    pub converted: usize,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

impl<'a> Seen<'a> {
    pub fn new(sheet: &'a Sheet, from_1904: bool) -> Seen<'a> {
        // Headers stand near the top; merged cells further down are rows of people.
        let is_wide = |area: &&Area| area.last.column > area.first.column && area.first.row < DEEPEST;
        let wide = sheet.merged.iter().filter(is_wide).take(MOST_WIDE);
        let unknown = sheet.cells.iter().filter(|(place, _)| !sheet.fonts.contains_key(place));
        let guessed = legacy::guess(unknown.filter_map(|(_, value)| match value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        }));
        let mut seen =
            Seen { sheet, wide: wide.map(|area| (area.first, *area)).collect(), guessed, converted: 0, from_1904 };
        let is_text = |value: &Value| matches!(value, Value::Text(_));
        let texts = sheet.cells.iter().filter(|(_, value)| is_text(value));
        seen.converted = texts.filter(|(place, _)| seen.encoding(**place).is_some()).count();
        seen
    }

    fn encoding(&self, place: Place) -> Option<(Encoding, Letters)> {
        let by_font = self.sheet.fonts.get(&place).and_then(|font| legacy::of_font(font));
        by_font.or(self.guessed.map(|encoding| (encoding, Letters::AsTyped)))
    }

    /// The text of a cell in one line; empty where it is empty.
    pub fn text(&self, place: Place) -> String {
        match self.sheet.at(place) {
            Some(Value::Text(text)) => one_line(&self.unicode(place, text)),
            Some(value) => one_line(&value.text()),
            None => String::new(),
        }
    }

    /// What a cell holds.
    pub fn value(&self, place: Place) -> Option<Value> {
        match self.sheet.at(place)? {
            Value::Text(text) => Some(Value::Text(self.unicode(place, text))),
            other => Some(other.clone()),
        }
    }

    fn unicode(&self, place: Place, text: &str) -> String {
        match self.encoding(place) {
            // Several words that are words already were typed in Unicode, whatever the font.
            Some(_) if reads_as_it_is(text) => text.to_owned(),
            Some((encoding, letters)) => legacy::decode(text, encoding, letters),
            None => text.to_owned(),
        }
    }

    /// The merged area of several columns that a cell lies in.
    pub fn wide_area(&self, place: Place) -> Option<Area> {
        self.wide.values().find(|area| area.covers(place)).copied()
    }

    /// The merged areas of several columns that reach over a row.
    pub fn wide_areas(&self, row: u32) -> impl Iterator<Item = Area> {
        self.wide.values().filter(move |area| (area.first.row..=area.last.row).contains(&row)).copied()
    }

    /// Texts below a row that the conversion changed: cell, as typed, as read.
    pub fn samples(&self, below: u32) -> impl Iterator<Item = (String, String, String)> {
        let texts = self.sheet.cells.iter().filter(move |(place, _)| place.row > below);
        texts.filter_map(|(place, value)| {
            let Value::Text(text) = value else { return None };
            let read = self.unicode(*place, text);
            (read != *text).then(|| (place.to_string(), one_line(text), one_line(&read)))
        })
    }
}

fn reads_as_it_is(text: &str) -> bool {
    let mut words = text.split_whitespace();
    text.split_whitespace().count() > 1 && !text.is_ascii() && words.all(is_syllable)
}
