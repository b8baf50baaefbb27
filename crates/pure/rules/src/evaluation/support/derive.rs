//! How the score of a period comes about.

use kernel::decision::{Citation, Decision, MissingFact, Reason};
use kernel::exact::Exact;

use super::{SupportCriterion, SupportFacts, SupportLaw, SupportResult, check, handbook};
use crate::evaluation::level;
use crate::evaluation::step::{Step, Wrong};
use crate::evaluation::{DECREE, common};

/// The body decides whether the decree applies to contracts.
const APPLIES: Citation = Citation::article(DECREE, 28).clause(2);

/// The score of a period; missing while the body's decision to apply the decree is not known (Article 28.2).
///
/// # Errors
/// Facts that cannot be, all of them.
pub fn evaluate(facts: &SupportFacts, law: &SupportLaw) -> Result<Decision<SupportResult>, Vec<Wrong>> {
    let wrongs = check::wrongs(facts, law);
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    let Some(paper) = facts.applies_by.as_deref().map(str::trim).filter(|paper| !paper.is_empty()) else {
        return Ok(Decision::Missing { facts: vec![not_applied()], reasons: vec![rests_on()] });
    };
    let missing = missing(facts, law);
    if !missing.is_empty() {
        return Ok(Decision::Missing { facts: missing, reasons: vec![applied(paper), rests_on()] });
    }
    let value = derived(facts, law);
    let text = format!(
        "{}: {} điểm, ở mức {}.",
        facts.period.label(),
        value.total.shown_vi(),
        value.level.label().to_lowercase()
    );
    let reasons = vec![applied(paper), Reason::new(text, level::of_staff(value.level)), rests_on()];
    Ok(Decision::Decided { value, reasons })
}

fn not_applied() -> MissingFact {
    let text = "Chưa có quyết định áp dụng Nghị định đối với người làm việc theo hợp đồng lao động. Cơ quan tự quyết \
                định có áp dụng hay không; chưa quyết định thì hệ thống không chấm điểm, không xếp loại.";
    MissingFact { at: "/applies_by".to_owned(), reason: Reason::new(text, APPLIES) }
}

fn applied(paper: &str) -> Reason {
    let text = format!("Cơ quan đã quyết định áp dụng đối với người làm việc theo hợp đồng lao động: {paper}.");
    Reason::new(text, APPLIES)
}

fn rests_on() -> Reason {
    let text = "Ba tiêu chí và cách tính điểm theo Sổ tay hướng dẫn của Bộ Nội vụ, không phải văn bản quy phạm pháp \
                luật; kết quả để tham khảo, người có thẩm quyền quyết định.";
    Reason::new(text, handbook("Chương III"))
}

fn missing(facts: &SupportFacts, law: &SupportLaw) -> Vec<MissingFact> {
    let items = law.items.iter().filter(|item| !facts.common.contains_key(&item.code)).map(|item| {
        let name = common::name(&item.code).map(|name| format!(" ({name})")).unwrap_or_default();
        let text = format!("Chưa chấm nội dung {} của tiêu chí chung{name}.", item.code);
        MissingFact {
            at: format!("/common/{}", item.code), reason: Reason::new(text, handbook("mục 2 Chương III"))
        }
    });
    let unscored = SupportCriterion::ALL.into_iter().filter(|criterion| !facts.results.contains_key(criterion));
    let criteria = unscored.map(|criterion| {
        let text = format!("Chưa chấm tiêu chí {}: {}.", criterion.letter(), criterion.label().to_lowercase());
        MissingFact {
            at: format!("/results/{}", criterion.code()),
            reason: Reason::new(text, handbook("mục 5 Chương III")),
        }
    });
    items.chain(criteria).collect()
}

/// `facts` are complete: what is missing was asked for before.
fn derived(facts: &SupportFacts, law: &SupportLaw) -> SupportResult {
    let mut steps = Vec::with_capacity(8);
    for (criterion, percent) in &facts.results {
        let text = format!("{} = {} ({}%)", criterion.letter(), criterion.label(), percent.readable_vi());
        steps.push(Step::new(criterion.code(), text, percent, handbook("mục 5 Chương III")));
    }
    let percents: Exact = facts.results.values().sum();
    let ratio = percents.divided_by(&(&law.criteria * &law.criterion_most)).unwrap_or_default();
    let text = format!("Điểm đánh giá = (a + b + c) ÷ {}", law.criteria.readable_vi());
    steps.push(Step::new("result_ratio", text, &ratio, handbook("mục 5 Chương III")));
    let result_points = &ratio * &law.results_most;
    let text = format!("Điểm kết quả = {} × {}", ratio.readable_vi(), law.results_most.readable_vi());
    steps.push(Step::new("result_points", text, &result_points, handbook("mục 1 Chương VII")));
    let common_points: Exact = facts.common.values().sum();
    let text = format!("Điểm tiêu chí chung: tổng {} nội dung, như công chức", facts.common.len());
    steps.push(Step::new("common_points", text, &common_points, handbook("mục 2 Chương III")));
    let total = &common_points + &result_points;
    let text = format!("Điểm kỳ = {} + {}", common_points.readable_vi(), result_points.readable_vi());
    steps.push(Step::new("total", text, &total, handbook("mục 1 Chương VII")));
    let level = law.thresholds.level(&total);
    let text = format!("Mức điểm tương ứng với “{}”", level.label());
    steps.push(Step::new("level", text, &total, level::of_staff(level)));
    SupportResult { ratio, result_points, common_points, total, level, steps, trust: law.trust }
}
