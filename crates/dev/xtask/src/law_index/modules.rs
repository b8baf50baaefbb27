//! What the modules of a crate say of themselves, and which articles their functions name.

use super::mentions::{self, Mentions};
use crate::rust_docs;
use crate::rust_items::{Function, module_of};
use crate::rust_sql::Source;
use crate::tree::Tree;
use std::collections::BTreeMap;

/// The modules of a crate.
pub struct Modules<'t> {
    sources: BTreeMap<&'t str, &'t str>,
    docs: BTreeMap<String, String>,
    /// The numbers of all documents.
    known: &'t [&'t str],
}

impl<'t> Modules<'t> {
    /// Reads the files of a crate.
    pub fn of<'s>(tree: &'t Tree, sources: impl Iterator<Item = &'s Source<'t>>, known: &'t [&'t str]) -> Modules<'t>
    where
        't: 's,
    {
        let mut all = Modules { sources: BTreeMap::new(), docs: BTreeMap::new(), known };
        for source in sources {
            let text = tree.text(source.path).unwrap_or_default();
            all.sources.insert(source.path, text);
            all.docs.insert(module_of(source.inside), rust_docs::of_module(text));
        }
        all
    }

    /// The numbers of all documents.
    pub fn known(&self) -> &'t [&'t str] {
        self.known
    }

    /// The documentation of a module.
    pub fn docs(&self, module: &str) -> &str {
        self.docs.get(module).map_or("", String::as_str)
    }

    /// The documentation of a function.
    pub fn docs_of(&self, function: &Function) -> String {
        rust_docs::of_item(self.sources.get(function.file.as_str()).copied().unwrap_or_default(), function.line)
    }

    /// The document that a module is about: the first one that it names, or that the modules around it name.
    pub fn document(&self, module: &str) -> Option<&'t str> {
        let around = module.rsplit_once("::").map_or("", |(around, _)| around);
        let named = mentions::first_document(self.docs(module), self.known);
        named.or_else(|| if module.is_empty() { None } else { self.document(around) })
    }

    /// The articles of the first of several documentations that names any.
    pub fn first(&self, docs: &[&str], assumed: Option<&str>) -> Mentions {
        let read = docs.iter().map(|docs| mentions::read(docs, self.known, assumed));
        read.into_iter().find(|found| *found != Mentions::default()).unwrap_or_default()
    }
}
