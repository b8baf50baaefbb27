//! A page's marks as blocks in reading order: lines, ruled tables, and the two columns of letterheads and signatures.

use super::content::Marks;
use super::grid::{self, Grid};
use super::lines::{Line, Segment, is_page_number, lines};
use crate::source::{Block, Extent, Paragraph, Table, TableCell, TableRow};

/// The document so far.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub blocks: Vec<Block>,
    line: u32,
    /// Columns of the table that ends the page before, if one does.
    open_columns: Option<Vec<f64>>,
}

/// Left and right edge of a page's text.
#[derive(Debug, Clone, Copy)]
struct Measure {
    left: f64,
    right: f64,
}

impl Pages {
    pub(super) fn add(&mut self, marks: Marks, page: u32) {
        let grids = grid::find(&marks.rules);
        let mut inside: Vec<Vec<_>> = grids.iter().map(|_| Vec::new()).collect();
        let mut outside = Vec::new();
        for piece in marks.pieces {
            match grids.iter().position(|g| g.holds(&piece)) {
                Some(at) => inside[at].push(piece),
                None => outside.push(piece),
            }
        }
        let mut lines = lines(outside);
        drop_page_numbers(&mut lines, &grids);
        let measure = Measure {
            left: lines.iter().map(Line::x).fold(f64::MAX, f64::min),
            right: lines.iter().map(Line::end).fold(f64::MIN, f64::max),
        };
        let mut rest = lines.as_slice();
        let mut first = true;
        for (grid, pieces) in grids.iter().zip(inside) {
            let above = rest.iter().take_while(|l| l.y > grid.ys[0]).count();
            self.text(&rest[..above], measure, page);
            rest = &rest[above..];
            let goes_on = first && above == 0;
            self.table(grid, pieces, page, goes_on);
            first = false;
        }
        if !rest.is_empty() {
            self.open_columns = None;
        }
        self.text(rest, measure, page);
    }

    fn table(&mut self, grid: &Grid, pieces: Vec<super::pieces::Piece>, page: u32, may_go_on: bool) {
        let rows = grid.rows(pieces, &mut self.line, page);
        if rows.is_empty() {
            return;
        }
        let same = self
            .open_columns
            .as_ref()
            .is_some_and(|xs| xs.len() == grid.xs.len() && xs.iter().zip(&grid.xs).all(|(a, b)| (a - b).abs() < 4.0));
        self.open_columns = Some(grid.xs.clone());
        match self.blocks.last_mut() {
            Some(Block::Table(table)) if may_go_on && same => continue_table(table, rows),
            _ => self.blocks.push(Block::Table(Table { rows, bordered: true })),
        }
    }

    fn text(&mut self, lines: &[Line], measure: Measure, page: u32) {
        let mut at = 0;
        while at < lines.len() {
            let columns = columns(&lines[at..]);
            if columns > 0 {
                self.two_columns(&lines[at..at + columns], page);
            } else {
                self.line += 1;
                let line = &lines[at];
                if line.segments.len() > 2 {
                    self.blocks.push(Block::Table(Table { rows: vec![self.row(line, page)], bordered: false }));
                } else {
                    let made = line.segments.iter().map(|s| s.paragraph(self.line, page));
                    let centred = line.segments.len() == 1 && measure.is_centred(line);
                    let made = made.map(|p| Block::Paragraph(Paragraph { centred, ..p }));
                    self.blocks.extend(made);
                }
            }
            at += columns.max(1);
        }
    }

    fn row(&self, line: &Line, page: u32) -> TableRow {
        let cell = |(column, segment): (usize, &Segment)| {
            let paragraphs = vec![segment.paragraph(self.line, page)];
            TableCell { column, span: 1, continues_above: false, paragraphs }
        };
        TableRow {
            line: self.line,
            repeats_as_header: false,
            cells: line.segments.iter().enumerate().map(cell).collect(),
        }
    }

    fn two_columns(&mut self, lines: &[Line], page: u32) {
        let edge = edge(lines);
        let first = self.line + 1;
        let mut cells = [0, 1].map(|column| TableCell { column, span: 1, ..TableCell::default() });
        for line in lines {
            self.line += 1;
            for segment in &line.segments {
                let side = usize::from(segment.x > edge);
                cells[side].paragraphs.push(segment.paragraph(self.line, page));
            }
        }
        let row = TableRow { line: first, repeats_as_header: false, cells: cells.into() };
        self.blocks.push(Block::Table(Table { rows: vec![row], bordered: false }));
    }
}

