//! The three groups into which competences fall.

use kernel::text::mark_key;
use serde::{Deserialize, Serialize};

/// A group of competences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CompetenceGroup {
    /// Năng lực chung.
    #[serde(rename = "chung")]
    Common,
    /// Năng lực chuyên môn.
    #[serde(rename = "chuyen_mon")]
    Professional,
    /// Năng lực quản lý.
    #[serde(rename = "quan_ly")]
    Managing,
}

impl CompetenceGroup {
    /// All groups, in the order of the papers.
    pub const ALL: [CompetenceGroup; 3] =
        [CompetenceGroup::Common, CompetenceGroup::Professional, CompetenceGroup::Managing];

    /// `chung`, `chuyen_mon`, `quan_ly`.
    pub fn code(self) -> &'static str {
        match self {
            CompetenceGroup::Common => "chung",
            CompetenceGroup::Professional => "chuyen_mon",
            CompetenceGroup::Managing => "quan_ly",
        }
    }

    /// As the papers name it.
    pub fn label(self) -> &'static str {
        match self {
            CompetenceGroup::Common => "năng lực chung",
            CompetenceGroup::Professional => "năng lực chuyên môn",
            CompetenceGroup::Managing => "năng lực quản lý",
        }
    }

    /// The group that a heading or a cell names; none where it names none.
    pub(super) fn named_in(text: &str) -> Option<CompetenceGroup> {
        let key = mark_key(text);
        let at = key.find("năng lực")?;
        let words = key.get(at..)?;
        CompetenceGroup::ALL.into_iter().find(|group| words.starts_with(group.label()))
    }

    /// The group of a competence that every frame has, by its name.
    pub(super) fn of_known(name: &str) -> Option<CompetenceGroup> {
        const COMMON: [&str; 7] = [
            "đạo đức và bản lĩnh",
            "tổ chức thực hiện công việc",
            "soạn thảo và ban hành văn bản",
            "giao tiếp ứng xử",
            "quan hệ phối hợp",
            "sử dụng công nghệ thông tin",
            "sử dụng ngoại ngữ",
        ];
        const MANAGING: [&str; 6] = [
            "tư duy chiến lược",
            "quản lý sự thay đổi",
            "ra quyết định",
            "quản lý nguồn lực",
            "phát triển nhân viên",
            "phát triển đội ngũ",
        ];
        let key = mark_key(name);
        let common = COMMON.contains(&key.as_str()).then_some(CompetenceGroup::Common);
        common.or_else(|| MANAGING.contains(&key.as_str()).then_some(CompetenceGroup::Managing))
    }
}
