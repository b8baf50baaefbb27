//! The form of a period as it was typed; its fields by name; an example or nothing filled in.

use std::collections::BTreeMap;

use kernel::dates::Date;
use kernel::exact::Exact;
use rules::evaluation::common::{self, Item};
use rules::evaluation::period::{Fault, Origin, PeriodFacts, PeriodOf, PeriodPolicy, WorkLine};
use rules::evaluation::policy::{Deduction, Surplus};
use rules::law::Law;
use web::FormData;

use crate::calculator::trial_name;
use crate::contract;
use crate::examples::{Asks, Example};

/// Lines of work on a form without any.
const LINES: usize = 2;
/// Nobody's month has more lines.
pub(super) const MOST_LINES: usize = 100;
/// Groups of faults of one kind that a line has fields for.
pub(super) const FAULTS: usize = 2;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeriodForm {
    /// "thang" or "quy".
    pub kind: String,
    pub number: String,
    pub year: String,
    pub leader: bool,
    /// Points by the code of the item.
    pub common: BTreeMap<String, String>,
    pub lines: Vec<LineForm>,
    pub subordinates: String,
    pub organising: String,
    pub unity: String,
    /// The positions to be tried.
    pub surplus: String,
    pub deduction: String,
}

/// A line of work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineForm {
    pub product: String,
    pub coefficient: String,
    pub assigned: String,
    pub completed: String,
    pub origin: String,
    pub quality: [FaultForm; FAULTS],
    pub delays: [FaultForm; FAULTS],
}

/// Some units with a fault of content, or late.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaultForm {
    pub units: String,
    pub times: String,
    pub excused: bool,
}

/// The name of a field of a line; lines are counted from 0 here and from 1 on the page.
pub(super) fn line_field(line: usize, part: &str) -> String {
    format!("viec-{}-{part}", line + 1)
}

/// The name of a field of a fault: `kind` is "loi" or "cham".
pub(super) fn fault_field(line: usize, kind: &str, fault: usize, part: &str) -> String {
    line_field(line, &format!("{kind}-{}-{part}", fault + 1))
}

/// The name of the field of an item of the common criteria.
pub(super) fn common_field(code: &str) -> String {
    format!("chung-{}", code.replace('.', "-"))
}

/// The items that the form has: those of its period, else those of today.
pub(super) fn items(day: Option<Date>, today: Date) -> Vec<Item> {
    let on = |day: Date| common::items(Law::shipped().at(day, "")).ok();
    day.and_then(on).or_else(|| on(today)).unwrap_or_default()
}

impl PeriodForm {
    /// The month of today, nothing else.
    pub fn blank(today: Date) -> PeriodForm {
        PeriodForm {
            kind: "thang".to_owned(),
            number: today.month().to_string(),
            year: today.year().to_string(),
            lines: vec![LineForm::default(); LINES],
            ..PeriodForm::default()
        }
    }

    /// As it was sent.
    pub fn of(sent: &FormData, today: Date) -> PeriodForm {
        let count = sent.number("so-dong").and_then(|count| usize::try_from(count).ok()).unwrap_or(LINES);
        let mut form = PeriodForm {
            kind: sent.line("loai-ky"),
            number: sent.line("ky"),
            year: sent.line("nam"),
            leader: sent.has("lanh-dao"),
            common: BTreeMap::new(),
            lines: (0..count.clamp(1, MOST_LINES)).map(|line| LineForm::of(sent, line)).collect(),
            subordinates: sent.lines("diem-cap-duoi"),
            organising: sent.line("to-chuc"),
            unity: sent.line("doan-ket"),
            surplus: sent.line(&trial_name(Surplus::POLICY)),
            deduction: sent.line(&trial_name(Deduction::POLICY)),
        };
        let codes = items(form.day(), today).into_iter().map(|item| item.code);
        form.common = codes.map(|code| (code.clone(), sent.line(&common_field(&code)))).collect();
        form
    }

    /// Of the facts of an example; none where it is about something else.
    pub fn of_example(example: &Example) -> Option<PeriodForm> {
        let (facts, policy) = match example.asks {
            Asks::Period => contract::period_facts(&example.facts).ok()?,
            Asks::Year | Asks::Check => return None,
        };
        Some(PeriodForm::of_facts(&facts, policy))
    }

