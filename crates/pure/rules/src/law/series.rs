//! Dated series of parameters.

use std::collections::BTreeMap;

use kernel::dates::Date;
use kernel::decision::{Citation, Reason};
use kernel::exact::Exact;

use super::{NoRuleInForce, Trust};

/// The values of a period, by name; a single one has the empty name.
pub type Values = BTreeMap<String, String>;

/// One parameter of law over time: `law/params/<topic>/<name>.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// `<topic>/<name>`.
    pub id: String,
    /// In words.
    pub name: String,
    /// What its numbers count: "điểm", "tháng".
    pub unit: String,
    /// The periods, the earliest first, without gap or overlap.
    pub periods: Vec<Period>,
}

/// What a series says in a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub valid_from: Date,
    /// First day no more; none: until further notice.
    pub valid_until: Option<Date>,
    /// The code of the only province where it holds; empty: everywhere.
    pub province: String,
    /// Why nothing holds in this time; none: the values hold.
    pub none: Option<String>,
    /// The values.
    pub values: Values,
    /// Where it stands.
    pub citation: Citation,
    /// How sure this is.
    pub trust: Trust,
    /// What else to know.
    pub note: Option<String>,
}

impl Period {
    fn holds_on(&self, on: Date) -> bool {
        self.valid_from <= on && self.valid_until.is_none_or(|until| on < until)
    }
}

impl Series {
    /// The topic of the series: the folder it stands in.
    pub fn topic(&self) -> &str {
        self.id.split_once('/').map_or("", |(topic, _)| topic)
    }

    /// What holds on a date, in a province.
    pub fn on(&self, on: Date, province: &str) -> Option<InForce<'_>> {
        let holds = |period: &&Period| period.holds_on(on);
        let own = |period: &&Period| !province.is_empty() && period.province == province;
        let found = self.periods.iter().filter(holds).find(own);
        let found = found.or_else(|| self.periods.iter().filter(holds).find(|period| period.province.is_empty()))?;
        Some(InForce { series: self, period: found, on })
    }
}

/// What a series says on a date.
#[derive(Debug, Clone, Copy)]
pub struct InForce<'a> {
    /// The series.
    pub series: &'a Series,
    /// The period that holds.
    pub period: &'a Period,
    on: Date,
}

impl<'a> InForce<'a> {
    /// The text of a name.
    ///
    /// # Errors
    /// The period does not speak of it.
    pub fn text(&self, name: &str) -> Result<&'a str, NoRuleInForce> {
        self.period.values.get(name).map(String::as_str).ok_or_else(|| self.none(name))
    }

    /// The number of a name.
    ///
    /// # Errors
    /// The period does not speak of it, or not in numbers.
    pub fn number(&self, name: &str) -> Result<Exact, NoRuleInForce> {
        Exact::parse(self.text(name)?).map_err(|_| self.none(name))
    }

    /// The whole number of a name.
    ///
    /// # Errors
    /// The period does not speak of it, or not in whole numbers.
    pub fn whole(&self, name: &str) -> Result<i64, NoRuleInForce> {
        self.text(name)?.parse().map_err(|_| self.none(name))
    }

    /// Where it stands.
    pub fn citation(&self) -> Citation {
        self.period.citation.clone()
    }

    /// A reason that rests on it.
    pub fn reason(&self, text: impl Into<String>) -> Reason {
        Reason::new(text, self.citation())
    }

    fn none(&self, name: &str) -> NoRuleInForce {
        let name = if name.is_empty() { self.series.name.clone() } else { format!("{}: {name}", self.series.name) };
        NoRuleInForce { name, on: self.on, why: None }
    }
}
