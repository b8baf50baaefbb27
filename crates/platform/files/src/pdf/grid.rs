//! Tables found by their rules: crossing lines make a grid, missing lines make merged cells.

use super::lines::{Line, lines};
use super::paths::Rule;
use super::pieces::Piece;
use crate::source::{Paragraph, TableCell, TableRow};
use crate::styled::Styled;

/// Lines nearer than this are one.
const NEAR: f64 = 3.0;
/// With more rules than this a page is a drawing, not a table.
const MAX_RULES: usize = 3000;

/// A horizontal or vertical line: its fixed coordinate and its extent.
#[derive(Debug, Clone, Copy)]
struct Bar {
    at: f64,
    from: f64,
    to: f64,
}

/// A grid on a page.
#[derive(Debug)]
pub(super) struct Grid {
    pub xs: Vec<f64>,
    /// From top to bottom.
    pub ys: Vec<f64>,
    horizontal: Vec<Bar>,
    vertical: Vec<Bar>,
}

/// All grids of a page with at least two columns.
pub(super) fn find(rules: &[Rule]) -> Vec<Grid> {
    let flat = rules.iter().filter(|r| r.x1 - r.x0 >= r.y1 - r.y0);
    let steep = rules.iter().filter(|r| r.x1 - r.x0 < r.y1 - r.y0);
    let horizontal = merge(flat.map(|r| Bar { at: (r.y0 + r.y1) / 2.0, from: r.x0, to: r.x1 }).collect());
    let vertical = merge(steep.map(|r| Bar { at: (r.x0 + r.x1) / 2.0, from: r.y0, to: r.y1 }).collect());
    if horizontal.len() + vertical.len() > MAX_RULES {
        return Vec::new();
    }
    let mut grids = Vec::new();
    let mut used = vec![false; vertical.len()];
    for first in 0..vertical.len() {
        if used[first] {
            continue;
        }
        let (down, across) = connected(first, &horizontal, &vertical, &mut used);
        let xs = places(&down);
        let mut ys = places(&across);
        ys.reverse();
        if xs.len() >= 3 && ys.len() >= 2 {
            grids.push(Grid { xs, ys, horizontal: across, vertical: down });
        }
    }
    grids.sort_by(|a, b| b.ys[0].total_cmp(&a.ys[0]));
    grids
}

/// Bars that touch the first one, directly or through others: (vertical, horizontal).
fn connected(first: usize, horizontal: &[Bar], vertical: &[Bar], used: &mut [bool]) -> (Vec<Bar>, Vec<Bar>) {
    let crosses =
        |h: &Bar, v: &Bar| h.from - NEAR <= v.at && v.at <= h.to + NEAR && v.from - NEAR <= h.at && h.at <= v.to + NEAR;
    let mut taken = vec![false; horizontal.len()];
    let (mut down, mut across) = (Vec::new(), Vec::new());
    let mut queue = vec![first];
    used[first] = true;
    while let Some(v) = queue.pop() {
        down.push(vertical[v]);
        for (h, bar) in horizontal.iter().enumerate().filter(|(_, bar)| crosses(bar, &vertical[v])) {
            if std::mem::replace(&mut taken[h], true) {
                continue;
            }
            across.push(*bar);
            for (other, v) in vertical.iter().enumerate() {
                if !used[other] && crosses(bar, v) {
                    used[other] = true;
                    queue.push(other);
                }
            }
        }
    }
    (down, across)
}

/// Joins pieces of one line.
fn merge(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Bar> = Vec::new();
    for bar in bars {
        let near = out
            .iter_mut()
            .rev()
            .take(64)
            .find(|o| (o.at - bar.at).abs() < 1.5 && bar.from <= o.to + NEAR && o.from <= bar.to + NEAR);
        match near {
            Some(o) => (o.from, o.to) = (o.from.min(bar.from), o.to.max(bar.to)),
            None => out.push(bar),
        }
    }
    out
}

/// The distinct coordinates, ascending.
fn places(bars: &[Bar]) -> Vec<f64> {
    let mut all: Vec<f64> = bars.iter().map(|b| b.at).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < NEAR);
    all
}

fn drawn(bars: &[Bar], at: f64, through: f64) -> bool {
    bars.iter().any(|b| (b.at - at).abs() < NEAR && b.from <= through && through <= b.to)
}

impl Grid {
    /// Whether a piece stands inside.
    pub(super) fn holds(&self, piece: &Piece) -> bool {
        let (x, y) = middle(piece);
        let (Some(left), Some(right)) = (self.xs.first(), self.xs.last()) else { return false };
        let (Some(top), Some(bottom)) = (self.ys.first(), self.ys.last()) else { return false };
        *left <= x && x <= *right && *bottom <= y && y <= *top
    }

