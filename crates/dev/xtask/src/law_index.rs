//! `cargo xtask law-index`: `docs/LAW-INDEX.md`, from an article to its parameters, open choices, rules, worked examples
//! and screens. Made from `law/` and from the code, so it cannot lie; tidy compares it.

mod cited;
mod data;
mod mentions;
mod modules;
mod page;
mod place;
mod rules;
mod screens;

use crate::rust_sql::{Source, sources};
use crate::tidy::Finding;
use crate::tree::Tree;
use data::Document;
use place::{Place, Spot};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

pub use data::NOT_RULES;

/// The file that is written.
pub const FILE: &str = "docs/LAW-INDEX.md";

/// What stands under an article, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Parameter,
    Choice,
    Rule,
    Example,
    Screen,
    /// A time of a parameter in which nothing holds, with the document that is the reason.
    NotApplied,
    /// Why the product needs no rule.
    NoRule,
}

/// One thing that rests on one place of the law.
#[derive(Debug)]
struct Entry {
    place: Place,
    kind: Kind,
    name: String,
    about: String,
    file: String,
}

/// Everything that rests on law, and what could not be read.
#[derive(Debug, Default)]
pub struct Index {
    documents: BTreeMap<String, Document>,
    entries: Vec<Entry>,
    pub problems: Vec<Finding>,
}

impl Index {
    /// Reads the tree.
    pub fn of(tree: &Tree) -> Index {
        let mut index = Index::default();
        let parameters = data::add(&mut index, tree);
        let known: Vec<String> = index.documents.keys().cloned().collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let pure: Vec<Source<'_>> = sources(tree, &["pure"]).into_iter().filter(|one| one.name == "rules").collect();
        let modules = modules::Modules::of(tree, pure.iter(), &known);
        rules::add(&mut index, &pure, &parameters, &modules);
        screens::add(&mut index, tree, &sources(tree, &["features"]), &modules);
        index.unknown_documents();
        index
    }

    /// What stands under an article of a document.
    pub fn kinds(&self, document: &str, article: u16) -> Vec<Kind> {
        let here = |entry: &&Entry| {
            entry.place.document == document
                && matches!(entry.place.spot, Spot::Article(number, _) if number == article)
        };
        self.entries.iter().filter(here).map(|entry| entry.kind).collect()
    }

    /// The page.
    pub fn page(&self) -> String {
        page::page(self)
    }

    fn problem(&mut self, path: &str, why: impl Into<String>, advice: &'static str) {
        self.problems.push(Finding::file(path, why, advice));
    }

    fn problem_at(&mut self, path: &str, line: usize, why: impl Into<String>, advice: &'static str) {
        self.problems.push(Finding::line(path, line, why, advice));
    }

    fn unknown_documents(&mut self) {
        let unknown = |entry: &&Entry| !self.documents.contains_key(&entry.place.document);
        let told = |entry: &Entry| {
            let why = format!("`law/documents` has no {}, which {} cites", entry.place.document, entry.name);
            Finding::file(&entry.file, why, "Add the document.")
        };
        let found: Vec<Finding> = self.entries.iter().filter(unknown).map(told).collect();
        self.problems.extend(found);
    }
}

/// Writes the page anew.
///
/// # Errors
/// The tree cannot be read, or the file not written.
pub fn write(root: &Path) -> Result<ExitCode, String> {
    let index = Index::of(&Tree::read(root)?);
    index.problems.iter().for_each(|problem| eprintln!("{problem}"));
    std::fs::write(root.join(FILE), index.page()).map_err(|error| format!("{FILE}: {error}"))?;
    Ok(if index.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
