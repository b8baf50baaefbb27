//! What the command line answers as JSON: how many rows come to what, what each column is read as, what was found.

use serde::Serialize;
use serde_json::to_string_pretty;

use super::check::{Checked, RowState};

#[derive(Serialize)]
struct Answer<'a> {
    rows: usize,
    new: usize,
    changed: usize,
    same: usize,
    refused: usize,
    columns: Vec<ColumnSaid<'a>>,
    findings: Vec<FindingSaid<'a>>,
}

#[derive(Serialize)]
struct ColumnSaid<'a> {
    header: &'a str,
    cell: String,
    field: Option<String>,
}

#[derive(Serialize)]
struct FindingSaid<'a> {
    kind: &'static str,
    sheet: &'a str,
    cell: &'a str,
    why: &'a str,
    suggestion: &'a str,
}

#[derive(Serialize)]
struct Wrong<'a> {
    error: WrongSaid<'a>,
}

#[derive(Serialize)]
struct WrongSaid<'a> {
    message: &'a str,
    at: &'a str,
    suggestion: &'a str,
}

/// The answer. Rows that wait for an answer count as refused: they cannot be taken in as they are.
pub fn answer(checked: &Checked) -> String {
    let count = |state: RowState| checked.count(state);
    let said = Answer {
        rows: checked.rows.len(),
        new: count(RowState::New),
        changed: count(RowState::Changed),
        same: count(RowState::Same),
        refused: count(RowState::Refused) + count(RowState::Waiting),
        columns: checked
            .columns
            .iter()
            .map(|column| ColumnSaid {
                header: &column.header,
                cell: column.cell.to_string(),
                field: column.meaning.map(super::Meaning::key),
            })
            .collect(),
        findings: checked
            .findings()
            .map(|finding| FindingSaid {
                kind: finding.grade.key(),
                sheet: &finding.sheet,
                cell: &finding.cell,
                why: &finding.why,
                suggestion: &finding.suggestion,
            })
            .collect(),
    };
    to_string_pretty(&said).unwrap_or_default()
}

/// The answer where the file holds no list.
pub fn wrong(message: &str, suggestion: &str) -> String {
    to_string_pretty(&Wrong { error: WrongSaid { message, at: "", suggestion } }).unwrap_or_default()
}
