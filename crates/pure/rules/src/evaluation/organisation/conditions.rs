//! The level of one body: its score, and the conditions of the level (Article 8).

use kernel::decision::{Decision, Reason};
use kernel::exact::Exact;

use super::{OrganisationLaw, clause};
use crate::evaluation::fit::{Condition, highest, missing, open};
use crate::evaluation::level::Level;
use crate::evaluation::policy::OrganisationGap;

/// What the conditions ask about; none is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Tasks done, in percent of those given.
    pub done: Option<Exact>,
    /// Tasks done in time and with quality, in percent.
    pub in_time: Option<Exact>,
    /// Tasks over-fulfilled, in percent.
    pub over_fulfilled: Option<Exact>,
    /// Tasks that were late, in percent.
    pub late: Option<Exact>,
    /// Whether a body directly below was "không hoàn thành"; false also where there is none below.
    pub failed_below: Option<bool>,
    /// Whether all faults that were shown earlier are mended; true also where none was shown.
    pub faults_mended: Option<bool>,
    /// Whether an authority found wrongdoing in personnel work, disunity, factions or bought posts.
    pub wrongdoing: Option<bool>,
    /// Whether what was not done has reasons of force majeure.
    pub force_majeure: Option<bool>,
}

impl Conditions {
    fn of(&self, level: Level, law: &OrganisationLaw) -> Vec<Condition> {
        let whole = |share: &Option<Exact>| share.as_ref().map(|share| *share >= Exact::whole(100));
        let in_time = Condition::new(
            "hoàn thành 100% nhiệm vụ đúng thời hạn, bảo đảm chất lượng",
            "/in_time",
            whole(&self.in_time),
        );
        match level {
            Level::HoanThanhXuatSac => vec![
                in_time,
                Condition::new(
                    "đủ tỷ lệ nhiệm vụ hoàn thành vượt mức",
                    "/over_fulfilled",
                    self.over_fulfilled.as_ref().map(|share| *share >= law.over_fulfilled),
                ),
                Condition::new(
                    "không có đơn vị cấp dưới trực tiếp không hoàn thành nhiệm vụ",
                    "/failed_below",
                    self.failed_below.map(|failed| !failed),
                ),
                Condition::new(
                    "đã khắc phục toàn bộ hạn chế, khuyết điểm được chỉ ra",
                    "/faults_mended",
                    self.faults_mended,
                ),
            ],
            Level::HoanThanhTot => vec![in_time],
            Level::HoanThanh => vec![
                Condition::new("hoàn thành 100% nhiệm vụ", "/done", whole(&self.done)),
                Condition::new(
                    "nhiệm vụ chưa bảo đảm tiến độ không vượt tỷ lệ cho phép",
                    "/late",
                    self.late.as_ref().map(|share| *share <= law.late),
                ),
            ],
            Level::KhongHoanThanh => Vec::new(),
        }
    }
}

/// The level of a body by its score and its conditions; the share of the excellent is not looked at yet.
pub fn decide(score: &Exact, facts: &Conditions, gap: OrganisationGap, law: &OrganisationLaw) -> Decision<Level> {
    let by_score = law.thresholds.level(score);
    let mut reasons = vec![Reason::new(
        format!("{} điểm, ở mức {}.", score.shown_vi(), by_score.label().to_lowercase()),
        clause(by_score),
    )];
    if let Some(ended) = failed(by_score, facts, law, &mut reasons) {
        return ended;
    }
    highest(by_score, |level| facts.of(level, law), gap == OrganisationGap::Ask, clause, reasons)
}

/// Whether it is "không hoàn thành" for another reason than its conditions, or that cannot be told.
fn failed(
    by_score: Level,
    facts: &Conditions,
    law: &OrganisationLaw,
    reasons: &mut Vec<Reason>,
) -> Option<Decision<Level>> {
    let level = Level::KhongHoanThanh;
    let decided =
        |reasons: &mut Vec<Reason>| Some(Decision::Decided { value: level, reasons: std::mem::take(reasons) });
    if by_score == level {
        return decided(reasons);
    }
    if facts.wrongdoing == Some(true) {
        let text = "Có kết luận sai phạm trong công tác cán bộ, mất đoàn kết nội bộ, bè phái, chạy chức, chạy quyền.";
        reasons.push(Reason::new(text, clause(level).point('a')));
        return decided(reasons);
    }
    if let Some(done) = facts.done.as_ref().filter(|done| **done < law.done) {
        let text = format!("Hoàn thành {}%, dưới {}% nhiệm vụ trong năm.", done.shown_vi(), law.done.readable_vi());
        reasons.push(Reason::new(text, clause(level).point('b')));
        return match facts.force_majeure {
            Some(false) => decided(reasons),
            Some(true) => {
                let text = "Có lý do bất khả kháng: cấp có thẩm quyền cân nhắc, xếp loại và chịu trách nhiệm.";
                Some(open(by_score, text, clause, std::mem::take(reasons)))
            }
            None => {
                let asked = "việc chưa hoàn thành có lý do bất khả kháng hay không";
                let facts = vec![Condition::new(asked, "/force_majeure", None).lacks(clause(level).point('b'))];
                Some(Decision::Missing { facts, reasons: std::mem::take(reasons) })
            }
        };
    }
    let unknown = [
        Condition::new("kết luận về sai phạm trong công tác cán bộ, mất đoàn kết", "/wrongdoing", facts.wrongdoing),
        Condition::new("tỷ lệ nhiệm vụ hoàn thành", "/done", facts.done.as_ref().map(|_| true)),
    ];
    let missing = missing(&unknown, &clause(level));
    (!missing.is_empty()).then(|| Decision::Missing { facts: missing, reasons: std::mem::take(reasons) })
}
