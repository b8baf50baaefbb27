//! `sauro law evaluate`: one person, one period.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kernel::decision::Decision;
use kernel::exact::Exact;
use rules::evaluation::period::{
    Fault, Leadership, Origin, PeriodFacts, PeriodLaw, PeriodOf, PeriodPolicy, PeriodResult, PersonKind, Share,
    WorkLine,
};
use rules::evaluation::policy::{Deduction, Surplus};
use rules::law::Law;
use serde::Serialize;

use super::answer::{Answer, Layout, MissingJson, Number, PolicyJson, Status, StepJson, no_rule};
use super::json::{Field, InputError, Keys, Node, Path};

#[derive(Debug, Serialize)]
struct Evaluated {
    outcome: &'static str,
    a: Option<Number>,
    b: Option<Number>,
    c: Option<Number>,
    d: Option<Number>,
    dd: Option<Number>,
    e: Option<Number>,
    result_ratio: Option<Number>,
    result_points: Option<Number>,
    common_points: Option<Number>,
    total: Option<Number>,
    level: Option<&'static str>,
    steps: Vec<StepJson>,
    policies: Vec<PolicyJson>,
    questions: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<MissingJson>,
}

/// Answers a record of facts.
pub fn evaluate(text: &str, layout: Layout) -> Answer {
    match decide(text) {
        Err(error) => Answer::wrong(&error, layout),
        Ok((policy, decision)) => {
            let (status, body) = body(policy, &decision);
            Answer::of(status, &body, layout)
        }
    }
}

/// The derivation in words, for a person at the command line.
///
/// # Errors
/// The facts are wrong.
pub fn evaluate_in_words(text: &str) -> Result<(Status, String), InputError> {
    let (_, decision) = decide(text)?;
    let mut words = String::new();
    let status = match &decision {
        Decision::Decided { value, .. } => {
            for step in &value.steps {
                let (text, shown) = (&step.text, step.value.shown_vi());
                let _ = writeln!(words, "{text}: {shown}\n    ({})", step.citation);
            }
            Status::Decided
        }
        Decision::Missing { facts, .. } => {
            words.push_str("Chưa đủ dữ kiện:\n");
            for fact in facts {
                let _ = writeln!(words, "- {} ({})", fact.reason.text, fact.reason.citation);
            }
            Status::Open
        }
        Decision::NeedsJudgement { .. } | Decision::Refused { .. } => Status::Open,
    };
    Ok((status, words))
}

/// The facts and positions of a record, for whoever shows them.
pub(crate) fn period_facts(text: &str) -> Result<(PeriodFacts, PeriodPolicy), InputError> {
    read(&Node::parse(text)?)
}

fn decide(text: &str) -> Result<(PeriodPolicy, Decision<PeriodResult>), InputError> {
    let (facts, policy) = period_facts(text)?;
    let day = facts.period.last_day().ok_or_else(|| Path::Root.wrong("Không có kỳ này.", "Ghi lại tháng hoặc quý."))?;
    let law = PeriodLaw::at(Law::shipped().at(day, "")).map_err(|none| no_rule(&none, "/period"))?;
    let decision = rules::evaluation::period::evaluate(&facts, policy, &law);
    let decision = decision.map_err(|wrongs| {
        let first = wrongs.into_iter().next().map(InputError::from);
        first.unwrap_or_else(|| Path::Root.wrong("Dữ kiện sai.", "Kiểm tra lại."))
    })?;
    Ok((policy, decision))
}

fn body(policy: PeriodPolicy, decision: &Decision<PeriodResult>) -> (Status, Evaluated) {
    let policies = [(Surplus::POLICY, policy.surplus.code()), (Deduction::POLICY, policy.deduction.code())];
    let policies = policies.into_iter().filter_map(|(id, chosen)| PolicyJson::of(id, chosen)).collect();
    let missing = match decision {
        Decision::Missing { facts, .. } => facts.iter().map(Into::into).collect(),
        _ => Vec::new(),
    };
    let result = decision.decided();
    let number = |of: fn(&PeriodResult) -> Option<&Exact>| result.and_then(of).map(Number::from);
    let body = Evaluated {
        outcome: if result.is_some() { "decided" } else { "missing" },
        a: number(|r| Some(&r.a)),
        b: number(|r| Some(&r.b)),
        c: number(|r| Some(&r.c)),
        d: number(|r| r.d.as_ref()),
        dd: number(|r| r.dd.as_ref()),
        e: number(|r| r.e.as_ref()),
        result_ratio: number(|r| Some(&r.ratio)),
        result_points: number(|r| Some(&r.result_points)),
        common_points: number(|r| Some(&r.common_points)),
        total: number(|r| Some(&r.total)),
        level: result.map(|r| r.level.code()),
        steps: result.map(|r| r.steps.iter().map(Into::into).collect()).unwrap_or_default(),
        policies,
        questions: Vec::new(),
        missing,
    };
    (if result.is_some() { Status::Decided } else { Status::Open }, body)
}

