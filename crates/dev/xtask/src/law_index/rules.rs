//! The rules, and the articles that each rests on, from the code itself: the documentation of a public function, the
//! citations that it and what it calls write, and the parameters that they read.

use super::cited::Chunks;
use super::data::Parameters;
use super::mentions::Mentions;
use super::modules::Modules;
use super::{Entry, Index, Kind};
use crate::rust_docs;
use crate::rust_items::{Function, Functions, module_of};
use crate::rust_sql::Source;

/// Adds the public functions of the crate `rules`. A method is one only where it names or cites an article itself; a free
/// function takes the articles of its module where it names none.
pub fn add(index: &mut Index, sources: &[Source<'_>], parameters: &Parameters, modules: &Modules<'_>) {
    let functions = Functions::of(sources.iter());
    let chunks = Chunks::of(sources);
    for function in functions.all().filter(|function| is_public(function)) {
        let Some(source) = sources.iter().find(|source| source.path == function.file) else { continue };
        let module = module_of(source.inside);
        let own = modules.docs_of(function);
        let of_module = if function.is_method { "" } else { modules.docs(&module) };
        let Mentions { mut places, unclear } = modules.first(&[&own, of_module], modules.document(&module));
        for unclear in unclear {
            index.problem_at(&function.file, function.line, unclear, "Name document and article.");
        }
        places.extend(chunks.places(&functions.rests_on(function), parameters));
        if places.is_empty() && !function.is_method && !module.starts_with("law") {
            let why = format!("`{}` names no article", function.path);
            index.problem_at(&function.file, function.line, why, "Name it in the documentation.");
        }
        let about = rust_docs::first_sentence(&own);
        index.entries.extend(places.into_iter().map(|place| Entry {
            place,
            kind: Kind::Rule,
            name: function.path.clone(),
            about: about.clone(),
            file: function.file.clone(),
        }));
    }
}

fn is_public(function: &Function) -> bool {
    function.head.lines().any(|line| line.trim_start().starts_with("pub "))
}
