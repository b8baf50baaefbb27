//! Files and functions small enough to be read in one sitting.

use super::Finding;
use crate::rust_code::{RustCode, block_end, is_word, scan};
use crate::tree::{Tree, is_test};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;
const TEST_FUNCTION_LINES: usize = 100;
/// Source that people read and change; documents, law and fixtures have their own length.
const SOURCES: &[&str] = &[".rs", ".css", ".js", ".mjs", ".sql", ".sh"];

/// Files over 400 lines (unless their first line says `// @generated`), functions of 60 lines or more.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.texts() {
        let own = SOURCES.iter().any(|ending| path.ends_with(ending)) && !path.starts_with("fixtures/");
        if !own || source.lines().next().is_some_and(|first| first.contains("@generated")) {
            continue;
        }
        let lines = source.lines().count();
        if lines > FILE_LINES {
            let why = format!("{lines} lines, at most {FILE_LINES}");
            findings.push(Finding::file(path, why, "Split it: one file, one use case."));
        }
        if path.ends_with(".rs") {
            findings.extend(long_functions(path, &scan(source)));
        }
    }
    findings
}

fn long_functions(path: &str, seen: &RustCode) -> Vec<Finding> {
    let lines: Vec<&str> = seen.code.lines().collect();
    let tests = seen.test_blocks();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let in_test = is_test(path) || tests.iter().any(|(from, to)| (*from..=*to).contains(&(index + 1)));
        let limit = if in_test { TEST_FUNCTION_LINES } else { FUNCTION_LINES };
        let length = block_end(&lines, index) - index;
        if length >= limit {
            let why = format!("`fn {name}` has {length} lines, fewer than {limit} wanted");
            found.push(Finding::line(path, index + 1, why, "Take a step out and give it a name."));
        }
    }
    found
}

/// The name of the function that a line of formatted code declares.
fn function_name(line: &str) -> Option<String> {
    let (before, after) = line.split_once("fn ")?;
    let declares = before.split_whitespace().all(|word| {
        matches!(word, "pub" | "async" | "const" | "unsafe" | "extern" | "default" | "in")
            || word.starts_with("pub(")
            || word.ends_with(')')
            || word.contains('"')
    });
    let name: String = after.chars().take_while(|c| is_word(*c)).collect();
    (declares && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(lines: usize) -> String {
        format!("pub async fn long(a: [u8; 2]) {{\n{}}}\n", "    step();\n".repeat(lines - 2))
    }

    #[test]
    fn a_function_of_sixty_lines_is_too_long() {
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", &function(59))])), []);
        let found = check(&Tree::of(&[("crates/a/b/src/c.rs", &function(60))]));
        assert!(found[0].why.contains("`fn long` has 60 lines"), "{found:?}");
    }

    #[test]
    fn tests_may_be_longer() {
        let inside = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", function(99));
        assert_eq!(check(&Tree::of(&[("crates/a/b/src/c.rs", &inside)])), []);
        assert_eq!(check(&Tree::of(&[("crates/a/b/tests/it/c.rs", &function(100))])).len(), 1);
    }

    #[test]
    fn files_have_four_hundred_lines_at_most() {
        let long = "a {}\n".repeat(401);
        assert_eq!(check(&Tree::of(&[("crates/a/b/c.css", &long)])).len(), 1);
        assert_eq!(check(&Tree::of(&[("crates/a/b/c.css", &long[5..])])), []);
        assert_eq!(check(&Tree::of(&[("crates/a/b/c.rs", &format!("// @generated\n{long}")), ("a.md", &long)])), []);
    }

    #[test]
    fn function_types_and_calls_are_not_functions() {
        assert_eq!(function_name("    run: fn (usize) -> bool,"), None);
        assert_eq!(function_name("pub(crate) const fn a() {"), Some("a".into()));
    }
}
