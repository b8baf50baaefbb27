//! Every row checked: what it says, who it is, what is wrong with it.

mod doubles;
mod row;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use files::xlsx_in::Workbook;

use super::answers::Answers;
use super::finding::{Finding, Grade};
use super::ground::Ground;
use super::header::{ReadColumn, Table};
use super::rows;
use super::sheet::Seen;
use crate::profile::{Field, Values};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    New,
    Changed,
    Same,
    Refused,
    /// A question is open.
    Waiting,
    /// Left out on purpose.
    Skipped,
}

/// Who a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    New,
    /// The number and code of somebody of the register.
    Known(i64, String),
    /// Somebody has to say.
    Open,
}

/// A change of a field of somebody who is in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub field: &'static Field,
    pub before: Option<String>,
    pub after: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub sheet: String,
    /// From 1, as Excel counts.
    pub number: u32,
    pub name: String,
    pub state: RowState,
    pub person: Person,
    pub values: Values,
    pub changes: Vec<Change>,
    pub findings: Vec<Finding>,
    /// Whom it could be, by their codes, where that is the question.
    pub candidates: Vec<String>,
    /// The cells in which its fields stand, by the names of the fields.
    pub cells: BTreeMap<&'static str, String>,
    /// What its cells hold as they were typed, by their addresses.
    pub typed: BTreeMap<String, String>,
    /// Whether it names a unit that the commune does not have.
    pub(super) unit_is_wrong: bool,
    /// Whether its number is one of invented people.
    pub(super) is_invented: bool,
}

impl Row {
    /// The name of the row among the answers.
    pub fn key(&self) -> String {
        Answers::at(&self.sheet, self.number)
    }
}

/// A workbook that was checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    pub columns: Vec<ReadColumn>,
    pub rows: Vec<Row>,
    /// What concerns no row: rows between people that are none, sheets without a table.
    pub notes: Vec<Finding>,
    /// How many texts were typed in an old font and read as Unicode.
    pub converted: usize,
    /// Some of them: cell, as typed, as read.
    pub samples: Vec<(String, String, String)>,
}

/// How many texts of an old font are shown before and after.
const SAMPLES: usize = 5;

impl Checked {
    /// How many rows are in a state.
    pub fn count(&self, state: RowState) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// Everything that was found, the rows' findings first.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.rows.iter().flat_map(|row| &row.findings).chain(&self.notes)
    }

    /// Whether everything can be taken in as it is.
    pub fn is_ready(&self) -> bool {
        !self.rows.iter().any(|row| matches!(row.state, RowState::Refused | RowState::Waiting))
    }
}

/// Why a workbook holds no list of people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message} {suggestion}")]
pub struct NoList {
    pub message: String,
    pub suggestion: String,
}

/// Most rows of a list.
pub const MOST_ROWS: usize = 12_000;

/// A sheet that has no list.
fn no_table(sheet: &str) -> Finding {
    Finding {
        grade: Grade::Warning,
        sheet: sheet.to_owned(),
        cell: "A1".to_owned(),
        why: format!("Trang “{sheet}” không có dòng tiêu đề của danh sách nên không được đọc."),
        suggestion: "Nếu trang này là danh sách, thêm dòng tiêu đề có cột họ và tên.".to_owned(),
    }
}

/// Columns that hold something and mean nothing that is known; notes are left alone.
fn unread(seen: &Seen<'_>, table: &Table) -> Vec<Finding> {
    let below = seen.sheet.cells.keys().filter(|place| place.row > table.last_row);
    let filled: BTreeSet<u32> = below.map(|place| place.column).collect();
    let is_note = |header: &str| {
        let key = kernel::text::search_key(header);
        ["ghi chu", "chu ky", "ky nhan"].iter().any(|words| key.contains(words))
    };
    let unknown = |column: &&ReadColumn| {
        column.meaning.is_none() && filled.contains(&column.cell.column) && !is_note(&column.header)
    };
    let told = |column: &ReadColumn| Finding {
        grade: Grade::Warning,
        sheet: seen.sheet.name.clone(),
        cell: column.cell.to_string(),
        why: format!("Cột “{}” không rõ là gì nên không được đọc.", column.header),
        suggestion: "Nếu cần cột này, chọn ý nghĩa của cột ở bước xác nhận cột.".to_owned(),
    };
    table.columns.iter().filter(unknown).map(told).collect()
}

