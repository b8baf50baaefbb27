//! The tests written in Rust, on SQLite and on PostgreSQL, and whether the map of the screens is fresh.

use super::build::Programs;
use super::lint::cargo;
use crate::child::{self, Ran};
use crate::report::Tally;
use std::path::Path;
use std::process::Command;

/// The variable by which proptest takes the seed of its cases.
const PROPERTY_SEED: &str = "PROPTEST_RNG_SEED";

/// Runs every test of the workspace; `postgres` is the server that the conformance tests use beside SQLite.
pub fn tests(root: &Path, postgres: Option<&str>) -> Tally {
    let mut command = cargo(root);
    command.args(["test", "--workspace", "--no-fail-fast"]);
    // Without a server the variable is empty, not absent: tests that need one then fail instead of passing unseen.
    command.env("TEST_POSTGRES_URL", postgres.unwrap_or_default());
    // The same tree gives the same verdict every time; plain `cargo test` goes on looking for new cases.
    if std::env::var_os(PROPERTY_SEED).is_none() {
        command.env(PROPERTY_SEED, "6");
    }
    match child::run(&mut command) {
        Ok(ran) => judged(&ran),
        Err(why) => Tally::could_not_run(&why),
    }
}

/// Runs the tests that compare `docs/MAP.md` with the routes and `docs/permissions.md` with the policies.
pub fn map_is_fresh(root: &Path, programs: &Programs) -> Tally {
    let folder = root.join("crates/app/sauro");
    let mut command = Command::new(&programs.sauro_tests);
    command.arg("up_to_date").current_dir(&folder).env("CARGO_MANIFEST_DIR", &folder);
    match child::run(&mut command) {
        Ok(ran) => {
            let tally = count(&ran.out);
            let fresh = ran.ok && tally.passed > 0 && tally.failed == 0;
            if !fresh {
                ran.show();
                println!("   write it anew with `cargo xtask map`");
            }
            Tally::one(fresh)
        }
        Err(why) => Tally::could_not_run(&why),
    }
}

/// Counts, and shows what failed.
fn judged(ran: &Ran) -> Tally {
    let mut tally = count(&ran.out);
    // A test program that died counts too: it prints no result of its own.
    if (!ran.ok && tally.failed == 0) || tally == Tally::default() {
        tally.failed += 1;
    }
    if tally.failed > 0 {
        ran.all.iter().filter(|line| !line.ends_with("... ok")).for_each(|line| println!("   | {line}"));
    }
    tally
}

/// Adds up the lines `test result: ok. 3 passed; 0 failed; 0 ignored; …`. A test that was passed over has failed.
fn count(lines: &[String]) -> Tally {
    let mut tally = Tally::default();
    for line in lines.iter().filter_map(|line| line.trim().strip_prefix("test result: ")) {
        let words: Vec<&str> = line.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            let number = pair[0].parse().unwrap_or(0);
            match pair[1] {
                "passed" => tally.passed += number,
                "failed" | "ignored" => tally.failed += number,
                _ => {}
            }
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_string).collect()
    }

    #[test]
    fn results_are_added_up_and_ignored_tests_fail() {
        let out = "running 3 tests\ntest a ... ok\n\
                   test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.01s\n\
                   test result: FAILED. 1 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(count(&lines(out)), Tally { passed: 4, failed: 3 });
    }

    #[test]
    fn a_test_program_that_died_is_a_failure() {
        let out = lines("test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        assert_eq!(judged(&Ran { ok: false, out: out.clone(), all: vec![] }), Tally { passed: 3, failed: 1 });
        assert_eq!(judged(&Ran { ok: true, out, all: vec![] }), Tally { passed: 3, failed: 0 });
    }

    #[test]
    fn no_tests_at_all_is_a_failure() {
        assert_eq!(judged(&Ran { ok: true, out: vec![], all: vec![] }), Tally { passed: 0, failed: 1 });
    }
}
