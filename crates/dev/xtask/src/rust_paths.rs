//! The paths that Rust code names (`std::fs::read`), with `use` trees taken apart and other names for things undone.

use crate::rust_code::{is_word, line_at, word_positions};

/// One thing brought in by `use`: the name that it has here, and its whole path.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    pub line: usize,
    pub name: String,
    pub path: String,
}

/// A path as the code names it, its first word undone through the imports, and its place in the code.
#[derive(Debug, PartialEq)]
pub struct Named {
    pub at: usize,
    pub path: String,
}

/// Every `use` and `extern crate` of scanned code, one import for each leaf of a tree.
pub fn imports(code: &str) -> Vec<Import> {
    let mut found = Vec::new();
    for (at, end) in use_ranges(code) {
        let mut tokens = tokens(&code[at + "use".len()..end]);
        tokens.reverse();
        let mut leaves = Vec::new();
        flatten(&mut tokens, "", &mut leaves);
        let line = line_at(code, at);
        found.extend(leaves.into_iter().map(|(name, path)| Import { line, name, path }));
    }
    for at in word_positions(code, "extern crate ") {
        let words: Vec<&str> = code[at..].split(';').next().unwrap_or_default().split_whitespace().collect();
        if let (Some(path), Some(name)) = (words.get(2), words.last()) {
            found.push(Import { line: line_at(code, at), name: name.to_string(), path: path.to_string() });
        }
    }
    found
}

/// Every path of two words or more and every called name outside `use`, undone through the imports of the same file.
pub fn named(code: &str, imports: &[Import]) -> Vec<Named> {
    let ranges: Vec<(usize, usize)> = use_ranges(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let rest = &code[at..];
        let skipped = rest.find(is_word).unwrap_or(rest.len());
        let start = at + skipped;
        let (path, end) = path_at(code, start);
        at = end.max(start + 1);
        let after = code[end..].trim_start();
        let called = after.starts_with(['(', '!']) || after.starts_with("::<");
        let in_use = ranges.iter().any(|(from, to)| (*from..*to).contains(&start));
        let method = code[..start].ends_with('.') && !code[..start].ends_with("..");
        if !path.is_empty() && !in_use && !method && (called || path.contains("::")) {
            found.push(Named { at: start, path: undone(&path, imports) });
        }
    }
    found
}

/// The path with its first word replaced by what the word was imported as; several steps of renaming are followed.
pub fn undone(path: &str, imports: &[Import]) -> String {
    let mut path = path.to_string();
    for _ in 0..4 {
        let (first, rest) = path.split_once("::").unwrap_or((&path, ""));
        let Some(import) = imports.iter().find(|i| i.name == first && i.path != first) else { break };
        path = if rest.is_empty() { import.path.clone() } else { format!("{}::{rest}", import.path) };
        if path.split("::").next() == Some(&import.name) {
            break;
        }
    }
    path
}

/// From `use` to its `;`. `use<'a>` of a bound is none.
fn use_ranges(code: &str) -> Vec<(usize, usize)> {
    word_positions(code, "use")
        .filter(|at| code[at + 3..].starts_with(char::is_whitespace))
        .map(|at| (at, code[at..].find(';').map_or(code.len(), |end| at + end)))
        .collect()
}

/// The path that begins at `start`, and where it ends; generic arguments end it.
fn path_at(code: &str, start: usize) -> (String, usize) {
    let (mut path, mut at) = (String::new(), start);
    loop {
        let length = code[at..].find(|c| !is_word(c)).unwrap_or(code.len() - at);
        if length == 0 {
            return (path, at);
        }
        path.push_str(&code[at..at + length]);
        at += length;
        let after = code[at..].trim_start();
        let next = after.strip_prefix("::").map(str::trim_start).filter(|next| next.starts_with(is_word));
        let Some(next) = next else { return (path, at) };
        path.push_str("::");
        at = code.len() - next.len();
    }
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let length = match word {
            0 if rest.starts_with("::") => 2,
            0 => rest.chars().next().map_or(1, char::len_utf8),
            word => word,
        };
        tokens.push(rest[..length].to_string());
        rest = rest[length..].trim_start();
    }
    tokens
}

/// Takes one tree from the end of `tokens` (which stand in reverse order).
fn flatten(tokens: &mut Vec<String>, before: &str, leaves: &mut Vec<(String, String)>) {
    let mut path = before.to_string();
    while let Some(token) = tokens.pop() {
        match token.as_str() {
            "::" => {}
            "{" => {
                while tokens.last().is_some_and(|t| t != "}") {
                    flatten(tokens, &path, leaves);
                }
                tokens.pop();
                return close_tree(tokens);
            }
            "," => return leaves.push(leaf(&path, None)),
            "as" => {
                let name = tokens.pop();
                leaves.push(leaf(&path, name));
                return close_tree(tokens);
            }
            "}" => {
                tokens.push(token);
                return leaves.push(leaf(&path, None));
            }
            "self" if !path.is_empty() => {}
            word => path = if path.is_empty() { word.to_string() } else { format!("{path}::{word}") },
        }
    }
    if !path.is_empty() {
        leaves.push(leaf(&path, None));
    }
}

fn close_tree(tokens: &mut Vec<String>) {
    if tokens.last().is_some_and(|t| t == ",") {
        tokens.pop();
    }
}

fn leaf(path: &str, name: Option<String>) -> (String, String) {
    let last = path.rsplit("::").next().unwrap_or(path).to_string();
    (name.unwrap_or(last), path.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(code: &str) -> Vec<String> {
        imports(code).into_iter().map(|i| format!("{}={}", i.name, i.path)).collect()
    }

    #[test]
    fn trees_are_taken_apart() {
        assert_eq!(
            leaves("use std::{fs, env as e, net::{self, TcpStream}, io::*,};\nuse a::b;"),
            ["fs=std::fs", "e=std::env", "net=std::net", "TcpStream=std::net::TcpStream", "*=std::io::*", "b=a::b"]
        );
        assert_eq!(leaves("use std as s; extern crate std as t;"), ["s=std", "t=std"]);
        assert_eq!(leaves("fn f<'a>() -> impl X + use<'a> {}"), Vec::<String>::new());
    }

    #[test]
    fn other_names_are_undone() {
        let code = "use std as s;\nuse s::fs as f;\nfn a() { f::read(x); s :: env::var(y); b.c(); d::<T>(z); g::h }";
        let paths: Vec<String> = named(code, &imports(code)).into_iter().map(|n| n.path).collect();
        assert_eq!(paths, ["a", "std::fs::read", "std::env::var", "d", "g::h"]);
    }
}
