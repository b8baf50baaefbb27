//! What a check answers, as JSON and in words.

use std::fmt::Write as _;

use kernel::dates::short;
use rules::personnel::{Checked, Ground, Verdict};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::contract::answer::{CitationJson, MissingJson, Number, Status};

/// The answer of a check.
#[derive(Debug, Serialize)]
pub(super) struct Said {
    outcome: &'static str,
    verdict: &'static str,
    binding: bool,
    dates: Map<String, Value>,
    numbers: Map<String, Value>,
    words: Map<String, Value>,
    criteria: Vec<CriterionJson>,
    reasons: Vec<GroundJson>,
    missing: Vec<MissingJson>,
    questions: Vec<QuestionJson>,
    rule_version: String,
}

#[derive(Debug, Serialize)]
struct CriterionJson {
    id: &'static str,
    verdict: &'static str,
    #[serde(flatten)]
    ground: GroundJson,
}

#[derive(Debug, Serialize)]
struct GroundJson {
    text: String,
    citation: CitationJson,
    trust: &'static str,
    enforced: bool,
}

#[derive(Debug, Serialize)]
struct QuestionJson {
    text: String,
    options: Vec<String>,
    citation: CitationJson,
}

impl From<&Ground> for GroundJson {
    fn from(ground: &Ground) -> Self {
        GroundJson {
            text: ground.reason.text.clone(),
            citation: (&ground.reason.citation).into(),
            trust: ground.trust.code(),
            enforced: ground.trust.is_enforced(),
        }
    }
}

fn outcome(checked: &Checked) -> (&'static str, Status) {
    match checked.verdict {
        Verdict::Unknown if !checked.missing.is_empty() => ("missing", Status::Open),
        Verdict::Unknown => ("needs_judgement", Status::Open),
        _ if !checked.questions.is_empty() => ("needs_judgement", Status::Open),
        _ => ("decided", Status::Decided),
    }
}

pub(super) fn status(checked: &Checked) -> Status {
    outcome(checked).1
}

impl Said {
    pub(super) fn of(checked: &Checked) -> Said {
        let number = |number| serde_json::to_value(Number::from(number)).unwrap_or_default();
        let questions = checked.questions.iter().map(|question| QuestionJson {
            text: question.text.clone(),
            options: question.options.clone(),
            citation: (&question.citation).into(),
        });
        let criteria = checked.criteria.iter().map(|one| CriterionJson {
            id: one.id,
            verdict: one.verdict.code(),
            ground: (&one.ground).into(),
        });
        Said {
            outcome: outcome(checked).0,
            verdict: checked.verdict.code(),
            binding: checked.is_binding(),
            dates: checked.dates.iter().map(|(name, day)| ((*name).to_owned(), day.to_string().into())).collect(),
            numbers: checked.numbers.iter().map(|(name, value)| ((*name).to_owned(), number(value))).collect(),
            words: checked.words.iter().map(|(name, word)| ((*name).to_owned(), word.clone().into())).collect(),
            criteria: criteria.collect(),
            reasons: checked.grounds.iter().map(Into::into).collect(),
            missing: checked.missing.iter().map(Into::into).collect(),
            questions: questions.collect(),
            rule_version: checked.rules.iter().map(String::as_str).collect::<Vec<_>>().join("; "),
        }
    }
}

/// The answer for a person at the command line.
pub(super) fn in_words(checked: &Checked) -> String {
    let mut words = format!("Kết luận: {}\n", checked.verdict.label());
    for (name, day) in &checked.dates {
        let _ = writeln!(words, "    {name}: {}", short(*day));
    }
    for (name, number) in &checked.numbers {
        let _ = writeln!(words, "    {name}: {}", number.readable_vi());
    }
    for (name, word) in &checked.words {
        let _ = writeln!(words, "    {name}: {word}");
    }
    for criterion in &checked.criteria {
        let _ = writeln!(words, "[{}] {}", criterion.verdict.label(), ground(&criterion.ground));
    }
    for said in &checked.grounds {
        let _ = writeln!(words, "- {}", ground(said));
    }
    for fact in &checked.missing {
        let _ = writeln!(words, "Thiếu dữ kiện: {} ({})", fact.reason.text, fact.at);
    }
    for question in &checked.questions {
        let _ = writeln!(words, "Cần quyết định: {} ({})", question.text, question.citation);
    }
    words
}

fn ground(ground: &Ground) -> String {
    let advice =
        if ground.trust.is_enforced() { String::new() } else { format!("; tham khảo, {}", ground.trust.label()) };
    format!("{} ({}{advice})", ground.reason.text, ground.reason.citation)
}
