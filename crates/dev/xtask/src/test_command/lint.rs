//! Formatting and clippy.

use crate::child;
use crate::report::Tally;
use std::path::Path;
use std::process::Command;

/// `cargo fmt --check`: the difference is shown.
pub fn formatting(root: &Path) -> Tally {
    counted(cargo(root).args(["fmt", "--all", "--check"]))
}

/// Clippy over everything, every warning an error.
pub fn clippy(root: &Path) -> Tally {
    counted(cargo(root).args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// The cargo that runs this program, in the repository.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
    command.current_dir(root);
    command
}

fn counted(command: &mut Command) -> Tally {
    match child::run(command) {
        Ok(ran) => {
            if !ran.ok {
                ran.show();
            }
            Tally::one(ran.ok)
        }
        Err(why) => Tally::could_not_run(&why),
    }
}
