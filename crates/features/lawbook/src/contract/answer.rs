//! What the contracts answer with.

use kernel::decision::{Citation, MissingFact, Reason};
use kernel::exact::Exact;
use rules::evaluation::Step;
use rules::law::{Law, NoRuleInForce};
use serde::Serialize;

use super::InputError;

/// How a record ended, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Decided.
    Decided,
    /// Decided with questions open.
    Open,
    /// The input is wrong.
    Wrong,
}

impl Status {
    /// The exit status of a command.
    pub fn exit_code(self) -> u8 {
        match self {
            Status::Decided => 0,
            Status::Open => 3,
            Status::Wrong => 2,
        }
    }
}

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// On one line.
    Line,
    /// On many, for the eye.
    Indented,
}

/// An answer as JSON, and how it ended.
#[derive(Debug, Clone)]
pub struct Answer {
    /// How it ended.
    pub status: Status,
    /// The answer.
    pub json: String,
}

impl Answer {
    pub(crate) fn of<T: Serialize>(status: Status, body: &T, layout: Layout) -> Answer {
        let json = match layout {
            Layout::Line => serde_json::to_string(body),
            Layout::Indented => serde_json::to_string_pretty(body),
        };
        // Texts, numbers and lists of them cannot fail to become JSON.
        Answer { status, json: json.unwrap_or_default() }
    }

    /// The answer to wrong facts.
    pub fn wrong(error: &InputError, layout: Layout) -> Answer {
        #[derive(Serialize)]
        struct Refused<'a> {
            error: &'a InputError,
        }
        Answer::of(Status::Wrong, &Refused { error }, layout)
    }
}

/// The answer where no law is in force.
pub(super) fn no_rule(none: &NoRuleInForce, at: &str) -> InputError {
    InputError {
        message: none.to_string(),
        at: at.to_owned(),
        suggestion: "Kiểm tra lại kỳ, năm; với thời gian này hãy dùng quy định cũ.".to_owned(),
    }
}

/// An exact number, and how it is shown.
#[derive(Debug, Serialize)]
pub(super) struct Number {
    exact: String,
    shown: String,
}

impl From<&Exact> for Number {
    fn from(number: &Exact) -> Self {
        Number { exact: number.to_string(), shown: number.shown() }
    }
}

/// A citation; what it does not name is left out.
#[derive(Debug, Serialize)]
pub(super) struct CitationJson {
    document: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    letter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annex: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
}

impl From<&Citation> for CitationJson {
    fn from(citation: &Citation) -> Self {
        CitationJson {
            document: citation.document.to_string(),
            article: citation.article,
            letter: citation.article_letter,
            clause: citation.clause,
            point: citation.point,
            annex: citation.annex.as_ref().map(ToString::to_string),
            part: citation.part.as_ref().map(ToString::to_string),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct StepJson {
    id: String,
    text: String,
    value: String,
    citation: CitationJson,
}

impl From<&Step> for StepJson {
    fn from(step: &Step) -> Self {
        StepJson {
            id: step.id.to_string(),
            text: step.text.clone(),
            value: step.value.to_string(),
            citation: (&step.citation).into(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ReasonJson {
    text: String,
    citation: CitationJson,
}

impl From<&Reason> for ReasonJson {
    fn from(reason: &Reason) -> Self {
        ReasonJson { text: reason.text.clone(), citation: (&reason.citation).into() }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct MissingJson {
    at: String,
    text: String,
    citation: CitationJson,
}

impl From<&MissingFact> for MissingJson {
    fn from(fact: &MissingFact) -> Self {
        MissingJson { at: fact.at.clone(), text: fact.reason.text.clone(), citation: (&fact.reason.citation).into() }
    }
}

/// A policy that bears on the result, and the position that was taken.
#[derive(Debug, Serialize)]
pub(super) struct PolicyJson {
    id: String,
    chosen: String,
    why_open: String,
    citation: CitationJson,
}

impl PolicyJson {
    /// `chosen` of the policy `id`; none where the law's data do not know it.
    pub(super) fn of(id: &str, chosen: &str) -> Option<PolicyJson> {
        let policy = Law::shipped().policy(id)?;
        Some(PolicyJson {
            id: id.to_owned(),
            chosen: chosen.to_owned(),
            why_open: policy.why_open.clone(),
            citation: (&policy.citation).into(),
        })
    }
}