    /// Of facts, written as they are typed.
    pub fn of_facts(facts: &PeriodFacts, policy: PeriodPolicy) -> PeriodForm {
        let (kind, number, year) = match facts.period {
            PeriodOf::Month(year, month) => ("thang", month, year),
            PeriodOf::Quarter(year, quarter) => ("quy", quarter, year),
        };
        let leadership = facts.leadership.clone().unwrap_or_default();
        let scores = leadership.subordinate_scores.unwrap_or_default();
        PeriodForm {
            kind: kind.to_owned(),
            number: number.to_string(),
            year: year.to_string(),
            leader: facts.leader,
            common: facts.common.iter().map(|(code, points)| (code.clone(), points.written_vi())).collect(),
            lines: facts.work.iter().map(LineForm::of_line).collect(),
            subordinates: scores.iter().map(Exact::written_vi).collect::<Vec<_>>().join("; "),
            organising: leadership.organising.map(|share| share.code().to_owned()).unwrap_or_default(),
            unity: leadership.unity.map(|share| share.code().to_owned()).unwrap_or_default(),
            surplus: policy.surplus.code().to_owned(),
            deduction: policy.deduction.code().to_owned(),
        }
        .with_some_line()
    }

    /// With one more line of work.
    #[must_use]
    pub fn with_line(mut self) -> PeriodForm {
        if self.lines.len() < MOST_LINES {
            self.lines.push(LineForm::default());
        }
        self
    }

    fn with_some_line(self) -> PeriodForm {
        if self.lines.is_empty() { self.with_line() } else { self }
    }

    /// The last day of the period; none where it cannot be read.
    pub fn day(&self) -> Option<Date> {
        self.period().and_then(PeriodOf::last_day)
    }

    /// The month or quarter; none where it cannot be read.
    pub(super) fn period(&self) -> Option<PeriodOf> {
        let (number, year) = (self.number.parse().ok()?, self.year.parse().ok()?);
        match self.kind.as_str() {
            "thang" => Some(PeriodOf::Month(year, number)),
            "quy" => Some(PeriodOf::Quarter(year, number)),
            _ => None,
        }
    }
}

impl LineForm {
    fn of(sent: &FormData, line: usize) -> LineForm {
        let part = |part: &str| sent.line(&line_field(line, part));
        let faults = |kind: &str| std::array::from_fn(|fault| FaultForm::of(sent, line, kind, fault));
        LineForm {
            product: part("san-pham"),
            coefficient: part("he-so"),
            assigned: part("giao"),
            completed: part("hoan-thanh"),
            origin: part("nguon"),
            quality: faults("loi"),
            delays: faults("cham"),
        }
    }

    fn of_line(line: &WorkLine) -> LineForm {
        let faults = |all: &[Fault]| std::array::from_fn(|at| all.get(at).map(FaultForm::of_fault).unwrap_or_default());
        LineForm {
            product: line.product.clone(),
            coefficient: line.coefficient.written_vi(),
            assigned: line.assigned.written_vi(),
            completed: line.completed.written_vi(),
            origin: line.origin.code().to_owned(),
            quality: faults(&line.quality_failures),
            delays: faults(&line.delays),
        }
    }

    /// Whether nothing was typed: such a line is no work. Its origin is always chosen.
    pub fn is_blank(&self) -> bool {
        LineForm { origin: String::new(), ..self.clone() } == LineForm::default()
    }

    /// Where it comes from; from the plan until something else is chosen.
    pub(super) fn origin(&self) -> Option<Origin> {
        if self.origin.is_empty() { Some(Origin::Planned) } else { Origin::from_code(&self.origin) }
    }
}

impl FaultForm {
    fn of(sent: &FormData, line: usize, kind: &str, fault: usize) -> FaultForm {
        let name = |part: &str| fault_field(line, kind, fault, part);
        FaultForm {
            units: sent.line(&name("so")),
            times: sent.line(&name("lan")),
            excused: sent.has(&name("khach-quan")),
        }
    }

    fn of_fault(fault: &Fault) -> FaultForm {
        FaultForm { units: fault.units.written_vi(), times: fault.times.to_string(), excused: fault.excused }
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        *self == FaultForm::default()
    }
}
