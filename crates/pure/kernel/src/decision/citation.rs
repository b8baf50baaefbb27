//! Where in the law something stands.

use std::borrow::Cow;
use std::fmt::{Display, Formatter};

/// A place in a document: điều, khoản, điểm; or an annex (phụ lục) and a form (mẫu) of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The number, "335/2025/NĐ-CP"; for a document without one, its short name.
    pub document: Cow<'static, str>,
    /// Điều.
    pub article: Option<u16>,
    /// The letter of an article that was inserted between two, "56a".
    pub article_letter: Option<char>,
    /// Khoản.
    pub clause: Option<u16>,
    /// Điểm.
    pub point: Option<char>,
    /// Phụ lục.
    pub annex: Option<Cow<'static, str>>,
    /// Mẫu, or another named part: a chapter of a handbook.
    pub part: Option<Cow<'static, str>>,
}

impl Citation {
    /// A whole document.
    pub const fn of(document: &'static str) -> Citation {
        Citation {
            document: Cow::Borrowed(document),
            article: None,
            article_letter: None,
            clause: None,
            point: None,
            annex: None,
            part: None,
        }
    }

    /// Điều `article` of a document.
    pub const fn article(document: &'static str, article: u16) -> Citation {
        let mut citation = Citation::of(document);
        citation.article = Some(article);
        citation
    }

    /// The same, khoản `clause`.
    #[must_use]
    pub const fn clause(mut self, clause: u16) -> Citation {
        self.clause = Some(clause);
        self
    }

    /// The same, điểm `point`.
    #[must_use]
    pub const fn point(mut self, point: char) -> Citation {
        self.point = Some(point);
        self
    }
}

/// "điểm a khoản 2 Điều 14 335/2025/NĐ-CP", as official papers order it.
impl Display for Citation {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        if let Some(point) = self.point {
            write!(f, "điểm {point} ")?;
        }
        if let Some(clause) = self.clause {
            write!(f, "khoản {clause} ")?;
        }
        if let Some(article) = self.article {
            write!(f, "Điều {article}")?;
            if let Some(letter) = self.article_letter {
                write!(f, "{letter}")?;
            }
            f.write_str(" ")?;
        }
        if let Some(part) = &self.part {
            write!(f, "{part} ")?;
        }
        if let Some(annex) = &self.annex {
            write!(f, "Phụ lục {annex} ")?;
        }
        f.write_str(&self.document)
    }
}
