//! What the law leaves open: a named choice with its positions, one of them the default.

use kernel::decision::Citation;

/// Something that the law leaves open, or where its readings differ: `law/policies/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its name in code and in stored choices.
    pub id: String,
    /// In words: the question.
    pub name: String,
    /// Why it is open.
    pub why_open: String,
    /// The article that leaves it open.
    pub citation: Citation,
    /// The positions, the default first.
    pub positions: Vec<Position>,
}

/// One reading of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Its name in code and in stored choices.
    pub id: String,
    /// In words.
    pub text: String,
}

impl Policy {
    /// The position that holds where nobody chose.
    pub fn default_position(&self) -> Option<&Position> {
        self.positions.first()
    }

    /// The position of a name.
    pub fn position(&self, id: &str) -> Option<&Position> {
        self.positions.iter().find(|position| position.id == id)
    }
}
