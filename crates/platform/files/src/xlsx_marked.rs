//! A workbook given back with notes: one more column in a sheet, right of its last used one, that tells at each row
//! what is to be put right there.
//!
//! Everything else stays byte for byte: other parts are copied as they are packed, and in a sheet only the places are
//! changed that the column needs. Notes are texts, never formulas. The same workbook and notes give the same bytes.

mod archive;
mod columns;
mod edits;
mod sheet;
mod spans;
mod style;
mod usage;

use std::collections::BTreeMap;

use crate::docx_in::package::Package;
use crate::source::ReadError;
use crate::xlsx::texts::text;
use crate::xlsx_in::package::{Layout, layout};
use crate::xlsx_in::{self, MOST_ROWS, Workbook, errors};

/// Width of the column of notes, in characters.
const WIDTH: usize = 60;

/// The notes of one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Name of the sheet, as [`xlsx_in`] tells it.
    pub sheet: String,
    /// The row that gets the header, from 0: that of the table's own headers.
    pub header_row: u32,
    /// In any order; those of one row stand in one cell, a line for each, in the order given.
    pub notes: Vec<Note>,
}

/// What is to be told at a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// From 0.
    pub row: u32,
    /// Signs that XML forbids are left out; so is what is longer than a cell can hold.
    pub text: String,
}

/// The texts to write into a part, by their rows from 0.
type Texts = BTreeMap<u32, String>;

/// Gives the workbook back with a column of notes in each sheet named, under `header`; a sheet named without notes
/// gets the header alone. Sheets that are not named stay as they are.
///
/// # Errors
/// What [`xlsx_in::read`] refuses, of the workbook itself or of the one that the notes would make of it (`too_large`
/// when a limit is passed by them); `no_place` when there is no such sheet, or a row lies outside of any sheet.
pub fn marked(bytes: &[u8], marks: &[Marks], header: &str) -> Result<Vec<u8>, ReadError> {
    let before = xlsx_in::read(bytes)?;
    let mut package = Package::open(bytes).map_err(errors::of_package)?;
    let layout = layout(&mut package)?;
    let texts = by_part(&layout, marks, header)?;
    let part = |package: &mut Package<'_>, path: &str| package.text(path).map_err(errors::of_package);
    let mut changed = BTreeMap::new();
    let styles = layout.styles.as_deref().filter(|path| package.has(path) && !texts.contains_key(*path));
    let mut style = None;
    if let Some(path) = styles.filter(|_| !texts.is_empty()) {
        let added = style::added(&part(&mut package, path)?);
        style = added.as_ref().map(|added| added.number);
        changed.extend(added.map(|added| (path, added.part)));
    }
    for (path, texts) in &texts {
        let written = part(&mut package, path)?;
        let faulty = |fault| errors::of_part(fault, path);
        let usage = usage::of(&written, texts).map_err(faulty)?;
        let column =
            usage.free_column(texts).ok_or_else(|| errors::too_many("cột", xlsx_in::MAX_COLUMNS as usize, path))?;
        let column = sheet::Column { number: column, style, texts, usage: &usage };
        changed.insert(path, column.written_into(&written).map_err(faulty)?);
    }
    let result = archive::with(bytes, &changed).map_err(|_| errors::damaged(None))?;
    // A copy that lost something must not be given to anybody, whatever odd XML it was made from.
    if keeps(&before, &xlsx_in::read(&result)?) { Ok(result) } else { Err(errors::damaged(None)) }
}

/// The texts of all marks by the parts of their sheets; parts that get none are left out.
fn by_part<'a>(layout: &'a Layout, marks: &[Marks], header: &str) -> Result<BTreeMap<&'a str, Texts>, ReadError> {
    let mut lines: BTreeMap<&str, BTreeMap<u32, Vec<&str>>> = BTreeMap::new();
    for Marks { sheet, header_row, notes } in marks {
        let part = layout.sheets.iter().find(|part| part.name == *sheet);
        let part = part.ok_or_else(|| errors::no_place(&format!("trang tính “{sheet}”"), sheet))?;
        let rows = lines.entry(&part.path).or_default();
        // A sheet that is marked twice has its header once.
        let heading = rows.is_empty().then_some((*header_row, header));
        for (row, text) in heading.into_iter().chain(notes.iter().map(|note| (note.row, note.text.as_str()))) {
            if row >= MOST_ROWS {
                return Err(errors::no_place(&format!("dòng {}", u64::from(row) + 1), sheet));
            }
            rows.entry(row).or_default().push(text);
        }
    }
    let joined = |lines: Vec<&str>| {
        let lines: Vec<String> = lines.into_iter().map(|line| text(line).trim().to_owned()).collect();
        text(&lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
    };
    let texts = lines.into_iter().map(|(path, rows)| {
        let rows: Texts = rows.into_iter().map(|(row, lines)| (row, joined(lines))).collect();
        (path, rows.into_iter().filter(|(_, text)| !text.is_empty()).collect::<Texts>())
    });
    Ok(texts.filter(|(_, rows)| !rows.is_empty()).collect())
}

/// Whether a workbook still has all cells of another one, in the same sheets.
fn keeps(before: &Workbook, after: &Workbook) -> bool {
    let same = |(before, after): (&xlsx_in::Sheet, &xlsx_in::Sheet)| {
        let kept = before.cells.iter().all(|(place, value)| after.at(*place) == Some(value));
        kept && before.name == after.name && before.merged == after.merged
    };
    before.sheets.len() == after.sheets.len() && before.sheets.iter().zip(&after.sheets).all(same)
}
