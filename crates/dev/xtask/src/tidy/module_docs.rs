//! Every Rust file opens by saying in a sentence what it is.

use super::Finding;
use crate::tree::Tree;

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
    fn a_sentence_is_wanted() {
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "//! What it is.\nfn f() {}")])), []);
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "use x;\n//! Late.")])).len(), 1);
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "//!\nfn f() {}")])).len(), 1);
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "")])).len(), 1);
    }
}
