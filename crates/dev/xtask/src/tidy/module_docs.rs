//! Every Rust file opens by saying in a sentence what it is; every slice has its page.

use super::Finding;
use crate::tree::Tree;

/// A slice's own page says what no listing of its code can: its Vietnamese name, its laws, what it asks of others.
pub fn slices(tree: &Tree) -> Vec<Finding> {
    let slices = tree.texts().filter_map(|(path, _)| {
        path.starts_with("crates/features/").then(|| path.strip_suffix("/src/lib.rs")).flatten()
    });
    slices
        .map(|slice| format!("{slice}/README.md"))
        .filter(|page| tree.text(page).is_none())
        .map(|page| Finding::file(&page, "a slice without its page", "Say in it what the slice is in the plan."))
        .collect()
}

/// The first line that is not an `// @generated` mark must be a `//!` with words.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let opens_well = |source: &str| {
        let first = source.lines().find(|line| !line.starts_with("// @generated") && !line.starts_with("#!["));
        first.and_then(|line| line.strip_prefix("//!")).is_some_and(|words| !words.trim().is_empty())
    };
    tree.rust()
        .filter(|(path, source)| path.starts_with("crates/") && !opens_well(source))
        .map(|(path, _)| Finding::line(path, 1, "no `//!` line", "Say in one sentence what this file is for."))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_has_its_page() {
        let slice = Tree::of(&[("crates/features/voice/src/lib.rs", "//! Ratings.")]);
        assert_eq!(slices(&slice).len(), 1);
        assert_eq!(slices(&slice.with("crates/features/voice/README.md", "# Tiếng dân · voice")), []);
    }

    #[test]
    fn a_sentence_is_wanted() {
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "//! What it is.\nfn f() {}")])), []);
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "use x;\n//! Late.")])).len(), 1);
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "//!\nfn f() {}")])).len(), 1);
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "")])).len(), 1);
    }
}
