//! A place in a document of law: its article with clause and point, an annex, a part, or the document as a whole.

use std::fmt;
use toml::{Table, Value};

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the document, as `law/documents` has it.
    pub document: String,
    pub spot: Spot,
    pub detail: Detail,
}

/// What gets a heading of its own in the index, in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    Article(u16, Option<char>),
    Annex(String),
    Part(String),
    Whole,
}

/// Clause and point of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Detail {
    pub clause: Option<u16>,
    pub point: Option<char>,
}

impl Place {
    /// The document as a whole.
    pub fn whole(document: &str) -> Place {
        Place::at(document, Spot::Whole)
    }

    /// A spot of a document.
    pub fn at(document: &str, spot: Spot) -> Place {
        Place { document: document.to_string(), spot, detail: Detail::default() }
    }

    /// The `law` of a table of `law/`: `{ document = "…", article = 14, clause = 2, point = "b" }`.
    pub fn read(table: &Table) -> Option<Place> {
        let law = table.get("law")?.as_table()?;
        let text = |name: &str| law.get(name).and_then(Value::as_str);
        let number = |name: &str| law.get(name).and_then(Value::as_integer).and_then(|n| u16::try_from(n).ok());
        let letter = |name: &str| text(name).and_then(|text| text.chars().next());
        let spot = match (number("article"), text("annex"), text("part")) {
            (Some(article), _, _) => Spot::Article(article, letter("letter")),
            (None, Some(annex), Some(part)) => Spot::Annex(format!("{annex}, {part}")),
            (None, Some(annex), None) => Spot::Annex(annex.to_string()),
            (None, None, Some(part)) => Spot::Part(part.to_string()),
            (None, None, None) => Spot::Whole,
        };
        let detail = Detail { clause: number("clause"), point: letter("point") };
        Some(Place { document: text("document")?.to_string(), spot, detail })
    }
}

impl Spot {
    /// `14`, `56a`, `14.2.b` as code and documentation write an article.
    pub fn parse(text: &str) -> Option<(Spot, Detail)> {
        let mut parts = text.split('.');
        let article = parts.next()?;
        let digits = article.trim_end_matches(|c: char| c.is_lowercase());
        let mut letters = article[digits.len()..].chars();
        let spot = Spot::Article(digits.parse().ok()?, letters.next());
        let clause = match parts.next() {
            None => None,
            Some(clause) => Some(clause.parse().ok()?),
        };
        let point = parts.next().and_then(|point| point.chars().next());
        (letters.next().is_none()).then_some((spot, Detail { clause, point }))
    }

    /// The spot with clause and point, short: `14.2.b`.
    pub fn with(&self, detail: Detail) -> String {
        let Spot::Article(number, letter) = self else { return self.to_string() };
        let mut text = number.to_string();
        text.extend(letter);
        text.extend(detail.clause.map(|clause| format!(".{clause}")));
        text.extend(detail.point.map(|point| format!(".{point}")));
        text
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Spot::Article(..) => write!(f, "Article {}", self.with(Detail::default())),
            Spot::Annex(name) => write!(f, "Annex {name}"),
            Spot::Part(name) => write!(f, "{name}"),
            Spot::Whole => write!(f, "As a whole"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_read_and_written() {
        let (spot, detail) = Spot::parse("14.2.đ").unwrap();
        assert_eq!((spot.to_string(), spot.with(detail)), ("Article 14".into(), "14.2.đ".into()));
        assert_eq!(Spot::parse("56a").unwrap().0, Spot::Article(56, Some('a')));
        assert_eq!(Spot::parse("second"), None);
        assert_eq!(Spot::parse("11.x"), None);
    }

    #[test]
    fn a_table_names_its_place() {
        let read = |text: &str| Place::read(&text.parse().unwrap()).map(|place| place.spot.with(place.detail));
        assert_eq!(read(r#"law = { document = "D", article = 20, clause = 5, point = "a" }"#).unwrap(), "20.5.a");
        assert_eq!(
            read(r#"law = { document = "D", annex = "II", part = "Mẫu số 01" }"#).unwrap(),
            "Annex II, Mẫu số 01"
        );
        assert_eq!(read(r#"law = { document = "D" }"#).unwrap(), "As a whole");
        assert_eq!(read("law = { article = 20 }"), None);
    }

    #[test]
    fn articles_stand_in_the_order_of_numbers() {
        let mut spots = [Spot::Whole, Spot::Article(20, None), Spot::Article(9, Some('a')), Spot::Article(9, None)];
        spots.sort();
        assert_eq!(
            spots[..3].iter().map(Spot::to_string).collect::<Vec<_>>(),
            ["Article 9", "Article 9a", "Article 20"]
        );
    }
}
