//! The header of a task table: which column is what, over one or two rows.

use files::source::{Table, TableRow};

use super::labels::{self, Role};
use super::text::{canon, squeeze, word_count};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    Task,
    Is(Role),
    /// "Bắt đầu" beside "Kết thúc".
    Start,
    Ignored,
}

/// The columns of a task table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub columns: Vec<Column>,
    /// Rows above the first task.
    pub rows: usize,
    /// Comparable texts of the header rows, to know them again on later pages.
    pub texts: Vec<String>,
}

/// True when the table lists tasks.
pub(super) fn is_task_table(table: &Table) -> bool {
    find(table).is_some()
}

/// Grid columns of a table.
pub(super) fn width(table: &Table) -> usize {
    table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.span.max(1)).max().unwrap_or(0)
}

/// The comparable text of a row.
pub(super) fn row_text(row: &TableRow) -> String {
    squeeze(&canon(&row.cells.iter().map(|c| c.text()).collect::<Vec<_>>().join(" | ")))
}

/// True when a row inside a table says again what the columns hold: a page repeats the header, also where it had two
/// rows at first or is worded differently.
pub(super) fn says_columns(row: &TableRow) -> bool {
    let filled: Vec<String> = row.cells.iter().map(|c| squeeze(&c.text())).filter(|t| !t.is_empty()).collect();
    let columns: Vec<Column> = filled.iter().map(|text| column(text, "")).collect();
    let roles = columns.iter().filter(|c| matches!(c, Column::Is(_) | Column::Start)).count();
    roles >= 2
        && columns.contains(&Column::Task)
        && !columns.contains(&Column::Ignored)
        && filled.iter().all(|text| word_count(text) <= 8)
}

/// Finds the header among the first rows; a title merged over the table may stand above it.
pub(super) fn find(table: &Table) -> Option<Header> {
    let width = width(table);
    for first in 0..table.rows.len().min(4) {
        let upper = texts(&table.rows[first], width);
        if !is_header_row(&table.rows[first]) {
            continue;
        }
        let lower =
            table.rows.get(first + 1).filter(|row| is_second_row(&table.rows[first], row)).map(|row| texts(row, width));
        let rows = first + 1 + usize::from(lower.is_some());
        let columns: Vec<Column> =
            (0..width).map(|at| column(&upper[at], lower.as_ref().map_or("", |l| &l[at]))).collect();
        let useful = columns.iter().filter(|c| matches!(c, Column::Is(role) if *role != Role::Other)).count();
        if columns.contains(&Column::Task) && useful >= 1 {
            let texts = table.rows[..rows].iter().map(row_text).filter(|t| !t.is_empty()).collect();
            return Some(Header { columns: one_task_column(columns), rows, texts });
        }
    }
    None
}

/// The text over each grid column.
fn texts(row: &TableRow, width: usize) -> Vec<String> {
    let mut out = vec![String::new(); width];
    for cell in &row.cells {
        let text = squeeze(&cell.text());
        out[cell.column..(cell.column + cell.span.max(1)).min(width)].fill(text);
    }
    out
}

fn is_header_row(row: &TableRow) -> bool {
    let filled = row.cells.iter().filter(|c| !c.text().trim().is_empty());
    filled.clone().count() >= 2 && filled.clone().all(|c| word_count(&c.text()) <= 14)
}

/// The second row of a header names what a wide or empty cell above it is divided into.
fn is_second_row(upper: &TableRow, row: &TableRow) -> bool {
    let divided = upper.cells.iter().any(|c| c.span > 1)
        || row.cells.iter().any(|c| c.continues_above)
        || upper.cells.iter().any(|c| c.text().trim().is_empty());
    let filled: Vec<String> = row.cells.iter().map(|c| squeeze(&c.text())).filter(|t| !t.is_empty()).collect();
    let header_word = |t: &String| {
        labels::column_role(t).is_some()
            || matches!(canon(t).as_str(), "bắt đầu" | "kết thúc" | "từ ngày" | "đến ngày" | "tháng" | "quý")
    };
    divided && !filled.is_empty() && filled.len() < upper.cells.len().max(2) + 2 && filled.iter().all(header_word)
}

fn column(upper: &str, lower: &str) -> Column {
    let said = if lower.is_empty() { upper } else { lower };
    let low = canon(said);
    match low.trim_matches(['.', ' ']) {
        "tt" | "stt" | "số tt" | "số thứ tự" | "số" => return Column::Number,
        "bắt đầu" | "từ ngày" => return Column::Start,
        "kết thúc" | "đến ngày" => return Column::Is(Role::Due),
        _ => {}
    }
    let task_words = [
        "nhiệm vụ",
        "nội dung",
        "công việc",
        "đầu việc",
        "tên nhiệm vụ",
        "tên công việc",
        "hoạt động",
        "các nhiệm vụ",
        "giải pháp",
        "nhóm nhiệm vụ",
        "các nội dung",
        "phần việc",
        "danh mục nhiệm vụ",
        "các hoạt động",
        "tên",
    ];
    if task_words.iter().any(|w| low.starts_with(w)) {
        return Column::Task;
    }
    labels::column_role(said).map_or(Column::Ignored, Column::Is)
}

/// "Nhóm nhiệm vụ | Nhiệm vụ cụ thể": the last such column before the others is the task.
fn one_task_column(mut columns: Vec<Column>) -> Vec<Column> {
    let last = columns
        .iter()
        .take_while(|c| !matches!(c, Column::Is(_) | Column::Start))
        .filter(|c| **c == Column::Task)
        .count();
    let mut seen = 0;
    for column in &mut columns {
        if *column == Column::Task {
            seen += 1;
            if seen != last.max(1) {
                *column = Column::Ignored;
            }
        }
    }
    columns
}
