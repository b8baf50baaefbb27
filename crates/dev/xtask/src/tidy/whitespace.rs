//! No trailing white space, no carriage returns, one line break at the end of every text file.

use super::Finding;
use crate::tree::Tree;

/// Fixtures are input as others wrote it, and snapshots are output as it came; both stay as they are.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts() {
        if text.is_empty() || path.starts_with("fixtures/") || path.contains("/fixtures/") || path.ends_with(".snap") {
            continue;
        }
        for (index, line) in text.split('\n').enumerate() {
            if line.ends_with(char::is_whitespace) {
                findings.push(Finding::line(path, index + 1, "trailing white space", "Remove it."));
            }
        }
        if !text.ends_with('\n') || text.ends_with("\n\n") {
            let advice = "End the file with exactly one line break.";
            findings.push(Finding::file(path, "the end is not one line break", advice));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_looked_at() {
        assert_eq!(check(&Tree::of(&[("a.md", "a\n\nb\n")])), []);
        assert_eq!(check(&Tree::of(&[("a.md", "a \nb\n")]))[0].place, "a.md:1");
        assert_eq!(check(&Tree::of(&[("a.md", "a\r\n")])).len(), 1);
        assert_eq!(check(&Tree::of(&[("a.md", "a")])).len(), 1);
        assert_eq!(check(&Tree::of(&[("a.md", "a\n\n")])).len(), 1);
        assert_eq!(check(&Tree::of(&[("fixtures/a.md", "a ")])), []);
    }
}
