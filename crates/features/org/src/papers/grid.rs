//! A paper as rows of cells, whichever program wrote it: Word tables, plain text with bars, workbooks.
//!
//! In plain text a bar parts cells and " / " the lines inside one; a cell merged over several rows is repeated in each
//! of them. Word says the same with merged cells, which are filled from above here, so that both look alike.

use files::source::{Block, Paragraph, SourceDocument, SourceFormat, Table, TableRow};
use files::xlsx_in::{Place, Sheet, Workbook};

use super::finding::At;
use super::words::squeeze;

/// One row of a table, or one paragraph as a row of a single cell.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Where it stands.
    pub place: RowPlace,
    /// Its cells from left to right; a cell merged over columns stands once.
    pub cells: Vec<Cell>,
    /// Its table's ordinal; none for a paragraph.
    pub table: Option<usize>,
}

/// One cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// The first grid column it covers, from 0.
    pub column: usize,
    /// Its lines, a list's dash or number included; without blank ones.
    pub lines: Vec<String>,
}

/// Where a row stands.
#[derive(Debug, Clone)]
pub(super) enum RowPlace {
    Line(u32),
    Sheet(String, u32),
}

impl Row {
    /// The place of the row's cell in a column.
    pub(super) fn at(&self, column: usize) -> At {
        match &self.place {
            RowPlace::Line(line) => At::Line(*line),
            RowPlace::Sheet(sheet, row) => {
                let place = Place { row: *row, column: u32::try_from(column).unwrap_or_default() };
                At::Cell { sheet: sheet.clone(), place }
            }
        }
    }

    /// The row's own place.
    pub(super) fn begins(&self) -> At {
        self.at(self.cells.first().map_or(0, |cell| cell.column))
    }

    /// The text of the cell that begins in a column; empty where there is none.
    pub(super) fn text(&self, column: usize) -> String {
        self.cells.iter().find(|cell| cell.column == column).map(Cell::text).unwrap_or_default()
    }

    /// The lines of the cell so many places from the left.
    pub(super) fn lines(&self, index: usize) -> &[String] {
        self.cells.get(index).map_or(&[], |cell| &cell.lines)
    }

    /// The text of the cell so many places from the left.
    pub(super) fn nth(&self, index: usize) -> String {
        self.cells.get(index).map(Cell::text).unwrap_or_default()
    }

    /// The cells that say something.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.lines.is_empty()).count()
    }

    /// All of its words.
    pub(super) fn whole(&self) -> String {
        let texts: Vec<String> = self.cells.iter().map(Cell::text).filter(|text| !text.is_empty()).collect();
        texts.join(" | ")
    }
}

impl Cell {
    /// Its lines as one text.
    pub(super) fn text(&self) -> String {
        squeeze(&self.lines.join(" "))
    }
}

/// The rows of a document, in reading order; blank ones are left out.
pub(super) fn of_document(document: &SourceDocument) -> Vec<Row> {
    let plain = matches!(document.format, SourceFormat::Text | SourceFormat::Markdown);
    let mut out = Vec::new();
    for (ordinal, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(p) => out.push(of_text(p.line, &with_marker(p), plain)),
            // Two columns that the text reader saw in wide gaps; here a gap means nothing.
            Block::Table(t) if document.format == SourceFormat::Text && !t.bordered => {
                out.extend(lines_again(t).into_iter().map(|(line, text)| of_text(line, &text, plain)));
            }
            Block::Table(t) => out.extend(of_table(t, ordinal, plain)),
        }
    }
    out.retain(|row| row.filled() > 0);
    out
}

/// The rows of all sheets that are not hidden.
pub(super) fn of_workbook(workbook: &Workbook) -> Vec<Row> {
    let sheets = workbook.sheets.iter().filter(|sheet| !sheet.is_hidden).enumerate();
    sheets.flat_map(|(ordinal, sheet)| sheet.rows().into_iter().map(move |row| of_sheet(sheet, row, ordinal))).collect()
}

fn of_sheet(sheet: &Sheet, row: u32, ordinal: usize) -> Row {
    let cells = sheet.row(row).map(|(place, value)| Cell {
        column: usize::try_from(place.column).unwrap_or_default(),
        lines: value.text().lines().map(squeeze).filter(|line| !line.is_empty()).collect(),
    });
    Row { place: RowPlace::Sheet(sheet.name.clone(), row), cells: cells.collect(), table: Some(ordinal) }
}

/// The text of a paragraph with its dash or automatic number.
fn with_marker(p: &Paragraph) -> String {
    match p.marker.as_deref() {
        Some(marker) if marker.chars().any(char::is_alphanumeric) => format!("{marker} {}", p.text),
        Some(_) => format!("- {}", p.text),
        None => p.text.clone(),
    }
}

fn of_text(line: u32, text: &str, plain: bool) -> Row {
    let barred = plain && text.contains('|');
    let cells: Vec<Cell> = if barred {
        let parts = text.split('|').enumerate();
        parts.map(|(column, part)| Cell { column, lines: slashed(part) }).collect()
    } else {
        let text = if plain { text.trim_start_matches(['/', ' ']) } else { text };
        vec![Cell { column: 0, lines: text.lines().map(squeeze).filter(|l| !l.is_empty()).collect() }]
    };
    Row { place: RowPlace::Line(line), cells, table: barred.then_some(usize::MAX) }
}

/// The lines of a cell of plain text: a slash that stands alone is a line break.
fn slashed(text: &str) -> Vec<String> {
    let mut lines = vec![Vec::new()];
    for word in text.lines().flat_map(|line| line.split_whitespace().chain(["/"])) {
        if word == "/" {
            lines.push(Vec::new());
        } else if let Some(line) = lines.last_mut() {
            line.push(word);
        }
    }
    lines.into_iter().filter(|words| !words.is_empty()).map(|words| words.join(" ")).collect()
}

fn lines_again(table: &Table) -> Vec<(u32, String)> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut parts: Vec<&Paragraph> = cells.flat_map(|cell| &cell.paragraphs).collect();
    // Stable: the left part of a line stays before the right one.
    parts.sort_by_key(|p| p.line);
    let mut out: Vec<(u32, String)> = Vec::new();
    for p in parts {
        match out.last_mut() {
            Some((line, text)) if *line == p.line => {
                text.push(' ');
                text.push_str(&with_marker(p));
            }
            _ => out.push((p.line, with_marker(p))),
        }
    }
    out
}

fn of_table(table: &Table, ordinal: usize, plain: bool) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    for row in &table.rows {
        let cells = filled_from_above(row, out.last(), plain);
        out.push(Row { place: RowPlace::Line(row.line), cells, table: Some(ordinal) });
    }
    out
}

fn filled_from_above(row: &TableRow, above: Option<&Row>, plain: bool) -> Vec<Cell> {
    let cells = row.cells.iter().map(|cell| {
        let text: Vec<String> = cell.paragraphs.iter().map(with_marker).collect();
        let upper = above.and_then(|row| row.cells.iter().find(|c| c.column == cell.column));
        let lines = match upper.filter(|_| cell.continues_above) {
            Some(upper) => upper.lines.clone(),
            None if plain => slashed(&text.join("\n")),
            None => text.iter().flat_map(|t| t.lines()).map(squeeze).filter(|line| !line.is_empty()).collect(),
        };
        Cell { column: cell.column, lines }
    });
    cells.collect()
}
