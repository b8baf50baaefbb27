//! Every query runs in a conformance test on both engines: its name stands in the crate's store tests.
//!
//! Queries are the `pub async fn` of `src/store.rs` and `src/store/*.rs` of a feature, and those of `platform/db` in
//! any file. They must be called in `tests/it/store.rs` or `tests/it/store/*.rs` of the same crate (for `db`: anywhere
//! below its `tests/`).

use super::Finding;
use crate::rust_code::{has_word, line_at, scan};
use crate::tree::{Tree, crate_of};
use std::collections::BTreeMap;

/// Pairs public async functions with their mention, as a call, in test code.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut tests: BTreeMap<&str, String> = BTreeMap::new();
    for (path, source) in tree.rust() {
        let Some((group, name, inside)) = crate_of(path) else { continue };
        let conforms = inside == "tests/it/store.rs" || inside.starts_with("tests/it/store/");
        if conforms || (group == "platform" && inside.starts_with("tests/")) {
            tests.entry(name).or_default().push_str(&scan(source).code);
        }
    }
    let mut findings = Vec::new();
    for (path, source) in tree.rust() {
        let Some((group, name, inside)) = crate_of(path) else { continue };
        let queries = match group {
            "features" => inside == "src/store.rs" || inside.starts_with("src/store/"),
            _ => name == "db" && inside.starts_with("src/"),
        };
        if !queries {
            continue;
        }
        let tested = tests.get(name).map(String::as_str).unwrap_or_default();
        for (line, function) in public_queries(source) {
            let called = has_word(tested, &format!("{function}(")) || has_word(tested, &format!("{function}::<"));
            if !called {
                let why = format!("no store test of `{name}` calls `{function}`");
                findings.push(Finding::line(path, line, why, "Call it in tests/it/store, where both engines run it."));
            }
        }
    }
    findings
}

/// Line and name of each `pub async fn`.
fn public_queries(source: &str) -> Vec<(usize, String)> {
    let seen = scan(source);
    let starts = seen.code.match_indices("pub async fn ");
    starts
        .map(|(at, start)| {
            let name = seen.code[at + start.len()..].chars().take_while(|c| crate::rust_code::is_word(*c)).collect();
            (line_at(&seen.code, at), name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(test: &str) -> Tree {
        Tree::of(&[
            ("crates/features/plans/src/store/list.rs", "//! x\npub async fn page_of(conn: &mut Conn) {}\n"),
            ("crates/features/plans/tests/it/store/list.rs", test),
        ])
    }

    #[test]
    fn a_called_query_passes() {
        assert_eq!(check(&tree("async fn t() { store::list::page_of(&mut conn).await }")), []);
    }

    #[test]
    fn an_untested_query_is_found_with_its_line() {
        let found = check(&tree("// page_of() is tested elsewhere\nfn t() { let page_of = page_of_all(); }"));
        assert_eq!(found[0].place, "crates/features/plans/src/store/list.rs:2");
    }

    #[test]
    fn another_crate_does_not_count() {
        let tree = tree("").with("crates/features/org/tests/it/store.rs", "page_of();");
        assert_eq!(check(&tree).len(), 1);
    }
}
