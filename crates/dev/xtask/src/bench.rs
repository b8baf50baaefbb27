//! `cargo xtask bench …`: measurements of the release build for `docs/benchmarks.md`. No test: figures, no verdict.

use crate::test_command::install::node_packages;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Builds the program as users build it and hands it to a script of `tests/browser/bench`, with the names of the pages
/// to measure (none: all).
///
/// # Errors
/// The build, the installation of the script's packages, or the script could not be started.
pub fn run(root: &Path, script: &str, pages: &[&str]) -> Result<ExitCode, String> {
    let folder = root.join("tests/browser/bench");
    if script == "lighthouse.mjs" {
        node_packages(&folder)?;
    }
    let built = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
        .args(["build", "--release", "--bin", "sauro"])
        .current_dir(root)
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if !built.success() {
        return Ok(ExitCode::FAILURE);
    }
    let target = std::env::var("CARGO_TARGET_DIR").map_or_else(|_| root.join("target"), |folder| root.join(folder));
    let measured = Command::new("node")
        .arg(folder.join(script))
        .args(pages)
        .env("SAURO_BIN", target.join("release/sauro"))
        .status()
        .map_err(|error| format!("node could not be started: {error}"))?;
    Ok(if measured.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
