//! The widths of the columns of a sheet, with one for the new column.

use super::WIDTH;
use super::edits::Edits;
use super::spans::{Element, Spans};
use crate::xml::Step;

/// The widths while the new one is written among them.
pub(super) struct Columns {
    /// The number of the new column, from 1.
    number: u32,
    /// What tells its width.
    written: String,
    prefix: String,
    is_written: bool,
    /// How many lists of widths the sheet has, and how many have been met.
    lists: usize,
    met: usize,
}

impl Columns {
    /// For the column of a number from 0.
    pub(super) fn new(column: u32, prefix: &str, lists: usize) -> Columns {
        let number = column + 1;
        // What is more than a whole number is the margin of a cell, as Excel counts it.
        let written =
            format!("<{prefix}col min=\"{number}\" max=\"{number}\" width=\"{WIDTH}.7109375\" customWidth=\"1\"/>");
        Columns { number, written, prefix: prefix.to_owned(), is_written: false, lists, met: 0 }
    }

    /// Writes the width into a list of them; one that holds for several columns is split around the new one.
    pub(super) fn widen(&mut self, spans: &mut Spans<'_>, list: &Element<'_>, edits: &mut Edits) -> Step {
        let whole = spans.children(list, &mut |spans, col| {
            let whole = spans.skip(col)?;
            let Some((first, last)) = col.number::<u32>("min").zip(col.number::<u32>("max")) else { return Ok(()) };
            if (first..=last).contains(&self.number) {
                edits.replace(col.tag.start..whole.end, self.around(col, first, last));
            } else if first > self.number {
                edits.insert(col.tag.start, self.once());
            }
            Ok(())
        })?;
        self.met += 1;
        if self.met == self.lists && !self.is_written {
            if list.is_empty {
                edits.replace(list.tag.clone(), list.filled(&self.once()));
            } else {
                edits.insert(whole.inner_end, self.once());
            }
        }
        Ok(())
    }

    /// The list that a sheet without any lacks.
    pub(super) fn missing(&mut self) -> String {
        if self.met > 0 {
            return String::new();
        }
        let col = self.once();
        format!("<{0}cols>{col}</{0}cols>", self.prefix)
    }

    fn around(&mut self, col: &Element<'_>, first: u32, last: u32) -> String {
        let piece = |first: u32, last: u32| {
            if first > last {
                return String::new();
            }
            col.tag_with(&[("min", Some(first.to_string())), ("max", Some(last.to_string()))], true)
        };
        let before = piece(first, self.number - 1);
        let after = piece(self.number + 1, last);
        [before, self.once(), after].concat()
    }

    fn once(&mut self) -> String {
        if std::mem::replace(&mut self.is_written, true) { String::new() } else { self.written.clone() }
    }
}
