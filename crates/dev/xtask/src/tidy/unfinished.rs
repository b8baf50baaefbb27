//! Nothing unfinished, switched off or left over from debugging.

use super::Finding;
use crate::rust_code::{line_at, word_positions};
use crate::tree::Tree;

/// Written in two halves, so that this file does not find itself.
const MARKS: &[(&str, &str)] = &[
    (concat!("TO", "DO"), "finish it or write an issue"),
    (concat!("FIX", "ME"), "mend it or write an issue"),
    (concat!("XX", "X"), "say it in words or mend it"),
    (concat!("to", "do!("), "write the function"),
    (concat!("un", "implemented!("), "write the function"),
    (concat!("db", "g!("), "remove the debugging"),
    (concat!("#[ig", "nore"), "a test that does not run is no test: assert what is true today"),
    (concat!(".on", "ly("), "run every test"),
];
const SOURCES: &[&str] = &[".rs", ".toml", ".sql", ".css", ".js", ".mjs", ".sh"];

/// Looks through all source, comments included.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts().filter(|(path, _)| SOURCES.iter().any(|ending| path.ends_with(ending))) {
        for (mark, what) in MARKS {
            for at in word_positions(text, mark) {
                let why = format!("`{mark}`: {what}");
                findings.push(Finding::line(path, line_at(text, at), why, "Unfinished work is not merged."));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_by_line() {
        let text = format!("//! x\n// {}: later\nfn f() {{ {}x) }}\n", MARKS[0].0, MARKS[5].0);
        let found = check(&Tree::of(&[("crates/a/b/src/c.rs", &text)]));
        assert_eq!(
            found.iter().map(|f| f.place.as_str()).collect::<Vec<_>>(),
            ["crates/a/b/src/c.rs:2", "crates/a/b/src/c.rs:3"]
        );
    }

    #[test]
    fn ordinary_words_pass() {
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", "//! What is left to do; a placeholder=\"…\".")])), []);
    }
}
