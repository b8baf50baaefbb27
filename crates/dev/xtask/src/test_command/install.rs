//! What the tests need from the machine, installed by package name where it is missing.

use super::lint::cargo;
use crate::child;
use crate::report::Tally;
use std::path::Path;
use std::process::Command;

/// Something a part of the test cannot do without.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Need {
    /// A Debian package, and a file (one `*` may stand for a folder) that tells that it is there already.
    Package(&'static str, &'static str),
    /// A component of the Rust tool chain, by its cargo command and its name for rustup.
    Component(&'static str, &'static str),
    /// The npm packages of `tests/browser`.
    Node,
}

/// What the chosen parts need.
pub fn needs(parts: &[&str]) -> Vec<Need> {
    let any = |names: &[&str]| names.iter().any(|name| parts.contains(name));
    let mut needs = Vec::new();
    if any(&["fmt"]) {
        needs.push(Need::Component("fmt", "rustfmt"));
    }
    if any(&["clippy"]) {
        needs.push(Need::Component("clippy", "clippy"));
    }
    if any(&["rust", "browser"]) {
        needs.push(Need::Package("postgresql", "/usr/lib/postgresql/*/bin/initdb"));
        // The report is opened in LibreOffice and its pages are looked at, with fonts that have every Vietnamese letter.
        needs.push(Need::Package("libreoffice-writer", "/usr/lib/libreoffice/program/libswlo.so"));
        needs.push(Need::Package("libreoffice-calc", "/usr/lib/libreoffice/program/libsclo.so"));
        needs.push(Need::Package("poppler-utils", "/usr/bin/pdftotext"));
        needs.push(Need::Package("fonts-liberation2", "/usr/share/fonts/truetype/liberation2"));
    }
    if any(&["browser"]) {
        needs.push(Need::Package("chromium", "/usr/bin/chromium"));
        // A journey breaks the database behind the server's back.
        needs.push(Need::Package("sqlite3", "/usr/bin/sqlite3"));
        needs.push(Need::Node);
    }
    needs
}

/// Installs what is missing. Each need counts as one check.
pub fn install(root: &Path, needs: &[Need]) -> Tally {
    let missing: Vec<&str> = needs.iter().filter_map(missing_package).collect();
    if !missing.is_empty() {
        println!("   installing {}", missing.join(", "));
        // One list refresh and one run for all; what stays missing is asked for one by one below, to name it.
        if let Err(why) = apt(&["update"]).and_then(|()| apt_install(&missing)) {
            println!("   {why}");
        }
    }
    needs.iter().fold(Tally::default(), |tally, need| {
        let result = match need {
            Need::Package(name, _) => missing_package(need).map_or(Ok(()), |_| apt_install(&[name])),
            Need::Component(command, name) => component(root, command, name),
            Need::Node => node_packages(&root.join("tests/browser")),
        };
        match result {
            Ok(()) => tally.plus(Tally::one(true)),
            Err(why) => tally.plus(Tally::could_not_run(&why)),
        }
    })
}

fn missing_package(need: &Need) -> Option<&'static str> {
    match need {
        Need::Package(name, file) if !exists(file) => Some(name),
        _ => None,
    }
}

/// Whether the file exists; `a/*/b` asks in every folder of `a`.
fn exists(file: &str) -> bool {
    match file.split_once("/*/") {
        None => Path::new(file).exists(),
        Some((folder, rest)) => {
            std::fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| entry.path().join(rest).exists())
        }
    }
}

fn apt_install(packages: &[&str]) -> Result<(), String> {
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

/// Runs apt-get without questions, through sudo when this is not root.
fn apt(arguments: &[&str]) -> Result<(), String> {
    let root = child::succeed(Command::new("id").arg("-u")).is_ok_and(|out| out == ["0"]);
    let mut command = if root { Command::new("env") } else { Command::new("sudo") };
    if !root {
        command.args(["--non-interactive", "env"]);
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]).args(arguments);
    child::succeed(&mut command).map(drop).map_err(|why| format!("apt-get {}: {why}", arguments.join(" ")))
}

fn component(root: &Path, command: &str, name: &str) -> Result<(), String> {
    let there = || child::succeed(cargo(root).args([command, "--version"])).map(drop);
    there().or_else(|_| child::succeed(Command::new("rustup").args(["component", "add", name])).and_then(|_| there()))
}

/// `npm ci` when the packages are not those of the lock file.
///
/// # Errors
/// npm is missing or failed.
pub fn node_packages(folder: &Path) -> Result<(), String> {
    let written = |file: &str| folder.join(file).metadata().and_then(|data| data.modified()).ok();
    let fresh = match (written("node_modules/.package-lock.json"), written("package-lock.json")) {
        (Some(installed), Some(wanted)) => installed >= wanted,
        _ => false,
    };
    if fresh {
        return Ok(());
    }
    println!("   npm ci in {}", folder.display());
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    child::succeed(Command::new("npm").args(arguments).current_dir(folder)).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_asks_only_for_what_it_uses() {
        assert_eq!(needs(&["tidy"]), []);
        assert!(needs(&["rust"]).iter().all(|need| *need != Need::Node));
        assert!(needs(&["browser"]).contains(&Need::Node));
    }

    #[test]
    fn files_are_looked_for_in_every_folder() {
        assert!(exists("/proc/*/self") || exists("/proc/self/status"));
        assert!(exists("/proc/*/status"));
        assert!(!exists("/proc/*/no-such-file"));
    }

    #[test]
    fn a_package_that_is_there_is_not_missing() {
        assert_eq!(missing_package(&Need::Package("a", "/")), None);
        assert_eq!(missing_package(&Need::Package("a", "/no-such-file")), Some("a"));
    }
}
