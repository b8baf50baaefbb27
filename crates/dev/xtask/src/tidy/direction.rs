//! Direction between the groups of crates: `pure <- platform <- features <- app`, and which slice may know which.

use super::Finding;
use crate::tree::{Tree, crate_of};
use std::collections::BTreeMap;
use toml::{Table, Value};

/// Which slices a slice may reach through their `api`. The design document's table, and nothing else.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("accounts", &[]),
    ("org", &[]),
    ("journal", &["accounts"]),
    // Gives people of the register access, so that it knows both.
    ("access", &["accounts", "org", "staff"]),
    ("staff", &["journal", "org"]),
    ("plans", &["journal", "org", "staff"]),
    ("competence", &["staff"]),
    ("placement", &["competence", "evaluation"]),
    ("evaluation", &["staff"]),
    ("training", &["competence"]),
    ("conduct", &["staff"]),
    ("voice", &["org"]),
    ("resources", &["org", "plans"]),
    ("documents", &["org", "staff"]),
    ("lawbook", &[]),
    // These two show what others publish.
    ("reports", &["*"]),
    ("public_site", &["*"]),
];

const GROUPS: &[&str] = &["pure", "platform", "features", "app", "dev"];

/// Reads every crate's `Cargo.toml` and compares its dependencies with the rules.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let manifests: Vec<(&str, &str, &str, Table)> = tree
        .texts()
        .filter_map(|(path, text)| {
            let (group, name, "Cargo.toml") = crate_of(path)? else { return None };
            Some((path, group, name, text.parse::<Table>().ok()?))
        })
        .collect();
    let group_of: BTreeMap<&str, &str> = manifests.iter().map(|(_, group, name, _)| (*name, *group)).collect();
    let shared = shared_dependencies(tree);
    for (path, group, name, manifest) in &manifests {
        if !GROUPS.contains(group) {
            findings.push(Finding::file(path, format!("there is no group `{group}`"), "Move the crate to its group."));
        }
        let called = manifest.get("package").and_then(|p| p.get("name")).and_then(Value::as_str);
        if called.is_some_and(|called| called != *name) {
            findings.push(Finding::file(path, "the crate is not called like its folder", "Give both one name."));
        }
        for (kind, dependency) in dependencies(manifest, &shared) {
            let Some(other) = group_of.get(dependency.as_str()) else { continue };
            if let Some(why) = refusal((group, name), (other, &dependency), kind) {
                findings.push(Finding::file(path, why, "Turn the dependency round or move what is shared downwards."));
            }
        }
    }
    findings
}

/// What the workspace says of the dependencies that its crates share.
pub(super) fn shared_dependencies(tree: &Tree) -> Table {
    let root = tree.text("Cargo.toml").and_then(|text| text.parse::<Table>().ok()).unwrap_or_default();
    let shared = root.get("workspace").and_then(|w| w.get("dependencies")).and_then(Value::as_table);
    shared.cloned().unwrap_or_default()
}

/// The kind (`dependencies`, `dev-dependencies`, …) and name of every dependency, those of one platform too.
pub(super) fn dependencies(manifest: &Table, shared: &Table) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(|t| t.values());
    for table in std::iter::once(manifest).chain(targets.filter_map(Value::as_table)) {
        for kind in ["dependencies", "build-dependencies", "dev-dependencies"] {
            let named = table.get(kind).and_then(Value::as_table).into_iter().flatten();
            found.extend(named.map(|(name, value)| (kind, real_name(name, value, shared))));
        }
    }
    found
}

/// The crate that stands behind a dependency, whatever it is called here: by its `package`, by the folder of its
/// `path`, or by what the workspace says of it.
fn real_name(name: &str, value: &Value, shared: &Table) -> String {
    if value.get("workspace").is_some()
        && let Some(behind) = shared.get(name)
    {
        return real_name(name, behind, &Table::new());
    }
    let package = value.get("package").and_then(Value::as_str);
    let folder =
        value.get("path").and_then(Value::as_str).and_then(|path| path.trim_end_matches('/').rsplit('/').next());
    package.or(folder).unwrap_or(name).to_string()
}

