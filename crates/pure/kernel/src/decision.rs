//! What a rule answers: a decision with all its reasons, each with its article.
#![deny(missing_docs)]

mod citation;

pub use citation::Citation;

/// A reason. It cannot be made without the article that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// In Vietnamese, a whole sentence.
    pub text: String,
    /// The article.
    pub citation: Citation,
}

impl Reason {
    /// `text`, by `citation`.
    pub fn new(text: impl Into<String>, citation: Citation) -> Reason {
        Reason { text: text.into(), citation }
    }
}

/// A fact that a rule needs and was not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFact {
    /// Where it is looked for: the path of the fact from the root of its form, "/leader/unity".
    pub at: String,
    /// What is missing and why it is needed.
    pub reason: Reason,
}

/// A question that a person has to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// In Vietnamese.
    pub text: String,
    /// What may be answered, where the answers are few.
    pub options: Vec<String>,
    /// Why the law does not answer it.
    pub citation: Citation,
}

/// What a rule answers about its facts. "Unknown" is none of them: a fact that is not there is `Missing`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision<T> {
    /// The law decides.
    Decided {
        /// What it decides.
        value: T,
        /// Why, all of it.
        reasons: Vec<Reason>,
    },
    /// The facts do not suffice.
    Missing {
        /// Each fact that is missing.
        facts: Vec<MissingFact>,
        /// What could be said without them.
        reasons: Vec<Reason>,
    },
    /// The law leaves it to a person.
    NeedsJudgement {
        /// What he has to answer.
        questions: Vec<Question>,
        /// What stands before he does.
        value: T,
        /// Why, all of it.
        reasons: Vec<Reason>,
    },
    /// The law forbids it, or does not apply.
    Refused {
        /// Why, all of it.
        reasons: Vec<Reason>,
    },
}

impl<T> Decision<T> {
    /// All its reasons.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Decision::Decided { reasons, .. }
            | Decision::Missing { reasons, .. }
            | Decision::NeedsJudgement { reasons, .. }
            | Decision::Refused { reasons } => reasons,
        }
    }

    /// What was decided, if the law alone decided.
    pub fn decided(&self) -> Option<&T> {
        match self {
            Decision::Decided { value, .. } => Some(value),
            _ => None,
        }
    }
}
