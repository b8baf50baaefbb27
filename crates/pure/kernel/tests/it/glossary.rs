//! `law/glossary.toml`: every term once, spelt as official papers do, and named in code by one rule.

use std::collections::BTreeSet;

use kernel::text::{nfc, search_key, tone};
use toml::{Table, Value};

fn terms() -> Vec<Table> {
    let glossary: Table = include_str!("../../../../../law/glossary.toml").parse().expect("the glossary is TOML");
    let Some(Value::Array(terms)) = glossary.get("term") else { panic!("the glossary has terms") };
    terms.iter().map(|term| term.as_table().expect("a term is a table").clone()).collect()
}

fn text<'a>(term: &'a Table, key: &str) -> &'a str {
    term.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("{key} is missing in {term}"))
}

#[test]
fn every_term_is_complete_and_holds_nothing_unknown() {
    const KEYS: [&str; 7] = ["vi", "id", "en", "kind", "law", "not", "note"];
    for term in terms() {
        assert!(!text(&term, "vi").is_empty() && !text(&term, "en").is_empty());
        assert!(matches!(text(&term, "kind"), "statute" | "ours"), "{term}");
        assert!(term.keys().all(|key| KEYS.contains(&key.as_str())), "{term}");
        if text(&term, "kind") == "statute" {
            assert!(!text(&term, "law").is_empty());
        }
    }
}

#[test]
fn terms_are_spelt_as_official_papers_do() {
    for term in terms() {
        let vi = text(&term, "vi");
        assert_eq!(nfc(vi), vi);
        assert_eq!(tone::canonical(vi), vi, "the tone mark stands elsewhere in official papers");
    }
}

#[test]
fn ids_of_the_law_are_its_words_without_marks() {
    for term in terms().iter().filter(|term| text(term, "kind") == "statute") {
        let vi = text(term, "vi");
        // "rõ người" is stored as the thing that is clear.
        let plain = search_key(vi.strip_prefix("rõ ").unwrap_or(vi)).replace(' ', "_");
        assert_eq!(text(term, "id"), plain);
    }
}

#[test]
fn terms_and_ids_are_unique_and_near_terms_exist() {
    let terms = terms();
    let known: BTreeSet<&str> = terms.iter().map(|term| text(term, "vi")).collect();
    let ids: BTreeSet<&str> = terms.iter().map(|term| text(term, "id")).collect();
    assert_eq!((known.len(), ids.len()), (terms.len(), terms.len()));
    for term in &terms {
        for near in term.get("not").and_then(Value::as_array).into_iter().flatten() {
            let near = near.as_str().expect("near terms are texts");
            assert!(known.contains(near) && near != text(term, "vi"), "{near} is no term");
        }
    }
}
