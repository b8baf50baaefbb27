//! The part of a sheet with one more column.

use std::collections::BTreeMap;

use quick_xml::escape::escape;

use super::edits::Edits;
use super::spans::{Element, Spans, UTF_8};
use super::usage::{Cells, Numbers, Usage};
use super::{Texts, WIDTH, columns};
use crate::xlsx::texts::{points, wrapped};
use crate::xlsx_in::{Area, Place};
use crate::xml::{self, Step, XmlFault};

/// What stands before the rows of a sheet, in the order of the schema.
const HEAD: [&str; 5] = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols"];

/// The column to add.
pub(super) struct Column<'a> {
    /// From 0.
    pub(super) number: u32,
    /// The number of the style of its cells.
    pub(super) style: Option<usize>,
    pub(super) texts: &'a Texts,
    pub(super) usage: &'a Usage,
}

impl Column<'_> {
    /// The part of the sheet with the column in it.
    pub(super) fn written_into(&self, part: &str) -> Step<String> {
        let mut edits = Edits::default();
        let mut spans = Spans::new(part);
        let root = spans.root(&mut |declaration| edits.replace(declaration, UTF_8))?;
        let mut columns = columns::Columns::new(self.number, root.prefix(), self.usage.cols);
        let mut rows = Rows::new(self, root.prefix());
        let (mut head_end, mut data_start) = (None, None);
        let whole = spans.children(&root, &mut |spans, child| {
            match child.name() {
                "dimension" => self.widen(spans, child, &mut edits)?,
                "cols" => columns.widen(spans, child, &mut edits)?,
                "sheetData" => {
                    data_start = data_start.or(Some(child.tag.start));
                    rows.fill(spans, child, &mut edits)?;
                }
                _ => spans.skip(child).map(drop)?,
            }
            if !HEAD.contains(&child.name()) {
                head_end = head_end.or(Some(child.tag.start));
            }
            Ok(())
        })?;
        let missing = [columns.missing(), rows.missing()].concat();
        if root.is_empty {
            edits.replace(root.tag.clone(), root.filled(&missing));
        } else {
            edits.insert(data_start.or(head_end).unwrap_or(whole.inner_end), missing);
        }
        edits.applied(part).ok_or(XmlFault::Broken)
    }

    /// Lets the used area that the sheet tells of reach over the new cells; what tells of no area goes.
    fn widen(&self, spans: &mut Spans<'_>, dimension: &Element<'_>, edits: &mut Edits) -> Step {
        let whole = spans.skip(dimension)?;
        let written = xml::attr(&dimension.start, "ref").and_then(|area| {
            Area::parse(&area).or_else(|| Place::parse(&area).map(|place| Area { first: place, last: place }))
        });
        let rows = self.texts.keys().min().zip(self.texts.keys().max());
        let Some((area, (first, last))) = written.zip(rows) else {
            edits.replace(dimension.tag.start..whole.end, "");
            return Ok(());
        };
        let first = Place { row: area.first.row.min(*first), column: area.first.column.min(self.number) };
        let last = Place { row: area.last.row.max(*last), column: area.last.column.max(self.number) };
        let tag = dimension.tag_with(&[("ref", Some(format!("{first}:{last}")))], dimension.is_empty);
        edits.replace(dimension.tag.clone(), tag);
        Ok(())
    }
}

/// The rows while the column is written into them.
struct Rows<'a> {
    column: &'a Column<'a>,
    prefix: String,
    numbers: Numbers,
    /// The texts of rows that are there, and not written yet.
    waiting: BTreeMap<u32, &'a str>,
    /// The texts of rows that are not there, and not written yet.
    lacking: BTreeMap<u32, &'a str>,
    /// How many elements with rows have been met.
    met: usize,
}

