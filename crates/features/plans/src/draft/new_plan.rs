//! A reading made ready to be stored: names of units become units, conditions become what a task waits for.

use jiff::civil::Date;
use kernel::dates::Cadence;
use kernel::ids::{StaffId, UnitId};
use kernel::text::search_key;
use org::api::UnitRow;
use staff::api::StaffRow;

use super::source::{PlanFinding, StoredLine, TaskSource};
use super::task_command::TaskCommand;
use crate::model::{DueKind, Priority};
use crate::reader::clears::Clarity;
use crate::reader::due::{Due, Every};
use crate::reader::{FieldLines, PlanReading, Task};

/// Where a reading came from.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// File name, or what stands for it.
    pub name: String,
    /// The stored file.
    pub file: Option<i64>,
    /// SHA-256 of the file's bytes in hexadecimal.
    pub sha256: String,
    pub lines: Vec<StoredLine>,
}

/// A plan on its way into the database. Lists are JSON already.
#[derive(Debug, Clone, Default)]
pub struct NewPlan {
    pub kind: String,
    pub number: Option<String>,
    pub title: String,
    pub issuer: Option<String>,
    pub place: Option<String>,
    pub issued_on: Option<Date>,
    pub signer_capacity: Option<String>,
    pub signer_title: Option<String>,
    pub signer_name: Option<String>,
    pub recipients: String,
    pub higher_plan: Option<String>,
    pub findings: String,
    pub source_name: String,
    pub source_file: Option<i64>,
    pub source_sha256: String,
    pub source_lines: String,
}

/// A document that a plan rests on.
#[derive(Debug, Clone, Default)]
pub struct NewBasis {
    pub kind: String,
    pub number: Option<String>,
    pub issued_on: Option<Date>,
    pub issuer: Option<String>,
    pub title: String,
}

/// What a unit has to do.
#[derive(Debug, Clone, Default)]
pub struct NewDuty {
    pub path: String,
    pub unit_text: String,
    /// JSON: a list of texts.
    pub items: String,
}

/// A task on its way into a draft.
#[derive(Debug, Clone, Default)]
pub struct NewTask {
    pub path: String,
    pub sort: i64,
    /// Lead and coordinating bodies in the document's words, one per line.
    pub lead_text: String,
    pub coordinating_text: String,
    /// JSON of [`TaskSource`].
    pub source: String,
    pub task: TaskCommand,
}

/// Room between two tasks, so that parts of a split one stand after it.
pub const SORT_STEP: i64 = 1000;

/// The plan itself.
pub fn plan_of(reading: &PlanReading, source: &Source) -> NewPlan {
    let document = &reading.document;
    let signer = document.signer.as_ref();
    let findings: Vec<PlanFinding> =
        reading.findings.iter().map(|f| PlanFinding { why: f.why.clone(), line: f.line }).collect();
    NewPlan {
        kind: document.kind.clone().unwrap_or_else(|| "ke_hoach".to_owned()),
        number: document.number.clone(),
        title: document.title.clone().unwrap_or_default(),
        issuer: document.issuer.clone(),
        place: document.place.clone(),
        issued_on: document.date,
        signer_capacity: signer.and_then(|s| s.capacity.clone()),
        signer_title: signer.and_then(|s| s.title.clone()),
        signer_name: signer.and_then(|s| s.name.clone()),
        recipients: json(&document.recipients),
        higher_plan: higher_plan(reading),
        findings: json(&findings),
        source_name: source.name.clone(),
        source_file: source.file,
        source_sha256: source.sha256.clone(),
        source_lines: json(&source.lines),
    }
}

