//! What `crates/pure` may touch: a short list of the standard library and of other crates. Everything else (clock,
//! chance, environment, files, network, processes, threads, runtimes) could make the same facts give another answer.
//!
//! Floating point is allowed nowhere in `pure`: binary fractions cannot hold the law's decimals, and no pure code of
//! today needs one.

use super::Finding;
use super::direction::{dependencies, shared_dependencies};
use crate::rust_code::{RustCode, is_word, line_at, scan, word_positions};
use crate::rust_paths::{imports, named};
use crate::tree::{Tree, crate_of, is_test};
use std::collections::BTreeSet;
use toml::Table;

/// Modules of the standard library that can neither ask nor tell the world anything.
const STD: &[&str] = &[
    "array",
    "borrow",
    "boxed",
    "cell",
    "char",
    "cmp",
    "collections",
    "convert",
    "default",
    "error",
    "fmt",
    "hash",
    "iter",
    "marker",
    "mem",
    "num",
    "ops",
    "option",
    "rc",
    "result",
    "slice",
    "str",
    "string",
    "sync",
    "vec",
];

/// A length of time is no clock.
const STD_NAMES: &[&str] = &["std::time::Duration", "core::time::Duration"];

/// Crates that only compute. Names as in `Cargo.toml`.
const DEPENDENCIES: &[&str] = &[
    "icu_collator",
    "icu_locale_core",
    "jiff",
    "num-bigint",
    "num-rational",
    "num-traits",
    "thiserror",
    "toml",
    "unicode-normalization",
];

/// Words that are refused wherever they stand in code, even where no path leads to them.
const BANNED: &[(&str, &str)] = &[
    ("SystemTime", "reads the wall clock; the date comes in as a fact"),
    ("Instant", "reads the wall clock; the date comes in as a fact"),
    ("::now", "reads the wall clock; the date comes in as a fact"),
    ("TimeZone::system", "reads the machine's time zone; the law's day is Vietnam's"),
    ("RandomState", "is chance; the same facts must give the same answer"),
    ("HashMap", "goes through its entries in an order of chance; a BTreeMap does not"),
    ("HashSet", "goes through its entries in an order of chance; a BTreeSet does not"),
    ("tokio", "is a runtime; pure code has no input or output"),
    ("sqlx", "is a database; pure code has no input or output"),
    ("axum", "is a web server; pure code has no input or output"),
    ("println!", "writes; pure code has no input or output"),
    ("eprintln!", "writes; pure code has no input or output"),
    ("print!", "writes; pure code has no input or output"),
    ("eprint!", "writes; pure code has no input or output"),
    ("env!", "reads the environment of the build"),
    ("option_env!", "reads the environment of the build"),
    ("include!", "brings in code from elsewhere"),
    ("#[path", "brings in code from elsewhere"),
    ("unsafe", "can reach anything"),
    ("extern", "can reach anything"),
    ("disallowed_methods", "switches off the list of clippy.toml"),
];

/// Looks through code, not comments or literals, and through the manifests. Tests of pure crates may read files.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let pure: BTreeSet<&str> =
        tree.texts().filter_map(|(path, _)| crate_of(path)).filter(|(g, ..)| *g == "pure").map(|(_, n, _)| n).collect();
    let shared = shared_dependencies(tree);
    for (path, text) in tree.texts() {
        let Some(("pure", _, inside)) = crate_of(path) else { continue };
        if inside == "Cargo.toml" {
            findings.extend(impure_dependencies(path, text, &pure, &shared));
        }
        if inside == "build.rs" {
            let why = "a build script runs with the machine's clock and files";
            findings.push(Finding::file(path, why, "Keep what is generated in the repository."));
        }
        if path.ends_with(".rs") && !is_test(path) {
            let seen = scan(text);
            let tests = seen.test_blocks();
            let mut lines = impure_code(&seen);
            lines.retain(|(line, _)| !tests.iter().any(|(from, to)| (*from..=*to).contains(line)));
            let told = |(line, why)| Finding::line(path, line, why, "Hand the value in as an argument.");
            findings.extend(lines.into_iter().map(told));
        }
    }
    findings
}

