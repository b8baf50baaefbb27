//! Every dependency from outside stands in `docs/dependencies.md` with its reason.

use super::Finding;
use crate::tree::{Tree, crate_of};
use std::collections::BTreeSet;
use toml::{Table, Value};

const FILE: &str = "docs/dependencies.md";
const NODE: &str = "tests/browser/package.json";

/// Names of crates and of npm packages must stand in the document as `` `name` ``.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let document = tree.text(FILE).unwrap_or_default();
    let house: BTreeSet<&str> = tree.texts().filter_map(|(path, _)| crate_of(path)).map(|(_, name, _)| name).collect();
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, text) in tree.texts() {
        let names = match path {
            NODE => node_names(text),
            _ if path == "Cargo.toml" || path.ends_with("/Cargo.toml") => cargo_names(text),
            _ => continue,
        };
        for name in names.into_iter().filter(|name| !house.contains(name.as_str())) {
            if !document.contains(&format!("`{name}`")) && seen.insert(name.clone()) {
                let why = format!("`{name}` has no reason in {FILE}");
                findings.push(Finding::file(
                    path,
                    why,
                    "Say there what it does better for the users, or do without it.",
                ));
            }
        }
    }
    findings
}

fn cargo_names(text: &str) -> BTreeSet<String> {
    let Ok(manifest) = text.parse::<Table>() else { return BTreeSet::new() };
    let workspace = manifest.get("workspace").and_then(Value::as_table);
    let mut names = BTreeSet::new();
    for table in std::iter::once(&manifest).chain(workspace) {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            names.extend(table.get(kind).and_then(Value::as_table).into_iter().flat_map(|t| t.keys().cloned()));
        }
    }
    names
}

fn node_names(text: &str) -> BTreeSet<String> {
    let manifest: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let kinds = ["dependencies", "devDependencies"].map(|kind| manifest[kind].as_object().cloned().unwrap_or_default());
    kinds.into_iter().flatten().map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(document: &str) -> Tree {
        Tree::of(&[
            ("Cargo.toml", "[workspace.dependencies]\nkernel = { path = \"crates/pure/kernel\" }\njiff = \"1\""),
            ("crates/pure/kernel/Cargo.toml", "[dependencies]\njiff.workspace = true"),
            (NODE, "{\"dependencies\": {\"axe-core\": \"1\"}}"),
            (FILE, document),
        ])
    }

    #[test]
    fn reasons_are_wanted_for_crates_and_packages_but_not_for_the_house() {
        assert_eq!(check(&tree("- `jiff`: dates\n- `axe-core`: accessibility")), []);
        let found = check(&tree("jiff"));
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
