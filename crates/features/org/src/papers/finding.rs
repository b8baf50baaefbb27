//! What a person has to look at in a paper.

use std::fmt::{Display, Formatter};

use files::xlsx_in::Place;

/// Where in a paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// The paper as a whole: what is said is missing from it.
    #[default]
    Paper,
    /// A line, as [`files::source::Paragraph::line`] counts them.
    Line(u32),
    /// A cell of a workbook.
    Cell {
        /// The sheet's name.
        sheet: String,
        /// The cell.
        place: Place,
    },
}

/// As a person reads it: "dòng 12", "ô Danh mục!D12".
impl Display for At {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            At::Paper => write!(f, "cả văn bản"),
            At::Line(line) => write!(f, "dòng {line}"),
            At::Cell { sheet, place } => write!(f, "ô {sheet}!{place}"),
        }
    }
}

/// Something that was not read, or does not agree with the rest of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands.
    pub at: At,
    /// Vietnamese: what is wrong.
    pub why: String,
    /// Vietnamese: what a person can do.
    pub suggestion: String,
}

impl Finding {
    /// A finding at a place.
    pub(super) fn new(at: At, why: impl Into<String>, suggestion: impl Into<String>) -> Finding {
        Finding { at, why: why.into(), suggestion: suggestion.into() }
    }
}
