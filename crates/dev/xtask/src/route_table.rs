//! The lines of a slice's `routes.rs`: method, address, handler, and where each stands.

use crate::rust_code::{closing, line_at};
use crate::rust_items::{in_crate, module_of};
use crate::rust_paths::{imports, named, undone};
use crate::rust_sql::Source;

/// One line of a table.
#[derive(Debug)]
pub struct Entry {
    /// The line on which the entry begins, and that of its address.
    pub from: usize,
    pub line: usize,
    /// `get` or `post`.
    pub method: String,
    pub url: String,
    /// The handler's path in the crate; none when it is no path.
    pub handler: Option<String>,
    /// The code of the entry, brackets included.
    pub code: String,
}

/// The entries of a `routes.rs`, and calls of `web::get` and `web::post` anywhere else.
pub fn entries(source: &Source<'_>) -> Vec<Entry> {
    let code = &source.seen.code;
    let imports = imports(code);
    let mut found = Vec::new();
    for call in named(code, &imports) {
        let Some(method @ ("get" | "post")) = call.path.strip_prefix("web::") else { continue };
        let open = call.at + code[call.at..].find('(').unwrap_or(0);
        let end = closing(code, open).min(code.len());
        let literal = source.seen.literals.iter().find(|l| (open..end).contains(&l.at));
        let arguments = arguments(&code[(open + 1).min(end)..end]);
        let handler =
            arguments.get(1).map(|a| a.trim()).filter(|a| a.chars().all(|c| c.is_alphanumeric() || "_:".contains(c)));
        found.push(Entry {
            from: line_at(code, call.at),
            line: literal.map_or_else(|| line_at(code, call.at), |l| l.line),
            method: method.to_string(),
            url: literal.map(|l| l.text.clone()).unwrap_or_default(),
            handler: handler.map(|path| in_crate(&undone(path, &imports), &module_of(source.inside))),
            code: code[open..end].to_string(),
        });
    }
    found
}

/// Whether a text reads like an address of this pattern: `{id}` may be a number, a word or a place to be filled.
pub fn fits(pattern: &str, text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let (wanted, given): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    let same = |(w, g): (&&str, &&str)| w == g || (w.starts_with('{') && !g.is_empty());
    path.starts_with('/') && given.len() == wanted.len() && wanted.iter().zip(&given).all(same)
}

/// Split at the commas outside brackets.
fn arguments(code: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&code[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust_sql::sources;
    use crate::tree::Tree;

    #[test]
    fn entries_are_read() {
        let text = "use web::{Gate, get as g, post};\nuse crate::{list, task::halt};\nfn f() { vec![\n  g(\"/a\", list::get, Gate::SignedIn),\n  post(\n    \"/a/{id}\",\n    halt::post_cancel,\n    Gate::Roles(&[Role::A, Role::B]),\n  ),\n  web::get(\"/b\", || async { 1 }, Gate::Public),\n] }";
        let tree = Tree::of(&[("crates/features/plans/src/routes.rs", text)]);
        let seen: Vec<String> = entries(&sources(&tree, &["features"])[0])
            .into_iter()
            .map(|e| format!("{} {} {} {:?}", e.line, e.method, e.url, e.handler))
            .collect();
        assert_eq!(
            seen,
            ["4 get /a Some(\"list::get\")", "6 post /a/{id} Some(\"task::halt::post_cancel\")", "10 get /b None"]
        );
    }
}
