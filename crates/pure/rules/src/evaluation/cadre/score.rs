//! The points of a quarter or a year.

use std::collections::BTreeMap;

use kernel::decision::{Citation, MissingFact, Reason};
use kernel::exact::Exact;

use super::{Axis, CadreFacts, CadreLaw, RULES};
use crate::evaluation::step::Step;

/// The points, with how they came about.
pub(super) struct Score {
    pub(super) common_points: Exact,
    pub(super) result_points: Exact,
    pub(super) total: Exact,
    pub(super) steps: Vec<Step>,
}

/// Each group and each axis that was not scored.
pub(super) fn missing(facts: &CadreFacts, axes: &[Axis], law: &CadreLaw) -> Vec<MissingFact> {
    let unscored = |at: &str, name: &str, parts: &[Axis], scores: &BTreeMap<String, Exact>, citation: &Citation| {
        let parts = parts.iter().filter(|part| !scores.contains_key(&part.code));
        let lacks = |part: &Axis| MissingFact {
            at: format!("{at}/{}", part.code),
            reason: Reason::new(format!("Chưa chấm {name} “{}”.", part.name), citation.clone()),
        };
        parts.map(lacks).collect::<Vec<_>>()
    };
    let mut missing = unscored("/common", "nhóm tiêu chí chung", &law.common, &facts.common, &law.common_citation);
    missing.extend(unscored("/results", "trục kết quả", axes, &facts.results, &law.axes_citation));
    missing
}

/// The score of facts that are complete.
pub(super) fn of(facts: &CadreFacts, axes: &[Axis], law: &CadreLaw) -> Score {
    let mut steps = Vec::with_capacity(law.common.len() + axes.len() + 3);
    let common_points = part("common", &law.common, &facts.common, &law.common_citation, &mut steps);
    let result_points = part("results", axes, &facts.results, &law.axes_citation, &mut steps);
    let total = &common_points + &result_points;
    let mut sum = |id: &'static str, text: String, value: &Exact| {
        steps.push(Step::new(id, text, value, Citation::of(RULES)));
    };
    sum("common_points", "Điểm tiêu chí chung: tổng các nhóm".to_owned(), &common_points);
    sum("result_points", "Điểm kết quả: tổng các trục".to_owned(), &result_points);
    sum("total", format!("Tổng điểm = {} + {}", common_points.readable_vi(), result_points.readable_vi()), &total);
    Score { common_points, result_points, total, steps }
}

fn part(
    id: &str,
    parts: &[Axis],
    scores: &BTreeMap<String, Exact>,
    citation: &Citation,
    steps: &mut Vec<Step>,
) -> Exact {
    let scored = parts.iter().filter_map(|part| Some((part, scores.get(&part.code)?)));
    for (part, score) in scored {
        let text = format!("{}: {} trong {} điểm", part.name, score.readable_vi(), part.most.readable_vi());
        steps.push(Step::new(format!("{id}.{}", part.code), text, score, citation.clone()));
    }
    scores.values().sum()
}
