//! The articles that a documentation names: "Decree 170/2025 Articles 36 to 39", "(Articles 11, 17.3, 19)".
//!
//! An article belongs to the last document named before it; with none, to the document that the caller assumes.

use super::place::{Place, Spot};
use std::collections::BTreeSet;

/// What was found in a text.
#[derive(Debug, Default, PartialEq)]
pub struct Mentions {
    pub places: BTreeSet<Place>,
    /// What could not be placed.
    pub unclear: Vec<String>,
}

/// Words that stand before the number of a document.
const KINDS: &[&str] = &["Decree", "Law", "Code", "Circular", "Resolution", "Decision", "Regulation", "Guidance"];

/// A word without the marks around it.
struct Word<'t> {
    text: &'t str,
    /// Whether a bracket, a colon or a semicolon closes the list in which it stands.
    closes: bool,
}

/// Reads a text; `known` are the numbers of all documents, `assumed` is the one meant where none is named.
pub fn read(text: &str, known: &[&str], assumed: Option<&str>) -> Mentions {
    let words: Vec<Word<'_>> = text.split_whitespace().map(word).collect();
    let mut found = Mentions::default();
    let mut document: Option<&str> = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or("", |before| before.text);
        let next = words.get(at + 1).map_or("", |next| next.text);
        at += 1;
        match word.text {
            "Article" | "Articles" | "annex" | "Annex" => {
                let (spots, end) = if word.text.starts_with('A') && word.text != "Annex" {
                    articles(&words, at)
                } else {
                    annex(&words, at)
                };
                at = end;
                if KINDS.contains(&before) {
                    found.unclear.push(format!("{before} before Article has no number"));
                } else {
                    found.add(document.or(assumed), spots);
                }
            }
            text => match number(text, known) {
                Some(number) => {
                    document = Some(number);
                    if !next.starts_with("Article") {
                        found.places.insert(Place::whole(number));
                    }
                }
                None if KINDS.contains(&before) && text.contains('/') => {
                    found.unclear.push(format!("`law/documents` has no {before} {text}"));
                }
                None => {}
            },
        }
    }
    found
}

/// The number of the first document that a text names.
pub fn first_document<'k>(text: &str, known: &[&'k str]) -> Option<&'k str> {
    text.split_whitespace().map(word).find_map(|word| number(word.text, known))
}

impl Mentions {
    fn add(&mut self, document: Option<&str>, spots: Vec<Place>) {
        match document {
            Some(document) => self.places.extend(spots.into_iter().map(|p| Place { document: document.into(), ..p })),
            None if spots.is_empty() => {}
            None => self.unclear.push("an article without its document".to_string()),
        }
    }
}

fn word(raw: &str) -> Word<'_> {
    let text = raw.trim_start_matches(['(', '"', '`']).trim_end_matches([')', ',', '.', ';', ':', '"', '`']);
    // A possessive: "Article 34's".
    let text = text.strip_suffix("'s").unwrap_or(text);
    Word { text, closes: raw.ends_with([')', ';', ':', '.']) || raw.contains("),") }
}

/// The known document that a word names: by its whole number, or by number and year as `335/2025`.
fn number<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let (digits, year) = word.split_once('/')?;
    let short = year.len() == 4 && [digits, year].iter().all(|part| part.chars().all(|c| c.is_ascii_digit()));
    let fits = |known: &&&str| **known == word || (short && known.starts_with(&format!("{word}/")));
    known.iter().find(fits).copied()
}

