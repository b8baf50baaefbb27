//! One row of a task table, cell by cell.

use std::collections::BTreeMap;

use files::source::{TableCell, TableRow};

use super::super::header::{Column, Header};
use super::super::labels::{self, Label, Role};
use super::super::marker::{self, Family};
use super::super::text::{canon, hangs, listed, squeeze, starts_lower};
use super::super::units::begins_with_body;
use super::row_label;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Said(String),
    /// Merged with the cell above, or "như trên".
    Inherited,
}

/// A row sorted by columns.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub line: u32,
    pub number: Option<String>,
    /// The table has no column of numbers.
    pub number_missing_column: bool,
    /// Paragraphs of the task cell, sub-items with their markers.
    pub task: Vec<String>,
    /// The task cell is merged with the one above.
    pub task_continues: bool,
    /// Values of the other columns, by grid column.
    pub values: BTreeMap<usize, Value>,
    /// The only text of the row, where one cell covers (nearly) all of it.
    pub only_text: Option<String>,
    spans: Vec<(usize, usize)>,
    bold: bool,
}

impl Cells {
    pub(super) fn of(row: &TableRow, header: &Header) -> Self {
        let number_missing_column = !header.columns.contains(&Column::Number);
        let mut cells = Self { line: row.line, number_missing_column, ..Self::default() };
        let width = header.columns.len();
        let numbers = header.columns.iter().position(|c| *c == Column::Number);
        let (number_cells, texts): (Vec<&TableCell>, Vec<&TableCell>) =
            row.cells.iter().filter(|c| has_text(c)).partition(|c| Some(c.column) == numbers && c.span < 2);
        if let [only] = texts.as_slice()
            && only.span + 2 >= width.max(4)
        {
            cells.number = number_cells.first().and_then(|c| number(c));
            cells.only_text = Some(squeeze(&paragraphs(only).join(" ")));
            return cells;
        }
        for cell in &row.cells {
            cells.spans.push((cell.column, cell.column + cell.span.max(1)));
            for at in cell.column..(cell.column + cell.span.max(1)).min(width) {
                cells.put(at, cell, header);
            }
        }
        cells
    }

    fn put(&mut self, at: usize, cell: &TableCell, header: &Header) {
        let text = paragraphs(cell);
        match header.columns.get(at) {
            Some(Column::Number) if cell.column == at => self.number = number(cell),
            Some(Column::Task) => {
                self.task_continues = cell.continues_above;
                self.bold = cell.paragraphs.iter().any(|p| p.bold == files::source::Extent::Whole);
                if self.task.is_empty() {
                    self.task = text;
                }
                self.take_typed_number();
            }
            Some(Column::Is(_) | Column::Start) => {
                if cell.continues_above || is_ditto(&text.join(" ")) {
                    self.values.insert(at, Value::Inherited);
                } else if !text.is_empty() {
                    self.values.insert(at, Value::Said(text.join("\n")));
                }
            }
            _ => {}
        }
    }

    /// A number typed before the task where the table has no column for it.
    fn take_typed_number(&mut self) {
        let Some(first) = self.task.first().filter(|_| self.number_missing_column) else { return };
        if let Some((marker, rest)) = marker::split(first).filter(|(m, _)| !m.is_bullet()) {
            let (label, rest) = (marker.label, rest.to_owned());
            self.number = Some(label);
            self.task[0] = rest;
        }
    }

    /// A numbered or bold text with nothing beside it: "I | Công tác cán bộ | | | ".
    pub(super) fn is_bare_group(&self) -> bool {
        let said = self.values.values().any(|v| matches!(v, Value::Said(_)));
        let roman = self.number.as_deref().is_some_and(|n| n.chars().all(char::is_alphabetic));
        !self.task.is_empty() && !said && !self.task_continues && (roman || self.bold) && self.values.is_empty()
    }

    pub(super) fn value(&self, at: usize) -> Option<&str> {
        match self.values.get(&at) {
            Some(Value::Said(text)) => Some(text),
            _ => None,
        }
    }

    /// True when the cell at this column began in a column before it.
    pub(super) fn covers_previous(&self, at: usize) -> bool {
        self.spans.iter().any(|(from, until)| *from < at && at < *until)
    }
}

fn has_text(cell: &TableCell) -> bool {
    cell.paragraphs.iter().any(|p| !p.text.trim().is_empty())
}

