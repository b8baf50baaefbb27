//! Frames of competences (khung năng lực): what each level of each competence means.
//!
//! Read from the annexes 2A and 2B of a position scheme: Word tables with a row for each level, and plain text in
//! which a converter wrote every cell of such a table on a line of its own.

mod divide;
mod lines;
mod table;

use std::collections::BTreeMap;

use files::source::SourceDocument;
use serde::{Deserialize, Serialize};

use super::competence::CompetenceGroup;
use super::finding::{At, Finding};
use super::grid;
use super::words::named;

/// A frame as a paper says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// The competences, in the order of the paper.
    pub competences: Vec<FrameCompetence>,
    /// What is missing, or was not read, in the order of the paper.
    pub findings: Vec<Finding>,
}

/// One competence with its levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameCompetence {
    /// Its group.
    pub group: CompetenceGroup,
    /// Its name.
    pub name: String,
    /// What each level means, from 1 upwards; the items of a list are lines. A level that is blank in the paper, or
    /// could not be told from its neighbours, is not among them.
    pub levels: Vec<(u8, String)>,
    /// Where its name stands.
    #[serde(skip)]
    pub line: At,
}

/// The levels of one group while it is read: for each level the texts of the columns.
#[derive(Debug, Default)]
struct GroupLevels {
    names: Vec<(String, At)>,
    levels: BTreeMap<u8, BTreeMap<usize, String>>,
    /// Levels of which the cells could not be told apart; said already.
    unread: Vec<u8>,
}

/// Reads the frame in a document. Never fails: a document without one gives a finding that says so.
pub fn read(document: &SourceDocument) -> Frame {
    let rows = grid::of_document(document);
    let mut findings = Vec::new();
    let mut groups = table::groups(&rows, &mut findings);
    if groups.is_empty() {
        groups = lines::groups(&rows, &mut findings);
    }
    let mut competences = Vec::new();
    for (group, levels) in &groups {
        missing(*group, levels, &mut findings);
        competences.extend(levels.names.iter().enumerate().map(|(column, (name, at))| FrameCompetence {
            group: *group,
            name: name.clone(),
            levels:
                levels.levels.iter().filter_map(|(level, texts)| Some((*level, texts.get(&column)?.clone()))).collect(),
            line: at.clone(),
        }));
    }
    if competences.is_empty() {
        findings.push(Finding::new(
            At::Paper,
            "Không thấy khung năng lực nào (nhóm năng lực, cấp độ từ 5 đến 1).",
            "Kiểm tra có chọn đúng tệp không.",
        ));
    }
    findings.sort_by(|a, b| a.at.cmp(&b.at));
    Frame { competences, findings }
}

/// Adds a text to a column; what stands there already goes on with it on a line of its own.
fn add(texts: &mut BTreeMap<usize, String>, column: usize, text: &str) {
    let said = texts.entry(column).or_default();
    if !said.is_empty() {
        said.push('\n');
    }
    said.push_str(text);
}

/// Levels that the paper does not describe.
fn missing(group: CompetenceGroup, read: &GroupLevels, findings: &mut Vec<Finding>) {
    let Some((_, first)) = read.names.first() else { return };
    for level in (1..=5).filter(|level| !read.unread.contains(level)) {
        let Some(texts) = read.levels.get(&level) else {
            findings.push(Finding::new(
                first.clone(),
                format!("Nhóm {} không có cấp độ {level}.", group.label()),
                "Bổ sung mô tả cấp độ này, hoặc kiểm tra bản gốc.",
            ));
            continue;
        };
        for (_, (name, at)) in read.names.iter().enumerate().filter(|(column, _)| !texts.contains_key(column)) {
            findings.push(Finding::new(
                at.clone(),
                format!("Năng lực {} để trống ở cấp độ {level}.", named(name)),
                "Bổ sung mô tả, hoặc xác nhận cấp độ này không dùng cho năng lực đó.",
            ));
        }
    }
}
