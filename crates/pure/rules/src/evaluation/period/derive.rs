//! The derivation: from the work to the level, step by step.

use kernel::decision::{Citation, Decision, MissingFact, Reason};
use kernel::exact::Exact;

use super::credit::{self, Converted};
use super::{Leadership, PeriodFacts, PeriodLaw, PeriodPolicy, Share, check};
use crate::evaluation::level::{self, Level};
use crate::evaluation::policy::Surplus;
use crate::evaluation::{DECREE, Step, Wrong};

/// A period's score, with its derivation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodResult {
    /// Quantity, as a ratio.
    pub a: Exact,
    /// Quality, as a ratio.
    pub b: Exact,
    /// Progress, as a ratio.
    pub c: Exact,
    /// The unit's result, of leaders.
    pub d: Option<Exact>,
    /// đ: organising, of leaders.
    pub dd: Option<Exact>,
    /// Uniting the staff, of leaders.
    pub e: Option<Exact>,
    /// The mean of the ratios (Article 16).
    pub ratio: Exact,
    /// Points of the results, at most 70.
    pub result_points: Exact,
    /// Points of the common criteria, at most 30.
    pub common_points: Exact,
    /// The period's score (Article 17.1).
    pub total: Exact,
    /// The level whose range holds the score; a period has no class by law.
    pub level: Level,
    /// How it came about.
    pub steps: Vec<Step>,
}

/// The score of a period (Articles 12 to 17).
///
/// # Errors
/// Facts that cannot be, all of them.
pub fn evaluate(
    facts: &PeriodFacts,
    policy: PeriodPolicy,
    law: &PeriodLaw,
) -> Result<Decision<PeriodResult>, Vec<Wrong>> {
    let wrongs = check::wrongs(facts, law);
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    let mut steps = Vec::with_capacity(facts.work.len() + 16);
    let mut sum = Converted::default();
    for (index, line) in facts.work.iter().enumerate() {
        let worth = credit::of(line, policy.deduction, law);
        steps.push(credit::step(index, line, &worth));
        sum.add(&worth);
    }
    let missing = missing(facts, law, &sum);
    if !missing.is_empty() {
        return Ok(Decision::Missing { facts: missing, reasons: Vec::new() });
    }
    let mut derivation = Derivation { law, policy, steps };
    let result = derivation.result(facts, &sum);
    let reasons = vec![Reason::new(result.level.label(), level::of_staff(result.level))];
    Ok(Decision::Decided { value: PeriodResult { steps: derivation.steps, ..result }, reasons })
}

fn missing(facts: &PeriodFacts, law: &PeriodLaw, sum: &Converted) -> Vec<MissingFact> {
    let mut missing = Vec::new();
    let mut add = |at: String, text: String, citation: Citation| {
        missing.push(MissingFact { at, reason: Reason::new(text, citation) });
    };
    for item in law.items.iter().filter(|item| !facts.common.contains_key(&item.code)) {
        let text = format!("Chưa chấm nội dung {} của tiêu chí chung.", item.code);
        add(format!("/common/{}", item.code), text, Citation::article(DECREE, 12).clause(2));
    }
    if sum.assigned.is_zero() {
        let text =
            "Chưa được giao nhiệm vụ nào trong kỳ nên không có số để so sánh; không tính là 0 và không tính là đủ.";
        add("/work".to_owned(), text.to_owned(), Citation::article(DECREE, 18).clause(1).point('d'));
    }
    if facts.leader {
        let none = Leadership::default();
        let known = facts.leadership.as_ref().unwrap_or(&none);
        let article = Citation::article(DECREE, 15).clause(3);
        if known.subordinate_scores.as_ref().is_none_or(Vec::is_empty) {
            let text = "Chưa có điểm kỳ của công chức thuộc thẩm quyền quản lý nên chưa tính được d.";
            add("/leader/subordinate_scores".to_owned(), text.to_owned(), article.clone().point('a'));
        }
        if known.organising.is_none() {
            let text = "Chưa có kết luận về khả năng tổ chức triển khai thực hiện nhiệm vụ (đ).";
            add("/leader/organising".to_owned(), text.to_owned(), article.clone().point('b'));
        }
        if known.unity.is_none() {
            let text = "Chưa có kết luận về năng lực tập hợp, đoàn kết công chức (e).";
            add("/leader/unity".to_owned(), text.to_owned(), article.point('c'));
        }
    }
    missing
}

struct Derivation<'a> {
    law: &'a PeriodLaw,
    policy: PeriodPolicy,
    steps: Vec<Step>,
}