/// A plan that carries out a higher one names that among its bases.
fn higher_plan(reading: &PlanReading) -> Option<String> {
    let basis = reading.document.bases.iter().find(|b| b.kind == "ke_hoach")?;
    let number = basis.number.as_ref().map(|n| format!("Kế hoạch số {n}"))?;
    Some(basis.issuer.as_ref().map_or_else(|| number.clone(), |issuer| format!("{number} của {issuer}")))
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The documents that the plan rests on.
pub fn bases_of(reading: &PlanReading) -> Vec<NewBasis> {
    let one = |b: &crate::reader::bases::Basis| NewBasis {
        kind: b.kind.clone(),
        number: b.number.clone(),
        issued_on: b.date,
        issuer: b.issuer.clone(),
        title: b.title.clone().unwrap_or_default(),
    };
    reading.document.bases.iter().map(one).collect()
}

/// What each unit has to do.
pub fn duties_of(reading: &PlanReading) -> Vec<NewDuty> {
    let one =
        |d: &crate::reader::Duty| NewDuty { path: d.path.clone(), unit_text: d.unit.clone(), items: json(&d.items) };
    reading.duties.iter().map(one).collect()
}

/// A task, `at` counted from 1 in the document's order. `parent` is the stored task above it.
pub fn task_of(task: &Task, at: i64, parent: Option<i64>, units: &[UnitRow], people: &[StaffRow]) -> NewTask {
    let (due_kind, due_from, due_until, due_every) = due_columns(&task.due);
    let lead_unit = task.lead.iter().find_map(|name| unit_named(name, units));
    let command = TaskCommand {
        title: task.title.clone(),
        body: task.text.clone(),
        lead_unit,
        coordinating: coordinating(task, lead_unit, units),
        owner: person_named(task.said.person.as_deref(), people),
        accountable: person_named(task.said.accountable.as_deref(), people),
        authority: person_named(task.said.authority.as_deref(), people),
        product: task.product.clone(),
        due_kind,
        due_from,
        due_until,
        due_every,
        due_text: task.due_text.clone().unwrap_or_default(),
        cadence_months: due_every.map_or(0, |every| i64::from(every.months())),
        after_text: (!task.after.is_empty()).then(|| task.after.join("\n")),
        field: task.said.group.clone(),
        priority: Priority::Thuong,
        parent,
        is_public: true,
        ..TaskCommand::default()
    };
    NewTask {
        path: task.path.clone(),
        sort: at * SORT_STEP,
        lead_text: task.lead.join("\n"),
        coordinating_text: task.coordinating.join("\n"),
        source: source_of(task).json(),
        task: command,
    }
}

/// Units named as coordinating, and those named as leading after the first.
fn coordinating(task: &Task, lead: Option<UnitId>, units: &[UnitRow]) -> Vec<UnitId> {
    let named = task.lead.iter().chain(&task.coordinating);
    let mut found: Vec<UnitId> =
        named.filter_map(|name| unit_named(name, units)).filter(|u| Some(*u) != lead).collect();
    found.sort_by_key(|unit| unit.0);
    found.dedup();
    found
}

/// The register's unit of this name; the reader has already brought known names to the register's spelling.
fn unit_named(name: &str, units: &[UnitRow]) -> Option<UnitId> {
    let key = search_key(name);
    units.iter().find(|u| u.name == name || search_key(&u.name) == key).map(|u| u.id)
}

/// The one person of the register whom the words name, by full name or by title. Two who fit are nobody.
fn person_named(said: Option<&str>, people: &[StaffRow]) -> Option<StaffId> {
    let key = search_key(said?);
    let padded = format!(" {key} ");
    let named = people.iter().filter(|p| padded.contains(&format!(" {} ", search_key(&p.full_name))));
    let titled = people.iter().filter(|p| !p.title.is_empty() && search_key(&p.title) == key);
    only(named).or_else(|| only(titled)).map(|p| p.id)
}

fn only<'p>(mut some: impl Iterator<Item = &'p StaffRow>) -> Option<&'p StaffRow> {
    let first = some.next();
    first.filter(|_| some.next().is_none())
}

fn due_columns(due: &Due) -> (DueKind, Option<Date>, Option<Date>, Option<Cadence>) {
    match due {
        Due::By { until } => (DueKind::By, None, Some(*until), None),
        Due::Within { from, until } => (DueKind::Within, Some(*from), Some(*until), None),
        Due::Continuous => (DueKind::Continuous, None, None, None),
        Due::Every { every, until } => (DueKind::Every, None, *until, Some(cadence(*every))),
        Due::Unclear { .. } => (DueKind::Unclear, None, None, None),
    }
}

fn cadence(every: Every) -> Cadence {
    match every {
        Every::Month => Cadence::Month,
        Every::Quarter => Cadence::Quarter,
        Every::HalfYear => Cadence::HalfYear,
        Every::Year => Cadence::Year,
    }
}

fn source_of(task: &Task) -> TaskSource {
    let FieldLines { title, text, lead, coordinating, due, product, after, person, accountable, authority } =
        task.sources.clone();
    TaskSource {
        title,
        text,
        lead,
        coordinating,
        due,
        product,
        after,
        person,
        accountable,
        authority,
        said_person: task.said.person.clone(),
        said_accountable: task.said.accountable.clone(),
        said_authority: task.said.authority.clone(),
        year_assumed: matches!(task.due, Due::By { .. } | Due::Within { .. }) && task.clears.thoi_gian != Clarity::Ro,
    }
}