/// The articles of a list, and where it ends: `36 to 39`, `11, 17.3 and 20`, `11–18`.
fn articles(words: &[Word<'_>], from: usize) -> (Vec<Place>, usize) {
    let (mut found, mut at, mut range) = (Vec::<Place>::new(), from, false);
    while let Some(word) = words.get(at) {
        if matches!(word.text, "to" | "and" | "or") && !found.is_empty() {
            range = word.text == "to";
            at += 1;
            continue;
        }
        let parts: Vec<&str> = word.text.split(['–', '-']).collect();
        let read: Option<Vec<Place>> = parts.iter().map(|part| article(part)).collect();
        let Some(read) = read else { break };
        for (index, place) in read.into_iter().enumerate() {
            if range || index > 0 {
                found.extend(between(found.last(), &place));
            }
            found.push(place);
            range = false;
        }
        at += 1;
        if word.closes {
            break;
        }
    }
    (found, at)
}

fn article(text: &str) -> Option<Place> {
    let (spot, detail) = Spot::parse(text)?;
    Some(Place { document: String::new(), spot, detail })
}

/// The articles between two, both left out.
fn between(first: Option<&Place>, last: &Place) -> Vec<Place> {
    let (Some(Place { spot: Spot::Article(first, _), .. }), Spot::Article(last, _)) = (first, &last.spot) else {
        return Vec::new();
    };
    (first + 1..*last).map(|number| Place::at("", Spot::Article(number, None))).collect()
}

/// `annex I`.
fn annex(words: &[Word<'_>], from: usize) -> (Vec<Place>, usize) {
    let roman = |word: &&Word<'_>| !word.text.is_empty() && word.text.chars().all(|c| "IVX".contains(c));
    match words.get(from).filter(roman) {
        Some(word) => (vec![Place::at("", Spot::Annex(word.text.to_string()))], from + 1),
        None => (Vec::new(), from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["335/2025/NĐ-CP", "170/2025/NĐ-CP", "300/2026/NĐ-CP", "45/2019/QH14", "366-QĐ/TW"];

    fn places(text: &str) -> Vec<String> {
        let found = read(text, KNOWN, Some("335/2025/NĐ-CP"));
        assert_eq!(found.unclear, Vec::<String>::new(), "{text}");
        let place = |place: Place| {
            let document = place.document.split(['/', '-']).next().unwrap_or_default().to_string();
            format!("{document}:{}", place.spot.with(place.detail))
        };
        found.places.into_iter().map(place).collect()
    }

    #[test]
    fn lists_and_ranges_are_read() {
        assert_eq!(places("Ranks (Articles 11, 17.3, 20.5.a)."), ["335:11", "335:17.3", "335:20.5.a"]);
        assert_eq!(places("Bodies (Articles 5 to 8): points."), ["335:5", "335:6", "335:7", "335:8"]);
        assert_eq!(places("Articles 11–13 and 15"), ["335:11", "335:12", "335:13", "335:15"]);
        assert_eq!(places("(Article 11.3.a second paragraph, 11.3.b)"), ["335:11.3.a"]);
        assert_eq!(places("A limit (Article 8): 20 percent. In 2026, 5 years."), ["335:8"]);
        assert_eq!(places("Criteria (Article 12.2, annex I): so."), ["335:12.2", "335:Annex I"]);
    }

    #[test]
    fn an_article_belongs_to_the_document_before_it() {
        assert_eq!(places("(Decree 170/2025 Article 56) and of (Article 33.1)."), ["170:33.1", "170:56"]);
        assert_eq!(places("Article 3 and Law 45/2019/QH14, Article 112"), ["335:3", "45:112"]);
        assert_eq!(places("Articles 56a, 57 by Decree 300/2026."), ["300:As a whole", "335:56a", "335:57"]);
        assert_eq!(places("By 366-QĐ/TW"), ["366:As a whole"]);
        assert_eq!(first_document("of Decree 170/2025/NĐ-CP before 300/2026", KNOWN), Some("170/2025/NĐ-CP"));
    }

    #[test]
    fn what_cannot_be_placed_is_told() {
        assert_eq!(read("Labour Code, Article 112", KNOWN, Some("x")).unclear, ["Code before Article has no number"]);
        assert_eq!(read("Decree 1/2001 Article 2", KNOWN, None).unclear.len(), 2);
        assert_eq!(read("Article 8", KNOWN, None).unclear, ["an article without its document"]);
        assert_eq!(read("On 1/2026, no decree.", KNOWN, None), Mentions::default());
    }
}