impl Measure {
    fn is_centred(self, line: &Line) -> bool {
        let width = self.right - self.left;
        let (before, after) = (line.x() - self.left, self.right - line.end());
        before > 0.1 * width && (before - after).abs() < 0.02 * width
    }
}

/// Appends the rows of the next page; a header row drawn again is recognised and not repeated, and a row that the page
/// cut in two is put together.
fn continue_table(table: &mut Table, mut rows: Vec<TableRow>) {
    let texts = |row: &TableRow| row.cells.iter().map(TableCell::text).collect::<Vec<_>>();
    if let (Some(header), Some(again)) = (table.rows.first_mut(), rows.first())
        && texts(header) == texts(again)
    {
        header.repeats_as_header = true;
        rows.remove(0);
    }
    if let (Some(above), Some(rest)) = (table.rows.last_mut(), rows.first())
        && is_cut(above, rest)
    {
        let rest = rows.remove(0);
        above.cells.iter_mut().zip(rest.cells).for_each(|(cell, rest)| continue_cell(cell, rest));
    }
    table.rows.extend(rows);
}

/// A row without its number, of which some cell begins in the middle of a sentence.
fn is_cut(above: &TableRow, rest: &TableRow) -> bool {
    let grid = |row: &TableRow| row.cells.iter().map(|c| (c.column, c.span)).collect::<Vec<_>>();
    let goes_on = |c: &TableCell| c.text().starts_with(char::is_lowercase);
    grid(above) == grid(rest)
        && rest.cells.first().is_some_and(|c| c.paragraphs.is_empty())
        && rest.cells.iter().any(goes_on)
}

fn continue_cell(cell: &mut TableCell, rest: TableCell) {
    let goes_on = rest.text().starts_with(char::is_lowercase);
    let mut more = rest.paragraphs.into_iter();
    if let (true, Some(last)) = (goes_on, cell.paragraphs.last_mut())
        && let Some(first) = more.next()
    {
        last.text = format!("{} {}", last.text, first.text);
        last.bold = if last.bold == first.bold { last.bold } else { Extent::Part };
        last.italic = if last.italic == first.italic { last.italic } else { Extent::Part };
    }
    cell.paragraphs.extend(more);
}

/// The page number is the outermost line above or below.
fn drop_page_numbers(lines: &mut Vec<Line>, grids: &[Grid]) {
    let above_all = |line: &Line| grids.iter().all(|g| line.y > g.ys[0]);
    let below_all = |line: &Line| grids.iter().all(|g| g.ys.last().is_none_or(|bottom| line.y < *bottom));
    if lines.len() + grids.len() < 2 {
        return;
    }
    if lines.first().is_some_and(|l| above_all(l) && is_page_number(&l.text())) {
        lines.remove(0);
    }
    if lines.last().is_some_and(|l| below_all(l) && is_page_number(&l.text())) {
        lines.pop();
    }
}

/// How many of the leading lines stand in two columns side by side; 0 if the first has no gap.
fn columns(lines: &[Line]) -> usize {
    let Some([left, right]) = lines.first().map(|l| l.segments.as_slice()) else { return 0 };
    let (mut low, mut high) = (left.end, right.x);
    let (left_edge, left_centre, right_edge, right_centre) = (left.x, left.centre(), right.x, right.centre());
    let mut count = 1;
    for pair in lines.windows(2) {
        let (above, line) = (&pair[0], &pair[1]);
        let near = |a: f64, b: f64| (a - b).abs() < 30.0;
        // The signer's name stands under his title, with room for the signature between them.
        let below = |s: &Segment| near(s.centre(), right_centre) || (s.x - right_edge).abs() < 6.0;
        let signs = line.segments.len() == 1 && line.x() > low && line.segments.iter().all(below);
        let reach = if signs { 10.0 } else { 2.4 };
        if above.y - line.y > reach * above.size.max(line.size) {
            break;
        }
        match line.segments.as_slice() {
            [one] if one.end < high && (near(one.x, left_edge) || near(one.centre(), left_centre)) => {
                low = low.max(one.end)
            }
            [one] if signs => high = high.min(one.x),
            [left, right] if left.end < high && right.x > low => {
                low = low.max(left.end);
                high = high.min(right.x);
            }
            _ => break,
        }
        if low >= high {
            break;
        }
        count += 1;
    }
    count
}

/// A coordinate between the two columns.
fn edge(lines: &[Line]) -> f64 {
    let pairs = lines.iter().filter(|l| l.segments.len() == 2);
    pairs.map(|l| l.segments[0].end).fold(f64::MIN, f64::max)
}