/// Reads and checks a workbook.
///
/// # Errors
/// When no sheet has a table with a column of names.
pub fn check(workbook: &Workbook, ground: &Ground, answers: &Answers) -> Result<Checked, NoList> {
    let mut checked = Checked::default();
    let mut found: Vec<(Rc<Seen<'_>>, Table)> = Vec::new();
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.is_hidden && !sheet.cells.is_empty()) {
        let seen = Seen::new(sheet, workbook.from_1904);
        let tables = Table::all(&seen, answers, ground.today);
        if tables.is_empty() {
            checked.notes.push(no_table(&sheet.name));
        }
        let seen = Rc::new(seen);
        found.extend(tables.into_iter().map(|table| (Rc::clone(&seen), table)));
    }
    let rows: usize = found.iter().map(|(seen, _)| seen.sheet.rows().len()).sum();
    if rows > MOST_ROWS {
        return Err(NoList {
            message: format!("Tệp có {rows} dòng, nhiều hơn {MOST_ROWS} dòng mà một lần nhập đọc."),
            suggestion: "Chia danh sách thành nhiều tệp, hoặc xóa các dòng thừa dưới bảng.".to_owned(),
        });
    }
    if found.is_empty() {
        return Err(NoList {
            message: "Không trang tính nào có bảng danh sách người.".to_owned(),
            suggestion: "Dòng tiêu đề cần có cột “Họ và tên” và ít nhất một cột nữa, ví dụ “Ngày sinh” hoặc “Đơn vị”."
                .to_owned(),
        });
    }
    for (seen, table) in &found {
        let (people, others) = rows::people(seen, table);
        let sheet = &seen.sheet.name;
        checked.converted += seen.converted;
        let missing = SAMPLES.saturating_sub(checked.samples.len());
        checked.samples.extend(seen.samples(table.last_row).take(missing));
        checked.notes.extend(others.into_iter().map(|(place, text)| not_a_person(sheet, place, &text)));
        let read: Vec<Row> = people.iter().map(|person| row::read(seen, person, ground, answers)).collect();
        checked.notes.extend(invented(&read));
        checked.rows.extend(read);
        checked.notes.extend(unread(seen, table));
        checked.columns.extend(table.columns.iter().cloned());
    }
    doubles::settle(&mut checked.rows, ground, answers);
    Ok(checked)
}

fn not_a_person(sheet: &str, place: files::xlsx_in::Place, text: &str) -> Finding {
    Finding {
        grade: Grade::Warning,
        sheet: sheet.to_owned(),
        cell: place.to_string(),
        why: format!("Dòng {} có nội dung (“{text}”) nhưng không có họ tên nên không được đọc.", place.row + 1),
        suggestion: "Nếu dòng này là một người, ghi họ và tên vào cột họ tên.".to_owned(),
    }
}

/// One note for all the numbers that no real person has.
fn invented(rows: &[Row]) -> Option<Finding> {
    let first = rows.iter().find(|row| row.is_invented)?;
    let count = rows.iter().filter(|row| row.is_invented).count();
    Some(Finding {
        grade: Grade::Warning,
        sheet: first.sheet.clone(),
        cell: first.cells.get("citizen_id").cloned().unwrap_or_default(),
        why: format!(
            "{count} số định danh bắt đầu bằng 099, dải số của dữ liệu thử; không tỉnh, thành phố nào có mã này."
        ),
        suggestion: "Nếu là người thật, đối chiếu lại với thẻ căn cước.".to_owned(),
    })
}

fn is_refused(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.grade == Grade::Error)
}
