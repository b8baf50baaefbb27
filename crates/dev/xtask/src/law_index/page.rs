//! The page of the index as Markdown.

use super::data::Document;
use super::place::{Detail, Spot};
use super::{Entry, Index, Kind};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const HEAD: &str = "# Law index

From an article to what rests on it: parameters (`law/params`), open choices (`law/policies`), rules (`crates/pure/rules`),
worked examples (`law/scenarios`), screens. Made from the data and the code by `cargo xtask law-index`; a check of
`cargo xtask tidy` fails when it is stale. A rule is listed where its documentation names the article, where it or what it
calls cites it, and where a parameter that it reads stands. `14.2.b` is Article 14, clause 2, point b.
";

/// What one line of an article is about: kind, file, name; examples of one file share a line.
type Line<'i> = (Kind, &'i str, &'i str);
/// The lines of an article, each with its words, and by name the details of what stands in it.
type Section<'i> = BTreeMap<Line<'i>, (&'i str, BTreeMap<&'i str, BTreeSet<Detail>>)>;

/// The page.
pub fn page(index: &Index) -> String {
    let mut text = HEAD.to_string();
    let mut documents: Vec<(&String, &Document)> = index.documents.iter().collect();
    documents.sort_by_key(|(number, _)| natural(number));
    let cited = |number: &str| index.entries.iter().any(|entry| entry.place.document == number);
    let (cited, idle): (Vec<_>, Vec<_>) = documents.into_iter().partition(|(number, _)| cited(number));
    contents(&mut text, index, &cited);
    for (number, document) in cited {
        section_of(&mut text, index, number, document);
    }
    if !idle.is_empty() {
        text.push_str("\n## Documents on which nothing rests\n\n");
        for (number, document) in idle {
            let _ = writeln!(text, "- [{}](../{}): {}", full_name(number, document), document.file, document.title);
        }
    }
    text
}

fn contents(text: &mut String, index: &Index, documents: &[(&String, &Document)]) {
    text.push_str("\n| Document | Articles | Parameters | Open choices | Rules | Examples | Screens |\n");
    text.push_str("|---|---:|---:|---:|---:|---:|---:|\n");
    for (number, document) in documents {
        let own = || index.entries.iter().filter(|entry| entry.place.document == **number);
        let articles: BTreeSet<&Spot> =
            own().map(|e| &e.place.spot).filter(|spot| matches!(spot, Spot::Article(..))).collect();
        let _ = write!(text, "| [{}](#{}) | {} |", full_name(number, document), anchor(document), articles.len());
        for kind in [Kind::Parameter, Kind::Choice, Kind::Rule, Kind::Example, Kind::Screen] {
            let names: BTreeSet<&str> = own().filter(|e| e.kind == kind).map(|e| e.name.as_str()).collect();
            let _ = write!(text, " {} |", names.len());
        }
        text.push('\n');
    }
}

fn section_of(text: &mut String, index: &Index, number: &str, document: &Document) {
    let since = document.valid_from.as_ref().map(|day| format!(", in force from {day}")).unwrap_or_default();
    let _ = write!(
        text,
        "\n<a id=\"{}\"></a>\n\n## {}\n\n{} ([`{}`](../{}){since}; trust: {}).\n",
        anchor(document),
        full_name(number, document),
        document.title,
        document.file,
        document.file,
        document.trust
    );
    let mut spots: BTreeMap<&Spot, Section<'_>> = BTreeMap::new();
    for entry in index.entries.iter().filter(|entry| entry.place.document == number) {
        let section = spots.entry(&entry.place.spot).or_default();
        let (_, names) = section.entry(line_of(entry)).or_insert((&entry.about, BTreeMap::new()));
        names.entry(&entry.name).or_default().insert(entry.place.detail);
    }
    for (spot, section) in spots {
        let _ = write!(text, "\n### {spot}\n\n");
        for ((kind, file, name), (about, names)) in section {
            text.push_str(&line(kind, (file, name, about), &names, spot));
        }
    }
}

