//! What the year's earlier quarters do to its rank, and what follows from quarters that failed in a row.

use kernel::decision::{Citation, Decision, MissingFact, Question, Reason};
use kernel::exact::Exact;

use super::{Advice, CadreFacts, CadreLaw, QuarterRules};
use crate::evaluation::level::Level;
use crate::evaluation::year::Rank;

/// The guidance on what follows from a quarter.
const GUIDANCE: Citation = Citation::of("02-HD/BTCTW");

const FAILED: Rank = Rank::Ranked(Level::KhongHoanThanh);

/// A year is ranked with its quarters known; one that failed bars "xuất sắc". A quarter stands by itself.
pub(super) fn bar(decision: Decision<Level>, facts: &CadreFacts, law: &CadreLaw) -> Decision<Level> {
    if !facts.period.is_year() {
        return decision;
    }
    let unknown = unknown(facts, law);
    match decision {
        // No quarter lifts what failed by itself.
        Decision::Decided { value: Level::KhongHoanThanh, .. } => decision,
        Decision::Missing { facts: mut missing, reasons } => {
            missing.extend(unknown);
            Decision::Missing { facts: missing, reasons }
        }
        Decision::Decided { reasons, .. } | Decision::NeedsJudgement { reasons, .. } if !unknown.is_empty() => {
            Decision::Missing { facts: unknown, reasons }
        }
        Decision::Decided { value, reasons } => lowered(value, Vec::new(), reasons, facts, law),
        Decision::NeedsJudgement { value, questions, reasons } => lowered(value, questions, reasons, facts, law),
        Decision::Refused { reasons } => Decision::Refused { reasons },
    }
}

fn unknown(facts: &CadreFacts, law: &CadreLaw) -> Vec<MissingFact> {
    let open = facts.earlier.iter().enumerate().filter(|(_, rank)| **rank == Rank::Open);
    let lacks = |(index, _): (usize, &Rank)| MissingFact {
        at: format!("/earlier/{index}"),
        reason: law.quarters.reason(format!("Cần biết mức của quý {}: là căn cứ đánh giá năm.", index + 1)),
    };
    open.map(lacks).collect()
}

/// The year's level after the bar; by a rule that is not enforced, the lower one stands and a person is asked.
fn lowered(
    value: Level,
    mut questions: Vec<Question>,
    mut reasons: Vec<Reason>,
    facts: &CadreFacts,
    law: &CadreLaw,
) -> Decision<Level> {
    let failed = facts.earlier.iter().filter(|rank| **rank == FAILED).count();
    let mut level = value;
    if failed > 0 && value == Level::HoanThanhXuatSac {
        match &law.failed_quarters {
            Err(none) => reasons.push(Reason::new(none.to_string(), GUIDANCE)),
            Ok(QuarterRules { not_excellent: rule, .. }) if count(failed) >= rule.number => {
                let text =
                    format!("Có {failed} quý không hoàn thành nhiệm vụ nên cả năm không xếp hoàn thành xuất sắc.");
                reasons.push(rule.reason(&text));
                level = Level::HoanThanhTot;
                if !rule.trust.is_enforced() {
                    let text = format!("{text} Hướng dẫn này {}; cấp có thẩm quyền quyết định.", rule.trust.label());
                    let options = [level, value].map(|level| level.code().to_owned()).to_vec();
                    questions.push(Question { text, options, citation: rule.citation.clone() });
                }
            }
            Ok(_) => {}
        }
    }
    if questions.is_empty() {
        return Decision::Decided { value: level, reasons };
    }
    Decision::NeedsJudgement { questions, value: level, reasons }
}

/// Quarters that failed in a row: replacement is considered. It never decides anything.
pub(super) fn advice(level: Level, facts: &CadreFacts, law: &CadreLaw) -> Vec<Advice> {
    let Ok(QuarterRules { replacement: rule, .. }) = &law.failed_quarters else { return Vec::new() };
    let own = (!facts.period.is_year()).then_some(Rank::Ranked(level));
    let quarters: Vec<Rank> = facts.earlier.iter().copied().chain(own).collect();
    let sure = longest(&quarters, |rank| rank == FAILED);
    let perhaps = longest(&quarters, |rank| rank == FAILED || rank == Rank::Open);
    let text = if count(sure) >= rule.number {
        format!("{sure} quý liên tiếp không hoàn thành nhiệm vụ: cấp có thẩm quyền xem xét thay thế.")
    } else if quarters.contains(&FAILED) && count(perhaps) >= rule.number {
        let least = rule.number.readable_vi();
        format!(
            "Chưa biết đủ các quý trước; nếu có {least} quý liên tiếp không hoàn thành nhiệm vụ thì xem xét thay thế."
        )
    } else {
        return Vec::new();
    };
    let text = format!("{text} Gợi ý theo hướng dẫn, {}.", rule.trust.label());
    vec![Advice { reason: rule.reason(text), trust: rule.trust }]
}

fn longest(quarters: &[Rank], counts: impl Fn(Rank) -> bool) -> usize {
    quarters.split(|rank| !counts(*rank)).map(<[Rank]>::len).max().unwrap_or_default()
}

fn count(number: usize) -> Exact {
    Exact::whole(i64::try_from(number).unwrap_or(i64::MAX))
}
