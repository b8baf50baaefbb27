//! What was answered on the way from a workbook to the register.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Who a row is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Same {
    /// Somebody who is not in the register yet.
    New,
    /// The person of this code.
    Person(String),
}

/// Everything that was answered. Cells and rows are named with their sheet: "Danh sách!F12", "Danh sách!12".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// What a column means, where it is not what its header seems to say: "Danh sách!F" and the name of a meaning.
    pub columns: BTreeMap<String, String>,
    /// The unit of rows that name none, by its code.
    pub unit: Option<String>,
    /// The unit of one row, by its code.
    pub units: BTreeMap<String, String>,
    /// What a cell should hold.
    pub fixes: BTreeMap<String, String>,
    /// Rows that are left out.
    pub skipped: BTreeSet<String>,
    /// Who a row is.
    pub same: BTreeMap<String, Same>,
    /// The day on which the list says how things are; none for the day on which it came.
    pub as_of: Option<String>,
}

impl Answers {
    /// As they are kept between two pages.
    pub fn stored(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was kept; nothing answered where it cannot be read.
    pub fn from_stored(text: &str) -> Answers {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The name of a cell or a row of a sheet.
    pub fn at(sheet: &str, place: impl std::fmt::Display) -> String {
        format!("{sheet}!{place}")
    }
}
