//! Tables drawn with bars in plain characters: Markdown's, and the ruled grid that converters write.

use crate::source::{Paragraph, Table, TableCell, TableRow};

/// Numbered lines of a text.
pub(crate) type Lines<'t> = &'t [(u32, String)];

/// How many of the leading lines form a table; 0 if they don't. A rule under the first row settles it; without one
/// it takes two rows with the same number of bars.
pub(crate) fn length(lines: Lines<'_>) -> usize {
    let Some((_, first)) = lines.first() else { return 0 };
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    let wanted = bars(first);
    let opens_with_bar = first.trim_start().starts_with(['|', '+']);
    if is_rule(first) && !opens_with_bar {
        return 0;
    }
    let ruled = lines.get(1).is_some_and(|(_, l)| is_rule(l) && (l.contains('|') || l.contains('+')));
    let begins = is_rule(first) || wanted >= 2 || (wanted == 1 && ruled);
    if !begins {
        return 0;
    }
    let loose = ruled || opens_with_bar;
    let belongs = |line: &str| is_rule(line) || (if loose { bars(line) > 0 } else { bars(line) == wanted });
    let taken = lines.iter().take_while(|(_, l)| belongs(l)).count();
    let rows = lines[..taken].iter().filter(|(_, l)| !is_rule(l)).count();
    if rows >= 2 || (rows == 1 && ruled) { taken } else { 0 }
}

/// A line that only draws: `|---|:--:|`, `+-----+---+`.
pub(crate) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let drawn = line.chars().all(|c| matches!(c, '|' | '-' | '+' | ':' | '=' | ' ' | '\t'));
    drawn && (line.contains('-') || line.contains('=')) && (line.contains('|') || line.contains('+'))
}

/// The texts between the bars of one line; `\|` is a bar inside a text. Bars at the edges are the table's `frame`.
fn cells(line: &str, frame: bool) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut chars = line.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some('|')) => {
                chars.next();
                out.last_mut().into_iter().for_each(|t| t.push('|'));
            }
            ('|', _) => out.push(String::new()),
            _ => out.last_mut().into_iter().for_each(|t| t.push(c)),
        }
    }
    if !frame {
        return out;
    }
    if out.len() > 1 && out.first().is_some_and(|t| t.trim().is_empty()) {
        out.remove(0);
    }
    if out.len() > 1 && out.last().is_some_and(|t| t.trim().is_empty()) {
        out.pop();
    }
    out
}

/// Builds the table of these lines. `make` turns a cell's text into its paragraphs.
pub(crate) fn build(lines: Lines<'_>, make: &dyn Fn(u32, &str) -> Vec<Paragraph>) -> Table {
    let grid = lines.iter().any(|(_, l)| l.trim_start().starts_with('+'));
    // Without a rule or a bar before its first row, every row has the same bars: one at the edge opens an empty cell.
    let framed = lines.first().is_some_and(|(_, l)| l.trim_start().starts_with(['|', '+']));
    let frame = framed || lines.iter().any(|(_, l)| is_rule(l));
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let mut header_rows = 0;
    let mut row_open = false;
    for (line, text) in lines {
        if is_rule(text) {
            row_open = false;
            if header_rows == 0 && rows.len() == 1 && (!grid || text.contains('=')) {
                header_rows = 1;
            }
            continue;
        }
        let texts = cells(text, frame);
        match rows.last_mut() {
            Some((_, above)) if grid && row_open => continue_row(above, &texts),
            _ => rows.push((*line, texts)),
        }
        row_open = true;
    }
    let width = rows.iter().map(|(_, texts)| texts.len()).max().unwrap_or(0);
    let mut table = Table { rows: Vec::new(), bordered: true };
    for (index, (line, texts)) in rows.into_iter().enumerate() {
        let cell = |column: usize| TableCell {
            column,
            span: 1,
            continues_above: false,
            paragraphs: texts.get(column).map(|text| make(line, text)).unwrap_or_default(),
        };
        let row = TableRow { line, repeats_as_header: index < header_rows, cells: (0..width).map(cell).collect() };
        if row.cells.iter().any(|c| !c.paragraphs.is_empty()) {
            table.rows.push(row);
        }
    }
    table
}

fn continue_row(above: &mut Vec<String>, texts: &[String]) {
    for (index, text) in texts.iter().enumerate() {
        match above.get_mut(index) {
            Some(cell) => {
                cell.push(' ');
                cell.push_str(text);
            }
            None => above.push(text.clone()),
        }
    }
}
