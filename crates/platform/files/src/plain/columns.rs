//! Two columns set side by side with blanks: the letterhead and the signature block of a paper typed as plain text.

use crate::pipe_table::Lines;
use crate::source::{Paragraph, Table, TableCell, TableRow};

/// Blanks that part two columns; fewer are sloppy typing.
const GAP: usize = 4;
/// Signs by which the middles of a column's lines may differ.
const OFF_CENTRE: usize = 6;

/// A stretch of a line: its first column and its text.
#[derive(Debug, Clone)]
struct Part {
    from: usize,
    text: String,
}

impl Part {
    fn to(&self) -> usize {
        self.from + self.text.chars().count()
    }

    fn middle(&self) -> usize {
        (self.from + self.to()) / 2
    }
}

/// How many of the leading lines stand in two columns; 0 if the first line is not parted.
pub(super) fn length(lines: Lines<'_>) -> usize {
    let Some([left, right]) = lines.first().and_then(|(_, line)| pair(parts(line))) else { return 0 };
    let (mut low, mut high) = (left.to(), right.from);
    let signature = left.text.to_lowercase().contains("nơi nhận");
    let mut count = 1;
    for neighbours in lines.windows(2) {
        let (above, (number, line)) = (&neighbours[0], &neighbours[1]);
        let reach = if signature { 10 } else { 1 };
        let parts = parts(line);
        match parts.as_slice() {
            [left, right] if number - above.0 == 1 && left.to() < high && right.from > low => {
                (low, high) = (low.max(left.to()), high.min(right.from));
            }
            [one] if number - above.0 == 1 && one.to() < high => low = low.max(one.to()),
            // The name stands under the title, with room for the signature between them.
            [one]
                if number - above.0 <= reach
                    && one.from > low
                    && one.middle().abs_diff(right.middle()) <= OFF_CENTRE =>
            {
                high = high.min(one.from);
            }
            _ => break,
        }
        count += 1;
    }
    count
}

fn pair(parts: Vec<Part>) -> Option<[Part; 2]> {
    let pair: [Part; 2] = parts.try_into().ok()?;
    // "1.    Text" is a list item, not two columns.
    (pair[0].text.chars().count() > 5).then_some(pair)
}

/// The lines as one borderless row of two cells.
pub(super) fn build(lines: Lines<'_>, make: &dyn Fn(u32, &str) -> Paragraph) -> Table {
    let edge = lines.iter().filter_map(|(_, l)| pair(parts(l))).map(|[left, _]| left.to()).max().unwrap_or(0);
    let mut cells = [0, 1].map(|column| TableCell { column, span: 1, ..TableCell::default() });
    for (number, line) in lines {
        for part in parts(line) {
            cells[usize::from(part.from > edge)].paragraphs.push(make(*number, &part.text));
        }
    }
    let line = lines.first().map_or(0, |(number, _)| *number);
    Table { rows: vec![TableRow { line, repeats_as_header: false, cells: cells.into() }], bordered: false }
}

/// The stretches of a line between wide gaps; a tab jumps to the next eighth column.
fn parts(line: &str) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut column = 0;
    for c in line.chars() {
        let width = if c == '\t' { 8 - column % 8 } else { 1 };
        if !c.is_whitespace() {
            match out.last_mut().filter(|part| column - part.to() < GAP) {
                Some(part) => {
                    part.text.extend(std::iter::repeat_n(' ', column - part.to()));
                    part.text.push(c);
                }
                None => out.push(Part { from: column, text: c.to_string() }),
            }
        }
        column += width;
    }
    out
}