impl Derivation<'_> {
    fn step(&mut self, id: &'static str, text: String, value: &Exact, citation: Citation) {
        self.steps.push(Step::new(id, text, value, citation));
    }

    /// `facts` are complete: what is missing was asked for before.
    fn result(&mut self, facts: &PeriodFacts, sum: &Converted) -> PeriodResult {
        let assigned = Citation::article(DECREE, 14).clause(1);
        self.step("assigned", "Tổng số được giao (đã quy đổi)".to_owned(), &sum.assigned, assigned);
        let a = self.share("a", "Số lượng", "hoàn thành", 'a', &sum.completed, &sum.assigned);
        let b = self.share("b", "Chất lượng", "đạt yêu cầu về chất lượng", 'b', &sum.quality, &sum.assigned);
        let c = self.share("c", "Tiến độ", "đạt tiến độ trở lên", 'c', &sum.progress, &sum.assigned);
        let [d, dd, e] = facts.leadership.as_ref().map_or([None, None, None], |known| self.leadership(known));
        let ratio = self.ratio([Some(&a), Some(&b), Some(&c), d.as_ref(), dd.as_ref(), e.as_ref()]);
        let result_points = self.result_points(&ratio);
        let common_points = self.common_points(facts);
        let total = &common_points + &result_points;
        let text = format!("Điểm kỳ: {} + {}", common_points.readable_vi(), result_points.readable_vi());
        self.step("total", text, &total, Citation::article(DECREE, 17).clause(1));
        let level = self.law.thresholds.level(&total);
        let text = format!("Mức điểm tương ứng với “{}”", level.label());
        self.step("level", text, &total, level::of_staff(level));
        PeriodResult { a, b, c, d, dd, e, ratio, result_points, common_points, total, level, steps: Vec::new() }
    }

    fn share(
        &mut self,
        id: &'static str,
        name: &str,
        earned: &str,
        point: char,
        above: &Exact,
        below: &Exact,
    ) -> Exact {
        let ratio = above.divided_by(below).unwrap_or_default();
        let stops = self.policy.surplus == Surplus::CapRatio && ratio > Exact::ONE;
        let stop = if stops { ", dừng ở 1" } else { "" };
        let text =
            format!("{name} ({id}) = {earned} {} ÷ được giao {}{stop}", above.readable_vi(), below.readable_vi());
        let ratio = if stops { Exact::ONE } else { ratio };
        self.step(id, text, &ratio, Citation::article(DECREE, 14).clause(2).point(point));
        ratio
    }

    fn leadership(&mut self, known: &Leadership) -> [Option<Exact>; 3] {
        let article = || Citation::article(DECREE, 15).clause(3);
        let least = self.law.thresholds.begin(Level::HoanThanh).clone();
        let scores = known.subordinate_scores.as_deref().unwrap_or_default();
        let below = scores.iter().filter(|score| **score < least).count();
        let d = self.of_share(if below == 0 { Share::Full } else { Share::Half });
        let text = match below {
            0 => format!("d: cả {} công chức thuộc quyền đạt từ {} điểm", scores.len(), least.readable_vi()),
            _ => format!("d: {below} trong {} công chức thuộc quyền dưới {} điểm", scores.len(), least.readable_vi()),
        };
        self.step("d", text, &d, article().point('a'));
        let mut chosen = |id: &'static str, name: &str, share: Option<Share>, point: char| {
            let ratio = self.of_share(share?);
            self.step(id, name.to_owned(), &ratio, article().point(point));
            Some(ratio)
        };
        let dd = chosen("dd", "đ: khả năng tổ chức triển khai thực hiện nhiệm vụ", known.organising, 'b');
        let e = chosen("e", "e: năng lực tập hợp, đoàn kết công chức", known.unity, 'c');
        [Some(d), dd, e]
    }

    fn of_share(&self, share: Share) -> Exact {
        match share {
            Share::Full => self.law.full.clone(),
            Share::Half => self.law.half.clone(),
        }
    }

    fn ratio(&mut self, shares: [Option<&Exact>; 6]) -> Exact {
        let count = shares.iter().flatten().count();
        let sum: Exact = shares.iter().flatten().copied().sum();
        let ratio = sum.divided_by(&Exact::whole(if count > 3 { 6 } else { 3 })).unwrap_or_default();
        let (text, clause) = match count > 3 {
            true => ("Kết quả thực hiện nhiệm vụ = (a + b + c + d + đ + e) ÷ 6", 2),
            false => ("Kết quả thực hiện nhiệm vụ = (a + b + c) ÷ 3", 1),
        };
        self.step("result_ratio", text.to_owned(), &ratio, Citation::article(DECREE, 16).clause(clause));
        ratio
    }

    fn result_points(&mut self, ratio: &Exact) -> Exact {
        let most = &self.law.results_most;
        let points = ratio * most;
        let stops = points > *most;
        let stop = if stops { format!(", dừng ở {}", most.readable_vi()) } else { String::new() };
        let text = format!("Điểm kết quả: {} × {}{stop}", ratio.readable_vi(), most.readable_vi());
        let points = if stops { most.clone() } else { points };
        let citation =
            if stops { Citation::article(DECREE, 12).clause(3) } else { Citation::article(DECREE, 17).clause(1) };
        self.step("result_points", text, &points, citation);
        points
    }

    fn common_points(&mut self, facts: &PeriodFacts) -> Exact {
        let sum: Exact = facts.common.values().sum();
        let points = sum.min(self.law.common_most.clone());
        let text = format!("Điểm tiêu chí chung: tổng {} nội dung của Mẫu số 01", facts.common.len());
        self.step("common_points", text, &points, Citation::article(DECREE, 12).clause(2));
        points
    }
}
