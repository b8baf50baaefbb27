//! The form of a year as it was typed; an example or nothing filled in.

use kernel::dates::{Date, date};
use kernel::exact::Exact;
use kernel::text;
use rules::evaluation::policy::{Divisor, ExcellentBase, Rounding};
use rules::evaluation::year::{AgencyYear, PersonYear, RankPolicy};
use web::FormData;

use super::columns::{Column, absence_words, trigger_words};
use crate::calculator::trial_name;
use crate::contract;
use crate::examples::{Asks, Example};

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearForm {
    pub year: String,
    /// The body's name.
    pub name: String,
    /// The body's own rank, as its code.
    pub rank: String,
    /// "thang" or "quy": what the scores of one person are of.
    pub by: String,
    pub table: String,
    /// The share of the excellent, in percent; the usual one where it is empty.
    pub percent: String,
    pub decision: String,
    /// The positions to be tried.
    pub base: String,
    pub divisor: String,
    pub rounding: String,
}

impl YearForm {
    /// The year of today in this body, nothing else.
    pub fn blank(today: Date, name: &str) -> YearForm {
        let (year, by) = (today.year().to_string(), "thang".to_owned());
        YearForm { year, name: name.to_owned(), by, ..YearForm::default() }
    }

    /// As it was sent. The table keeps its tabs: they part the columns.
    pub fn of(sent: &FormData) -> YearForm {
        YearForm {
            year: sent.line("nam"),
            name: sent.line("ten"),
            rank: sent.line("muc"),
            by: sent.line("theo"),
            table: text::nfc(sent.raw("bang")).replace("\r\n", "\n"),
            percent: sent.line("ty-le"),
            decision: sent.line("quyet-dinh"),
            base: sent.line(&trial_name(ExcellentBase::POLICY)),
            divisor: sent.line(&trial_name(Divisor::POLICY)),
            rounding: sent.line(&trial_name(Rounding::POLICY)),
        }
    }

    /// Of the facts of an example; none where it is about something else.
    pub fn of_example(example: &Example) -> Option<YearForm> {
        let (agency, policy) = match example.asks {
            Asks::Year => contract::year_facts(&example.facts).ok()?,
            Asks::Period | Asks::Check => return None,
        };
        Some(YearForm::of_facts(&agency, &policy))
    }

    /// Of facts, written as they are typed.
    pub fn of_facts(agency: &AgencyYear, policy: &RankPolicy) -> YearForm {
        let head = Column::ALL.map(Column::label).join("\t");
        let rows = agency.people.iter().map(row);
        YearForm {
            year: agency.year.to_string(),
            name: agency.name.clone(),
            rank: agency.rank.code().to_owned(),
            by: "thang".to_owned(),
            table: std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n"),
            percent: policy.percent.to_string(),
            decision: policy.decision.clone().unwrap_or_default(),
            base: policy.base.code().to_owned(),
            ..YearForm::default()
        }
    }

    /// The year; none where it cannot be read.
    pub(super) fn year(&self) -> Option<i16> {
        self.year.parse().ok().filter(|year| (1900..=9998).contains(year))
    }

    /// The last day of the year, whose law applies.
    pub fn last_day(&self) -> Option<Date> {
        self.year().map(|year| date(year, 12, 31))
    }
}

fn row(person: &PersonYear) -> String {
    let cell = |column: Column| match column {
        Column::Code => person.id.clone(),
        Column::Group => person.group.clone(),
        Column::Scores => person.scores.iter().map(Exact::written_vi).collect::<Vec<_>>().join("; "),
        Column::Head => (if person.head { "x" } else { "" }).to_owned(),
        Column::Months => person.months_worked.to_string(),
        Column::Absence => absence_words(person.absence).to_owned(),
        Column::Triggers => person.triggers.iter().map(|one| trigger_words(*one)).collect::<Vec<_>>().join("; "),
    };
    Column::ALL.map(cell).join("\t")
}
