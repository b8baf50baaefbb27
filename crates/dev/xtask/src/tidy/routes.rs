//! Every route has a permission: routes exist only in the tables that `web` types, and each entry says who may come.
//!
//! The type of the table asks for an access value; this check sees to what a type cannot: that no slice mounts a route
//! beside its table, and that the entry of every path names its access in plain sight.

use super::Finding;
use crate::rust_code::{has_word, line_at, scan};
use crate::tree::{Tree, crate_of, is_test};

/// Ways round the table.
const BESIDE: &[&str] = &["axum::routing", "Router", "MethodRouter", "nest_service", "route_service"];
/// What an entry may say about who comes in.
const ACCESS: &[&str] = &["Access", "access", "Permission", "permissions", "Role", "role"];

/// Looks at the code of every slice.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.rust() {
        let Some(("features", _, inside)) = crate_of(path) else { continue };
        if is_test(path) {
            continue;
        }
        let seen = scan(source);
        for word in BESIDE {
            if let Some(at) = crate::rust_code::word_positions(&seen.code, word).next() {
                let why = format!("`{word}` mounts a route beside the table");
                findings.push(Finding::line(path, line_at(&seen.code, at), why, "Add the route to src/routes.rs."));
            }
        }
        if inside == "src/routes.rs" {
            findings.extend(open_entries(path, source));
        }
    }
    findings
}

/// Entries of a table, by their path literal, that name no access.
fn open_entries(path: &str, source: &str) -> Vec<Finding> {
    let seen = scan(source);
    let routes = seen.literals.iter().filter(|literal| literal.text.starts_with('/'));
    let code: Vec<&str> = seen.code.lines().collect();
    let starts: Vec<(usize, &str)> = routes.map(|literal| (literal.line, literal.text.as_str())).collect();
    let mut findings = Vec::new();
    for (index, (line, url)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(code.len(), |next| next.0 - 1).max(*line);
        let entry = code[line - 1..end].join("\n");
        if !ACCESS.iter().any(|word| has_word(&entry, word)) {
            let why = format!("the route {url} names no access");
            findings.push(Finding::line(path, *line, why, "Say in the entry who may come."));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "crates/features/plans/src/routes.rs";

    #[test]
    fn entries_with_access_pass() {
        let text = "fn f() {\n  get(\"/viec\", list::get, Access::SignedIn),\n  post(\n    \"/viec\",\n    list::post,\n    Access::Open,\n  ),\n}";
        assert_eq!(check(&Tree::of(&[(FILE, text)])), []);
    }

    #[test]
    fn an_entry_without_access_is_found() {
        let text = "fn f() {\n  get(\"/viec\", list::get),\n  get(\"/viec/{id}\", show::get, Access::SignedIn),\n}";
        let found = check(&Tree::of(&[(FILE, text)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, format!("{FILE}:2"));
    }

    #[test]
    fn a_route_beside_the_table_is_found() {
        let text = "//! x\nuse axum::routing::get;\n";
        assert_eq!(check(&Tree::of(&[("crates/features/plans/src/board.rs", text)])).len(), 1);
    }
}
