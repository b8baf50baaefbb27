//! Every page has samples: each screen is drawn empty, ordinary, crowded and with errors before a user sees it so.
//!
//! The convention that this check reads: a screen is a module of a feature with an `async fn get`; the crate's
//! `tests/it/pages.rs` (or a file below `tests/it/pages/`) draws its samples and so names the module by its path in
//! the crate, `tasks::show` for `src/tasks/show.rs`, in code or as a string.

use super::Finding;
use crate::rust_code::{has_word, line_at, scan};
use crate::tree::{Tree, crate_of};
use std::collections::BTreeMap;

/// Pairs screens with their mention in the page tests.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut samples: BTreeMap<&str, String> = BTreeMap::new();
    for (path, source) in tree.rust() {
        let Some(("features", name, inside)) = crate_of(path) else { continue };
        if inside == "tests/it/pages.rs" || inside.starts_with("tests/it/pages/") {
            let seen = scan(source);
            let named = samples.entry(name).or_default();
            named.push_str(&seen.code);
            seen.literals.iter().for_each(|literal| named.extend([" ", &literal.text, " "]));
        }
    }
    let mut findings = Vec::new();
    for (path, source) in tree.rust() {
        let Some(("features", name, inside)) = crate_of(path) else { continue };
        let Some(module) = module_path(inside) else { continue };
        let seen = scan(source);
        let Some(at) = seen.code.find("async fn get(") else { continue };
        if !samples.get(name).is_some_and(|named| has_word(named, &module)) {
            let why = format!("the screen `{name}::{module}` has no page samples");
            let advice = "Draw its samples in the crate's tests/it/pages.rs, naming the module.";
            findings.push(Finding::line(path, line_at(&seen.code, at), why, advice));
        }
    }
    findings
}

/// `src/tasks/show.rs` → `tasks::show`; `None` outside `src` and for the crate's root.
fn module_path(inside: &str) -> Option<String> {
    let module = inside.strip_prefix("src/")?.strip_suffix(".rs")?;
    (module != "lib").then(|| module.replace('/', "::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(test: &str) -> Tree {
        Tree::of(&[
            ("crates/features/plans/src/tasks/show.rs", "//! x\npub async fn get() {}\n"),
            ("crates/features/plans/src/tasks/parts.rs", "//! x\npub fn row() {}\n"),
            ("crates/features/plans/tests/it/pages.rs", test),
        ])
    }

    #[test]
    fn a_sampled_screen_passes() {
        assert_eq!(check(&tree("check(plans::tasks::show::samples());")), []);
        assert_eq!(check(&tree("check(\"tasks::show\");")), []);
    }

    #[test]
    fn a_screen_without_samples_is_found() {
        let found = check(&tree("// tasks::show later\ncheck(tasks::shown::samples());"));
        assert_eq!(found[0].place, "crates/features/plans/src/tasks/show.rs:2");
    }
}
