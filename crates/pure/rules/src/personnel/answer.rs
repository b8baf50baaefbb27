//! What a personnel check answers with.

use std::collections::BTreeSet;

use kernel::dates::Date;
use kernel::decision::{Citation, MissingFact, Question, Reason};
use kernel::exact::Exact;

use crate::law::{InForce, NoRuleInForce, Trust};

/// What a check says, the lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Verdict {
    /// Nothing stands against it.
    #[default]
    Pass,
    /// Something has to be done now.
    Due,
    /// A fact or a rule is missing.
    Unknown,
    /// Its time has passed.
    Overdue,
    /// A rule stands against it.
    Fail,
}

impl Verdict {
    /// Every verdict, the lightest first.
    pub const ALL: [Verdict; 5] = [Verdict::Pass, Verdict::Due, Verdict::Unknown, Verdict::Overdue, Verdict::Fail];

    /// As it travels.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Due => "due",
            Verdict::Unknown => "unknown",
            Verdict::Overdue => "overdue",
            Verdict::Fail => "fail",
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Verdict::Pass => "đạt",
            Verdict::Due => "đến hạn",
            Verdict::Unknown => "chưa đủ dữ kiện",
            Verdict::Overdue => "quá hạn",
            Verdict::Fail => "không đạt",
        }
    }

    /// As a rule that is not enforced may say it: it reminds, it does not condemn.
    fn as_advice(self) -> Verdict {
        match self {
            Verdict::Overdue | Verdict::Fail => Verdict::Due,
            lighter => lighter,
        }
    }
}

/// A reason, and how sure the house is of its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Why.
    pub reason: Reason,
    /// How sure.
    pub trust: Trust,
    /// What it adds to the verdict.
    pub verdict: Verdict,
}

/// One of several conditions that are asked one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its name.
    pub id: &'static str,
    /// What it came to.
    pub verdict: Verdict,
    /// Why.
    pub ground: Ground,
}

/// The answer of a check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The gravest of what was found.
    pub verdict: Verdict,
    /// Named dates, in the order of time as the rule tells them.
    pub dates: Vec<(&'static str, Date)>,
    /// Named numbers.
    pub numbers: Vec<(&'static str, Exact)>,
    /// Named words: which way the rule goes.
    pub words: Vec<(&'static str, String)>,
    /// Conditions, one by one.
    pub criteria: Vec<Criterion>,
    /// Why.
    pub grounds: Vec<Ground>,
    /// Facts that were needed.
    pub missing: Vec<MissingFact>,
    /// What a person has to answer.
    pub questions: Vec<Question>,
    /// The rules that were used, "nhan_su/nhiem_ky@2026-08-01".
    pub rules: BTreeSet<String>,
}

impl Checked {
    /// An answer in which nothing was said yet.
    pub(super) fn new() -> Checked {
        Checked::default()
    }

    /// The answer where no rule is in force: unknown, and a person has to decide.
    pub(super) fn no_rule(mut self, none: &NoRuleInForce, citation: Citation) -> Checked {
        self.verdict = self.verdict.max(Verdict::Unknown);
        self.questions.push(Question { text: none.to_string(), options: Vec::new(), citation });
        self
    }

    /// Says something by a rule.
    pub(super) fn say(&mut self, rule: &InForce<'_>, verdict: Verdict, text: impl Into<String>) {
        self.say_on(rule, rule.period.trust, verdict, text);
    }

    /// Says something by a rule that starts from what another one gave: it is no surer than that one.
    pub(super) fn say_on(&mut self, rule: &InForce<'_>, basis: Trust, verdict: Verdict, text: impl Into<String>) {
        let trust = if basis.is_enforced() { rule.period.trust } else { basis };
        let ground = self.ground(rule, trust, verdict, text);
        self.grounds.push(ground);
    }

    /// Says something by a rule about one condition of several.
    pub(super) fn criterion(
        &mut self,
        id: &'static str,
        rule: &InForce<'_>,
        verdict: Verdict,
        text: impl Into<String>,
    ) {
        let ground = self.ground(rule, rule.period.trust, verdict, text);
        self.criteria.push(Criterion { id, verdict, ground });
    }

    /// A fact that a rule needs and that is not there.
    pub(super) fn lacks(&mut self, rule: &InForce<'_>, at: &str, text: impl Into<String>) {
        self.used(rule);
        let reason = rule.reason(text);
        self.verdict = self.verdict.max(Verdict::Unknown);
        self.missing.push(MissingFact { at: format!("/facts/{at}"), reason });
    }

    /// A fact that would matter, but whose absence counts against nobody: an exemption that nobody showed.
    pub(super) fn note_missing(&mut self, rule: &InForce<'_>, at: &str, text: impl Into<String>) {
        self.used(rule);
        let reason = rule.reason(text);
        self.missing.push(MissingFact { at: format!("/facts/{at}"), reason });
    }

    /// A question that the law leaves to a person.
    pub(super) fn asks(&mut self, rule: &InForce<'_>, text: impl Into<String>, options: &[&str]) {
        self.used(rule);
        self.verdict = self.verdict.max(Verdict::Unknown);
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        self.questions.push(Question { text: text.into(), options, citation: rule.citation() });
    }

    /// A named date.
    pub(super) fn date(&mut self, name: &'static str, date: Date) {
        self.dates.push((name, date));
    }

    /// Whether the verdict rests on a rule that is enforced: false where it is advice, and where nothing was found out.
    pub fn is_binding(&self) -> bool {
        let mut grounds = self.grounds.iter().chain(self.criteria.iter().map(|one| &one.ground));
        match self.verdict {
            Verdict::Unknown => false,
            Verdict::Pass => grounds.all(|ground| ground.trust.is_enforced()),
            verdict => grounds.any(|ground| ground.verdict == verdict && ground.trust.is_enforced()),
        }
    }

    fn ground(&mut self, rule: &InForce<'_>, trust: Trust, verdict: Verdict, text: impl Into<String>) -> Ground {
        self.used(rule);
        let verdict = if trust.is_enforced() { verdict } else { verdict.as_advice() };
        self.verdict = self.verdict.max(verdict);
        Ground { reason: rule.reason(text), trust, verdict }
    }

    fn used(&mut self, rule: &InForce<'_>) {
        self.rules.insert(format!("{}@{}", rule.series.id, rule.period.valid_from));
    }
}

/// Ends a check with the answer for "no rule", where none is in force.
macro_rules! in_force {
    ($checked:ident, $law:expr, $series:expr) => {
        match $law.get($series) {
            Ok(found) => found,
            Err(none) => return $checked.no_rule(&none, crate::personnel::answer::cited($law, $series)),
        }
    };
}

/// Ends a check with the answer for "no rule", where a value of a rule is missing.
macro_rules! known {
    ($checked:ident, $rule:expr, $value:expr) => {
        match $value {
            Ok(value) => value,
            Err(none) => return $checked.no_rule(&none, $rule.citation()),
        }
    };
}

pub(super) use {in_force, known};

/// What a series cites, also where it says that nothing holds.
pub(super) fn cited(law: crate::law::LawAt<'_>, series: &str) -> Citation {
    let found = law.law().series().find(|known| known.id == series);
    let period = found.and_then(|known| known.on(law.on(), "")).map(|found| found.citation());
    period
        .or_else(|| found.and_then(|known| known.periods.first()).map(|period| period.citation.clone()))
        .unwrap_or(Citation::of("170/2025/NĐ-CP"))
}