impl<'a> Rows<'a> {
    fn new(column: &'a Column<'a>, prefix: &str) -> Rows<'a> {
        let texts = column.texts.iter().map(|(row, text)| (*row, text.as_str()));
        let (waiting, lacking) = texts.partition(|(row, _)| column.usage.rows.contains(row));
        Rows { column, prefix: prefix.to_owned(), numbers: Numbers::default(), waiting, lacking, met: 0 }
    }

    fn fill(&mut self, spans: &mut Spans<'_>, data: &Element<'_>, edits: &mut Edits) -> Step {
        let whole = spans.children(data, &mut |spans, row| self.row(spans, row, edits))?;
        self.met += 1;
        if self.met == self.column.usage.data && !self.lacking.is_empty() {
            let rows = self.lacking_before(u32::MAX);
            if data.is_empty {
                edits.replace(data.tag.clone(), data.filled(&rows));
            } else {
                edits.insert(whole.inner_end, rows);
            }
        }
        Ok(())
    }

    fn row(&mut self, spans: &mut Spans<'_>, row: &Element<'_>, edits: &mut Edits) -> Step {
        let number = self.numbers.of_row(row);
        edits.insert(row.tag.start, self.lacking_before(number));
        let Some(text) = self.waiting.remove(&number) else { return spans.skip(row).map(drop) };
        let place = Place { row: number, column: self.column.number };
        let cell = self.cell(place, text);
        let tag = changed_tag(row, text, self.column.usage.row_height);
        if row.is_empty {
            edits.replace(row.tag.clone(), format!("{tag}{cell}{}", row.end_tag()));
            return Ok(());
        }
        edits.replace(row.tag.clone(), tag);
        let (mut cells, mut is_written, mut end) = (Cells::of(number), false, row.tag.end);
        spans.children(row, &mut |spans, other| {
            let whole = spans.skip(other)?;
            if other.name() != "c" {
                return Ok(());
            }
            let there = cells.place(other);
            if !is_written && there.column >= place.column {
                // Cells from there on hold nothing; one at the very place gives way.
                let until = if there == place { whole.end } else { other.tag.start };
                edits.replace(other.tag.start..until, cell.as_str());
                is_written = true;
            }
            end = whole.end;
            Ok(())
        })?;
        if !is_written {
            edits.insert(end, cell);
        }
        Ok(())
    }

    /// The rows to be written that come before a row and are not there.
    fn lacking_before(&mut self, row: u32) -> String {
        let rest = self.lacking.split_off(&row);
        let rows = std::mem::replace(&mut self.lacking, rest);
        let written = rows.into_iter().map(|(row, text)| {
            let cell = self.cell(Place { row, column: self.column.number }, text);
            let height = grown(self.column.usage.row_height, text).map(|height| format!(" ht=\"{height}\""));
            format!("<{0}row r=\"{1}\"{2}>{cell}</{0}row>", self.prefix, row + 1, height.unwrap_or_default())
        });
        written.collect()
    }

    /// The rows that a sheet without any element for rows lacks.
    fn missing(&mut self) -> String {
        if self.met > 0 {
            return String::new();
        }
        let rows = self.lacking_before(u32::MAX);
        format!("<{0}sheetData>{rows}</{0}sheetData>", self.prefix)
    }

    /// A cell with a text in it: whatever it says, it is no formula.
    fn cell(&self, place: Place, text: &str) -> String {
        let (prefix, text) = (&self.prefix, escape(text));
        let style = self.column.style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
        format!(
            "<{prefix}c r=\"{place}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{text}\
             </{prefix}t></{prefix}is></{prefix}c>"
        )
    }
}

/// The start tag of a row that gets a cell, changed where it must be: the columns that it is said to span are left out,
/// and it grows with the text, as not every program fits rows to what wraps in them.
fn changed_tag(row: &Element<'_>, text: &str, usual: f64) -> String {
    let mut changes = Vec::new();
    if xml::attr(&row.start, "spans").is_some() {
        changes.push(("spans", None));
    }
    if let Some(height) = grown(row.number("ht").unwrap_or(usual), text) {
        changes.push(("ht", Some(height.to_string())));
    }
    if changes.is_empty() { row.opened() } else { row.tag_with(&changes, false) }
}

/// The height in points that shows a text whole, for a row that is lower; a text of one line fits any row.
fn grown(height: f64, text: &str) -> Option<f64> {
    let lines = text.split('\n').map(|line| wrapped(line, WIDTH)).sum();
    (lines > 1 && height < points(lines)).then(|| points(lines))
}
