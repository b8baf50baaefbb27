//! Unicode NFC in every text file: Vietnamese written in two ways would not be found by a search.

use super::Finding;
use crate::tree::Tree;
use unicode_normalization::is_nfc;

/// Files that are text by name must be UTF-8; every text must be NFC, line by line.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts() {
        if is_nfc(text) {
            continue;
        }
        for (index, _) in text.lines().enumerate().filter(|(_, line)| !is_nfc(line)) {
            let advice = "Save it as NFC; in tests write such input with \\u{…} escapes.";
            findings.push(Finding::line(path, index + 1, "the text is not Unicode NFC", advice));
        }
    }
    for (path, bytes) in tree.not_texts() {
        let text_by_name =
            [".rs", ".md", ".txt", ".toml", ".sql", ".css", ".mjs", ".json"].iter().any(|e| path.ends_with(e));
        if text_by_name && !bytes.contains(&0) {
            findings.push(Finding::file(path, "the text is not UTF-8", "Save it as UTF-8."));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_composed_text_passes() {
        assert_eq!(check(&Tree::of(&[("docs/a.md", "Hòa, Đặng, Ỷ\n")])), []);
    }

    #[test]
    fn a_decomposed_line_is_found() {
        let found = check(&Tree::of(&[("docs/a.md", "một\nHo\u{300}a\n")]));
        assert_eq!(found[0].place, "docs/a.md:2");
    }
}
