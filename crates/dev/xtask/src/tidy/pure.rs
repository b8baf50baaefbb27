//! What `crates/pure` may not touch: clock, environment, files, runtimes, and floating point where numbers are law.

use super::Finding;
use crate::rust_code::{line_at, scan, word_positions};
use crate::tree::{Tree, crate_of, is_test};

const BANNED: &[(&str, &str)] = &[
    ("SystemTime", "reads the wall clock; the date comes in as a fact"),
    ("Instant::now", "reads the wall clock; the date comes in as a fact"),
    ("Timestamp::now", "reads the wall clock; the date comes in as a fact"),
    ("Zoned::now", "reads the wall clock; the date comes in as a fact"),
    ("std::env", "reads the environment; the same facts must give the same answer everywhere"),
    ("std::fs", "touches files; pure code has no input or output"),
    ("std::net", "touches the network; pure code has no input or output"),
    ("std::process", "starts or ends processes; pure code has no input or output"),
    ("tokio", "is a runtime; pure code has no input or output"),
    ("sqlx", "is a database; pure code has no input or output"),
    ("axum", "is a web server; pure code has no input or output"),
];

/// Binary fractions cannot hold the law's decimals.
const FLOATS: &[&str] = &["f32", "f64"];

/// Looks for the banned words in code, not in comments or literals. Tests of pure crates may read files.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.rust() {
        let Some(("pure", name, _)) = crate_of(path) else { continue };
        if is_test(path) {
            continue;
        }
        let seen = scan(source);
        let tests = seen.test_blocks();
        let mut look_for = |word: &str, why: String| {
            for line in word_positions(&seen.code, word).map(|at| line_at(&seen.code, at)) {
                if !tests.iter().any(|(from, to)| (*from..=*to).contains(&line)) {
                    findings.push(Finding::line(path, line, why.clone(), "Hand the value in as an argument."));
                }
            }
        };
        for (word, why) in BANNED {
            look_for(word, format!("`{word}` {why}"));
        }
        for word in FLOATS.iter().filter(|_| name == "rules") {
            look_for(word, format!("`{word}` in law; numbers of law are integers or exact ratios"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impure_calls_are_found_by_line() {
        let tree = Tree::of(&[("crates/pure/kernel/src/date.rs", "//! d\nfn f() {\n    std::env::var(\"A\");\n}\n")]);
        assert_eq!(check(&tree)[0].place, "crates/pure/kernel/src/date.rs:3");
    }

    #[test]
    fn comments_tests_and_other_groups_are_free() {
        let tree = Tree::of(&[
            ("crates/pure/kernel/src/a.rs", "// no tokio here\n#[cfg(test)]\nmod tests {\n use std::fs;\n}\n"),
            ("crates/pure/kernel/tests/it/main.rs", "use std::fs;"),
            ("crates/platform/db/src/lib.rs", "use tokio::fs;"),
        ]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn floats_are_banned_in_rules_alone() {
        let text = "pub fn score(x: f64) -> f32 { x as f32 }";
        assert_eq!(check(&Tree::of(&[("crates/pure/kernel/src/a.rs", text)])), []);
        assert_eq!(check(&Tree::of(&[("crates/pure/rules/src/a.rs", text)])).len(), 3);
    }
}
