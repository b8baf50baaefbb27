//! Who leads a task and who helps, from its labels, else from its sentences.

use super::clears;
use super::fields::{RawTask, values};
use super::labels::Role;
use super::model::FieldLines;
use super::sentence::{self, Assignment};
use super::text::{canon, find_words, trim_marks};
use super::units::{Units, begins_with_body};

/// Leading and coordinating bodies; notes their lines.
pub(super) fn read(raw: &RawTask, units: &Units, sources: &mut FieldLines) -> (Vec<String>, Vec<String>) {
    let (named, mut lead_lines) = labelled(raw, Role::Lead, units);
    let (doing, doing_lines) = labelled(raw, Role::Doer, units);
    let (helping, mut help_lines) = labelled(raw, Role::Coordinating, units);
    let mut coordinating = helping.lead;
    coordinating.extend(named.coordinating);
    let mut lead = named.lead;
    if lead.is_empty() {
        (lead, lead_lines) = (doing.lead, doing_lines);
    } else {
        coordinating.extend(doing.lead);
    }
    coordinating.extend(doing.coordinating);
    if lead.is_empty() {
        (lead, lead_lines) = units_for_persons(raw, units);
    }
    if lead.is_empty()
        && let Some(found) = sentence::assignment(&raw.text, units)
    {
        (lead, lead_lines) = (found.lead, raw.text_lines.clone());
        if coordinating.is_empty() {
            (coordinating, help_lines) = (found.coordinating, raw.text_lines.clone());
        }
    }
    if coordinating.is_empty() {
        coordinating = sentence::helpers(&raw.text, units);
        help_lines = if coordinating.is_empty() { help_lines } else { raw.text_lines.clone() };
    }
    (sources.lead, sources.coordinating) = (lead_lines, help_lines);
    let others = coordinating.into_iter().filter(|name| !lead.contains(name));
    let coordinating = others.fold(Vec::new(), with_new);
    (lead, coordinating)
}

fn with_new(mut names: Vec<String>, name: String) -> Vec<String> {
    if !names.contains(&name) {
        names.push(name);
    }
    names
}

/// The bodies under the labels of one role; `lead` holds those the label itself means.
fn labelled(raw: &RawTask, role: Role, units: &Units) -> (Assignment, Vec<u32>) {
    let (values, lines) = values(&raw.labels, role);
    let mut all = Assignment::default();
    for found in values.iter().map(|value| in_value(value, role, units)) {
        all.lead = found.lead.into_iter().fold(all.lead, with_new);
        all.coordinating.extend(found.coordinating);
    }
    (all, lines)
}

/// "Phòng Kinh tế (đồng chí Trần Văn B, Trưởng phòng)": the unit, and the person named in brackets.
pub(super) fn person_in_brackets(value: &str) -> Option<(&str, &str)> {
    let (unit, rest) = value.split_once('(')?;
    let person = rest.trim_end_matches([' ', '.', ';']).strip_suffix(')')?;
    (!person.contains('(') && clears::names_a_person(person)).then_some((unit.trim(), person.trim()))
}

fn in_value(value: &str, role: Role, units: &Units) -> Assignment {
    let value = person_in_brackets(value).map_or(value, |(unit, _)| unit);
    let plain = |names: &str| Assignment { lead: units.list(names), coordinating: Vec::new() };
    if role == Role::Coordinating {
        return plain(value);
    }
    if let Some(found) = annotated(value, units).or_else(|| sentence::assignment(value, units)) {
        return found;
    }
    // "Phòng Kinh tế phối hợp với Công an xã"
    match find_words(&canon(value), "phối hợp", 0).filter(|at| *at > 0) {
        Some(at) => {
            let rest = &value[at + "phối hợp".len()..];
            let rest = ["với", "cùng"].iter().find_map(|w| rest.trim_start().strip_prefix(w)).unwrap_or(rest);
            Assignment { lead: units.list(trim_marks(&value[..at], &[',', '(', '-'])), coordinating: units.list(rest) }
        }
        None => plain(value),
    }
}

/// "Phòng Kinh tế (chủ trì); Công an xã (phối hợp)".
fn annotated(value: &str, units: &Units) -> Option<Assignment> {
    if !canon(value).contains("(chủ trì") {
        return None;
    }
    let mut found = Assignment::default();
    for piece in value.split_inclusive(')') {
        let (name, note) = piece.split_once('(').unwrap_or((piece, ""));
        let names = units.list(trim_marks(name, &[';', ',', '-', '+']));
        if canon(note).starts_with("chủ trì") { found.lead.extend(names) } else { found.coordinating.extend(names) }
    }
    Some(found)
}

/// A unit named where a person is asked for ("Người thực hiện: Phòng Kinh tế") leads; it is no person.
fn units_for_persons(raw: &RawTask, units: &Units) -> (Vec<String>, Vec<u32>) {
    let is_body =
        |name: &str| units.known(name).is_some() || begins_with_body(&canon(name)) && !clears::names_a_person(name);
    let mut lead = Vec::new();
    let mut lines = Vec::new();
    for role in [Role::Person, Role::Accountable] {
        let (values, of_role) = values(&raw.labels, role);
        let named: Vec<String> = values.into_iter().filter(|v| is_body(v)).flat_map(|v| units.list(v)).collect();
        lines.extend(of_role.into_iter().filter(|_| !named.is_empty()));
        lead = named.into_iter().fold(lead, with_new);
    }
    (lead, lines)
}
