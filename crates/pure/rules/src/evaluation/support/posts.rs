//! Ready-made texts of the three criteria for common support posts (handbook, chapter III, 5.1 to 5.6).

use std::collections::BTreeMap;

use kernel::decision::Citation;

use super::SupportCriterion;
use crate::law::{LawAt, NoRuleInForce, Trust};

/// A post with what each criterion looks at there: to fill a form with, for the body to change and approve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportPost {
    /// Its name in stored data: "lai_xe".
    pub code: String,
    /// In words.
    pub label: String,
    /// What each criterion looks at.
    pub texts: BTreeMap<SupportCriterion, String>,
    /// Where it stands.
    pub citation: Citation,
    /// How sure it is.
    pub trust: Trust,
}

/// The topic of the series that hold them.
const TOPIC: &str = "nguoi_lao_dong";

/// The posts with ready-made texts, in the handbook's order.
///
/// # Errors
/// The handbook is not in force on the date.
pub fn posts(law: LawAt<'_>) -> Result<Vec<SupportPost>, NoRuleInForce> {
    let series = law.law().series().filter(|series| series.topic() == TOPIC);
    let mut posts = series.map(|series| post(law, &series.id)).collect::<Result<Vec<_>, _>>()?;
    posts.sort_by(|one, other| one.citation.cmp(&other.citation));
    Ok(posts)
}

fn post(law: LawAt<'_>, id: &str) -> Result<SupportPost, NoRuleInForce> {
    let rule = law.get(id)?;
    let text = |criterion: SupportCriterion| Ok((criterion, rule.text(criterion.code())?.to_owned()));
    Ok(SupportPost {
        code: id.rsplit('/').next().unwrap_or(id).to_owned(),
        label: rule.text("ten")?.to_owned(),
        texts: SupportCriterion::ALL.into_iter().map(text).collect::<Result<_, _>>()?,
        citation: rule.citation(),
        trust: rule.period.trust,
    })
}
