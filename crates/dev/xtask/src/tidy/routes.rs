//! Every route has a permission: routes exist only in the tables that `web` types, and each entry names its gate.
//!
//! The type of a route asks for a `Gate`; this check sees to what a type cannot: that no slice mounts a route beside
//! its table, that the gate stands in the entry itself, and that a route that changes something is not open to all
//! without a word why (`// public: <why>` above it).

use super::Finding;
use crate::rust_code::{Text, has_word, line_at, scan, word_positions};
use crate::tree::{Tree, crate_of, is_test};

/// Ways round the table.
const BESIDE: &[&str] = &["axum::routing", "Router", "MethodRouter", "nest_service", "route_service"];
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
            if let Some(at) = word_positions(&seen.code, word).next() {
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

/// Entries of a table, by their path literal, that name no gate, or that let anybody change something.
fn open_entries(path: &str, source: &str) -> Vec<Finding> {
    let seen = scan(source);
    let code: Vec<&str> = seen.code.lines().collect();
    let routes: Vec<_> = seen.literals.iter().filter(|literal| literal.text.starts_with('/')).collect();
    let mut findings = Vec::new();
    for (index, route) in routes.iter().enumerate() {
        let (line, url) = (route.line, &route.text);
        let end = routes.get(index + 1).map_or(code.len(), |next| next.line - 1).max(line);
        let entry = code[line - 1..end].join("\n");
        let explained =
            |comment: &Text| comment.line < line && comment.line + 4 > line && comment.text.starts_with("public:");
        // The method stands on the path's line or, in a long entry, on the line above.
        let with_method = if code[line - 1].contains("t(") { line - 1 } else { line.saturating_sub(2) };
        let posts = code[with_method].contains("post(");
        if !has_word(&entry, "Gate") {
            let why = format!("the route {url} names no gate");
            findings.push(Finding::line(path, line, why, "Say in the entry who may come: `Gate::…`."));
        } else if posts && entry.contains("Gate::Public") && !seen.comments.iter().any(explained) {
            let why = format!("anybody may post to {url}");
            findings.push(Finding::line(path, line, why, "Close it, or say why above it: `// public: <why>`."));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "crates/features/plans/src/routes.rs";

    #[test]
    fn entries_with_a_gate_pass() {
        let text = "fn f() {\n  get(\"/viec\", list::get, Gate::SignedIn),\n  post(\n    \"/viec\",\n    list::post,\n    Gate::SignedIn,\n  ),\n}";
        assert_eq!(check(&Tree::of(&[(FILE, text)])), []);
    }

    #[test]
    fn an_entry_without_gate_is_found() {
        let text = "fn f() {\n  get(\"/viec\", list::get),\n  get(\"/viec/{id}\", show::get, Gate::SignedIn),\n}";
        let found = check(&Tree::of(&[(FILE, text)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, format!("{FILE}:2"));
    }

    #[test]
    fn a_route_beside_the_table_is_found() {
        let text = "//! x\nuse axum::routing::get;\n";
        assert_eq!(check(&Tree::of(&[("crates/features/plans/src/board.rs", text)])).len(), 1);
    }

    #[test]
    fn an_open_post_says_why() {
        let text = "fn f() {\n  post(\"/dang-nhap\", sign_in::post, Gate::Public),\n}\n";
        assert_eq!(check(&Tree::of(&[(FILE, text)])).len(), 1);
        let after = "fn f() {\n  post(\"/a\", a::post, Gate::SignedIn),\n  get(\"/b\", b::get, Gate::Public),\n}\n";
        assert_eq!(check(&Tree::of(&[(FILE, after)])), []);
        let text = text.replace("  post", "  // public: nobody is signed in yet\n  post");
        assert_eq!(check(&Tree::of(&[(FILE, &text)])), []);
    }
}
