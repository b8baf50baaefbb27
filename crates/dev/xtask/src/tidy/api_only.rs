//! A slice reaches another slice through its `api` alone: its store, its screens and its model stay its own affair.

use super::Finding;
use crate::rust_code::line_at;
use crate::rust_paths::{imports, named};
use crate::rust_sql::sources;
use crate::tree::{Tree, crate_of};
use std::collections::BTreeSet;

/// Looks at every path in a slice that begins with another slice's name.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let slices: BTreeSet<&str> = tree
        .texts()
        .filter_map(|(path, _)| crate_of(path))
        .filter(|(g, ..)| *g == "features")
        .map(|(_, n, _)| n)
        .collect();
    let mut findings = Vec::new();
    for source in sources(tree, &["features"]) {
        let code = &source.seen.code;
        let imports = imports(code);
        let calls = named(code, &imports).into_iter().map(|n| (line_at(code, n.at), n.path));
        if source.inside == "src/api.rs" {
            let wide = ["pub use crate::store;", "pub use crate::store::*;", "pub use super::store;"];
            let wide = wide.iter().find_map(|whole| code.find(whole));
            findings.extend(wide.map(|at| {
                let why = "the api gives the whole store away";
                Finding::line(source.path, line_at(code, at), why, "Offer the functions that others need, one by one.")
            }));
        }
        let mut seen = BTreeSet::new();
        for (line, path) in imports.iter().map(|i| (i.line, i.path.clone())).chain(calls) {
            let mut words = path.trim_start_matches("::").split("::");
            let (other, door) = (words.next().unwrap_or_default(), words.next());
            if other == source.name || !slices.contains(other) || door == Some("api") || is_own(&source, other, tree) {
                continue;
            }
            if seen.insert((line, path.clone())) {
                let why = format!("`{path}` goes past the api of `{other}`");
                findings.push(Finding::line(source.path, line, why, "Ask through its api.rs, and offer it there."));
            }
        }
    }
    findings
}

/// Whether the word is a module of the slice itself that is called like another slice (`mod reports;`).
fn is_own(source: &crate::rust_sql::Source<'_>, other: &str, tree: &Tree) -> bool {
    let folder = source.path.trim_end_matches(".rs").trim_end_matches("/lib");
    tree.text(&format!("{folder}/{other}.rs")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> usize {
        let tree =
            Tree::of(&[("crates/features/org/src/api.rs", "//! x\n"), ("crates/features/staff/src/person.rs", code)]);
        check(&tree).len()
    }

    #[test]
    fn the_api_is_the_only_door() {
        assert_eq!(found("use org::api::UnitRow;\nfn f() { org::api::units(x); crate::store::org() }"), 0);
        assert_eq!(found("fn f() { org::store::positions(x) }"), 1);
        assert_eq!(found("use org::{api, store::UnitRow};"), 1);
        assert_eq!(found("use org as o;\nfn f() { o::store::positions(x) }"), 2);
        assert_eq!(found("use org::positions::view;"), 1);
        assert_eq!(check(&Tree::of(&[("crates/features/org/src/api.rs", "pub use crate::store;\n")])).len(), 1);
    }
}