fn impure_code(seen: &RustCode) -> BTreeSet<(usize, String)> {
    let code = &seen.code;
    let mut found = BTreeSet::new();
    for (word, why) in BANNED {
        found.extend(word_positions(code, word).map(|at| (line_at(code, at), format!("`{word}` {why}"))));
    }
    let imports = imports(code);
    let named = named(code, &imports).into_iter().map(|n| (line_at(code, n.at), n.path));
    for (line, path) in imports.iter().map(|i| (i.line, i.path.clone())).chain(named) {
        if is_impure_std(&path) {
            found.insert((line, format!("`{path}` is not on the list of what pure code may use (tidy/pure.rs)")));
        }
    }
    let mut at = 0;
    while let Some(start) = code[at..].find(is_word).map(|next| at + next) {
        let word: String = code[start..].chars().take_while(|c| is_word(*c)).collect();
        at = start + word.len();
        let fraction = word.starts_with(|c: char| c.is_ascii_digit())
            && code[at..]
                .strip_prefix('.')
                .is_some_and(|rest| !rest.starts_with('.') && !rest.starts_with(char::is_alphabetic))
            && !code[..start].ends_with('.');
        if fraction || word.ends_with("f32") || word.ends_with("f64") {
            let why = format!("`{word}` is floating point; numbers of law are integers or exact ratios");
            found.insert((line_at(code, start), why));
        }
    }
    found
}

/// Whether a path leads into a part of the standard library that is not on the list, or to all of it at once.
fn is_impure_std(path: &str) -> bool {
    let words: Vec<&str> = path.split("::").filter(|w| *w != "self").collect();
    if !matches!(words.first(), Some(&"std" | &"core" | &"alloc")) || STD_NAMES.contains(&words.join("::").as_str()) {
        return false;
    }
    !words.get(1).is_some_and(|module| STD.contains(module))
}

/// Dependencies, also under another name, that are neither pure crates of the house nor on the list. Tests may have more.
fn impure_dependencies(path: &str, text: &str, pure: &BTreeSet<&str>, shared: &Table) -> Vec<Finding> {
    let manifest: Table = text.parse().unwrap_or_default();
    dependencies(&manifest, shared)
        .into_iter()
        .filter(|(kind, name)| {
            *kind != "dev-dependencies" && !pure.contains(name.as_str()) && !DEPENDENCIES.contains(&name.as_str())
        })
        .map(|(_, name)| {
            let why = format!("`{name}` is not on the list of what pure crates may depend on (tidy/pure.rs)");
            Finding::file(path, why, "Do without it, or use it in platform.")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str) -> usize {
        check(&Tree::of(&[("crates/pure/kernel/src/a.rs", code)])).len()
    }

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
    fn every_way_of_naming_the_world_is_found() {
        for code in [
            "use std::{fs, fmt};",
            "use std::{env as e};",
            "use std as s;\n",
            "use std::*;",
            "use std::net::TcpStream;",
            "fn f() { std::process::exit(1) }",
            "fn f() { std::thread::spawn(g) }",
            "use std::time::{Duration, Instant};",
            "use std::io::stdin;",
            "fn f() { println!(\"a\") }",
            "fn f() { eprint!(\"a\") }",
            "fn f() { ::std::env::args() }",
            "use jiff::Zoned as Z;\nfn f() { Z::now() }",
            "fn f() { let now = jiff::Zoned::now; now() }",
            "use std::collections::HashMap;",
            "const A: &str = env!(\"HOME\");",
        ] {
            assert!(found(code) > 0, "{code}");
        }
        assert!(found("use std as s;\nfn f() { s::fs::read(p) }") == 2);
        assert_eq!(found("use std::{collections::BTreeMap, fmt, sync::OnceLock, time::Duration};"), 0);
    }

    #[test]
    fn floats_are_banned_in_every_pure_crate() {
        assert_eq!(found("pub fn score(x: f64) -> f32 { x as f32 }"), 2);
        assert_eq!(
            found("fn f() { let x = 0.5; }") + found("fn f() { g(1f64) }") + found("fn f() { d.as_secs_f64() }"),
            3
        );
        assert_eq!(found("fn f() { for i in 0..5 { a.0.1; 1.max(2) } }"), 0);
    }

    #[test]
    fn only_dependencies_that_compute_are_allowed() {
        let manifest = |text: &str| check(&Tree::of(&[("crates/pure/kernel/Cargo.toml", text)])).len();
        assert_eq!(manifest("[dependencies]\njiff.workspace = true\n[dev-dependencies]\nproptest = \"1\""), 0);
        assert_eq!(
            manifest("[dependencies]\nrand.workspace = true\njiff = { package = \"tokio\", version = \"1\" }"),
            2
        );
        assert_eq!(manifest("[target.'cfg(unix)'.dependencies]\nlibc = \"1\""), 1);
    }
}
