//! What of a sheet is used, before a column is added to it.

use std::collections::BTreeSet;

use super::Texts;
use super::spans::{Element, Spans};
use crate::xlsx_in::{Area, MAX_COLUMNS, Place};
use crate::xml::{self, Step};

/// Height of rows in points where a sheet tells none, as Excel has it.
const ROW_HEIGHT: f64 = 15.0;

/// What of a sheet is used.
#[derive(Default)]
pub(super) struct Usage {
    /// How many columns, from the first to the last that holds something, be it a formula without a value.
    columns: u32,
    merged: Vec<Area>,
    /// The rows to be written to that are there already, empty or not.
    pub(super) rows: BTreeSet<u32>,
    /// The height of rows that tell none, in points.
    pub(super) row_height: f64,
    /// How many elements with rows the sheet has: one, as a rule.
    pub(super) data: usize,
    /// How many lists of the widths of columns.
    pub(super) cols: usize,
}

impl Usage {
    /// The first column right of all that are used, in which no row to be written to is merged with others.
    pub(super) fn free_column(&self, texts: &Texts) -> Option<u32> {
        let covers = |area: &&Area| texts.range(area.first.row..=area.last.row).next().is_some();
        let mut areas: Vec<&Area> = self.merged.iter().filter(covers).collect();
        areas.sort_unstable_by_key(|area| area.first.column);
        let behind =
            |free: u32, area: &Area| if area.first.column <= free { free.max(area.last.column + 1) } else { free };
        let free = areas.into_iter().fold(self.columns, behind);
        (free < MAX_COLUMNS).then_some(free)
    }
}

/// Looks through the part of a sheet.
pub(super) fn of(part: &str, texts: &Texts) -> Step<Usage> {
    let mut usage = Usage { row_height: ROW_HEIGHT, ..Usage::default() };
    let mut spans = Spans::new(part);
    let root = spans.root(&mut |_| {})?;
    let mut numbers = Numbers::default();
    spans.children(&root, &mut |spans, child| {
        match child.name() {
            "sheetData" => {
                usage.data += 1;
                spans.children(child, &mut |spans, row| {
                    let number = numbers.of_row(row);
                    if texts.contains_key(&number) {
                        usage.rows.insert(number);
                    }
                    usage.row(spans, row, number)
                })?;
            }
            "mergeCells" => {
                spans.children(child, &mut |spans, area| {
                    usage.merged.extend(xml::attr(&area.start, "ref").and_then(|area| Area::parse(&area)));
                    spans.skip(area).map(|_| ())
                })?;
            }
            "sheetFormatPr" => {
                usage.row_height = child.number("defaultRowHeight").unwrap_or(ROW_HEIGHT);
                spans.skip(child)?;
            }
            name => {
                usage.cols += usize::from(name == "cols");
                spans.skip(child)?;
            }
        }
        Ok(())
    })?;
    Ok(usage)
}

impl Usage {
    fn row(&mut self, spans: &mut Spans<'_>, row: &Element<'_>, number: u32) -> Step {
        let mut cells = Cells::of(number);
        spans.children(row, &mut |spans, cell| {
            if cell.name() != "c" {
                return spans.skip(cell).map(|_| ());
            }
            let place = cells.place(cell);
            let mut is_used = false;
            spans.children(cell, &mut |spans, inner| {
                is_used = true;
                spans.skip(inner).map(|_| ())
            })?;
            if is_used {
                self.columns = self.columns.max(place.column.saturating_add(1));
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// Counts rows as the reader of workbooks does: one without a number follows the one before it.
#[derive(Default)]
pub(super) struct Numbers {
    next: u32,
}

impl Numbers {
    /// The number of a row from 0.
    pub(super) fn of_row(&mut self, row: &Element<'_>) -> u32 {
        let number = row.number::<u32>("r").and_then(|number| number.checked_sub(1)).unwrap_or(self.next);
        self.next = number.saturating_add(1);
        number
    }
}

/// Counts the cells of a row as the reader of workbooks does.
pub(super) struct Cells {
    next: Place,
}

impl Cells {
    pub(super) fn of(row: u32) -> Cells {
        Cells { next: Place { row, column: 0 } }
    }

    /// The place of a cell.
    pub(super) fn place(&mut self, cell: &Element<'_>) -> Place {
        let written = xml::attr(&cell.start, "r").and_then(|address| Place::parse(&address));
        let place = written.unwrap_or(self.next);
        self.next = place.next();
        place
    }
}