fn line_of(entry: &Entry) -> Line<'_> {
    let name = if entry.kind == Kind::Example { "" } else { &entry.name };
    (entry.kind, &entry.file, name)
}

fn line(
    kind: Kind,
    (file, name, about): (&str, &str, &str),
    names: &BTreeMap<&str, BTreeSet<Detail>>,
    spot: &Spot,
) -> String {
    let details = names.values().next().map(|details| in_brackets(details, spot)).unwrap_or_default();
    let about = if about.is_empty() { String::new() } else { format!(": {about}") };
    match kind {
        Kind::Parameter => format!("- Parameter [`{name}`](../{file}){about}{details}\n"),
        Kind::Choice => format!("- Open choice [`{name}`](../{file}){about}{details}\n"),
        Kind::Rule => format!("- Rule [`{name}`](../{file}){about}{details}\n"),
        Kind::Screen => format!("- Screen [`{name}`](../{file}){about}{details}\n"),
        Kind::NotApplied => format!("- Not applied for a time: [`{name}`](../{file}){about}{details}\n"),
        Kind::NoRule => format!("- [No rule](../{file}): {name}\n"),
        Kind::Example => {
            let short = file.trim_start_matches("law/scenarios/");
            format!("- Examples in [`{short}`](../{file}): {}\n", examples(names, spot))
        }
    }
}

/// The names of examples, those of one clause and point together: `C1; C4, C5 (20.1)`.
fn examples(names: &BTreeMap<&str, BTreeSet<Detail>>, spot: &Spot) -> String {
    let mut groups: BTreeMap<&BTreeSet<Detail>, Vec<&str>> = BTreeMap::new();
    for (name, details) in names {
        groups.entry(details).or_default().push(name);
    }
    let group = |(details, mut names): (&BTreeSet<Detail>, Vec<&str>)| {
        names.sort_by_key(|name| natural(name));
        format!("{}{}", names.join(", "), in_brackets(details, spot))
    };
    groups.into_iter().map(group).collect::<Vec<_>>().join("; ")
}

/// ` (14.2.b, 14.2.c)`: clauses and points; the clause alone says nothing beside its points, the article nothing at all.
fn in_brackets(details: &BTreeSet<Detail>, spot: &Spot) -> String {
    let says_more = |detail: &Detail| {
        details.iter().any(|other| other.clause == detail.clause && other.point.is_some()) && detail.point.is_none()
    };
    let shown: Vec<String> =
        details.iter().filter(|detail| detail.clause.is_some() && !says_more(detail)).map(|d| spot.with(*d)).collect();
    if shown.is_empty() { String::new() } else { format!(" ({})", shown.join(", ")) }
}

/// "Nghị định 335/2025/NĐ-CP"; what has no number is called by its kind already.
fn full_name(number: &str, document: &Document) -> String {
    if number.starts_with(&document.kind) { number.to_string() } else { format!("{} {number}", document.kind) }
}

fn anchor(document: &Document) -> &str {
    document.file.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml")
}

/// Text and numbers in turn, so that `T10` comes after `T9`.
fn natural(text: &str) -> Vec<(String, u64)> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let words = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let numbers = rest[words..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| words + end);
        found.push((rest[..words].to_string(), rest[words..numbers].parse().unwrap_or_default()));
        rest = &rest[numbers..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_their_order() {
        let mut names = ["T10", "P-APP11b", "T9", "P-APP11a"];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["P-APP11a", "P-APP11b", "T9", "T10"]);
    }

    #[test]
    fn only_the_most_exact_place_is_shown() {
        let detail = |clause, point| Detail { clause, point };
        let details = BTreeSet::from([
            detail(None, None),
            detail(Some(2), None),
            detail(Some(2), Some('b')),
            detail(Some(3), None),
        ]);
        assert_eq!(in_brackets(&details, &Spot::Article(14, None)), " (14.2.b, 14.3)");
        assert_eq!(in_brackets(&BTreeSet::from([detail(None, None)]), &Spot::Whole), "");
    }
}