/// Why `from` may not depend on `to`, both as (group, crate); `None` when it may.
fn refusal(from: (&str, &str), to: (&str, &str), kind: &str) -> Option<String> {
    let ((group, name), (other_group, other)) = (from, to);
    if kind == "dev-dependencies" {
        let forbidden = other_group == "app" || other == "xtask";
        return forbidden.then(|| format!("tests of `{name}` depend on `{other}`"));
    }
    let allowed = match (group, other_group) {
        ("dev", _) => other != "xtask",
        ("pure", "pure") | ("platform", "pure" | "platform") | ("features", "pure" | "platform") => true,
        ("app", "pure" | "platform" | "features") => true,
        ("features", "features") => match MAY_KNOW.iter().find(|(slice, _)| *slice == name) {
            Some((_, known)) => known.contains(&"*") || known.contains(&other),
            None => {
                return Some(format!("slice `{name}` is not in the table of who may know whom (tidy/direction.rs)"));
            }
        },
        _ => false,
    };
    (!allowed).then(|| format!("`{group}/{name}` may not depend on `{other_group}/{other}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        Tree::of(&[
            ("crates/pure/kernel/Cargo.toml", "[dependencies]\njiff = \"1\""),
            ("crates/platform/web/Cargo.toml", "[dependencies]\nkernel.workspace = true"),
            ("crates/dev/testkit/Cargo.toml", "[dependencies]\nweb.workspace = true"),
            ("crates/features/org/Cargo.toml", "[dependencies]\nweb.workspace = true"),
            ("crates/features/plans/Cargo.toml", "[dependencies]\norg = {}\n[dev-dependencies]\ntestkit = {}"),
        ])
    }

    #[test]
    fn the_allowed_direction_passes() {
        assert_eq!(check(&tree()), []);
    }

    #[test]
    fn a_dependency_upwards_is_found() {
        let found = check(&tree().with("crates/pure/kernel/Cargo.toml", "[dependencies]\nweb = {}"));
        assert!(found[0].why.contains("`pure/kernel` may not depend on `platform/web`"));
    }

    #[test]
    fn a_slice_knows_only_its_neighbours() {
        assert_eq!(check(&tree().with("crates/features/org/Cargo.toml", "[dependencies]\nplans = {}")).len(), 1);
    }

    #[test]
    fn test_tools_stay_in_tests_even_for_one_platform() {
        let text = "[target.'cfg(unix)'.dependencies]\ntestkit = {}";
        assert_eq!(check(&tree().with("crates/platform/web/Cargo.toml", text)).len(), 1);
    }

    #[test]
    fn another_name_hides_nothing() {
        let root = "[workspace.dependencies]\nw = { path = \"crates/platform/web\", package = \"web\" }";
        for text in [
            "[dependencies]\nw = { package = \"web\", path = \"../../platform/web\" }",
            "[dependencies]\nw = { path = \"../../platform/web/\" }",
            "[dependencies]\nw.workspace = true",
            "[build-dependencies]\nw = { workspace = true }",
        ] {
            let found = check(&tree().with("crates/pure/kernel/Cargo.toml", text).with("Cargo.toml", root));
            assert_eq!(found.len(), 1, "{text}");
            assert!(found[0].why.contains("`platform/web`"), "{found:?}");
        }
        let named = "[package]\nname = \"kernel2\"";
        assert_eq!(check(&tree().with("crates/pure/kernel/Cargo.toml", named)).len(), 1);
    }

    #[test]
    fn an_unknown_group_is_found() {
        assert_eq!(check(&tree().with("crates/misc/x/Cargo.toml", "")).len(), 1);
    }
}
