//! From an item and its labels to the fields of a task.

use super::bases;
use super::clears::{self, ClearFacts, Lines};
use super::due::{self, Due, Reading};
use super::labels::{Label, Role};
use super::model::{FieldLines, Said, Task};
use super::sentence;
use super::text::{canon, find_words, squeeze, trim_marks};
use super::units::{Units, begins_with_body, is_collective};

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
fn values(labels: &[Label], role: Role) -> (Vec<&str>, Vec<u32>) {
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
    let (lead, coordinating) = bodies(&raw, context.units, &mut sources);
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
    let person = bare(person).or_else(|| lead.iter().find(|name| clears::names_a_person(name)).cloned());
    let product = product.map(|p| squeeze(p.trim_end_matches(['.', ' '])));
    let after = conditions(&raw.text, due_text.as_deref());
    sources.after = if after.is_empty() { Vec::new() } else { raw.text_lines.clone() };
    let facts = ClearFacts {
        title: &raw.title,
        text: &raw.text,
        person: person.as_deref(),
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

/// Leading and coordinating bodies.
fn bodies(raw: &RawTask, units: &Units, sources: &mut FieldLines) -> (Vec<String>, Vec<String>) {
    let list = |role| {
        let (values, lines) = values(&raw.labels, role);
        let mut names: Vec<String> = Vec::new();
        for name in values.iter().flat_map(|v| units.list(&unbracketed(v))) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (names, lines)
    };
    let (mut lead, lines) = list(Role::Lead);
    sources.lead = lines;
    let (mut coordinating, lines) = list(Role::Coordinating);
    sources.coordinating = lines;
    let (doers, lines) = list(Role::Doer);
    // "Phòng A chủ trì, phối hợp với Phòng B" as the value of "Cơ quan thực hiện".
    let (said, _) = values(&raw.labels, Role::Doer);
    let in_sentence = said.iter().find_map(|v| annotated(v, units).or_else(|| sentence::assignment(v, units)));
    match in_sentence {
        Some(found) if lead.is_empty() => {
            lead = found.lead;
            coordinating.extend(found.coordinating);
            sources.lead = lines;
        }
        _ if lead.is_empty() => {
            lead = doers;
            sources.lead = lines;
        }
        _ => coordinating.extend(doers.into_iter().filter(|name| !lead.contains(name))),
    }
    if let Some(leading) = values(&raw.labels, Role::Lead).0.iter().find_map(|v| sentence::assignment(v, units)) {
        lead = leading.lead;
        coordinating.extend(leading.coordinating);
    }
    if lead.is_empty() {
        // A unit named where a person is asked for leads; it is no person.
        let (named, lines) =
            [Role::Person, Role::Accountable].iter().fold((Vec::new(), Vec::new()), |mut all, role| {
                let (values, lines) = values(&raw.labels, *role);
                all.0.extend(values.into_iter().filter(|v| units.known(v).is_some() || is_body(v)).map(str::to_owned));
                all.1.extend(lines);
                all
            });
        lead = named.iter().flat_map(|v| units.list(v)).collect();
        sources.lead = if lead.is_empty() { Vec::new() } else { lines };
    }
    if lead.is_empty()
        && let Some(found) = sentence::assignment(&raw.text, units)
    {
        lead = found.lead;
        sources.lead = raw.text_lines.clone();
        if coordinating.is_empty() {
            coordinating = found.coordinating;
            sources.coordinating = raw.text_lines.clone();
        }
    }
    let mut seen = Vec::new();
    coordinating.retain(|name| {
        !lead.contains(name) && !seen.contains(name) && {
            seen.push(name.clone());
            true
        }
    });
    (lead, coordinating)
}

fn is_body(name: &str) -> bool {
    begins_with_body(&canon(name)) && !clears::names_a_person(name)
}

/// "Phòng Kinh tế (chủ trì); Công an xã (phối hợp)".
fn annotated(value: &str, units: &Units) -> Option<sentence::Assignment> {
    if !canon(value).contains("(chủ trì") {
        return None;
    }
    let mut found = sentence::Assignment::default();
    for piece in value.split_inclusive(')') {
        let (name, note) = piece.split_once('(').unwrap_or((piece, ""));
        let names = units.list(trim_marks(name, &[';', ',', '-', '+']));
        if canon(note).starts_with("chủ trì") { found.lead.extend(names) } else { found.coordinating.extend(names) }
    }
    Some(found)
}

fn unbracketed(value: &str) -> String {
    let mut out = value.to_owned();
    for note in ["(chủ trì)", "(phối hợp)", "(Chủ trì)", "(Phối hợp)"] {
        out = out.replace(note, "");
    }
    out
}

/// The time as written and as read: from the labels, else from a deadline in the prose.
fn time(raw: &RawTask, year: Option<i16>, sources: &mut FieldLines) -> (Option<String>, Reading) {
    let (said, lines) = joined(&raw.labels, Role::Due);
    let in_prose = due::clause_in_prose(&raw.text);
    if let Some(said) = said {
        sources.due = lines;
        let mut reading = due::read(&said, year);
        if let Some(clause) = in_prose {
            contradict(&mut reading.due, clause, year);
        }
        return (Some(said), reading);
    }
    match in_prose {
        Some(clause) => {
            sources.due = raw.text_lines.clone();
            let closes_nothing = clause.matches(')').count() > clause.matches('(').count();
            let clause = if closes_nothing { clause.trim_end_matches(['.', ')', ' ']) } else { clause };
            (Some(clause.to_owned()), due::read(clause, year))
        }
        None => (None, due::read("", year)),
    }
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
            if awaited && said.split(' ').count() > 1 && !out.contains(&said) {
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
