//! `docs/LAW-INDEX.md` is what law and code say, and no article of the decree on evaluation is forgotten.

use super::Finding;
use crate::law_index::{FILE, Index, Kind, NOT_RULES};
use crate::tree::Tree;

/// The decree whose articles the product carries out, from the first to the last that is about the work itself.
const DECREE: &str = "335/2025/NĐ-CP";
const ARTICLES: std::ops::RangeInclusive<u16> = 5..=24;

/// Compares the file with what would be written, and tells what could not be read for it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let index = Index::of(tree);
    let page = index.page();
    let kept = tree.text(FILE).unwrap_or_default();
    let mut findings = index.problems;
    if page != kept {
        let same = page.lines().zip(kept.lines()).take_while(|(new, old)| new == old).count();
        findings.push(Finding::line(FILE, same + 1, "stale", "Write it anew: `cargo xtask law-index`."));
    }
    findings
}

/// Every article has a rule, a parameter or an example, or else its reason, and never both.
pub fn articles(tree: &Tree) -> Vec<Finding> {
    let index = Index::of(tree);
    let mut findings = Vec::new();
    for article in ARTICLES {
        let kinds = index.kinds(DECREE, article);
        let carried = kinds.iter().any(|kind| matches!(kind, Kind::Rule | Kind::Parameter | Kind::Example));
        let why = match (carried, kinds.contains(&Kind::NoRule)) {
            (false, false) => "has no rule, no parameter, no example",
            (true, true) => "has a rule, and a reason why it needs none",
            _ => continue,
        };
        let why = format!("Article {article} of {DECREE} {why}");
        findings.push(Finding::file(NOT_RULES, why, "Build what it asks for, or say here why nothing is needed."));
    }
    findings
}
