//! Every query runs in a conformance test on both engines: it is called in the crate's store tests.
//!
//! Queries are the functions of `src/store.rs` and `src/store/*.rs` of a feature that others may call and that wait for
//! the database, and the `pub async fn` of `platform/db` in any file. They must be called in `tests/it/store.rs` or
//! `tests/it/store/*.rs` of the same crate (for `db`: anywhere below its `tests/`). A slice's query is called by its
//! path or by an imported name that leads to it; another function of the same name does not count.

use super::Finding;
use crate::rust_code::{has_word, line_at, scan};
use crate::rust_items::{Function, Functions};
use crate::rust_paths::{imports, named};
use crate::rust_sql::{Source, sources};
use crate::tree::{Tree, crate_of};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs queries with their calls in test code.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = queries_of_the_database(tree);
    let all = sources(tree, &["features"]);
    let slices: BTreeSet<&str> = all.iter().map(|source| source.name).collect();
    for slice in slices {
        findings.extend(queries_of_a_slice(tree, slice, &all));
    }
    findings
}

fn queries_of_a_slice(tree: &Tree, slice: &str, all: &[Source<'_>]) -> Vec<Finding> {
    let functions = Functions::of(all.iter().filter(|source| source.name == slice));
    let stores: BTreeSet<&str> = all.iter().filter(|s| s.name == slice && s.is_store()).map(|s| s.path).collect();
    let (mut called, mut code) = (BTreeSet::new(), String::new());
    for (path, source) in tree.rust() {
        let Some(("features", name, inside)) = crate_of(path) else { continue };
        if name != slice || !(inside == "tests/it/store.rs" || inside.starts_with("tests/it/store/")) {
            continue;
        }
        let seen = scan(source);
        let imports = imports(&seen.code);
        for call in named(&seen.code, &imports) {
            let own = call.path.strip_prefix(slice).and_then(|rest| rest.strip_prefix("::"));
            called.extend(own.and_then(|path| functions.find(path)).map(|function| function.path.clone()));
        }
        code.push_str(&seen.code);
    }
    let mut findings = Vec::new();
    for query in functions.all().filter(|f| stores.contains(f.file.as_str()) && is_query(f)) {
        let name = query.path.rsplit("::").next().unwrap_or_default();
        let as_method = query.is_method && has_word(&code, &format!(".{name}("));
        if !called.contains(&query.path) && !as_method {
            let why = format!("no store test of `{slice}` calls `{}`", query.path);
            let advice = "Make it `pub` and call it in tests/it/store, where both engines run it.";
            findings.push(Finding::line(&query.file, query.line, why, advice));
        }
    }
    findings
}

/// Whether others may call the function and it waits for the database, by `async` or by what it takes or gives.
fn is_query(function: &Function) -> bool {
    let head = function.head.trim_start();
    let waits = ["async", "Future", "Conn", "WriteTx", "Reader"].iter().any(|word| has_word(head, word));
    head.starts_with("pub") && waits
}

fn queries_of_the_database(tree: &Tree) -> Vec<Finding> {
    let mut tests: BTreeMap<&str, String> = BTreeMap::new();
    for (path, source) in tree.rust() {
        let Some(("platform", name, inside)) = crate_of(path) else { continue };
        if inside.starts_with("tests/") {
            tests.entry(name).or_default().push_str(&scan(source).code);
        }
    }
    let mut findings = Vec::new();
    for (path, source) in tree.rust() {
        let Some(("platform", name @ "db", inside)) = crate_of(path) else { continue };
        if !inside.starts_with("src/") {
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

    const LIST: &str = "crates/features/plans/src/store/list.rs";
    const TEST: &str = "crates/features/plans/tests/it/store/list.rs";

    fn tree(test: &str) -> Tree {
        Tree::of(&[(LIST, "//! x\npub async fn page_of(conn: &mut Conn) {}\n"), (TEST, test)])
    }

    fn queries(store: &str, test: &str) -> usize {
        check(&Tree::of(&[(LIST, store), (TEST, test)])).len()
    }

    #[test]
    fn a_called_query_passes() {
        for test in [
            "use plans::store;\nasync fn t() { store::list::page_of(&mut conn).await }",
            "use plans::store::list as l;\nasync fn t() { l::page_of(&mut conn).await }",
            "use plans::store::list::{self, page_of};\nasync fn t() { page_of::<A>(&mut conn).await }",
        ] {
            assert_eq!(check(&tree(test)), [], "{test}");
        }
        let tree = tree("use plans::store;\nasync fn t() { store::page_of(c) }")
            .with("crates/features/plans/src/store.rs", "pub mod list;\npub use list::page_of;\n");
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn an_untested_query_is_found_with_its_line() {
        let found = check(&tree("// page_of() is tested elsewhere\nfn t() { let page_of = page_of_all(); }"));
        assert_eq!(found[0].place, "crates/features/plans/src/store/list.rs:2");
    }

    #[test]
    fn another_function_of_that_name_does_not_count() {
        let named = "use plans::store::other::page_of;\nfn t() { page_of(c); x.page_of(c); plans::list::page_of(c) }";
        let tree =
            tree(named).with("crates/features/plans/src/store/other.rs", "pub async fn page_of(c: &mut Conn) {}");
        assert_eq!(check(&tree).len(), 1);
    }

    #[test]
    fn every_way_to_offer_a_query_is_seen() {
        for store in [
            "pub(crate) async fn rows(conn: &mut Conn) {}",
            "pub(super) async fn rows(conn: &mut Conn) {}",
            "pub fn rows(conn: &mut Conn) -> impl Future<Output = i64> { async { 1 } }",
            "impl Row {\n    pub async fn rows(conn: &mut Conn) {}\n}",
        ] {
            assert_eq!(queries(store, ""), 1, "{store}");
        }
        assert_eq!(queries("async fn rows(conn: &mut Conn) {}\npub fn sum(a: i64) -> i64 { a }", ""), 0);
        let method = "impl Row {\n    pub async fn rows(conn: &mut Conn) {}\n}";
        assert_eq!(queries(method, "use plans::store::list::Row;\nfn t() { Row::rows(c) }"), 0);
    }

    #[test]
    fn another_crate_does_not_count() {
        let tree =
            tree("").with("crates/features/org/tests/it/store.rs", "use plans::store::list::page_of; page_of();");
        assert_eq!(check(&tree).len(), 1);
    }
}
