//! `sauro law rank`: one body, one year.

use std::fmt::Write as _;

use rules::evaluation::level::Level;
use rules::evaluation::policy::ExcellentBase;
use rules::evaluation::year::{
    Absence, AgencyRanking, AgencyYear, Limit, OpenPlaces, PersonRank, PersonYear, RankPolicy, Trigger, YearLaw,
};
use rules::law::Law;
use serde::Serialize;

use super::answer::{Answer, Layout, Number, PolicyJson, ReasonJson, Status, no_rule};
use super::evaluate::list;
use super::json::{Field, InputError, Keys, Node, Path};

#[derive(Debug, Serialize)]
struct Ranked<'a> {
    outcome: &'static str,
    people: Vec<Person<'a>>,
    limits: Vec<LimitJson>,
    questions: Vec<QuestionJson>,
    policies: Vec<PolicyJson>,
}

#[derive(Debug, Serialize)]
struct Person<'a> {
    id: &'a str,
    mean: Option<Number>,
    by_score: Option<&'static str>,
    rank: Option<&'static str>,
    reasons: Vec<ReasonJson>,
}

#[derive(Debug, Serialize)]
struct LimitJson {
    scope: String,
    base: i64,
    limit: i64,
    candidates: i64,
    other_readings: serde_json::Map<String, serde_json::Value>,
}

#[derive(Debug, Serialize)]
struct QuestionJson {
    text: String,
    ids: Vec<String>,
    places: i64,
}

/// Answers a record of facts.
pub fn rank(text: &str, layout: Layout) -> Answer {
    match decide(text) {
        Err(error) => Answer::wrong(&error, layout),
        Ok((policy, ranking)) => {
            let (status, body) = body(&policy, &ranking);
            Answer::of(status, &body, layout)
        }
    }
}

/// The ranks in words, for a person at the command line.
///
/// # Errors
/// The facts are wrong.
pub fn rank_in_words(text: &str) -> Result<(Status, String), InputError> {
    let (policy, ranking) = decide(text)?;
    let mut words = String::new();
    for person in &ranking.people {
        let _ = writeln!(words, "{}: {}", person.id, in_words(person));
        for reason in &person.reasons {
            let _ = writeln!(words, "    {} ({})", reason.text, reason.citation);
        }
    }
    let (status, body) = body(&policy, &ranking);
    for question in &body.questions {
        let _ = writeln!(words, "Cần quyết định: {} {}", question.text, question.ids.join(", "));
    }
    Ok((status, words))
}

fn in_words(person: &PersonRank) -> &'static str {
    use rules::evaluation::year::Rank;
    match person.rank {
        Rank::Ranked(level) => level.label(),
        Rank::NotRanked => "Không xếp loại",
        Rank::Open => "Chưa quyết định",
    }
}

/// The question of places for fewer than have the same score.
pub(crate) fn open_question(open: &OpenPlaces) -> String {
    let of = open.group.as_ref().map_or("cơ quan".to_owned(), |group| format!("nhóm “{group}”"));
    format!(
        "{} người cùng {} điểm mà {of} chỉ còn {} chỗ hoàn thành xuất sắc. Người có thẩm quyền chọn và ghi lý do.",
        open.ids.len(),
        open.mean.shown_vi(),
        open.places
    )
}

/// What is asked about those who should be ranked and have no score.
pub(crate) const WITHOUT_SCORES: &str =
    "Những người này phải được xếp loại nhưng chưa có điểm kỳ nào; chưa tính vào các số ở trên.";

/// The facts and positions of a record, for whoever shows them.
pub(crate) fn year_facts(text: &str) -> Result<(AgencyYear, RankPolicy), InputError> {
    read(text).map(|(agency, policy, _)| (agency, policy))
}

fn decide(text: &str) -> Result<(RankPolicy, AgencyRanking), InputError> {
    let (agency, policy, law) = read(text)?;
    let ranking = rules::evaluation::year::rank(&agency, &policy, &law);
    let ranking = ranking.map_err(|wrongs| {
        let first = wrongs.into_iter().next().map(InputError::from);
        first.unwrap_or_else(|| Path::Root.wrong("Dữ kiện sai.", "Kiểm tra lại."))
    })?;
    Ok((policy, ranking))
}