fn read(root: &Node) -> Result<(PeriodFacts, PeriodPolicy), InputError> {
    let root = root.at(Path::Root);
    let keys = Keys::of(&root, &["period", "policy", "person", "common", "work", "leader"])?;
    let period = period(keys.required("period")?)?;
    let policy = keys.optional("policy").map(policy).transpose()?.unwrap_or_default();
    let (kind, leader) = person(keys.required("person")?)?;
    let common = common(keys.required("common")?)?;
    let work = keys.required("work")?;
    let work = list(work, line)?;
    let leadership = keys.optional("leader").map(leadership).transpose()?;
    Ok((PeriodFacts { period, kind, leader, common, work, leadership }, policy))
}

/// Reads each of a list.
pub(super) fn list<T>(
    field: Field<'_, '_>,
    read: fn(Field<'_, '_>) -> Result<T, InputError>,
) -> Result<Vec<T>, InputError> {
    let nodes = field.list()?.iter().enumerate();
    nodes.map(|(index, node)| read(node.at(Path::Index(&field.path, index)))).collect()
}

fn period(field: Field<'_, '_>) -> Result<PeriodOf, InputError> {
    let keys = Keys::of(&field, &["kind", "year", "month", "quarter"])?;
    let kind = keys.required("kind")?;
    let year = keys.required("year")?.whole(1900, 9998)? as i16;
    let (is_month, is_quarter) = (keys.optional("month").is_some(), keys.optional("quarter").is_some());
    if is_month && is_quarter {
        return Err(field.path.wrong("Kỳ ghi cả tháng và quý.", "Giữ một trong hai, đúng với “kind”."));
    }
    let period = match kind.text()? {
        "month" => PeriodOf::Month(year, keys.required("month")?.whole(1, 12)? as i8),
        "quarter" => PeriodOf::Quarter(year, keys.required("quarter")?.whole(1, 4)? as i8),
        other => {
            return Err(kind
                .path
                .wrong(format!("Không có loại kỳ “{other}”."), "Ghi month (tháng) hoặc quarter (quý)."));
        }
    };
    Ok(period)
}

fn policy(field: Field<'_, '_>) -> Result<PeriodPolicy, InputError> {
    let keys = Keys::of(&field, &[Surplus::POLICY, Deduction::POLICY])?;
    let mut policy = PeriodPolicy::default();
    if let Some(field) = keys.optional(Surplus::POLICY) {
        policy.surplus = field.code(Surplus::from_code, &Surplus::ALL.iter().map(|p| p.code()).collect::<Vec<_>>())?;
    }
    if let Some(field) = keys.optional(Deduction::POLICY) {
        policy.deduction =
            field.code(Deduction::from_code, &Deduction::ALL.iter().map(|p| p.code()).collect::<Vec<_>>())?;
    }
    Ok(policy)
}

fn person(field: Field<'_, '_>) -> Result<(PersonKind, bool), InputError> {
    let keys = Keys::of(&field, &["kind", "leader"])?;
    let kind = keys.required("kind")?.code(PersonKind::from_code, &PersonKind::ALL.map(PersonKind::code))?;
    let leader = keys.required("leader")?.boolean()?;
    Ok((kind, leader))
}

fn common(field: Field<'_, '_>) -> Result<BTreeMap<String, Exact>, InputError> {
    let scored = field.entries()?.iter().filter(|(_, node)| !matches!(node, Node::Null));
    scored.map(|(code, node)| Ok((code.clone(), node.at(Path::Key(&field.path, code)).exact()?))).collect()
}

fn line(field: Field<'_, '_>) -> Result<WorkLine, InputError> {
    let keys =
        Keys::of(&field, &["product", "coefficient", "assigned", "completed", "origin", "quality_failures", "delays"])?;
    let line = WorkLine {
        product: keys.required("product")?.text()?.to_owned(),
        coefficient: keys.required("coefficient")?.exact()?,
        assigned: keys.required("assigned")?.exact()?,
        completed: keys.required("completed")?.exact()?,
        origin: keys.required("origin")?.code(Origin::from_code, &Origin::ALL.map(Origin::code))?,
        quality_failures: keys.optional("quality_failures").map_or(Ok(Vec::new()), |field| list(field, fault))?,
        delays: keys.optional("delays").map_or(Ok(Vec::new()), |field| list(field, fault))?,
    };
    Ok(line)
}

fn fault(field: Field<'_, '_>) -> Result<Fault, InputError> {
    let keys = Keys::of(&field, &["units", "times", "excused"])?;
    let fault = Fault {
        units: keys.required("units")?.exact()?,
        times: keys.required("times")?.whole(0, i64::from(u32::MAX))? as u32,
        excused: keys.required("excused")?.boolean()?,
    };
    Ok(fault)
}

fn leadership(field: Field<'_, '_>) -> Result<Leadership, InputError> {
    let keys = Keys::of(&field, &["subordinate_scores", "organising", "unity"])?;
    let share = |field: Field<'_, '_>| field.code(Share::from_code, &[Share::Full.code(), Share::Half.code()]);
    let leadership = Leadership {
        subordinate_scores: keys.optional("subordinate_scores").map(|field| list(field, |f| f.exact())).transpose()?,
        organising: keys.optional("organising").map(share).transpose()?,
        unity: keys.optional("unity").map(share).transpose()?,
    };
    Ok(leadership)
}