    /// Rows with their texts; `line` is moved on by the lines of text.
    pub(super) fn rows(&self, pieces: Vec<Piece>, line: &mut u32, page: u32) -> Vec<TableRow> {
        let columns = self.xs.len() - 1;
        let mut contents: Vec<Vec<Vec<Piece>>> = vec![vec![Vec::new(); columns]; self.ys.len() - 1];
        for piece in pieces {
            if let Some((row, column)) = self.anchor(&piece) {
                contents[row][column].push(piece);
            }
        }
        let mut out = Vec::new();
        for (row, mut texts) in contents.into_iter().enumerate() {
            let row_line = *line + 1;
            let mut cells = Vec::new();
            let mut tallest = 0;
            let mut column = 0;
            while column < columns {
                let span = self.span(row, column);
                let lines = lines(std::mem::take(&mut texts[column]));
                tallest = tallest.max(lines.len());
                let right = self.xs[column + span];
                let continues_above = self.continues(row, column);
                cells.push(TableCell { column, span, continues_above, paragraphs: join(lines, right, row_line, page) });
                column += span;
            }
            if tallest > 0 || cells.iter().any(|c| c.continues_above) {
                *line += tallest.max(1) as u32;
                out.push(TableRow { line: row_line, repeats_as_header: false, cells });
            }
        }
        out
    }

    fn span(&self, row: usize, column: usize) -> usize {
        let through = (self.ys[row] + self.ys[row + 1]) / 2.0;
        let open = (column + 1..self.xs.len() - 1).take_while(|k| !drawn(&self.vertical, self.xs[*k], through));
        1 + open.count()
    }

    fn continues(&self, row: usize, column: usize) -> bool {
        let through = (self.xs[column] + self.xs[column + 1]) / 2.0;
        row > 0 && !drawn(&self.horizontal, self.ys[row], through)
    }

    /// Row and column of the cell in which the piece begins to count: top left of a merged one.
    fn anchor(&self, piece: &Piece) -> Option<(usize, usize)> {
        let (x, y) = middle(piece);
        let mut row = self.ys.windows(2).position(|w| w[1] <= y && y <= w[0])?;
        let mut column = self.xs.windows(2).position(|w| w[0] <= x && x <= w[1])?;
        loop {
            let through = (self.ys[row] + self.ys[row + 1]) / 2.0;
            while column > 0 && !drawn(&self.vertical, self.xs[column], through) {
                column -= 1;
            }
            if !self.continues(row, column) {
                return Some((row, column));
            }
            row -= 1;
        }
    }
}

fn middle(piece: &Piece) -> (f64, f64) {
    ((piece.x + piece.end) / 2.0, piece.y + piece.size * 0.3)
}

/// A cell's lines as paragraphs. A line was wrapped if the next word would not have fitted behind it.
fn join(lines: Vec<Line>, right: f64, line: u32, page: u32) -> Vec<Paragraph> {
    let mut out: Vec<Styled> = Vec::new();
    let mut before: Option<(f64, f64)> = None;
    let mut text_before = String::new();
    for text_line in lines {
        let text = text_line.text();
        let letters = text.chars().count().max(1) as f64;
        let word = text.split(' ').next().unwrap_or("").chars().count() as f64;
        let needed = (text_line.end() - text_line.x()) / letters * (word + 1.0);
        let wrapped = before.is_some_and(|(end, size)| end + needed > right - 0.6 * size);
        let styled = text_line.segments.iter().fold(Styled::default(), |mut all, segment| {
            if !all.is_blank() {
                all.push_gap();
            }
            all.append(segment.styled());
            all
        });
        before = Some((text_line.end(), text_line.size));
        match out.last_mut() {
            Some(last) if wrapped => {
                if !cuts_a_year(&text_before, &text) {
                    last.push_gap();
                }
                last.append(styled);
            }
            _ => out.push(styled),
        }
        text_before = text;
    }
    let made = out.into_iter().map(|s| Paragraph { line, page: Some(page), ..s.into_paragraph() });
    made.filter(|p| !p.text.is_empty()).collect()
}

/// "31/12/20" above "26": a column too narrow for a date breaks it inside its year.
fn cuts_a_year(above: &str, below: &str) -> bool {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    let Some((_, tail)) = above.rsplit_once('/') else { return false };
    let (cut, rest) = (digits(tail), digits(below));
    let parted = cut.len() == tail.len() && (1..4).contains(&cut.len());
    parted && format!("{cut}{rest}").parse().is_ok_and(|year: u32| (1990..2100).contains(&year))
}
