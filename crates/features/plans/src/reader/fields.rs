//! From an item and its labels to the fields of a task.

use super::bases;
use super::bodies;
use super::clears::{self, ClearFacts, Lines};
use super::due::{self, Due, Reading};
use super::labels::{Label, Role};
use super::model::{FieldLines, Said, Task};
use super::text::{canon, find_words, squeeze};
use super::units::{Units, is_collective};

/// A task as it stands in the document, before its words are read.
#[derive(Debug, Clone, Default)]
pub(super) struct RawTask {
    pub path: String,
    pub title: String,
    pub line: u32,
    pub text: String,
    pub text_lines: Vec<u32>,
    pub labels: Vec<Label>,
    pub group: Option<String>,
}

/// What the whole document lends to each task.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'u> {
    pub units: &'u Units,
    /// Year of the document, where certain.
    pub year: Option<i16>,
}

/// Values of one role with their lines.
pub(super) fn values(labels: &[Label], role: Role) -> (Vec<&str>, Vec<u32>) {
    let of_role = labels.iter().filter(|l| l.role == role && l.value.chars().any(char::is_alphanumeric));
    of_role.map(|l| (l.value.as_str(), l.line)).unzip()
}

fn joined(labels: &[Label], role: Role) -> (Option<String>, Vec<u32>) {
    let (values, lines) = values(labels, role);
    (Some(values.join("; ")).filter(|v| !v.is_empty()), lines)
}

/// Reads the fields.
pub(super) fn task(raw: RawTask, context: Context<'_>) -> Task {
    let mut sources = FieldLines { title: vec![raw.line], text: raw.text_lines.clone(), ..FieldLines::default() };
    let (lead, coordinating) = bodies::read(&raw, context.units, &mut sources);
    let (due_text, reading) = time(&raw, context.year, &mut sources);
    let (product, lines) = joined(&raw.labels, Role::Product);
    sources.product = lines;
    let (person, lines) = joined(&raw.labels, Role::Person);
    sources.person = lines;
    let (accountable, lines) = joined(&raw.labels, Role::Accountable);
    sources.accountable = lines;
    let (authority, lines) = joined(&raw.labels, Role::Authority);
    sources.authority = lines;
    let bare = |said: Option<String>| said.map(|s| squeeze(s.trim_end_matches(['.', ';', ' '])));
    let (accountable, authority) = (bare(accountable), bare(authority));
    let beside_unit = || {
        let (leads, _) = values(&raw.labels, Role::Lead);
        let (doers, _) = values(&raw.labels, Role::Doer);
        leads.into_iter().chain(doers).find_map(bodies::person_in_brackets).map(|(_, person)| squeeze(person))
    };
    let person =
        bare(person).or_else(beside_unit).or_else(|| lead.iter().find(|name| clears::names_a_person(name)).cloned());
    let product = product.map(|p| squeeze(p.trim_end_matches(['.', ' '])));
    let after = conditions(&raw.text, due_text.as_deref());
    sources.after = if after.is_empty() { Vec::new() } else { raw.text_lines.clone() };
    // "Lãnh đạo phụ trách: đồng chí …" names a person where none else is named.
    let in_charge = accountable.as_deref().filter(|a| clears::names_a_person(a));
    let facts = ClearFacts {
        title: &raw.title,
        text: &raw.text,
        person: person.as_deref().or(in_charge),
        accountable: accountable.as_deref(),
        lead: &lead,
        due: &reading.due,
        year_assumed: reading.year_assumed,
        product: product.as_deref(),
        authority: authority.as_deref(),
        lines: Lines::of(&sources),
    };
    let (clears, findings) = clears::assess(&facts);
    Task {
        cites: bases::cites(&raw.text),
        path: raw.path,
        title: raw.title,
        text: raw.text,
        due: reading.due,
        said: Said { person, accountable, authority, group: raw.group },
        lead,
        coordinating,
        due_text,
        product,
        after,
        clears,
        findings,
        sources,
    }
}

/// The time as written and as read: from the labels, else from a deadline in the prose.
fn time(raw: &RawTask, year: Option<i16>, sources: &mut FieldLines) -> (Option<String>, Reading) {
    let (said, lines) = joined(&raw.labels, Role::Due);
    let in_prose = due::clauses_in_prose(&raw.text);
    if let Some(said) = said {
        sources.due = lines;
        let mut reading = due::read(&said, year);
        for clause in in_prose {
            contradict(&mut reading.due, clause, year);
        }
        return (Some(said), reading);
    }
    if in_prose.is_empty() {
        return (None, due::read("", year));
    }
    sources.due = raw.text_lines.clone();
    let said = in_prose.join("; ");
    let reading = due::read(&said, year);
    (Some(said), reading)
}

/// A deadline in the prose that lies after the one in the label: the paper contradicts itself.
fn contradict(due: &mut Due, clause: &str, year: Option<i16>) {
    let Due::By { until: later } = due::parse(clause, year) else { return };
    if let Due::By { until } | Due::Within { until, .. } = due
        && later > *until
    {
        *due = Due::Unclear {
            why: format!("phần thời gian và phần nội dung ghi hai hạn khác nhau (nội dung: “{clause}”)"),
            suggestion: "Giữ một hạn và sửa chỗ kia cho khớp.".into(),
        };
    }
}

/// What must be there first: the words after "sau khi", up to the end of the clause. In prose only "sau khi có" and
/// "sau khi được" count, since other uses tell an order of steps.
fn conditions(text: &str, due_text: Option<&str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut collect = |text: &str, any: bool| {
        let low = canon(text);
        let mut from = 0;
        while let Some(at) = find_words(&low, "sau khi", from) {
            from = at + "sau khi".len();
            let rest = &text[from..];
            let end = rest
                .char_indices()
                .find(|(i, c)| {
                    matches!(c, ';' | '\n' | ':' | ',')
                        || *c == '.' && !rest[i + 1..].starts_with(|n: char| n.is_alphanumeric())
                })
                .map_or(rest.len(), |(i, _)| i);
            let said = squeeze(rest[..end].trim_end_matches([')', ' ']));
            let awaited = any || ["có ", "được "].iter().any(|w| canon(&said).starts_with(w));
            if awaited && said.split(' ').count() > 1 && out.len() < 20 && !out.contains(&said) {
                out.push(said);
            }
        }
    };
    collect(text, false);
    collect(due_text.unwrap_or_default(), true);
    out
}

/// True when nobody in particular leads.
pub(super) fn nobody_in_particular(lead: &[String]) -> bool {
    lead.iter().all(|name| is_collective(name))
}
