//! A step of a derivation, and what is wrong with the facts of a form.

use std::borrow::Cow;

use kernel::decision::Citation;
use kernel::exact::Exact;

/// One step from the facts to the result: what was computed, how, and by which article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name: "a", "total", "work.3".
    pub id: Cow<'static, str>,
    /// In words, with the numbers that go in.
    pub text: String,
    /// What comes out.
    pub value: Exact,
    /// The article.
    pub citation: Citation,
}

impl Step {
    pub(super) fn new(id: impl Into<Cow<'static, str>>, text: String, value: &Exact, citation: Citation) -> Step {
        Step { id: id.into(), text, value: value.clone(), citation }
    }
}

/// A fact that cannot be: it is refused before anything is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where: the path of the fact from the root of its form, "/work/3/completed".
    pub at: String,
    /// What is wrong, and why.
    pub message: String,
    /// What to do.
    pub suggestion: String,
}

impl Wrong {
    pub(super) fn new(at: impl Into<String>, message: impl Into<String>, suggestion: impl Into<String>) -> Wrong {
        Wrong { at: at.into(), message: message.into(), suggestion: suggestion.into() }
    }
}
