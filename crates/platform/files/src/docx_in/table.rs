//! Tables: grid positions of merged cells, repeated header rows, whether borders are drawn.

use super::body::{Cursor, block, flush};
use crate::source::{Block, Table, TableCell, TableRow};
use crate::xml::{self, Step, Xml};
use quick_xml::events::BytesStart;

/// Word allows 63 columns; a file that claims more is not believed.
const MAX_COLUMNS: usize = 63;

/// Border lines that a table, cell or style names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Borders {
    drawn: u8,
    absent: u8,
}

impl Borders {
    /// A single line is a rule under a letterhead, not a table's border.
    pub(super) fn verdict(self) -> Option<bool> {
        (self.drawn + self.absent > 0).then_some(self.drawn >= 2)
    }
}

/// Reads `w:tblBorders` or `w:tcBorders`.
pub(super) fn borders(xml: &mut Xml<'_>) -> Step<Borders> {
    let mut out = Borders::default();
    xml.children(&mut |xml, start| {
        match xml::val(start).as_deref() {
            Some("none" | "nil") | None => out.absent = out.absent.saturating_add(1),
            Some(_) => out.drawn = out.drawn.saturating_add(1),
        }
        xml.skip(start)
    })?;
    Ok(out)
}

#[derive(Default)]
struct TableState {
    rows: Vec<TableRow>,
    own_borders: Option<bool>,
    style: Option<String>,
    cells_drawn: usize,
    cells_bare: usize,
    cells: usize,
}

/// Reads the `w:tbl` just entered.
pub(super) fn read(xml: &mut Xml<'_>, cursor: &mut Cursor<'_>) -> Step<Table> {
    let mut state = TableState::default();
    xml.children(&mut |xml, start| table_child(xml, start, cursor, &mut state))?;
    let mut rows = state.rows;
    let width = rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.span).max().unwrap_or(0);
    for row in &mut rows {
        let end = row.cells.last().map_or(0, |c| c.column + c.span);
        if end < width {
            row.cells.push(TableCell { column: end, span: width - end, ..TableCell::default() });
        }
    }
    let by_cells = (2 * (state.cells_drawn + state.cells_bare) >= state.cells && state.cells > 0)
        .then_some(state.cells_drawn >= state.cells_bare);
    let by_style = state.style.as_deref().and_then(|id| {
        let known = cursor.styles.table_bordered(id);
        known.or_else(|| id.to_lowercase().contains("grid").then_some(true))
    });
    // A table about which nothing is said has no borders: that is Word's plain table.
    let bordered = by_cells.or(state.own_borders).or(by_style).unwrap_or(false);
    Ok(Table { rows, bordered })
}

fn table_child<'a>(xml: &mut Xml<'a>, start: &BytesStart<'a>, cursor: &mut Cursor<'_>, state: &mut TableState) -> Step {
    match xml::name(start) {
        "tblPr" => xml.children(&mut |xml, start| {
            match xml::name(start) {
                "tblBorders" => {
                    state.own_borders = borders(xml)?.verdict();
                    return Ok(());
                }
                "tblStyle" => state.style = xml::val(start),
                _ => {}
            }
            xml.skip(start)
        }),
        "tr" => {
            cursor.tables += 1;
            let row = row(xml, cursor, state)?;
            cursor.tables -= 1;
            state.rows.extend(row);
            Ok(())
        }
        "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
            xml.children(&mut |xml, start| table_child(xml, start, cursor, state))
        }
        _ => xml.skip(start),
    }
}

#[derive(Default)]
struct RowState {
    before: usize,
    header: bool,
    deleted: bool,
    cells: Vec<TableCell>,
}

fn row(xml: &mut Xml<'_>, cursor: &mut Cursor<'_>, table: &mut TableState) -> Step<Option<TableRow>> {
    if cursor.tables == 1 {
        cursor.line += 1;
    }
    let mut state = RowState::default();
    xml.children(&mut |xml, start| row_child(xml, start, cursor, &mut state, table))?;
    if state.deleted || state.cells.is_empty() {
        return Ok(None);
    }
    Ok(Some(TableRow { line: cursor.line, repeats_as_header: state.header, cells: state.cells }))
}

fn row_child<'a>(
    xml: &mut Xml<'a>,
    start: &BytesStart<'a>,
    cursor: &mut Cursor<'_>,
    state: &mut RowState,
    table: &mut TableState,
) -> Step {
    match xml::name(start) {
        "trPr" => xml.children(&mut |xml, start| {
            match xml::name(start) {
                "gridBefore" => state.before = xml::number(start).unwrap_or(0).min(MAX_COLUMNS),
                "tblHeader" => state.header = xml::on(start),
                "del" => state.deleted = true,
                _ => {}
            }
            xml.skip(start)
        }),
        "tc" => cell(xml, cursor, state, table),
        "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => {
            xml.children(&mut |xml, start| row_child(xml, start, cursor, state, table))
        }
        _ => xml.skip(start),
    }
}

#[derive(Default)]
struct CellProps {
    span: usize,
    continues_above: bool,
    continues_left: bool,
    borders: Option<bool>,
}

fn cell(xml: &mut Xml<'_>, cursor: &mut Cursor<'_>, row: &mut RowState, table: &mut TableState) -> Step {
    let mut props = CellProps { span: 1, ..CellProps::default() };
    let mut content = Vec::new();
    xml.children(&mut |xml, start| match xml::name(start) {
        "tcPr" => cell_props(xml, &mut props),
        _ => block(xml, start, cursor, &mut content),
    })?;
    flush(cursor, &mut content);
    cursor.count()?;
    table.cells += 1;
    match props.borders {
        Some(true) => table.cells_drawn += 1,
        Some(false) => table.cells_bare += 1,
        None => {}
    }
    if row.cells.is_empty() && row.before > 0 {
        row.cells.push(TableCell { column: 0, span: row.before, ..TableCell::default() });
    }
    let column = row.cells.last().map_or(0, |c| c.column + c.span).min(MAX_COLUMNS * MAX_COLUMNS);
    let paragraphs = if props.continues_above { Vec::new() } else { flatten(content) };
    match row.cells.last_mut() {
        Some(left) if props.continues_left => {
            left.span += props.span;
            left.paragraphs.extend(paragraphs);
        }
        _ => row.cells.push(TableCell { column, span: props.span, continues_above: props.continues_above, paragraphs }),
    }
    Ok(())
}

fn cell_props(xml: &mut Xml<'_>, props: &mut CellProps) -> Step {
    let continues = |start: &BytesStart<'_>| !matches!(xml::val(start).as_deref(), Some("restart"));
    xml.children(&mut |xml, start| {
        match xml::name(start) {
            "gridSpan" => props.span = xml::number(start).unwrap_or(1).clamp(1, MAX_COLUMNS),
            "vMerge" => props.continues_above = continues(start),
            "hMerge" => props.continues_left = continues(start),
            "tcBorders" => {
                props.borders = borders(xml)?.verdict();
                return Ok(());
            }
            _ => {}
        }
        xml.skip(start)
    })
}

/// Paragraphs of a cell, those of tables inside it too.
fn flatten(content: Vec<Block>) -> Vec<crate::source::Paragraph> {
    let mut out = Vec::new();
    for block in content {
        match block {
            Block::Paragraph(p) => out.push(p),
            Block::Table(t) => out.extend(t.rows.into_iter().flat_map(|r| r.cells).flat_map(|c| c.paragraphs)),
        }
    }
    out
}
