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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law_index::tests::tree;

    #[test]
    fn a_stale_file_is_found_at_its_first_line_that_differs() {
        assert_eq!(check(&tree())[0].place, "docs/LAW-INDEX.md:1");
        let page = Index::of(&tree()).page();
        assert_eq!(check(&tree().with(FILE, &page)), []);
        let old = page.replace("Article 22\n", "Article 23\n");
        let at = page.lines().position(|line| line == "### Article 22").unwrap() + 1;
        assert_eq!(check(&tree().with(FILE, &old))[0].place, format!("{FILE}:{at}"));
    }

    fn whys(tree: &Tree) -> Vec<String> {
        articles(tree).into_iter().map(|finding| finding.why).collect()
    }

    #[test]
    fn every_article_is_carried_out_or_explained_and_not_both() {
        let open = whys(&tree());
        // A rule, an example, a parameter, a reason; an open choice and a screen alone are none of them.
        for article in [12, 14, 15, 17, 22, 24] {
            assert!(!open.iter().any(|why| why.starts_with(&format!("Article {article} "))), "{article}: {open:?}");
        }
        for article in [5, 16, 18, 23] {
            assert!(open.contains(&format!("Article {article} of {DECREE} has no rule, no parameter, no example")));
        }
        assert_eq!(open.len(), ARTICLES.count() - 6);
        let both = "[[article]]\nlaw = { document = \"335/2025/NĐ-CP\", article = 22 }\nwhy = \"x\"";
        let both = whys(&tree().with(NOT_RULES, both));
        assert!(both.contains(&format!("Article 22 of {DECREE} has a rule, and a reason why it needs none")));
        assert!(both.contains(&format!("Article 24 of {DECREE} has no rule, no parameter, no example")));
    }
}
