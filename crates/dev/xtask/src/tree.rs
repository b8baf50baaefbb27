//! The files of the repository as one value, so that a check can also be tried on a small tree in memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Every file that git tracks or would track, by its path from the root of the repository.
pub struct Tree {
    files: BTreeMap<String, Vec<u8>>,
}

impl Tree {
    /// Reads the tree below `root`. Asks git what belongs to it; a copy without `.git` is walked instead.
    pub fn read(root: &Path) -> Result<Tree, String> {
        let mut files = BTreeMap::new();
        for path in listed_by_git(root).unwrap_or_else(|| walked(root)) {
            // A tracked file may be gone from the folder; git will say so, not these checks.
            if let Ok(bytes) = std::fs::read(root.join(&path)) {
                files.insert(path, bytes);
            }
        }
        if files.is_empty() { Err(format!("no files found below {}", root.display())) } else { Ok(Tree { files }) }
    }

    /// A small tree in memory.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        Tree { files: files.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).collect() }
    }

    /// The same tree with one file more or replaced.
    #[cfg(test)]
    pub fn with(mut self, path: &str, text: &str) -> Tree {
        self.files.insert(path.to_string(), text.as_bytes().to_vec());
        self
    }

    /// The text of one file; `None` when it does not exist or is not text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).and_then(|bytes| as_text(bytes))
    }

    /// Every text file: path and content.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, bytes)| Some((path.as_str(), as_text(bytes)?)))
    }

    /// Every file that is not text by its content: path and bytes.
    pub fn not_texts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().filter(|(_, bytes)| as_text(bytes).is_none()).map(|(path, bytes)| (path.as_str(), &bytes[..]))
    }

    /// Every Rust source file.
    pub fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(|(path, _)| path.ends_with(".rs"))
    }
}

/// Whether the path is test code: a `tests` folder of a crate or of the repository.
pub fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/")
}

/// `crates/features/plans/src/store.rs` → `("features", "plans", "src/store.rs")`.
pub fn crate_of(path: &str) -> Option<(&str, &str, &str)> {
    let mut parts = path.strip_prefix("crates/")?.splitn(3, '/');
    Some((parts.next()?, parts.next()?, parts.next()?))
}

fn as_text(bytes: &[u8]) -> Option<&str> {
    if bytes.contains(&0) { None } else { std::str::from_utf8(bytes).ok() }
}

fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    let out = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .ok()
        .filter(|out| out.status.success() && !out.stdout.is_empty())?;
    let names = String::from_utf8_lossy(&out.stdout);
    Some(names.split('\0').filter(|name| !name.is_empty()).map(str::to_string).collect())
}

fn walked(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if matches!(name.to_str(), Some(".git" | "target" | "node_modules" | "out") | None) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Some(inside) = path.strip_prefix(root).ok().and_then(Path::to_str) {
                found.push(inside.to_string());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_named_by_its_group_and_folder() {
        assert_eq!(crate_of("crates/pure/kernel/src/date.rs"), Some(("pure", "kernel", "src/date.rs")));
        assert_eq!(crate_of("docs/MAP.md"), None);
    }

    #[test]
    fn bytes_with_nul_are_not_text() {
        let tree = Tree::of(&[("a.bin", "a\0b"), ("a.txt", "ấ")]);
        assert_eq!(tree.text("a.bin"), None);
        assert_eq!(tree.text("a.txt"), Some("ấ"));
        assert_eq!(tree.not_texts().count(), 1);
    }

    #[test]
    fn test_folders_are_told_apart() {
        assert!(is_test("crates/platform/db/tests/it/main.rs"));
        assert!(!is_test("crates/dev/testkit/src/lib.rs"));
    }
}
