//! Every route is asked for by a test of its slice, as `docs/MAP.md` finds them; and the map knows every route.
//!
//! How the tests' addresses are found is written in `crates/app/sauro/tests/it/map/asked.rs`.

use super::Finding;
use crate::route_table::entries;
use crate::rust_sql::sources;
use crate::tree::Tree;
use std::collections::BTreeMap;

const MAP: &str = "docs/MAP.md";

/// Compares the tables with the map, both ways, and looks for lines without a test.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let map = tree.text(MAP).unwrap_or_default();
    let mut lines = lines(map);
    let mut findings = Vec::new();
    for (line, row) in &lines {
        if row.tests.is_empty() {
            let why = format!("no test asks for {}", line.trim());
            findings.push(Finding::line(
                MAP,
                row.at,
                why,
                "Ask for it in the slice's tests/it, then `cargo xtask map`.",
            ));
        }
    }
    for table in sources(tree, &["features"]).iter().filter(|source| source.inside == "src/routes.rs") {
        for entry in entries(table) {
            let handler = format!("{}::{}", table.name, entry.handler.unwrap_or_default());
            let line = format!("{} {} {handler}", entry.method.to_uppercase(), entry.url);
            if lines.remove(&line).is_none() {
                let why = format!("{MAP} does not know {line}");
                findings.push(Finding::line(table.path, entry.line, why, "Write the map anew: `cargo xtask map`."));
            }
        }
    }
    for (line, row) in lines {
        let why = format!("no table has {line}");
        findings.push(Finding::line(MAP, row.at, why, "Write the map anew: `cargo xtask map`."));
    }
    findings
}

struct Row {
    at: usize,
    tests: String,
}

/// The lines of the map by method, address and handler.
fn lines(map: &str) -> BTreeMap<String, Row> {
    let mut found = BTreeMap::new();
    for (index, line) in map.lines().enumerate().filter(|(_, line)| line.starts_with("| `/")) {
        let cells: Vec<&str> = line.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        if let [_, url, method, _, handler, _, tests, ..] = cells.as_slice() {
            found.insert(format!("{method} {url} {handler}"), Row { at: index + 1, tests: tests.to_string() });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        "use web::{Gate, get};\nuse crate::list;\nfn f() {\n  get(\"/viec/{id}\", list::get, Gate::SignedIn),\n}";

    fn found(map: &str) -> Vec<String> {
        let tree = Tree::of(&[("crates/features/plans/src/routes.rs", TABLE), (MAP, map)]);
        check(&tree).into_iter().map(|finding| finding.place).collect()
    }

    #[test]
    fn a_route_without_test_is_found() {
        let line = "| `/viec/{id}` | GET | signed in | `plans::list::get` | `x.rs` | `tests/it/a.rs` |\n";
        assert_eq!(found(line), Vec::<String>::new());
        assert_eq!(found(&line.replace("`tests/it/a.rs`", "")), [format!("{MAP}:1")]);
    }

    #[test]
    fn map_and_tables_agree() {
        assert_eq!(found("# Map\n"), ["crates/features/plans/src/routes.rs:4"]);
        let line = "| `/viec/{id}` | GET | signed in | `plans::list::get` | `x.rs` | `tests/it/a.rs` |\n";
        let gone = line.replace("GET", "POST");
        assert_eq!(found(&format!("{line}{gone}")), [format!("{MAP}:2")]);
    }
}
