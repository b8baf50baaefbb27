//! Time phrases of plans: "trong Quý III/2026", "trước ngày 15/12/2026", "định kỳ hằng quý", "thường xuyên".
//!
//! How words become dates:
//! * a named day is the last day ("trước ngày 15/12/2026" and "chậm nhất 15/12/2026" are both by 15/12/2026, as offices
//!   read them); before a period is by the day before it begins ("trước tháng 10/2026": by 30/9/2026);
//! * a month is by its last day ("trong tháng 6/2026": by 30/6/2026); a quarter, a half-year, a year and "từ … đến …"
//!   are within, from the first to the last day;
//! * "hết", "cuối", "chậm nhất" before a period make it "by" its last day;
//! * a cadence wins over "thường xuyên" ("thường xuyên, hằng quý": every quarter);
//! * a phrase without a year is read only if the year is certain from the document; what can't be read is unclear.

mod cadence;
mod evaluate;
mod prose;
mod scan;

use jiff::civil::Date;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// How often a recurring task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// When a task is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// By this day, itself included.
    By { until: Date },
    /// Between these days, both included.
    Within { from: Date, until: Date },
    /// "Thường xuyên": without an end and without a cadence.
    Continuous,
    /// Again and again, until a day if one is said.
    Every { every: Every, until: Option<Date> },
    /// Not readable as a time, and why (Vietnamese).
    Unclear { why: String, suggestion: String },
}

/// A time phrase read, with what had to be assumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub due: Due,
    /// The year is not in the phrase; it was taken from the document.
    pub year_assumed: bool,
}

/// Reads a time phrase. `context_year` is the year of the document where that is certain.
pub fn parse(text: &str, context_year: Option<i16>) -> Due {
    read(text, context_year).due
}

/// As [`parse`], telling whether the year was taken from the context.
pub fn read(text: &str, context_year: Option<i16>) -> Reading {
    evaluate::reading(text, context_year)
}

/// The clauses of a prose text that name a deadline ("… hoàn thành trước ngày 30/9/2026 …") or a cadence.
pub(super) fn clauses_in_prose(text: &str) -> Vec<&str> {
    prose::deadline_clauses(text)
}

impl Due {
    /// The last day, where there is one.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::By { until } | Self::Within { until, .. } => Some(*until),
            Self::Every { until, .. } => *until,
            Self::Continuous | Self::Unclear { .. } => None,
        }
    }

    fn unclear(why: impl Into<String>, suggestion: impl Into<String>) -> Self {
        Self::Unclear { why: why.into(), suggestion: suggestion.into() }
    }
}

impl Serialize for Due {
    /// The form of the command-line contract: `kind`, then what the kind has.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Self::By { until } => {
                map.serialize_entry("kind", "by")?;
                map.serialize_entry("until", &until.to_string())?;
            }
            Self::Within { from, until } => {
                map.serialize_entry("kind", "within")?;
                map.serialize_entry("from", &from.to_string())?;
                map.serialize_entry("until", &until.to_string())?;
            }
            Self::Continuous => map.serialize_entry("kind", "continuous")?,
            Self::Every { every, until } => {
                map.serialize_entry("kind", "every")?;
                map.serialize_entry("every", every)?;
                if let Some(until) = until {
                    map.serialize_entry("until", &until.to_string())?;
                }
            }
            Self::Unclear { .. } => map.serialize_entry("kind", "unclear")?,
        }
        map.end()
    }
}

/// The day with which a text in canonical form begins ("ngày 08/5/2026 …"), `None` if the calendar has no such day, and
/// the bytes it takes.
pub(super) fn day_at(canon: &str) -> Option<(Option<Date>, usize)> {
    let lead = canon.len() - canon.trim_start_matches([' ', ',']).len();
    // A date is short; the rest of a long text need not be looked at.
    let near = (lead..=canon.len().min(lead + 60)).rev().find(|at| canon.is_char_boundary(*at))?;
    let first = scan::mentions(&canon[lead..near]).into_iter().next().filter(|m| m.start == 0)?;
    let scan::Named::Day(..) = first.named else { return None };
    let day = scan::span(first.named, first.year?).ok().map(|span| span.0);
    Some((day, lead + first.end))
}