/// Texts of a cell's paragraphs, with the markers the program drew.
fn paragraphs(cell: &TableCell) -> Vec<String> {
    let mut out = Vec::new();
    for paragraph in &cell.paragraphs {
        for (index, part) in paragraph.text.split('\n').enumerate() {
            let text = squeeze(part);
            if text.is_empty() {
                continue;
            }
            let drawn = paragraph.marker.as_deref().filter(|_| index == 0);
            out.push(drawn.map_or_else(|| text.clone(), |m| format!("{} {text}", plain_bullet(m))));
        }
    }
    out
}

fn plain_bullet(marker: &str) -> &str {
    match marker::automatic(marker) {
        Some(m) if m.family == Family::Plus => "+",
        Some(m) if m.is_bullet() => "-",
        _ => marker,
    }
}

/// The printed number: typed, or drawn by the program in an otherwise empty paragraph.
fn number(cell: &TableCell) -> Option<String> {
    let typed = squeeze(&cell.text());
    let drawn = cell.paragraphs.iter().find_map(|p| p.marker.as_deref());
    row_label(if typed.is_empty() { drawn? } else { &typed })
}

fn is_ditto(text: &str) -> bool {
    let low = canon(text);
    matches!(
        low.trim_matches(|c: char| matches!(c, '-' | '"' | '”' | '“' | '.' | ' ')),
        "nt" | "như trên" | "như mục trên"
    ) || matches!(text.trim(), "\"" | "”" | "“" | "''" | "-\"-")
}

/// Labels out of a cell: its own, where it names them ("Chủ trì: …"), else the column's.
pub(super) fn labels(text: &str, role: Role, line: u32, started: Option<&str>) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::new();
    let mut plain: Vec<String> = Vec::new();
    for part in text.split('\n') {
        let (before, found) = labels::split(part, line);
        if !before.is_empty() {
            let bare = before.trim_start_matches(['-', '+', '•', ' ']);
            match out.last_mut().filter(|_| found.is_empty() && plain.is_empty()) {
                Some(open) => open.value.push_str(&format!("; {bare}")),
                None => {
                    let is_unit = matches!(role, Role::Lead | Role::Coordinating | Role::Doer);
                    let half = is_unit && bare.len() == before.len() && !starts_lower(bare);
                    if let Some(open) = plain.last_mut().filter(|open| hangs(open) && !open.ends_with(',')) {
                        open.push(' ');
                        open.push_str(bare);
                    } else if !plain.last_mut().is_some_and(|open| half && joined(open, bare, role)) {
                        plain.push(bare.trim_end_matches(';').to_owned());
                    }
                }
            }
        }
        out.extend(found.into_iter().map(|l| Label { inline: false, ..l }));
    }
    if !plain.is_empty() {
        let separator =
            if matches!(role, Role::Lead | Role::Coordinating | Role::Doer | Role::Product) { "; " } else { " " };
        let said = plain.join(separator);
        let value =
            started.filter(|start| *start != said).map_or(said.clone(), |start| format!("từ {start} đến {said}"));
        out.insert(0, Label { role, value, said: String::new(), line, inline: false });
    }
    out
}

/// Joins a value to the one above that the page cut in two; false where it stands by itself.
pub(super) fn rejoined(above: &mut [Label], rest: &Label) -> bool {
    let open = above.iter_mut().rfind(|l| l.role == rest.role && l.value != rest.value);
    open.is_some_and(|open| joined(&mut open.value, &rest.value, rest.role))
}

/// Joins two halves of a value ("Trung tâm" / "Phục vụ hành chính công"); false where the second stands by itself.
fn joined(open: &mut String, rest: &str, role: Role) -> bool {
    const HALVES: &str = "phòng | văn phòng | trung tâm | ban | ủy ban | các | hội | ban chỉ huy";
    let last = canon(open.rsplit([';', ',']).next().unwrap_or_default());
    let is_unit = matches!(role, Role::Lead | Role::Coordinating | Role::Doer);
    let goes_on = starts_lower(rest)
        || listed(HALVES).any(|half| half == last.trim())
        || is_unit && !begins_with_body(&canon(rest))
        || open.ends_with('/');
    if open.trim_end().ends_with([';', '.']) || !goes_on {
        return false;
    }
    if !open.ends_with('/') {
        open.push(' ');
    }
    open.push_str(rest);
    true
}
