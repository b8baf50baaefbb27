//! The level by the score and by the conditions of the level (366-QĐ/TW, Article 11); the earlier quarters are not looked at.

use kernel::decision::{Decision, Question, Reason};
use kernel::exact::Exact;

use super::{CadreFacts, CadreLaw, CadreTasks, clause};
use crate::evaluation::fit::{Condition, highest};
use crate::evaluation::level::Level;
use crate::evaluation::policy::CadreGap;

/// What a level asks for besides the score. A leader's field or unit is looked at, else the person's own tasks.
fn conditions(tasks: &CadreTasks, leader: bool, level: Level, law: &CadreLaw) -> Vec<Condition> {
    let whose =
        if leader { "lĩnh vực, đơn vị trực tiếp lãnh đạo" } else { "nhiệm vụ được giao" };
    let whole = |share: &Option<Exact>| share.as_ref().map(|share| *share >= Exact::whole(100));
    let in_time = || {
        Condition::new(
            format!("{whose} hoàn thành 100% đúng hạn, bảo đảm chất lượng"),
            "/tasks/in_time",
            whole(&tasks.in_time),
        )
    };
    match level {
        Level::HoanThanhXuatSac => vec![
            in_time(),
            Condition::new(
                format!("ít nhất {}% nhiệm vụ hoàn thành vượt mức", law.over_fulfilled.readable_vi()),
                "/tasks/over_fulfilled",
                tasks.over_fulfilled.as_ref().map(|share| *share >= law.over_fulfilled),
            ),
            Condition::new(
                "đã khắc phục 100% hạn chế, khuyết điểm được chỉ ra",
                "/tasks/faults_mended",
                tasks.faults_mended,
            ),
        ],
        Level::HoanThanhTot => vec![in_time()],
        Level::HoanThanh => vec![
            Condition::new(format!("{whose} hoàn thành 100%"), "/tasks/done", whole(&tasks.done)),
            Condition::new(
                format!("không quá {}% nhiệm vụ chậm tiến độ", law.late.readable_vi()),
                "/tasks/late",
                tasks.late.as_ref().map(|share| *share <= law.late),
            ),
        ],
        Level::KhongHoanThanh => Vec::new(),
    }
}

/// The level of a score under its conditions.
pub(super) fn decide(total: &Exact, facts: &CadreFacts, gap: CadreGap, law: &CadreLaw) -> Decision<Level> {
    let by_score = law.thresholds.level(total);
    let text = format!("{} điểm, ở mức {}.", total.shown_vi(), by_score.label().to_lowercase());
    let mut reasons = vec![Reason::new(text, clause(by_score))];
    if let Some(ended) = failed(by_score, facts, law, &mut reasons) {
        return ended;
    }
    let conditions = |level| conditions(&facts.tasks, facts.leader, level, law);
    highest(by_score, conditions, gap == CadreGap::Ask, clause, reasons)
}

/// Whether it is "không hoàn thành" whatever the conditions of the levels, or that cannot be told.
fn failed(by_score: Level, facts: &CadreFacts, law: &CadreLaw, reasons: &mut Vec<Reason>) -> Option<Decision<Level>> {
    let level = Level::KhongHoanThanh;
    let grounds = facts.grounds.iter().flatten();
    let before = reasons.len();
    reasons.extend(
        grounds
            .map(|ground| Reason::new(format!("Xếp không hoàn thành nhiệm vụ vì {}.", ground.label()), clause(level))),
    );
    if by_score == level || reasons.len() > before {
        return Some(Decision::Decided { value: level, reasons: std::mem::take(reasons) });
    }
    if let Some(ended) = too_little(facts, law, reasons) {
        return Some(ended);
    }
    let mut missing = Vec::new();
    if facts.grounds.is_none() {
        let name = "kỷ luật, kết luận suy thoái và các trường hợp khác bị xếp không hoàn thành nhiệm vụ";
        missing.push(Condition::new(name, "/grounds", None).lacks(clause(level)));
    }
    if facts.leader && law.done.is_ok() && facts.tasks.done.is_none() {
        let name = "tỷ lệ nhiệm vụ hoàn thành của lĩnh vực, đơn vị trực tiếp lãnh đạo";
        missing.push(Condition::new(name, "/tasks/done", None).lacks(clause(level)));
    }
    (!missing.is_empty()).then(|| Decision::Missing { facts: missing, reasons: std::mem::take(reasons) })
}

/// A leader whose unit did too little: decided by a rule that is enforced, asked by one that is not.
fn too_little(facts: &CadreFacts, law: &CadreLaw, reasons: &mut Vec<Reason>) -> Option<Decision<Level>> {
    let rule = law.done.as_ref().ok().filter(|_| facts.leader)?;
    let done = facts.tasks.done.as_ref().filter(|done| **done < rule.number)?;
    let text = format!(
        "Lĩnh vực, đơn vị trực tiếp lãnh đạo hoàn thành {}%, dưới {}% nhiệm vụ.",
        done.shown_vi(),
        rule.number.readable_vi()
    );
    reasons.push(rule.reason(text));
    let (value, reasons) = (Level::KhongHoanThanh, std::mem::take(reasons));
    if rule.trust.is_enforced() {
        return Some(Decision::Decided { value, reasons });
    }
    let question = Question {
        text: format!(
            "Dưới {}% nhiệm vụ thì người lãnh đạo không hoàn thành nhiệm vụ: hướng dẫn này {}; cấp có thẩm quyền quyết định.",
            rule.number.readable_vi(),
            rule.trust.label()
        ),
        options: [Level::HoanThanh, value].map(|level| level.code().to_owned()).to_vec(),
        citation: rule.citation.clone(),
    };
    Some(Decision::NeedsJudgement { questions: vec![question], value, reasons })
}
