//! The texts that Rust code writes, with `concat!` joined and the house's macros of pieces put in, so that a statement
//! is seen whole however it is cut up.

use crate::rust_code::{RustCode, Text, closing, is_word, line_at, scan, word_positions};
use crate::tree::{Tree, crate_of, is_test};
use std::collections::BTreeMap;

/// A source file of a crate (no test), scanned, with its texts put together.
pub struct Source<'t> {
    pub path: &'t str,
    pub group: &'t str,
    /// The crate.
    pub name: &'t str,
    /// The path in the crate.
    pub inside: &'t str,
    pub seen: RustCode,
    pub texts: Vec<Text>,
}

impl Source<'_> {
    /// Whether this is where a slice keeps its SQL.
    pub fn is_store(&self) -> bool {
        self.group == "features" && (self.inside == "src/store.rs" || self.inside.starts_with("src/store/"))
    }
}

/// Every source file of the crates of these groups.
pub fn sources<'t>(tree: &'t Tree, groups: &[&str]) -> Vec<Source<'t>> {
    let mut found = Vec::new();
    let mut macros: BTreeMap<&str, Pieces> = BTreeMap::new();
    for (path, source) in tree.rust() {
        let Some((group, name, inside)) = crate_of(path) else { continue };
        if is_test(path) || !inside.starts_with("src/") || !groups.contains(&group) {
            continue;
        }
        let seen = scan(source);
        macros.entry(name).or_default().add(&seen);
        found.push(Source { path, group, name, inside, seen, texts: Vec::new() });
    }
    for source in &mut found {
        source.texts = macros.get(source.name).map(|pieces| pieces.texts(&source.seen)).unwrap_or_default();
    }
    found
}

/// How deep macros may stand in each other.
const DEPTH: usize = 12;

/// Macros that only stand for text (`macro_rules! a { () => { "…" }; }`), of one crate: name to the pieces of its body.
#[derive(Default)]
struct Pieces {
    bodies: BTreeMap<String, Vec<Piece>>,
}

enum Piece {
    Text(String),
    Macro(String),
}

impl Pieces {
    /// Adds the macros of one file.
    fn add(&mut self, seen: &RustCode) {
        for at in word_positions(&seen.code, "macro_rules!") {
            let after = &seen.code[at + "macro_rules!".len()..];
            let name: String = after.trim_start().chars().take_while(|c| is_word(*c)).collect();
            let Some(open) = seen.code[at..].find('{').map(|found| at + found) else { continue };
            self.bodies.insert(name, pieces(seen, open, closing(&seen.code, open)));
        }
    }

    fn text(&self, pieces: &[Piece], depth: usize) -> String {
        let one = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Macro(name) => match self.bodies.get(name) {
                Some(body) if depth < DEPTH => self.text(body, depth + 1),
                _ => String::new(),
            },
        };
        pieces.iter().map(one).collect()
    }

    /// The texts of a file: each literal, and in place of the literals of a `concat!` the whole.
    fn texts(&self, seen: &RustCode) -> Vec<Text> {
        let code = &seen.code;
        let mut texts = Vec::new();
        let mut joined_to = 0;
        let mut literals = seen.literals.iter().peekable();
        for at in word_positions(code, "concat!").filter(|at| code[at + "concat!".len()..].starts_with(['(', '[', '{']))
        {
            if at < joined_to {
                continue;
            }
            while let Some(literal) = literals.next_if(|literal| literal.at < at) {
                texts.push(copy(literal));
            }
            let open = at + "concat!".len();
            joined_to = closing(code, open);
            while literals.next_if(|literal| literal.at < joined_to).is_some() {}
            let text = self.text(&pieces(seen, open, joined_to), 0);
            texts.push(Text { line: line_at(code, at), at, text });
        }
        texts.extend(literals.map(copy));
        texts
    }
}

fn copy(text: &Text) -> Text {
    Text { line: text.line, at: text.at, text: text.text.clone() }
}

/// Literals and calls of macros between two places, in order.
fn pieces(seen: &RustCode, from: usize, to: usize) -> Vec<Piece> {
    let literals = seen.literals.iter().filter(|l| (from..to).contains(&l.at));
    let mut found: Vec<(usize, Piece)> = literals.map(|l| (l.at, Piece::Text(l.text.clone()))).collect();
    for (at, _) in seen.code[from..to].match_indices('!') {
        let before = &seen.code[from..from + at];
        let start = before.rfind(|c| !is_word(c)).map_or(0, |space| space + 1);
        found.push((from + at, Piece::Macro(before[start..].to_string())));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, piece)| piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust_code::scan;

    #[test]
    fn pieces_are_put_together() {
        let seen = scan(
            "macro_rules! own { () => { \" commune = $1\" }; }\nmacro_rules! both { () => { concat!(own!(), \" and b = 2\") }; }\n\
             fn f() { a(\"x\", concat!(\"select 1 \", concat!(\"from a_b\", \" where\"), both!()), \"y\"); }",
        );
        let mut pieces = Pieces::default();
        pieces.add(&seen);
        let texts: Vec<(usize, String)> = pieces.texts(&seen).into_iter().map(|t| (t.line, t.text)).collect();
        let whole = "select 1 from a_b where commune = $1 and b = 2".to_string();
        assert!(texts.contains(&(3, whole)), "{texts:?}");
        assert_eq!(texts.iter().filter(|(line, _)| *line == 3).count(), 3);
    }
}
