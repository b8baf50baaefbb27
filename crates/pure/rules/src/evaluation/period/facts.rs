//! What is known of a person's period.

use std::collections::BTreeMap;

use kernel::dates::{Date, Quarter, date, last_day_of_month};
use kernel::exact::Exact;

/// The month or quarter by which the body evaluates (Article 3.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodOf {
    /// A month, 1 to 12, of a year.
    Month(i16, i8),
    /// A quarter, 1 to 4, of a year.
    Quarter(i16, i8),
}

impl PeriodOf {
    /// The last day, whose law applies; none where there is no such month or quarter.
    pub fn last_day(self) -> Option<Date> {
        match self {
            PeriodOf::Month(year, month) if (1..=12).contains(&month) && (1900..=9998).contains(&year) => {
                Some(last_day_of_month(date(year, month, 1)))
            }
            PeriodOf::Quarter(year, quarter) if (1..=4).contains(&quarter) && (1900..=9998).contains(&year) => {
                Some(Quarter::of(date(year, quarter * 3, 1)).last_day())
            }
            _ => None,
        }
    }

    /// "tháng 6 năm 2026".
    pub fn label(self) -> String {
        match self {
            PeriodOf::Month(year, month) => format!("tháng {month} năm {year}"),
            PeriodOf::Quarter(year, quarter) => format!("quý {quarter} năm {year}"),
        }
    }
}

/// Under which law a person works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonKind {
    /// Cán bộ.
    CanBo,
    /// Công chức.
    CongChuc,
    /// Viên chức.
    VienChuc,
    /// Người lao động theo hợp đồng.
    HopDong,
}

impl PersonKind {
    /// Every kind.
    pub const ALL: [PersonKind; 4] =
        [PersonKind::CanBo, PersonKind::CongChuc, PersonKind::VienChuc, PersonKind::HopDong];

    /// As it is stored and travels.
    pub fn code(self) -> &'static str {
        match self {
            PersonKind::CanBo => "can_bo",
            PersonKind::CongChuc => "cong_chuc",
            PersonKind::VienChuc => "vien_chuc",
            PersonKind::HopDong => "hop_dong",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<PersonKind> {
        PersonKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// In the law's words.
    pub fn label(self) -> &'static str {
        match self {
            PersonKind::CanBo => "cán bộ",
            PersonKind::CongChuc => "công chức",
            PersonKind::VienChuc => "viên chức",
            PersonKind::HopDong => "người lao động theo hợp đồng",
        }
    }
}

/// Where a line of work comes from (Article 18.1.d).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Assigned at the beginning.
    Planned,
    /// Assigned at the beginning, then given to somebody else: stays in what was assigned, earns nothing.
    PassedOn,
    /// Taken over from somebody else: not in what was assigned, earns.
    TakenOver,
    /// Came up outside the plan: not in what was assigned, earns.
    Unplanned,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Origin; 4] = [Origin::Planned, Origin::PassedOn, Origin::TakenOver, Origin::Unplanned];

    /// As it is stored and travels.
    pub fn code(self) -> &'static str {
        match self {
            Origin::Planned => "planned",
            Origin::PassedOn => "passed_on",
            Origin::TakenOver => "taken_over",
            Origin::Unplanned => "unplanned",
        }
    }

    /// The origin of a code.
    pub fn from_code(code: &str) -> Option<Origin> {
        Origin::ALL.into_iter().find(|origin| origin.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Origin::Planned => "giao đầu kỳ",
            Origin::PassedOn => "giao đầu kỳ, đã chuyển người khác làm",
            Origin::TakenOver => "nhận thêm từ người khác",
            Origin::Unplanned => "đột xuất, ngoài kế hoạch",
        }
    }

    /// Whether what was assigned counts in the assigned total.
    pub fn counts_as_assigned(self) -> bool {
        matches!(self, Origin::Planned | Origin::PassedOn)
    }
}

/// A fault of content, or a delay, of some units of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// How many units of the line it met.
    pub units: Exact,
    /// How often each of them.
    pub times: u32,
    /// Whether the competent level confirmed an objective cause.
    pub excused: bool,
}

/// A line of work: some units of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkLine {
    /// The product's code or name.
    pub product: String,
    /// How many standard products one unit is worth (Article 13.1.c).
    pub coefficient: Exact,
    /// Units assigned.
    pub assigned: Exact,
    /// Units completed, parts of a unit among them.
    pub completed: Exact,
    /// Where it comes from.
    pub origin: Origin,
    /// Reviews that were failed for a major fault of content.
    pub quality_failures: Vec<Fault>,
    /// Delays.
    pub delays: Vec<Fault>,
}

/// A ratio that the decree knows only whole or half (Article 15.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// 100 %.
    Full,
    /// 50 %.
    Half,
}

impl Share {
    /// As it is stored and travels.
    pub fn code(self) -> &'static str {
        match self {
            Share::Full => "full",
            Share::Half => "half",
        }
    }

    /// The ratio of a code.
    pub fn from_code(code: &str) -> Option<Share> {
        [Share::Full, Share::Half].into_iter().find(|share| share.code() == code)
    }
}

/// What a leader is judged by besides his work (Article 15.3, 15.4). Absent is not yet known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leadership {
    /// The period's scores of those whom he leads.
    pub subordinate_scores: Option<Vec<Exact>>,
    /// đ: organising the work.
    pub organising: Option<Share>,
    /// e: uniting the staff.
    pub unity: Option<Share>,
}

/// A person's period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodFacts {
    /// The month or quarter.
    pub period: PeriodOf,
    /// Under which law he works.
    pub kind: PersonKind,
    /// Whether he holds a leading or managing office.
    pub leader: bool,
    /// Points of the common criteria by the code of the item.
    pub common: BTreeMap<String, Exact>,
    /// His work.
    pub work: Vec<WorkLine>,
    /// What a leader is judged by besides; none for others.
    pub leadership: Option<Leadership>,
}
