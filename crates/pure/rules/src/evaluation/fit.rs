//! The level that a score and the conditions of the levels allow together, as bodies (Article 8) and cadres are ranked.

use kernel::decision::{Citation, Decision, MissingFact, Question, Reason};

use super::level::Level;

/// What a level asks for besides its score.
pub(super) struct Condition {
    /// In words.
    pub(super) name: String,
    /// Where its fact stands.
    pub(super) at: &'static str,
    /// Whether it holds; none is unknown.
    pub(super) holds: Option<bool>,
}

impl Condition {
    pub(super) fn new(name: impl Into<String>, at: &'static str, holds: Option<bool>) -> Condition {
        Condition { name: name.into(), at, holds }
    }

    /// The fact that is asked for where it is not known.
    pub(super) fn lacks(&self, citation: Citation) -> MissingFact {
        MissingFact { at: self.at.to_owned(), reason: Reason::new(format!("Cần biết: {}.", self.name), citation) }
    }
}

/// The facts of these that are not known.
pub(super) fn missing(conditions: &[Condition], citation: &Citation) -> Vec<MissingFact> {
    conditions.iter().filter(|one| one.holds.is_none()).map(|one| one.lacks(citation.clone())).collect()
}

/// The highest level, from that of the score down, whose conditions all hold. With `asks` a person decides as soon as one
/// does not; he also does where no level fits, and nothing is guessed where a fact is missing.
pub(super) fn highest(
    by_score: Level,
    conditions: impl Fn(Level) -> Vec<Condition>,
    asks: bool,
    clause: fn(Level) -> Citation,
    mut reasons: Vec<Reason>,
) -> Decision<Level> {
    let levels = Level::ALL.into_iter().rev();
    for level in levels.filter(|level| *level <= by_score && *level > Level::KhongHoanThanh) {
        let (conditions, named) = (conditions(level), level.label().to_lowercase());
        let not: Vec<&str> =
            conditions.iter().filter(|one| one.holds == Some(false)).map(|one| one.name.as_str()).collect();
        if !not.is_empty() {
            let text = format!("Chưa đủ điều kiện của mức {named}: {}.", not.join("; "));
            reasons.push(Reason::new(text, clause(level)));
            let below = Level::ALL.into_iter().rev().find(|other| *other < level);
            if let Some(below) = below.filter(|_| asks) {
                let text = "Đạt điểm nhưng thiếu điều kiện của mức; cấp có thẩm quyền quyết định.";
                return open(below, text, clause, reasons);
            }
            continue;
        }
        let missing = missing(&conditions, &clause(level));
        if !missing.is_empty() {
            return Decision::Missing { facts: missing, reasons };
        }
        reasons.push(Reason::new(format!("Đủ các điều kiện của mức {named}."), clause(level)));
        return Decision::Decided { value: level, reasons };
    }
    let text = "Không có mức nào phù hợp cả điểm và điều kiện; cấp có thẩm quyền quyết định.";
    open(Level::HoanThanh, text, clause, reasons)
}

/// A person decides, at most this level.
pub(super) fn open(value: Level, text: &str, clause: fn(Level) -> Citation, reasons: Vec<Reason>) -> Decision<Level> {
    let options = Level::ALL.into_iter().rev().filter(|level| *level <= value).map(|level| level.code().to_owned());
    let question = Question { text: text.to_owned(), options: options.collect(), citation: clause(value) };
    Decision::NeedsJudgement { questions: vec![question], value, reasons }
}
