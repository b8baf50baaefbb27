//! Steps of months: how often continuous work asks for evidence.

use jiff::ToSpan;
use jiff::civil::Date;

/// The day `months` later (earlier when negative). A day the month does not have becomes its last one:
/// 31/01 and one month give 28/02. Counts saturate at the ends of the calendar (year 9999).
pub fn add_months(day: Date, months: i32) -> Date {
    day.saturating_add(months.months())
}

/// How often something falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cadence {
    /// Hằng tháng.
    Month,
    /// Hằng quý.
    Quarter,
    /// Sáu tháng một lần.
    HalfYear,
    /// Hằng năm.
    Year,
}

impl Cadence {
    /// Every cadence, shortest first.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    /// The number of months of one step.
    pub fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }

    /// The stored key: `month`, `quarter`, `half_year`, `year`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
        }
    }

    /// The cadence of a stored key; `None` for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cadence| cadence.key() == key)
    }

    /// In words: "hằng tháng", "hằng quý", "6 tháng một lần", "hằng năm".
    pub fn vi(self) -> &'static str {
        match self {
            Self::Month => "hằng tháng",
            Self::Quarter => "hằng quý",
            Self::HalfYear => "6 tháng một lần",
            Self::Year => "hằng năm",
        }
    }

    /// The occurrence number `n` after `anchor` (which is number 0). Always counted from the anchor, so a short
    /// month does not shift the later ones: 31/01, 28/02, 31/03. An anchor on the last day of its month means
    /// "the end of the month": 30/06, 31/07.
    pub fn nth(self, anchor: Date, n: i32) -> Date {
        let day = add_months(anchor, self.months().saturating_mul(n));
        if anchor == anchor.last_of_month() { day.last_of_month() } else { day }
    }

    /// The first occurrence strictly after `day`, never before the anchor.
    pub fn next_after(self, anchor: Date, day: Date) -> Date {
        if day < anchor {
            return anchor;
        }
        let months = i32::from(day.year() - anchor.year()) * 12 + i32::from(day.month() - anchor.month());
        let past = months / self.months();
        let candidate = self.nth(anchor, past);
        if candidate > day { candidate } else { self.nth(anchor, past + 1) }
    }
}
