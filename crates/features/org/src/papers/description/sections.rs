//! The sections of a description, by their headings and by the headers of their tables.

use kernel::text::mark_key;

use crate::papers::grid::Row;
use crate::papers::words::{heading_key, numbered};

/// A section, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Section {
    #[default]
    Head,
    Objective,
    Tasks,
    Inside,
    Outside,
    Powers,
    Requirements,
    Competences,
}

impl Section {
    /// As the form names it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Section::Head => "Phần đầu",
            Section::Objective => "Mục tiêu vị trí việc làm",
            Section::Tasks => "Các công việc và tiêu chí đánh giá",
            Section::Inside => "Các mối quan hệ: bên trong",
            Section::Outside => "Các mối quan hệ: bên ngoài",
            Section::Powers => "Phạm vi quyền hạn",
            Section::Requirements => "Yêu cầu về trình độ",
            Section::Competences => "Yêu cầu về năng lực",
        }
    }

    /// The numbers that the form gives it.
    pub(super) fn numbers(self) -> &'static [&'static str] {
        match self {
            Section::Head => &[],
            Section::Objective => &["1"],
            Section::Tasks => &["2"],
            Section::Inside => &["3", "3.1"],
            Section::Outside => &["3.2"],
            Section::Powers => &["4"],
            Section::Requirements => &["5", "5.1"],
            Section::Competences => &["5.2"],
        }
    }
}

/// A heading: its section, its number, and what is said behind its colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub section: Section,
    pub number: Option<String>,
    pub rest: String,
}

const HEADINGS: [(&str, Section); 14] = [
    ("mục tiêu vị trí việc làm", Section::Objective),
    ("mục tiêu vtvl", Section::Objective),
    ("mục tiêu công việc", Section::Objective),
    ("các công việc và tiêu chí", Section::Tasks),
    ("các nhiệm vụ công việc và tiêu chí", Section::Tasks),
    ("các mối quan hệ", Section::Inside),
    ("bên trong", Section::Inside),
    ("bên ngoài", Section::Outside),
    ("phạm vi quyền hạn", Section::Powers),
    ("các yêu cầu về trình độ", Section::Requirements),
    ("yêu cầu về trình độ", Section::Requirements),
    ("các năng lực", Section::Competences),
    ("yêu cầu về năng lực", Section::Competences),
    ("các yêu cầu về năng lực", Section::Competences),
];

/// Longest heading; a paragraph that only begins like one is longer.
const LONGEST: usize = 120;

/// The heading that a text is.
pub(super) fn heading(text: &str) -> Option<Heading> {
    let (before, rest) = text.split_once(':').unwrap_or((text, ""));
    if before.chars().count() > LONGEST {
        return None;
    }
    let key = heading_key(before);
    let (_, section) = HEADINGS.iter().find(|(words, _)| key.starts_with(words))?;
    let number = numbered(before).map(|(number, _)| number);
    Some(Heading { section: *section, number, rest: rest.trim().to_owned() })
}

/// The section whose table begins with this row of titles.
pub(super) fn table_header(row: &Row) -> Option<Section> {
    let first = mark_key(&row.nth(0));
    let second = mark_key(&row.nth(1));
    match () {
        () if row.cells.len() < 2 => None,
        () if first == "tt" || first == "stt" => match () {
            () if second.starts_with("quyền hạn") => Some(Section::Powers),
            () => Some(Section::Tasks),
        },
        () if first.ends_with("mảng công việc") || first == "các nhiệm vụ công việc" => {
            Some(Section::Tasks)
        }
        () if first.starts_with("được quản lý trực tiếp") => Some(Section::Inside),
        () if second.starts_with("bản chất quan hệ") => Some(Section::Outside),
        () if first == "nhóm yêu cầu" => Some(Section::Requirements),
        () if first == "nhóm năng lực" && (second == "tên năng lực" || second == "năng lực cụ thể") => {
            Some(Section::Competences)
        }
        () => None,
    }
}

/// Whether a line is the title with which a description begins.
pub(super) fn is_title(text: &str) -> bool {
    let key = heading_key(text);
    matches!(key.as_str(), "bản mô tả công việc" | "bản mô tả vị trí việc làm" | "bản mô tả vị trí công việc")
}
