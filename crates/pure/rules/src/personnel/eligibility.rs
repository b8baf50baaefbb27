//! Whether a personnel move is open to a person: each condition passes, fails or is unknown, and names its rule (Decree
//! 170/2025 Articles 23.4, 25.5, 29, 56a, 57, Decree 171/2025 Article 5).

mod conditions;
mod moves;

use std::collections::BTreeMap;

use kernel::dates::Date;
use kernel::decision::Citation;

use super::answer::{Checked, Verdict};
use crate::evaluation::level::Level;
use crate::law::Law;

pub use moves::Move;

/// What is known of a person; what is none is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The move.
    pub kind: Option<Move>,
    /// Answers yes or no, by the names of [`questions`].
    pub answers: BTreeMap<String, bool>,
    /// Yearly ranks, the latest first; an entry none is a year without a rank.
    pub ranks: Option<Vec<Option<Level>>>,
    /// Months in the adjacent lower or an equivalent post.
    pub months_in_post: Option<i64>,
    /// Years of service.
    pub years_of_service: Option<i64>,
    /// Day of birth, for the age at first being sent to study.
    pub born: Option<Date>,
}

/// Every question that some move asks, with its words.
pub fn questions() -> impl Iterator<Item = (&'static str, &'static str)> {
    conditions::QUESTIONS.iter().map(|question| (question.id, question.text))
}

/// The conditions of a move, one by one.
pub fn check(facts: &Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let today = law.at(as_of, "");
    let Some(kind) = facts.kind else {
        let reason =
            kernel::decision::Reason::new("Cần biết là việc gì: bổ nhiệm, điều động…", Citation::of("170/2025/NĐ-CP"));
        checked.verdict = Verdict::Unknown;
        checked.missing.push(kernel::decision::MissingFact { at: "/facts/move".to_owned(), reason });
        return checked;
    };
    for condition in kind.conditions() {
        if let Err(none) = condition.ask(&mut checked, facts, as_of, today) {
            checked = checked.no_rule(&none, super::answer::cited(today, condition.series()));
        }
    }
    checked
}
