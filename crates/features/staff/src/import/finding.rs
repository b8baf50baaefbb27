//! What is wrong, doubtful or to be answered, and where.

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The row cannot be taken in.
    Error,
    /// The row waits for an answer.
    Question,
    /// The row is taken in; look at it.
    Warning,
}

impl Grade {
    /// As the command line says it.
    pub fn key(self) -> &'static str {
        match self {
            Grade::Error => "error",
            Grade::Question => "question",
            Grade::Warning => "warning",
        }
    }

    /// As a screen says it.
    pub fn label(self) -> &'static str {
        match self {
            Grade::Error => "Lỗi",
            Grade::Question => "Cần trả lời",
            Grade::Warning => "Lưu ý",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub grade: Grade,
    pub sheet: String,
    /// The cell: "F12".
    pub cell: String,
    pub why: String,
    pub suggestion: String,
}
