//! Documents of law.

use kernel::dates::Date;

/// How sure the house is of what it says of a document or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// The article itself was read.
    Text,
    /// The ministry's guidance was read; it binds nobody as law does.
    Guidance,
    /// Told by the press, a ministry or a legal portal.
    News,
    /// Read, but the act has been replaced or amended since.
    Old,
    /// Known by hearsay, or sources differ.
    Uncertain,
    /// No law: set by the house where the law is silent.
    House,
}

impl Trust {
    /// Every degree, the surest first.
    pub const ALL: [Trust; 6] = [Trust::Text, Trust::Guidance, Trust::News, Trust::Old, Trust::Uncertain, Trust::House];

    /// As it stands in `law/`.
    pub fn code(self) -> &'static str {
        match self {
            Trust::Text => "text",
            Trust::Guidance => "guidance",
            Trust::News => "news",
            Trust::Old => "old",
            Trust::Uncertain => "uncertain",
            Trust::House => "house",
        }
    }

    /// The degree of a code.
    pub fn from_code(code: &str) -> Option<Trust> {
        Trust::ALL.into_iter().find(|trust| trust.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Trust::Text => "đã đọc điều luật",
            Trust::Guidance => "theo hướng dẫn",
            Trust::News => "theo báo chí, cổng thông tin",
            Trust::Old => "văn bản đã thay thế, cần đối chiếu lại",
            Trust::Uncertain => "chưa xác minh",
            Trust::House => "hệ thống đặt sẵn, không phải quy định",
        }
    }

    /// Whether a check built on it may say no. Everything else is advice.
    pub fn is_enforced(self) -> bool {
        matches!(self, Trust::Text | Trust::News)
    }
}

/// A document of law: `law/documents/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// "335/2025/NĐ-CP"; a short name where it has no number.
    pub number: String,
    /// "Nghị định", "Luật".
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// When it was issued, where known.
    pub issued_on: Option<Date>,
    /// First day in force, where known.
    pub valid_from: Option<Date>,
    /// First day no longer in force.
    pub valid_until: Option<Date>,
    /// The number of what replaced it.
    pub replaced_by: Option<String>,
    /// The numbers of what it amends.
    pub amends: Vec<String>,
    /// What its articles are called, from Article 1 on; empty where they are not listed.
    pub articles: Vec<String>,
    /// How sure this is.
    pub trust: Trust,
    /// What else to know.
    pub note: Option<String>,
}

impl Document {
    /// What an article is called, where that is listed.
    pub fn article(&self, number: u16) -> Option<&str> {
        self.articles.get(usize::from(number).checked_sub(1)?).map(String::as_str)
    }

    /// Whether it is in force on a date; none where its dates are not known.
    pub fn in_force(&self, on: Date) -> Option<bool> {
        let from = self.valid_from?;
        Some(from <= on && self.valid_until.is_none_or(|until| on < until))
    }
}
