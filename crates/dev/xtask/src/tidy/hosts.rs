//! No host of a package registry and no path of one machine: the repository builds anywhere, from any mirror.

use super::Finding;
use crate::tree::Tree;

/// Written in two halves, so that this file does not find itself.
const HOSTS: &[&str] = &[
    concat!("registry.npm", "js.org"),
    concat!("registry.yarn", "pkg.com"),
    concat!("static.crates", ".io"),
    concat!("index.crates", ".io"),
    concat!("files.python", "hosted.org"),
    concat!("deb.deb", "ian.org"),
    concat!("proxy.gol", "ang.org"),
];
const PATHS: &[&str] = &["/root/", "/home/", "/Users/"];

/// `Cargo.lock` names its registry by Cargo's own rules and is left out.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts().filter(|(path, _)| *path != "Cargo.lock" && *path != file!()) {
        for (index, line) in text.lines().enumerate() {
            if let Some(host) = HOSTS.iter().find(|host| line.contains(**host)) {
                let why = format!("names the registry host {host}");
                findings.push(Finding::line(path, index + 1, why, "Leave the host to the machine's own settings."));
            }
            if let Some(found) = PATHS.iter().find(|start| begins_a_path(line, start)) {
                let why = format!("names a path of one machine ({found}…)");
                findings.push(Finding::line(path, index + 1, why, "Write a path relative to the repository."));
            }
        }
    }
    findings
}

/// Whether a path begins with `start` here: `/home/` counts in `cd /home/x`, not in `docs/home/x` or in a URL.
fn begins_a_path(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || "\"'`(=:<[".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_machine_paths_are_found() {
        let text = format!("ok\nsee https://{}/x\ncd {}me/x\n", HOSTS[0], PATHS[1]);
        assert_eq!(check(&Tree::of(&[("docs/a.md", &text)])).len(), 2);
        assert_eq!(check(&Tree::of(&[("Cargo.lock", &text)])), []);
    }

    #[test]
    fn relative_paths_pass() {
        assert_eq!(check(&Tree::of(&[("docs/a.md", "crates/home/x, https://example.vn/home/x\n")])), []);
    }
}
