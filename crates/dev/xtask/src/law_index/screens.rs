//! The screens whose documentation names articles, by the tables of routes.

use super::mentions::Mentions;
use super::modules::Modules;
use super::{Entry, Index, Kind};
use crate::route_table::entries;
use crate::rust_docs;
use crate::rust_items::{Functions, module_of};
use crate::rust_paths::imports;
use crate::rust_sql::Source;
use crate::tree::Tree;

/// Adds the screens of every slice; `rules` is what the modules of the crate `rules` say of themselves.
pub fn add(index: &mut Index, tree: &Tree, features: &[Source<'_>], rules: &Modules<'_>) {
    for table in features.iter().filter(|source| source.inside == "src/routes.rs") {
        let own = || features.iter().filter(|source| source.name == table.name);
        let (functions, modules) = (Functions::of(own()), Modules::of(tree, own(), rules.known()));
        for entry in entries(table).into_iter().filter(|entry| entry.method == "get") {
            let Some(handler) = entry.handler.as_deref().and_then(|path| functions.find(path)) else { continue };
            let Some(source) = own().find(|source| source.path == handler.file) else { continue };
            let module = module_of(source.inside);
            let assumed = modules.document(&module).or_else(|| of_imports(source, rules));
            let docs = modules.docs_of(handler);
            let Mentions { places, unclear } = modules.first(&[&docs, modules.docs(&module)], assumed);
            for unclear in unclear {
                index.problem_at(source.path, handler.line, unclear, "Name document and article.");
            }
            let about = rust_docs::first_sentence(modules.docs(&module));
            index.entries.extend(places.into_iter().map(|place| Entry {
                place,
                kind: Kind::Screen,
                name: entry.url.clone(),
                about: about.clone(),
                file: source.path.to_string(),
            }));
        }
    }
}

/// The document of the first module of `rules` that a screen uses.
fn of_imports<'t>(source: &Source<'_>, rules: &Modules<'t>) -> Option<&'t str> {
    let used = imports(&source.seen.code);
    used.iter().filter_map(|import| import.path.strip_prefix("rules::")).find_map(|module| rules.document(module))
}
