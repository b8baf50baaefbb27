//! Evaluation of cadres (cán bộ) by the Party's rules: 30 points of common criteria and 70 of results over configured axes,
//! a level by the score and by the conditions of the level, for three quarters and the year.
//!
//! The decree does not hold for cadres. 366-QĐ/TW and the two guidances were told second-hand, so all of this is off until
//! a place chooses it, each result says so, and what is only hearsay asks a person instead of deciding.

mod check;
mod conditions;
mod facts;
mod law;
mod quarters;
mod score;

use kernel::decision::{Citation, Decision, Reason};
use kernel::exact::Exact;

use super::level::Level;
use super::policy::CadreRules;
use super::step::{Step, Wrong};
use crate::law::Trust;

pub use facts::{Axis, CadreFacts, CadreGround, CadrePeriod, CadrePolicy, CadreTasks};
pub use law::{CadreLaw, CadreRule, QuarterRules, axes};

/// The number of the regulation on evaluation in the political system.
pub const RULES: &str = "366-QĐ/TW";

/// Something that follows and that a person weighs: it decides nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What, and why.
    pub reason: Reason,
    /// How sure its rule is.
    pub trust: Trust,
}

/// What a quarter or a year came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadreResult {
    /// Points of the common criteria, 0 to 30.
    pub common_points: Exact,
    /// Points of the results, 0 to 70.
    pub result_points: Exact,
    /// The score, 0 to 100.
    pub total: Exact,
    /// The level whose range holds the score.
    pub by_score: Level,
    /// The level by the score, the conditions and the earlier quarters; of a quarter it is a proposal.
    pub level: Level,
    /// How the score came about.
    pub steps: Vec<Step>,
    /// What else follows.
    pub advice: Vec<Advice>,
    /// How sure the least sure of the numbers behind it is.
    pub trust: Trust,
}

/// The result of a cadre's quarter or year; refused, as not applied here, while the rules are off.
///
/// # Errors
/// Facts or axes that cannot be, all of them; axes that do not add up to the points of the results.
pub fn evaluate(
    facts: &CadreFacts,
    axes: &[Axis],
    policy: CadrePolicy,
    law: &CadreLaw,
) -> Result<Decision<CadreResult>, Vec<Wrong>> {
    if policy.rules == CadreRules::Off {
        return Ok(Decision::Refused { reasons: vec![off()] });
    }
    let wrongs = check::wrongs(facts, axes, law);
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    let missing = score::missing(facts, axes, law);
    if !missing.is_empty() {
        return Ok(Decision::Missing { facts: missing, reasons: said(facts, axes, law) });
    }
    let score = score::of(facts, axes, law);
    let by_conditions = conditions::decide(&score.total, facts, policy.gap, law);
    let level = quarters::bar(by_conditions, facts, law);
    Ok(result(level, score, facts, axes, law))
}

fn off() -> Reason {
    let text = "Ở đây không áp dụng quy định của Đảng về đánh giá cán bộ (lựa chọn này đang tắt) nên hệ thống không chấm \
                điểm, không xếp loại cán bộ.";
    Reason::new(text, Citation::of(RULES))
}

/// What each answer says of itself.
fn said(facts: &CadreFacts, axes: &[Axis], law: &CadreLaw) -> Vec<Reason> {
    let text = "Quy định và hướng dẫn của Đảng về đánh giá cán bộ mới biết qua nguồn thứ cấp; đối chiếu văn bản trước khi \
                dùng, cấp có thẩm quyền quyết định.";
    let mut reasons = vec![Reason::new(text, Citation::of(RULES))];
    if !facts.period.is_year() {
        let text = "Mức của quý là mức đề xuất; quý cuối năm gộp vào đánh giá năm.";
        reasons.push(law.quarters.reason(text));
    }
    let told = law::AXES.len();
    if axes.len() != told {
        let text = format!("Hướng dẫn được thuật lại là {told} trục, nơi này đặt {} trục; cần đối chiếu.", axes.len());
        reasons.push(Reason::new(text, law.axes_citation.clone()));
    }
    reasons
}

/// The decision on the level, with the score that it rests on.
fn result(
    decision: Decision<Level>,
    score: score::Score,
    facts: &CadreFacts,
    axes: &[Axis],
    law: &CadreLaw,
) -> Decision<CadreResult> {
    let with = |mut reasons: Vec<Reason>| {
        reasons.extend(said(facts, axes, law));
        reasons
    };
    let value = |level: Level| CadreResult {
        by_score: law.thresholds.level(&score.total),
        level,
        advice: quarters::advice(level, facts, law),
        trust: law.trust,
        common_points: score.common_points,
        result_points: score.result_points,
        total: score.total,
        steps: score.steps,
    };
    match decision {
        Decision::Decided { value: level, reasons } => {
            Decision::Decided { value: value(level), reasons: with(reasons) }
        }
        Decision::NeedsJudgement { questions, value: level, reasons } => {
            Decision::NeedsJudgement { questions, value: value(level), reasons: with(reasons) }
        }
        Decision::Missing { facts: missing, reasons } => Decision::Missing { facts: missing, reasons: with(reasons) },
        Decision::Refused { reasons } => Decision::Refused { reasons: with(reasons) },
    }
}

/// The clause of the article on levels that speaks of one.
fn clause(level: Level) -> Citation {
    Citation::article(RULES, 11).clause(level.clause())
}
