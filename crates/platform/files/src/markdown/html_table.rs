//! Tables written as HTML inside Markdown: the only way there to merge cells, so converters use it.

use crate::pipe_table::Lines;
use crate::source::{Paragraph, Table, TableCell, TableRow};

/// Widest table and tallest merge believed.
const MAX_SPAN: usize = 63;

/// How many of the leading lines hold a table; 0 if none begins here or it does not end.
pub(super) fn length(lines: Lines<'_>) -> usize {
    let Some((_, first)) = lines.first() else { return 0 };
    if !first.trim_start().to_ascii_lowercase().starts_with("<table") {
        return 0;
    }
    lines.iter().position(|(_, l)| l.to_ascii_lowercase().contains("</table")).map_or(0, |at| at + 1)
}

/// A cell that reaches into rows below: its column, its span, rows still to come.
struct Reaching {
    column: usize,
    span: usize,
    rows: usize,
}

struct Builder<'m> {
    make: &'m dyn Fn(u32, &str) -> Vec<Paragraph>,
    rows: Vec<TableRow>,
    reaching: Vec<Reaching>,
    in_head: bool,
}

/// Builds the table. `make` turns a cell's text into its paragraphs.
pub(super) fn build(lines: Lines<'_>, make: &dyn Fn(u32, &str) -> Vec<Paragraph>) -> Table {
    let mut builder = Builder { make, rows: Vec::new(), reaching: Vec::new(), in_head: false };
    // Where a cell's text is being gathered: its tag, its line, its text so far.
    let mut cell: Option<(String, u32, String)> = None;
    for (number, line) in lines {
        let mut rest = line.as_str();
        while let Some(open) = rest.find('<') {
            let (text, tagged) = rest.split_at(open);
            let Some(close) = tagged.find('>') else { break };
            let tag = &tagged[1..close];
            rest = &tagged[close + 1..];
            if let Some((_, _, gathered)) = &mut cell {
                gathered.push_str(text);
            }
            let name = tag.trim_end_matches('/').split_whitespace().next().unwrap_or("").to_ascii_lowercase();
            match name.as_str() {
                "td" | "th" => {
                    builder.close(&mut cell);
                    cell = Some((tag.to_owned(), *number, String::new()));
                }
                "/td" | "/th" | "/tr" | "/table" => builder.close(&mut cell),
                "tr" => {
                    builder.close(&mut cell);
                    builder.row(*number);
                }
                "thead" => builder.in_head = true,
                "/thead" | "tbody" => builder.in_head = false,
                "br" | "/p" | "/li" | "/div" => cell.iter_mut().for_each(|(_, _, text)| text.push_str("<br>")),
                _ => {}
            }
        }
        if let Some((_, _, gathered)) = &mut cell {
            gathered.push_str(rest);
            gathered.push(' ');
        }
    }
    builder.close(&mut cell);
    builder.finish()
}

impl Builder<'_> {
    fn row(&mut self, line: u32) {
        self.settle();
        self.rows.push(TableRow { line, repeats_as_header: self.in_head, cells: Vec::new() });
    }

    fn close(&mut self, cell: &mut Option<(String, u32, String)>) {
        let Some((tag, line, text)) = cell.take() else { return };
        if self.rows.is_empty() {
            self.row(line);
        }
        self.fill();
        let Some(row) = self.rows.last_mut() else { return };
        let column = row.cells.last().map_or(0, |c| c.column + c.span);
        if column >= MAX_SPAN {
            return;
        }
        let span = number(&tag, "colspan").min(MAX_SPAN - column);
        let down = number(&tag, "rowspan");
        let paragraphs = (self.make)(line, &text);
        row.cells.push(TableCell { column, span, continues_above: false, paragraphs });
        if down > 1 {
            // One more, for it is counted down when the present row ends too.
            self.reaching.push(Reaching { column, span, rows: down });
        }
    }

    /// Puts in the cells that reach into the present row from above, as far as they come next.
    fn fill(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        loop {
            let column = row.cells.last().map_or(0, |c| c.column + c.span);
            let Some(from_above) = self.reaching.iter().find(|r| r.column == column) else { return };
            let span = from_above.span;
            row.cells.push(TableCell { column, span, continues_above: true, paragraphs: Vec::new() });
        }
    }

    /// Ends the present row.
    fn settle(&mut self) {
        self.fill();
        self.reaching.iter_mut().for_each(|r| r.rows -= 1);
        self.reaching.retain(|r| r.rows > 0);
    }

    fn finish(mut self) -> Table {
        self.settle();
        self.rows.retain(|r| r.cells.iter().any(|c| c.continues_above || !c.paragraphs.is_empty()));
        let width = self.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.span).max().unwrap_or(0);
        for row in &mut self.rows {
            let end = row.cells.last().map_or(0, |c| c.column + c.span);
            if end < width {
                row.cells.push(TableCell { column: end, span: width - end, ..TableCell::default() });
            }
        }
        Table { rows: self.rows, bordered: true }
    }
}

/// A number among the attributes of a tag; 1 where there is none.
fn number(tag: &str, name: &str) -> usize {
    let tag = tag.to_ascii_lowercase();
    let value = tag.split_once(name).map(|(_, rest)| rest.trim_start_matches([' ', '=', '"', '\'']));
    let digits: String = value.unwrap_or("").chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1).clamp(1, MAX_SPAN)
}
