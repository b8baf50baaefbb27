//! Reading Excel workbooks (.xlsx): sheets of cells with their addresses, numbers as exact decimals, merged cells, dates.
//!
//! Nothing that comes in is trusted: the file, what it unpacks to, its sheets, rows, columns, cells and texts have
//! limits, and no bytes make the reader panic. Formulas give the value that was stored with them.

mod cells;
pub(crate) mod errors;
pub(crate) mod package;
mod place;
mod shared;
mod styles;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::source::ReadError;
pub(crate) use place::MOST_ROWS;
pub use place::{Area, Place};

/// Largest file read, in bytes.
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;
/// Most sheets of a workbook.
pub const MAX_SHEETS: usize = 100;
/// Most rows with content in a sheet.
pub const MAX_ROWS: usize = 50_000;
/// Most columns of a sheet.
pub const MAX_COLUMNS: u32 = 1_000;
/// Most cells with content in a workbook.
pub const MAX_CELLS: usize = 400_000;
/// Most merged areas of a sheet.
pub const MAX_MERGED: usize = 10_000;
/// Longest text of a cell, in characters of UTF-16: Excel's own limit.
pub const MAX_TEXT: usize = 32_767;
/// Most bytes that the texts of all cells may have.
pub const MAX_TEXTS: usize = 64 * 1024 * 1024;

/// A workbook that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Workbook {
    /// Its sheets, in the order of their tabs; sheets that are charts are left out.
    pub sheets: Vec<Sheet>,
    /// Whether its days are counted from 1904, as old Macs did.
    pub from_1904: bool,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether its tab is hidden.
    pub is_hidden: bool,
    /// The cells that hold something, row after row.
    pub cells: BTreeMap<Place, Value>,
    /// The fonts of texts that are not written in Unicode (.VnTime, VNI-Times), by their cells.
    pub fonts: BTreeMap<Place, Arc<str>>,
    /// The merged areas, in the order of the columns they begin in, then of their rows.
    pub merged: Vec<Area>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, as it was typed, in NFC.
    Text(String),
    /// A number as its shortest exact decimal: "70", "0.6"; never "70.0", never the noise of binary fractions.
    Number(String),
    /// A date; the time of day, where there is one, is left out.
    Date(Date),
    /// TRUE or FALSE.
    Boolean(bool),
    /// What a formula gives that cannot be computed: "#REF!".
    Error(String),
}

impl Value {
    /// As a person reads it: a date as 30/06/2026.
    pub fn text(&self) -> String {
        match self {
            Value::Text(text) | Value::Number(text) | Value::Error(text) => text.clone(),
            Value::Date(date) => format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
            Value::Boolean(true) => "TRUE".to_owned(),
            Value::Boolean(false) => "FALSE".to_owned(),
        }
    }
}

impl Sheet {
    /// What a cell holds; none where it is empty, also where it is covered by a merged area.
    pub fn at(&self, place: Place) -> Option<&Value> {
        self.cells.get(&place)
    }

    /// The first cell of the merged area that goes down over a cell in its own column.
    pub fn carried_from(&self, place: Place) -> Option<Place> {
        let begun = self.merged.partition_point(|area| area.first.by_column() <= place.by_column());
        let area = self.merged.get(begun.checked_sub(1)?)?;
        (area.first.column == place.column && area.covers(place)).then_some(area.first)
    }

    /// The rows that hold something, from 0, in order.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|place| place.row).collect();
        rows.dedup();
        rows
    }

    /// The cells of one row, from left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (Place, &Value)> {
        let range = Place { row, column: 0 }..=Place { row, column: u32::MAX };
        self.cells.range(range).map(|(place, value)| (*place, value))
    }
}

/// Reads a workbook that is already in memory.
///
/// # Errors
/// `empty`, `too_large`, `not_a_document` (no workbook), `unsupported` (an older or other format), `encrypted`,
/// `damaged`, `unpacks_too_large`; the words tell the user what to do.
pub fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    if bytes.is_empty() {
        return Err(errors::empty());
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(errors::too_large(bytes.len() as u64));
    }
    package::read(bytes)
}

/// Reads a workbook from disk; one that is too large is refused by its size, before any of it is read.
///
/// # Errors
/// As [`read`], and `not_a_document` when the path can't be opened.
pub fn read_path(path: &Path) -> Result<Workbook, ReadError> {
    let failed = |error: std::io::Error| errors::not_readable(path, &error);
    let meta = std::fs::metadata(path).map_err(failed)?;
    if !meta.is_file() {
        return Err(errors::no_file(path));
    }
    if meta.len() > MAX_BYTES {
        return Err(errors::too_large(meta.len()));
    }
    read(&std::fs::read(path).map_err(failed)?)
}
