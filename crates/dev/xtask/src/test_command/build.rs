//! One build of everything: libraries, the program, every test. What follows only runs what it made.

use super::lint::cargo;
use crate::child;
use crate::report::Tally;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What the build made that is run by name.
pub struct Programs {
    /// The program itself, debug build.
    pub sauro: PathBuf,
    /// The program's own integration tests.
    pub sauro_tests: PathBuf,
}

/// Builds the workspace. All targets at once, so that features are resolved as for clippy and for the tests.
///
/// # Errors
/// The tally of a build that failed, after showing why.
pub fn build(root: &Path) -> Result<Programs, Tally> {
    let arguments = ["build", "--workspace", "--all-targets", "--message-format=json-render-diagnostics"];
    let ran = child::run(cargo(root).args(arguments)).map_err(|why| Tally::could_not_run(&why))?;
    if !ran.ok {
        ran.all.iter().filter(|line| !line.starts_with('{')).for_each(|line| println!("   | {line}"));
        return Err(Tally::one(false));
    }
    let made: Vec<Value> = ran.out.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let named = |kind, name, test| {
        executable(&made, kind, name, test)
            .ok_or_else(|| Tally::could_not_run(&format!("no {kind} `{name}` was built")))
    };
    Ok(Programs { sauro: named("bin", "sauro", false)?, sauro_tests: named("test", "it", true)? })
}

/// The file of a target of the package `sauro` in cargo's messages.
fn executable(made: &[Value], kind: &str, name: &str, test: bool) -> Option<PathBuf> {
    let wanted = made.iter().find(|message| {
        message["target"]["kind"][0] == kind
            && message["target"]["name"] == name
            && message["profile"]["test"] == test
            && message["manifest_path"].as_str().is_some_and(|path| path.ends_with("app/sauro/Cargo.toml"))
    });
    wanted?["executable"].as_str().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn message(kind: &str, name: &str, test: bool, package: &str) -> Value {
        json!({"target": {"kind": [kind], "name": name}, "profile": {"test": test}, "executable": format!("/x/{package}-{test}"),
            "manifest_path": format!("/r/crates/app/{package}/Cargo.toml")})
    }

    #[test]
    fn the_program_is_told_from_its_own_tests() {
        let made = [
            json!({"reason": "build-finished"}),
            message("bin", "sauro", true, "sauro"),
            message("bin", "sauro", false, "sauro"),
            message("test", "it", true, "other"),
        ];
        assert_eq!(executable(&made, "bin", "sauro", false), Some("/x/sauro-false".into()));
        assert_eq!(executable(&made, "test", "it", true), None);
    }
}
