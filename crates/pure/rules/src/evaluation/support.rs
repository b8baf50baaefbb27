//! Score of those who work under a labour contract in support and service posts: 30 points of the common criteria, and
//! 70 by three criteria of the work.
//!
//! The decree lets each body decide whether it applies (Article 28.2); how it then scores is the ministry's handbook,
//! which binds nobody as law does. So nothing is scored without that decision, and each result says what it rests on.

mod check;
mod derive;
mod posts;

use std::collections::BTreeMap;

use kernel::decision::Citation;
use kernel::exact::Exact;

use super::common::{Item, items};
use super::level::{Level, Thresholds};
use super::period::{PeriodOf, PersonKind};
use super::step::Step;
use crate::law::{LawAt, NoRuleInForce, Trust};

pub use derive::evaluate;
pub use posts::{SupportPost, posts};

/// The number of the handbook.
pub const HANDBOOK: &str = "Sổ tay BNV 2026";

/// The three criteria of the work (handbook, chapter III, 2 and 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SupportCriterion {
    /// a: how good the work was.
    Quality,
    /// b: how far rules and procedures were kept.
    Compliance,
    /// c: what the work achieved and spared.
    Effectiveness,
}

impl SupportCriterion {
    /// Every criterion, in the order of the form.
    pub const ALL: [SupportCriterion; 3] =
        [SupportCriterion::Quality, SupportCriterion::Compliance, SupportCriterion::Effectiveness];

    /// As it is stored and travels.
    pub fn code(self) -> &'static str {
        match self {
            SupportCriterion::Quality => "chat_luong",
            SupportCriterion::Compliance => "tuan_thu",
            SupportCriterion::Effectiveness => "hieu_qua",
        }
    }

    /// The criterion of a code.
    pub fn from_code(code: &str) -> Option<SupportCriterion> {
        SupportCriterion::ALL.into_iter().find(|criterion| criterion.code() == code)
    }

    /// The handbook's letter.
    pub fn letter(self) -> char {
        match self {
            SupportCriterion::Quality => 'a',
            SupportCriterion::Compliance => 'b',
            SupportCriterion::Effectiveness => 'c',
        }
    }

    /// In the handbook's words.
    pub fn label(self) -> &'static str {
        match self {
            SupportCriterion::Quality => "Chất lượng công việc",
            SupportCriterion::Compliance => "Tuân thủ quy định, quy trình công việc",
            SupportCriterion::Effectiveness => "Hiệu quả công việc",
        }
    }
}

/// What is known of a person's period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportFacts {
    /// The month or quarter.
    pub period: PeriodOf,
    /// Under which law the person works; only contracts are scored so.
    pub kind: PersonKind,
    /// The post: a code of [`posts`], or the body's own name for it.
    pub post: String,
    /// The body's decision to apply the decree to contracts (Article 28.2): its number and date. None: not known.
    pub applies_by: Option<String>,
    /// Points of the common criteria by item; an item that was not scored is not there.
    pub common: BTreeMap<String, Exact>,
    /// Percent of each criterion of the work; a criterion that was not scored is not there.
    pub results: BTreeMap<SupportCriterion, Exact>,
}

/// The parameters, read once for a date and used for many people.
#[derive(Debug, Clone)]
pub struct SupportLaw {
    /// The items of the common criteria: those of civil servants.
    pub items: Vec<Item>,
    /// The most points of the common criteria.
    pub common_most: Exact,
    /// The most points of the results.
    pub results_most: Exact,
    /// The most that each criterion of the work may score, in percent.
    pub criterion_most: Exact,
    /// How many criteria the mean is taken over.
    pub criteria: Exact,
    /// Where the levels begin.
    pub thresholds: Thresholds,
    /// How sure the formula is.
    pub trust: Trust,
}

impl SupportLaw {
    /// The parameters of a date.
    ///
    /// # Errors
    /// The decree or the handbook is not in force on the date.
    pub fn at(law: LawAt<'_>) -> Result<SupportLaw, NoRuleInForce> {
        let rule = law.get("danh_gia/nguoi_lao_dong")?;
        Ok(SupportLaw {
            items: items(law)?,
            common_most: rule.number("diem_chung")?,
            results_most: rule.number("diem_ket_qua")?,
            criterion_most: rule.number("diem_tieu_chi")?,
            criteria: rule.number("so_tieu_chi")?,
            thresholds: Thresholds::of_staff(law)?,
            trust: rule.period.trust,
        })
    }
}

/// The score of a period, with how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportResult {
    /// The mean of the three criteria, 0 to 1.
    pub ratio: Exact,
    /// Points of the results, 0 to 70.
    pub result_points: Exact,
    /// Points of the common criteria, 0 to 30.
    pub common_points: Exact,
    /// The score of the period, 0 to 100.
    pub total: Exact,
    /// The level whose range holds the score.
    pub level: Level,
    /// How it came about.
    pub steps: Vec<Step>,
    /// How sure the rule is: guidance, which binds nobody as law does.
    pub trust: Trust,
}

/// A place of the handbook: "mục 5 Chương III".
fn handbook(part: &'static str) -> Citation {
    Citation { part: Some(part.into()), ..Citation::of(HANDBOOK) }
}
