//! What the data of `law/` says of articles: documents, parameters, open choices, worked examples, and why some articles
//! need no rule.

use super::place::{Place, Spot};
use super::{Entry, Index, Kind};
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// Why articles need no rule.
pub const NOT_RULES: &str = "law/not_rules.toml";

/// A document of `law/documents`.
#[derive(Debug)]
pub struct Document {
    pub file: String,
    pub kind: String,
    pub title: String,
    /// The first day in force, where it is known.
    pub valid_from: Option<String>,
    pub trust: String,
}

/// Where each parameter stands, by its name `<topic>/<name>`; times in which nothing holds are left out.
pub type Parameters = BTreeMap<String, BTreeSet<Place>>;

/// Adds everything that `law/` says, and gives the places of the parameters.
pub fn add(index: &mut Index, tree: &Tree) -> Parameters {
    let mut parameters = Parameters::new();
    for (path, text) in tree.texts() {
        let Some(inside) = path.strip_prefix("law/").and_then(|inside| inside.strip_suffix(".toml")) else { continue };
        let Ok(table) = text.parse::<Table>() else {
            index.problem(path, "is no TOML", "Mend it.");
            continue;
        };
        match inside.split_once('/') {
            Some(("documents", _)) => document(index, path, &table),
            Some(("params", id)) => drop(parameters.insert(id.to_string(), parameter(index, path, id, &table))),
            Some(("policies", _)) => listed(index, path, &table, ("policy", "name"), Kind::Choice),
            Some(("scenarios", _)) => listed(index, path, &table, ("scenario", "title"), Kind::Example),
            _ if path == NOT_RULES => not_rules(index, path, &table),
            _ => {}
        }
    }
    parameters
}

fn document(index: &mut Index, path: &str, table: &Table) {
    let said = |name: &str| text(table, name).unwrap_or_default();
    let document = Document {
        file: path.to_string(),
        kind: said("kind"),
        title: said("title"),
        valid_from: table.get("valid_from").map(Value::to_string),
        trust: said("trust"),
    };
    index.documents.insert(said("number"), document);
}

fn parameter(index: &mut Index, path: &str, id: &str, table: &Table) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for period in tables(table, "period") {
        let Some(place) = place(index, path, period) else { continue };
        let kind = if period.contains_key("none") { Kind::NotApplied } else { Kind::Parameter };
        if kind == Kind::Parameter {
            places.insert(place.clone());
        }
        index.entries.push(Entry {
            place,
            kind,
            name: id.to_string(),
            about: text(table, "name").unwrap_or_default(),
            file: path.to_string(),
        });
    }
    places
}

/// The tables of a list, each with `id`, words and `law`.
fn listed(index: &mut Index, path: &str, table: &Table, (list, words): (&str, &str), kind: Kind) {
    for one in tables(table, list) {
        let Some(place) = place(index, path, one) else { continue };
        let (name, about) = (text(one, "id").unwrap_or_default(), text(one, words).unwrap_or_default());
        index.entries.push(Entry { place, kind, name, about, file: path.to_string() });
    }
}

/// Reads strictly: a reason that is not understood explains nothing.
fn not_rules(index: &mut Index, path: &str, table: &Table) {
    for one in tables(table, "article") {
        let known = one.keys().all(|key| key == "law" || key == "why");
        let (Some(place), Some(why), true) = (place(index, path, one), text(one, "why"), known) else {
            index.problem(path, "an `[[article]]` that is not `law` and `why`", "Write both and nothing else.");
            continue;
        };
        if !matches!(place.spot, Spot::Article(..)) {
            index.problem(path, "a reason about no article", "Name the article.");
        }
        index.entries.push(Entry {
            place,
            kind: Kind::NoRule,
            name: why,
            about: String::new(),
            file: path.to_string(),
        });
    }
    if let Some(other) = table.keys().find(|key| *key != "article") {
        index.problem(path, format!("nothing is known of `{other}`"), "Only `[[article]]` stands here.");
    }
}

fn place(index: &mut Index, path: &str, table: &Table) -> Option<Place> {
    let place = Place::read(table);
    if place.is_none() {
        index.problem(path, "a table without `law`", "Name its document and article.");
    }
    place
}

fn text(table: &Table, name: &str) -> Option<String> {
    table.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty()).map(str::to_string)
}

fn tables<'t>(table: &'t Table, name: &str) -> impl Iterator<Item = &'t Table> {
    table.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}
