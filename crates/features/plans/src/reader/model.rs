//! What the reader gives back. Serialised, it is exactly the command-line contract of `sauro plan read`.

use jiff::civil::Date;
use serde::Serialize;

use super::bases::Basis;
use super::clears::{Clears, Finding};
use super::due::Due;

/// A plan read from a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanReading {
    pub document: Document,
    pub tasks: Vec<Task>,
    pub duties: Vec<Duty>,
    pub findings: Vec<DocumentFinding>,
}

/// The head and the end of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Type code after Decree 30/2020: `ke_hoach`, `chuong_trinh`, `phuong_an`, `de_an`.
    pub kind: Option<String>,
    /// "12/KH-UBND"; `None` where the number is still blank.
    pub number: Option<String>,
    /// The number line as printed.
    pub number_text: Option<String>,
    pub issuer: Option<String>,
    pub place: Option<String>,
    #[serde(serialize_with = "super::bases::iso")]
    pub date: Option<Date>,
    /// The date as printed.
    pub date_text: Option<String>,
    pub title: Option<String>,
    pub signer: Option<Signer>,
    pub recipients: Vec<String>,
    pub bases: Vec<Basis>,
    #[serde(skip)]
    pub sources: DocumentLines,
}

/// Who signs, and by what authority ("TM.", "KT.").
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    pub capacity: Option<String>,
    pub title: Option<String>,
    pub name: Option<String>,
    #[serde(skip)]
    pub line: u32,
}

/// Source lines of the document's own fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentLines {
    pub kind: Vec<u32>,
    pub number: Vec<u32>,
    pub date: Vec<u32>,
    pub title: Vec<u32>,
    pub signer: Vec<u32>,
    pub recipients: Vec<u32>,
}

/// One task of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// The document's own numbering: "II.2", "II.2.a", "PL1.7".
    pub path: String,
    pub title: String,
    /// The whole text, sub-items on lines of their own with their markers.
    pub text: String,
    pub lead: Vec<String>,
    pub coordinating: Vec<String>,
    pub due: Due,
    pub due_text: Option<String>,
    pub product: Option<String>,
    /// What has to be there first, the words after "sau khi".
    pub after: Vec<String>,
    /// Numbered documents named in the task.
    pub cites: Vec<String>,
    pub clears: Clears,
    pub findings: Vec<Finding>,
    /// Said of persons and powers; the draft on the screen begins with it.
    #[serde(skip)]
    pub said: Said,
    #[serde(skip)]
    pub sources: FieldLines,
}

/// Persons and powers as the document words them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub person: Option<String>,
    pub accountable: Option<String>,
    pub authority: Option<String>,
    /// The group of tasks under which it stands in a table ("I. Công tác cán bộ").
    pub group: Option<String>,
}

/// Source lines of each field of a task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldLines {
    pub title: Vec<u32>,
    pub text: Vec<u32>,
    pub lead: Vec<u32>,
    pub coordinating: Vec<u32>,
    pub due: Vec<u32>,
    pub product: Vec<u32>,
    pub after: Vec<u32>,
    pub person: Vec<u32>,
    pub accountable: Vec<u32>,
    pub authority: Vec<u32>,
}

/// What a unit has to do under "Tổ chức thực hiện".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duty {
    pub path: String,
    pub unit: String,
    pub items: Vec<String>,
    #[serde(skip)]
    pub line: u32,
    /// Source line of each item.
    #[serde(skip)]
    pub item_lines: Vec<u32>,
}

/// Something about the document that a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentFinding {
    pub why: String,
    pub line: Option<u32>,
}

/// The document is not a plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NotAPlan {
    /// Always `not_a_plan`.
    pub code: &'static str,
    /// Vietnamese, for the user.
    pub message: String,
    /// "dòng 3", where that is known.
    pub at: Option<String>,
    /// Vietnamese, what to do.
    pub suggestion: String,
}
