//! The rows of the table put together: a row without a number goes on with the one above.

use std::collections::BTreeMap;

use kernel::text::mark_key;

use super::columns::{Columns, is_number_header};
use crate::papers::finding::{At, Finding};
use crate::papers::grid::Row;
use crate::papers::words::{is_roman, named};

/// What a record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// "Tổng số".
    Total,
    /// "I", "II".
    Group,
    /// "1", "2".
    Position,
}

/// One row of the table with all lines of its cells.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub kind: Kind,
    pub columns: Columns,
    /// The lines of each column.
    pub cells: BTreeMap<usize, Vec<String>>,
    first: Row,
}

impl Record {
    fn of(kind: Kind, columns: Columns, row: &Row) -> Record {
        let mut record = Record { kind, columns, cells: BTreeMap::new(), first: row.clone() };
        record.add(row);
        record
    }

    fn add(&mut self, row: &Row) {
        for cell in &row.cells {
            self.cells.entry(cell.column).or_default().extend(cell.lines.iter().cloned());
        }
    }

    /// The lines of a column; none where the header has no such column.
    pub(super) fn lines(&self, column: Option<usize>) -> &[String] {
        column.and_then(|at| self.cells.get(&at)).map_or(&[], Vec::as_slice)
    }

    /// The place of a column in the first row.
    pub(super) fn at(&self, column: Option<usize>) -> At {
        column.map_or_else(|| self.first.begins(), |at| self.first.at(at))
    }
}

/// Puts the records of all catalogue tables together.
pub(super) fn of_rows(rows: &[Row], findings: &mut Vec<Finding>) -> Vec<Record> {
    let mut reading = Reading::default();
    for row in rows.iter().filter(|row| row.table.is_some()) {
        reading.row(row, findings);
    }
    if !reading.seen {
        findings.push(Finding::new(
            At::Paper,
            "Không thấy bảng danh mục vị trí việc làm (bảng có cột TT, mã vị trí việc làm, biên chế).",
            "Kiểm tra có chọn đúng tệp không; bảng phải có hàng tiêu đề bắt đầu bằng TT hoặc STT.",
        ));
    }
    reading.records
}

#[derive(Debug, Default)]
struct Reading {
    seen: bool,
    /// The header that is being read, its rows so far.
    header: Option<BTreeMap<usize, String>>,
    columns: Option<Columns>,
    records: Vec<Record>,
    /// The last record is still open.
    open: bool,
    table: Option<usize>,
    /// The table of the record read last.
    catalogue: Option<usize>,
}

impl Reading {
    fn row(&mut self, row: &Row, findings: &mut Vec<Finding>) {
        if self.table != row.table {
            (self.table, self.open) = (row.table, false);
        }
        let first = row.cells.first().map(|cell| mark_key(&cell.text())).unwrap_or_default();
        if is_number_header(&first) {
            self.header = Some(BTreeMap::new());
        }
        if self.header.is_some() && !begins_record(row, &first) {
            return self.header_row(row);
        }
        self.close_header(row, findings);
        let Some(columns) = self.columns else { return };
        let number = row.text(columns.number);
        let code = columns.code.map(|at| row.text(at)).unwrap_or_default();
        let kind = match () {
            () if is_columns_numbering(row) => return,
            () if first.starts_with("tổng ") || first == "tổng" => Kind::Total,
            () if number.is_empty() && !self.begins_unnumbered(&code, columns) => return self.more(row, findings),
            () if is_group_number(&number) && !has_number(&code) => Kind::Group,
            () if number.is_empty() || is_plain_number(&number) => Kind::Position,
            () if row.filled() >= 3 && has_number(&code) => {
                findings.push(Finding::new(
                    row.begins(),
                    format!("Số thứ tự {} không đọc được; dòng vẫn được đọc là một vị trí.", named(&number)),
                    "Ghi số thứ tự bằng chữ số.",
                ));
                Kind::Position
            }
            () => return self.not_understood(row, findings),
        };
        self.records.push(Record::of(kind, columns, row));
        (self.open, self.catalogue) = (true, row.table);
    }

    fn header_row(&mut self, row: &Row) {
        let Some(header) = &mut self.header else { return };
        for cell in &row.cells {
            let text = header.entry(cell.column).or_default();
            text.push(' ');
            text.push_str(&cell.text());
        }
    }

    fn close_header(&mut self, row: &Row, findings: &mut Vec<Finding>) {
        let Some(header) = self.header.take() else { return };
        let columns = Columns::of(&header);
        let missing = columns.missing();
        // A list of something else that is numbered too.
        if columns.code.is_none() && columns.approved.is_none() {
            self.columns = None;
            return;
        }
        if !missing.is_empty() {
            findings.push(Finding::new(
                row.begins(),
                format!("Bảng không có cột {}.", missing.join(", ")),
                "Kiểm tra hàng tiêu đề của bảng; phần thiếu được để trống.",
            ));
        }
        (self.seen, self.columns) = (true, Some(columns));
    }

    /// A row without a number that still has a code of its own.
    fn begins_unnumbered(&self, code: &str, columns: Columns) -> bool {
        let above = self.records.last().filter(|_| self.open);
        let waits = above.is_some_and(|record| {
            let above = record.lines(columns.code);
            above.is_empty() || above.last().is_some_and(|line| line.ends_with(['-', '.']))
        });
        has_number(code) && code.contains('-') && !waits
    }

    fn more(&mut self, row: &Row, findings: &mut Vec<Finding>) {
        match self.records.last_mut().filter(|_| self.open) {
            Some(record) => record.add(row),
            None => self.not_understood(row, findings),
        }
    }

    /// A row that is nothing of a catalogue: said in its table, and where a table as wide goes on behind a page. Other
    /// tables, those of the signature, are none of it.
    fn not_understood(&mut self, row: &Row, findings: &mut Vec<Finding>) {
        self.open = false;
        if row.filled() > 0 && (row.table == self.catalogue || row.cells.len() >= 4) {
            findings.push(Finding::new(
                row.begins(),
                format!("Không hiểu dòng {} của bảng.", named(&row.whole())),
                "Dòng này không được đọc: ghi số thứ tự, hoặc nối nó vào dòng của nó.",
            ));
        }
    }
}

fn begins_record(row: &Row, first: &str) -> bool {
    let number = row.cells.first().map(super::super::grid::Cell::text).unwrap_or_default();
    first.starts_with("tổng ") || first == "tổng" || is_group_number(&number) || is_plain_number(&number)
}

/// A row "(1) | (2) | (3)", or "1 | 2 | 3", under the header.
fn is_columns_numbering(row: &Row) -> bool {
    let texts: Vec<String> = row.cells.iter().map(|cell| cell.text()).filter(|text| !text.is_empty()).collect();
    let numbers = texts.iter().map(|text| text.trim_matches(['(', ')']).parse::<usize>().ok());
    texts.len() > 3 && numbers.zip(1..).all(|(number, wanted)| number == Some(wanted))
}

fn is_group_number(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ')']);
    is_roman(text) && text.chars().all(|c| c.is_ascii_uppercase()) || matches!(text, "A" | "B" | "C" | "D")
}

fn is_plain_number(text: &str) -> bool {
    let text = text.trim().trim_matches(['.', ')', '(']);
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_number(code: &str) -> bool {
    code.chars().any(|c| c.is_ascii_digit()) && !mark_key(code).ends_with("vị trí")
}