fn read(text: &str) -> Result<(AgencyYear, RankPolicy, YearLaw), InputError> {
    let root = Node::parse(text)?;
    let root = root.at(Path::Root);
    let keys = Keys::of(&root, &["year", "policy", "agency", "people"])?;
    let year = keys.required("year")?.whole(1900, 9998)? as i16;
    let law = YearLaw::of(Law::shipped(), year, "").map_err(|none| no_rule(&none, "/year"))?;
    let usual = RankPolicy { base: ExcellentBase::default(), percent: law.usual_percent, decision: None };
    let policy = match keys.optional("policy") {
        Some(field) => policy(field, usual)?,
        None => usual,
    };
    let (name, rank) = agency(keys.required("agency")?)?;
    let people = list(keys.required("people")?, person)?;
    Ok((AgencyYear { year, name, rank, people }, policy, law))
}

fn body<'a>(policy: &RankPolicy, ranking: &'a AgencyRanking) -> (Status, Ranked<'a>) {
    let mut questions: Vec<QuestionJson> = Vec::new();
    for open in &ranking.open_places {
        let text = open_question(open);
        questions.push(QuestionJson { text, ids: open.ids.clone(), places: open.places });
    }
    if !ranking.without_scores.is_empty() {
        questions.push(QuestionJson {
            text: WITHOUT_SCORES.to_owned(),
            ids: ranking.without_scores.clone(),
            places: 0,
        });
    }
    let (outcome, status) =
        if questions.is_empty() { ("decided", Status::Decided) } else { ("needs_judgement", Status::Open) };
    let people = ranking.people.iter().map(|person| Person {
        id: &person.id,
        mean: person.mean.as_ref().map(Into::into),
        by_score: person.by_score.map(Level::code),
        rank: person.rank.code(),
        reasons: person.reasons.iter().map(Into::into).collect(),
    });
    let policies = PolicyJson::of(ExcellentBase::POLICY, policy.base.code()).into_iter().collect();
    let limits = ranking.limits.iter().map(limit).collect();
    (status, Ranked { outcome, people: people.collect(), limits, questions, policies })
}

fn limit(limit: &Limit) -> LimitJson {
    let other = limit.other_readings.iter().map(|(base, limit)| (base.code().to_owned(), (*limit).into()));
    LimitJson {
        scope: limit.group.as_ref().map_or_else(|| "agency".to_owned(), |group| format!("group:{group}")),
        base: limit.base,
        limit: limit.limit,
        candidates: limit.candidates,
        other_readings: other.collect(),
    }
}

fn policy(field: Field<'_, '_>, usual: RankPolicy) -> Result<RankPolicy, InputError> {
    let keys = Keys::of(&field, &[ExcellentBase::POLICY, "htxs_percent", "htxs_decision"])?;
    let mut policy = usual;
    if let Some(field) = keys.optional(ExcellentBase::POLICY) {
        let codes: Vec<&str> = ExcellentBase::ALL.iter().map(|base| base.code()).collect();
        policy.base = field.code(ExcellentBase::from_code, &codes)?;
    }
    if let Some(field) = keys.optional("htxs_percent") {
        policy.percent = field.whole(i64::from(i32::MIN), i64::from(i32::MAX))?;
    }
    if let Some(field) = keys.optional("htxs_decision") {
        policy.decision = Some(field.text()?.to_owned()).filter(|text| !text.trim().is_empty());
    }
    Ok(policy)
}

fn agency(field: Field<'_, '_>) -> Result<(String, Level), InputError> {
    let keys = Keys::of(&field, &["name", "rank"])?;
    let name = keys.required("name")?.text()?.to_owned();
    let rank = keys.required("rank")?.code(Level::from_code, &Level::ALL.map(Level::code))?;
    Ok((name, rank))
}

fn person(field: Field<'_, '_>) -> Result<PersonYear, InputError> {
    let keys = Keys::of(&field, &["id", "group", "head", "scores", "months_worked", "absence", "triggers"])?;
    let trigger = |field: Field<'_, '_>| field.code(Trigger::from_code, &Trigger::ALL.map(Trigger::code));
    let person = PersonYear {
        id: keys.required("id")?.text()?.to_owned(),
        group: keys.required("group")?.text()?.to_owned(),
        head: keys.required("head")?.boolean()?,
        scores: list(keys.required("scores")?, |field| field.exact())?,
        months_worked: keys.required("months_worked")?.whole(0, 12)? as u8,
        absence: keys.required("absence")?.code(Absence::from_code, &Absence::ALL.map(Absence::code))?,
        triggers: list(keys.required("triggers")?, trigger)?,
    };
    Ok(person)
}
