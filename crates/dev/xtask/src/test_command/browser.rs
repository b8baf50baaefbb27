//! Browser journeys: `tests/browser/run.mjs` drives Chromium against the program that the build made.

use super::build::Programs;
use crate::child;
use crate::report::Tally;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Runs every journey on SQLite and on PostgreSQL, with JavaScript on and off.
pub fn journeys(root: &Path, programs: &Programs, postgres: Option<&str>) -> Tally {
    let mut command = Command::new("node");
    command
        .arg("tests/browser/run.mjs")
        .current_dir(root)
        .env("SAURO_BIN", &programs.sauro)
        .env("TEST_POSTGRES_URL", postgres.unwrap_or_default());
    match child::run(&mut command) {
        Ok(ran) => {
            let tally = summary(&ran.out, ran.ok);
            if tally.failed > 0 {
                ran.all.iter().filter(|line| !line.starts_with("ok ")).for_each(|line| println!("   | {line}"));
            }
            tally
        }
        Err(why) => Tally::could_not_run(&why),
    }
}

/// Reads the last line `{"passed":n,"failed":m}`. A run that says nothing, or fails without saying what, has failed.
fn summary(lines: &[String], ok: bool) -> Tally {
    let last: Value = lines.iter().rev().find_map(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    let number = |name: &str| last[name].as_u64().and_then(|n| usize::try_from(n).ok());
    match (number("passed"), number("failed")) {
        (Some(passed), Some(failed)) if ok || failed > 0 => Tally { passed, failed },
        (Some(passed), _) => Tally { passed, failed: 1 },
        _ => Tally::one(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts() {
        let lines = ["ok  a".to_string(), "{\"passed\":3,\"failed\":1}".to_string()];
        assert_eq!(summary(&lines, false), Tally { passed: 3, failed: 1 });
        assert_eq!(summary(&["{\"passed\":3,\"failed\":0}".to_string()], true), Tally { passed: 3, failed: 0 });
    }

    #[test]
    fn silence_and_a_bad_end_are_failures() {
        assert_eq!(summary(&[], true), Tally { passed: 0, failed: 1 });
        assert_eq!(summary(&["{\"passed\":3,\"failed\":0}".to_string()], false), Tally { passed: 3, failed: 1 });
    }
}
