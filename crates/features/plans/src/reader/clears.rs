//! The six clears of a task: clear person, work, time, responsibility, product and power to decide.
//!
//! Each is judged from what is said, never from what is likely: "not said" is `chua_ro`. The same judgement serves the
//! reader and the draft on the screen, so that a clear turns green there for the same reason.

mod judge;
mod words;

use serde::Serialize;

use super::due::Due;
use super::model::FieldLines;

pub(super) use words::begins_with_a_verb;
pub use words::names_a_person;

/// How clear one of the six is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clarity {
    ChuaRo,
    MotPhan,
    Ro,
}

/// One of the six clears (sáu rõ).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clear {
    Nguoi,
    Viec,
    ThoiGian,
    TrachNhiem,
    SanPham,
    ThamQuyen,
}

impl Clear {
    pub const ALL: [Self; 6] =
        [Self::Nguoi, Self::Viec, Self::ThoiGian, Self::TrachNhiem, Self::SanPham, Self::ThamQuyen];

    /// "Rõ người", "Rõ việc" …
    pub fn label(self) -> &'static str {
        match self {
            Self::Nguoi => "Rõ người",
            Self::Viec => "Rõ việc",
            Self::ThoiGian => "Rõ thời gian",
            Self::TrachNhiem => "Rõ trách nhiệm",
            Self::SanPham => "Rõ sản phẩm",
            Self::ThamQuyen => "Rõ thẩm quyền",
        }
    }
}

/// The judgement on all six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Clears {
    pub nguoi: Clarity,
    pub viec: Clarity,
    pub thoi_gian: Clarity,
    pub trach_nhiem: Clarity,
    pub san_pham: Clarity,
    pub tham_quyen: Clarity,
}

impl Clears {
    pub fn of(&self, clear: Clear) -> Clarity {
        match clear {
            Clear::Nguoi => self.nguoi,
            Clear::Viec => self.viec,
            Clear::ThoiGian => self.thoi_gian,
            Clear::TrachNhiem => self.trach_nhiem,
            Clear::SanPham => self.san_pham,
            Clear::ThamQuyen => self.tham_quyen,
        }
    }

    /// True when all six are clear.
    pub fn all_clear(&self) -> bool {
        Clear::ALL.iter().all(|clear| self.of(*clear) == Clarity::Ro)
    }
}

/// Why one of the six is not (fully) clear, and what would make it so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub clear: Clear,
    pub why: String,
    pub suggestion: String,
    /// The line it was read from.
    pub line: u32,
}

/// What is known of a task when the six are judged.
#[derive(Debug, Clone, Copy)]
pub struct ClearFacts<'a> {
    pub title: &'a str,
    pub text: &'a str,
    /// Who does it: a person's name or an office ("Trưởng phòng Kinh tế").
    pub person: Option<&'a str>,
    /// Who answers for it.
    pub accountable: Option<&'a str>,
    /// Leading units.
    pub lead: &'a [String],
    pub due: &'a Due,
    /// The year of the due time is not in its words but in the document's date or title.
    pub year_assumed: bool,
    pub product: Option<&'a str>,
    /// Who decides, approves or accepts.
    pub authority: Option<&'a str>,
    pub lines: Lines,
}

/// The lines to which findings point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lines {
    pub title: u32,
    pub lead: u32,
    pub due: u32,
    pub product: u32,
    pub person: u32,
    pub authority: u32,
}

impl Lines {
    /// Each field's first source line; the title's where the field is missing.
    pub fn of(sources: &FieldLines) -> Self {
        let title = sources.title.first().copied().unwrap_or_default();
        let first = |lines: &[u32]| lines.first().copied().unwrap_or(title);
        Self {
            title,
            lead: first(&sources.lead),
            due: first(&sources.due),
            product: first(&sources.product),
            person: if sources.person.is_empty() { first(&sources.lead) } else { first(&sources.person) },
            authority: first(&sources.authority),
        }
    }
}

/// A clarity with its reason and advice; both empty when clear.
type Judgement = (Clarity, String, String);

/// Judges all six. Everything short of `ro` comes with one finding.
pub fn assess(facts: &ClearFacts<'_>) -> (Clears, Vec<Finding>) {
    let judged: [(Clear, Judgement, u32); 6] = [
        (Clear::Nguoi, judge::person(facts), facts.lines.person),
        (Clear::Viec, judge::work(facts), facts.lines.title),
        (Clear::ThoiGian, judge::time(facts), facts.lines.due),
        (Clear::TrachNhiem, judge::responsibility(facts), facts.lines.lead),
        (Clear::SanPham, judge::product(facts), facts.lines.product),
        (Clear::ThamQuyen, judge::authority(facts), facts.lines.authority),
    ];
    let at = |index: usize| judged[index].1.0;
    let clears =
        Clears { nguoi: at(0), viec: at(1), thoi_gian: at(2), trach_nhiem: at(3), san_pham: at(4), tham_quyen: at(5) };
    let findings = judged
        .into_iter()
        .filter(|(_, judgement, _)| judgement.0 != Clarity::Ro)
        .map(|(clear, (_, why, suggestion), line)| Finding { clear, why, suggestion, line })
        .collect();
    (clears, findings)
}
