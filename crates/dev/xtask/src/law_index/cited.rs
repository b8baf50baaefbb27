//! What code cites: the articles that it writes as `Citation::article(DOCUMENT, 20)`, and the parameters that it reads.

use super::data::Parameters;
use super::place::{Place, Spot};
use crate::rust_code::{closing, is_word, word_positions};
use crate::rust_items::Function;
use crate::rust_sql::Source;
use std::collections::{BTreeMap, BTreeSet};

/// A piece of code with the texts in it.
struct Chunk {
    file: String,
    code: String,
    /// Place in the code, text.
    texts: Vec<(usize, String)>,
}

/// The sources of a crate, and its constants by their names.
#[derive(Default)]
pub struct Chunks<'s, 't> {
    sources: Vec<&'s Source<'t>>,
    constants: BTreeMap<String, Vec<Chunk>>,
}

impl<'s, 't> Chunks<'s, 't> {
    /// Reads the sources of one crate.
    pub fn of(sources: &'s [Source<'t>]) -> Chunks<'s, 't> {
        let mut constants: BTreeMap<String, Vec<Chunk>> = BTreeMap::new();
        for source in sources {
            let code = &source.seen.code;
            for at in word_positions(code, "const ") {
                let name: String = code[at + "const ".len()..].chars().take_while(|c| is_word(*c)).collect();
                let begin = code[at..].find('=').map_or(code.len(), |found| at + found);
                let end = code[begin..].find(';').map_or(code.len(), |found| begin + found);
                constants.entry(name).or_default().push(chunk(source, begin, end));
            }
        }
        Chunks { sources: sources.iter().collect(), constants }
    }

    /// What these functions cite, and where the parameters that they read stand.
    pub fn places(&self, functions: &[&Function], parameters: &Parameters) -> BTreeSet<Place> {
        let mut found = BTreeSet::new();
        for function in functions {
            let Some(source) = self.sources.iter().find(|source| source.path == function.file) else { continue };
            let body = chunk(source, function.from, function.from + function.body.len());
            // All parameters of a topic at once: `series.topic() == TOPIC`.
            let by_topic = body.code.contains(".topic()");
            let constants = words(&body.code).filter_map(|word| self.constant(word, &body.file));
            for piece in std::iter::once(&body).chain(constants) {
                let read = |id: &str| piece.texts.iter().any(|(_, text)| text == id || (by_topic && topic(id) == text));
                found.extend(parameters.iter().filter(|(id, _)| read(id)).flat_map(|(_, places)| places).cloned());
                found.extend(self.citations(piece));
            }
        }
        found
    }

    /// The constant of a name: that of the same file, or the only one.
    fn constant(&self, name: &str, file: &str) -> Option<&Chunk> {
        let all = self.constants.get(name)?;
        all.iter().find(|chunk| chunk.file == file).or_else(|| all.first().filter(|_| all.len() == 1))
    }

    /// Every `Citation::article(DOCUMENT, 20).clause(5)` and `Citation::of(DOCUMENT)`.
    fn citations(&self, chunk: &Chunk) -> Vec<Place> {
        let at = |word: &'static str| word_positions(&chunk.code, word).map(move |at| at + word.len());
        let articles = at("Citation::article(").filter_map(|open| self.article(chunk, open));
        let wholes = at("Citation::of(").filter_map(|open| Some(Place::whole(&self.document(chunk, open)?)));
        articles.chain(wholes).collect()
    }

    fn article(&self, chunk: &Chunk, open: usize) -> Option<Place> {
        let end = closing(&chunk.code, open - 1);
        let (_, number) = chunk.code[open..end].split_once(',')?;
        let number = self.number(number.trim(), &chunk.file)?;
        let mut place = Place::at(&self.document(chunk, open)?, Spot::Article(number, None));
        let chained = chunk.code[end + 1..].trim_start().strip_prefix(".clause(");
        place.detail.clause = chained.and_then(|rest| self.number(rest.split(')').next()?, &chunk.file));
        Some(place)
    }

    /// The document that a call names from `open` on: a text or a constant.
    fn document(&self, chunk: &Chunk, open: usize) -> Option<String> {
        let argument = chunk.code[open..].split([',', ')']).next()?.trim();
        if argument.starts_with('"') {
            return chunk.texts.iter().find(|(at, _)| *at >= open).map(|(_, text)| text.clone());
        }
        let constant = self.constant(argument.rsplit("::").next()?, &chunk.file)?;
        constant.texts.first().map(|(_, text)| text.clone())
    }

    fn number(&self, text: &str, file: &str) -> Option<u16> {
        text.parse().ok().or_else(|| self.constant(text, file)?.code.trim_start_matches('=').trim().parse().ok())
    }
}

fn topic(id: &str) -> &str {
    id.split('/').next().unwrap_or_default()
}

fn chunk(source: &Source<'_>, begin: usize, end: usize) -> Chunk {
    let inside = source.seen.literals.iter().filter(|literal| (begin..end).contains(&literal.at));
    Chunk {
        file: source.path.to_string(),
        code: source.seen.code[begin..end].to_string(),
        texts: inside.map(|literal| (literal.at - begin, literal.text.clone())).collect(),
    }
}

/// The names of constants in a piece of code, each once.
fn words(code: &str) -> impl Iterator<Item = &str> {
    let named =
        |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || "_0123456789".contains(c));
    code.split(|c| !is_word(c)).filter(named).collect::<BTreeSet<_>>().into_iter()
}
