//! The body: headings, justified paragraphs, items, tables, codes.

use super::code::{self, CodePart};
use super::wml::{Grid, Para, Run, Stand, Text};
use super::{Layout, Spacing};

/// One part of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Level 1 "I. TITLE" (printed in capitals), 2 "1. Title", 3 "a) Title". The number is part of the text.
    Heading {
        level: u8,
        text: String,
    },
    /// A justified paragraph with its first line indented.
    Para(Text),
    /// As a paragraph, with a dash before it.
    Item(Text),
    Table(TablePart),
    /// A code for a telephone; it never ends a paper, but may stand at the end of an annex.
    Code(CodePart),
    /// What follows begins on a new page.
    PageBreak,
}

/// Where a column's texts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub header: String,
    /// Share of the width, relative to the other columns.
    pub width: u32,
    pub align: Align,
}

/// A row of a table. In a text `\n` begins a new paragraph of the cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    Cells(Vec<String>),
    /// A bold line over all columns.
    Group(String),
}

/// A bordered table; its header is repeated on each page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePart {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// The ordinary paragraph: justified, first line in by 1.27 cm, 6 points after it.
pub(super) fn paragraph(layout: Layout) -> Para {
    let line = if layout.spacing == Spacing::Airy { 264 } else { 240 };
    Para { stand: Stand::Justified, after: 120, line, first_line: 720, size: layout.size.body(), ..Para::default() }
}

/// Writes the parts. `closes` puts the closing sign of the paper, `./.`, after the last text.
pub(super) fn write(parts: &[Part], closes: bool, layout: Layout, out: &mut String) {
    let last = parts.len().wrapping_sub(1);
    let mut page_break = false;
    for (index, part) in parts.iter().enumerate() {
        let ends = closes && index == last;
        let para = Para { page_break: std::mem::take(&mut page_break), keep_next: ends, ..paragraph(layout) };
        match part {
            Part::Heading { level, text } => heading(*level, text, para, out),
            Part::Para(text) if ends => para.write(&close(text.clone()), out),
            Part::Para(text) => para.write(text, out),
            Part::Item(text) if ends => para.write(&close(Text::from("- ").then(text.clone())), out),
            Part::Item(text) => para.write(&Text::from("- ").then(text.clone()), out),
            Part::Table(table) => {
                if para.page_break {
                    para.write(&Text::default(), out);
                }
                write_table(table, layout, out);
                if ends {
                    Para { keep_next: true, ..paragraph(layout) }.write(&"./.".into(), out);
                }
            }
            Part::Code(part) => code::write(part, layout, out),
            Part::PageBreak => page_break = true,
        }
    }
}

fn heading(level: u8, text: &str, para: Para, out: &mut String) {
    let (style, text) = match level {
        0 | 1 => ("Heading1", text.to_uppercase()),
        2 => ("Heading2", text.to_owned()),
        _ => ("Heading3", text.to_owned()),
    };
    Para { style: Some(style), keep_next: true, bold: level <= 3, ..para }.write(&text.into(), out);
}

fn close(mut text: Text) -> Text {
    if let Some(Run { text, .. }) = text.0.last_mut() {
        let kept = text.trim_end().trim_end_matches("./.").trim_end_matches(['.', ';']).trim_end();
        *text = format!("{kept}./.");
    }
    text
}

fn write_table(table: &TablePart, layout: Layout, out: &mut String) {
    let widths = shares(table, layout.orientation.text_width());
    if widths.is_empty() {
        return;
    }
    let small = layout.size.body() - 4;
    let grid = Grid { widths: &widths, bordered: true };
    grid.open(out);
    Grid::row(true, out);
    for (column, c) in table.columns.iter().enumerate() {
        grid.cell(column, 1, true, out);
        cell_para(Align::Centre, true, small).write(&c.header.as_str().into(), out);
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
    for row in &table.rows {
        Grid::row(false, out);
        match row {
            Row::Group(text) => {
                grid.cell(0, widths.len(), true, out);
                Para { keep_next: true, ..cell_para(Align::Left, true, small) }.write(&text.as_str().into(), out);
                out.push_str("</w:tc>");
            }
            Row::Cells(texts) => {
                for (column, c) in table.columns.iter().enumerate() {
                    grid.cell(column, 1, false, out);
                    let text = texts.get(column).map_or("", String::as_str);
                    text.split('\n').for_each(|line| cell_para(c.align, false, small).write(&line.into(), out));
                    out.push_str("</w:tc>");
                }
            }
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    // Two tables in a row would grow together, and text after a table needs air.
    Para { after: 60, size: 8, ..Para::default() }.write(&Text::default(), out);
}

pub(super) fn cell_para(align: Align, bold: bool, size: u16) -> Para {
    let stand = match align {
        Align::Left => Stand::Left,
        Align::Centre => Stand::Centre,
        Align::Right => Stand::Right,
    };
    Para { stand, bold, size, before: 40, after: 40, ..Para::default() }
}

/// The columns' widths in twentieths of a point; the last takes what rounding leaves.
fn shares(table: &TablePart, total: u32) -> Vec<u32> {
    let sum: u32 = table.columns.iter().map(|c| c.width.max(1)).sum();
    let mut widths: Vec<u32> = table.columns.iter().map(|c| total * c.width.max(1) / sum.max(1)).collect();
    let used: u32 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += total - used;
    }
    widths
}
