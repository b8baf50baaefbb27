//! Job descriptions (bản mô tả vị trí việc làm): what a position is for, does, may, and asks of its holder.
//!
//! Read from the annexes 1A, 1B, 1C of a position scheme, in plain text or Word; many descriptions in one paper.

mod build;
mod check;
mod head;
mod levels;
mod requirements;
mod sections;
mod tasks;

use files::source::SourceDocument;
use serde::{Deserialize, Serialize};

use super::competence::CompetenceGroup;
use super::finding::{At, Finding};
use super::grid;

/// All descriptions of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Descriptions {
    /// In the order of the paper.
    pub descriptions: Vec<Description>,
    /// What is missing, in the wrong place, or was not read, in the order of the paper.
    pub findings: Vec<Finding>,
}

/// One job description. What the paper does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Description {
    /// The position's name.
    pub name: String,
    /// The position's code as written: "TP- NVCN-02".
    pub code: String,
    /// From when it applies, as written.
    pub starts: String,
    /// Where the work is done.
    pub place: String,
    /// Related procedures and law, an item a line.
    pub related: String,
    /// What the position is for, a paragraph a line.
    pub objective: String,
    /// What is done, and by what it is judged.
    pub tasks: Vec<Task>,
    /// Relations inside the body.
    pub inside: Inside,
    /// Relations to others.
    pub outside: Vec<Outside>,
    /// What the holder may do.
    pub powers: Vec<String>,
    /// What the holder has to bring.
    pub requirements: Requirements,
    /// The competences wanted, with their levels.
    pub competences: Vec<RequiredLevel>,
    /// Where it begins.
    #[serde(skip)]
    pub line: At,
}

/// A task of a position.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Task {
    /// As printed: "2.1"; empty where it has none.
    pub number: String,
    /// The task.
    pub task: String,
    /// The concrete work.
    pub concrete: Vec<String>,
    /// By what its completion is judged.
    pub criteria: Vec<String>,
}

/// Relations inside the body.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Inside {
    /// Who directs the work and checks its results.
    pub managed_by: Vec<String>,
    /// The second column: with whom the holder works in the unit, or whom the holder directs.
    pub cooperates: Vec<String>,
    /// The units mainly worked with.
    pub main_units: Vec<String>,
}

/// A relation to others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Outside {
    /// The bodies.
    pub bodies: Vec<String>,
    /// What the relation is about.
    pub nature: Vec<String>,
}

/// What the holder has to bring.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Requirements {
    /// Training, as written; [`super::requirement::training`] reads it.
    pub training: String,
    /// Certificates, as written; [`super::requirement::certificates`] reads it.
    pub certificates: String,
    /// Experience, as written.
    pub experience: String,
    /// Personal qualities.
    pub qualities: Vec<String>,
    /// Everything else; what stands under a label of its own begins with it: "Kỹ năng: …".
    pub other: Vec<String>,
}

/// A competence with the levels wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredLevel {
    /// Its group.
    pub group: CompetenceGroup,
    /// Its name as written, without a dash before it.
    pub name: String,
    /// The lowest level wanted, 1 to 5.
    pub from: u8,
    /// The highest level named; as `from` where only one is.
    pub to: u8,
    /// Where it stands.
    #[serde(skip)]
    pub line: At,
}

/// Reads every description of a document. Never fails: a document without one gives a finding that says so.
pub fn read(document: &SourceDocument) -> Descriptions {
    let mut builder = build::Builder::default();
    for row in grid::of_document(document) {
        builder.row(&row);
    }
    let (descriptions, mut findings) = builder.finish();
    if descriptions.is_empty() {
        findings.push(Finding::new(
            At::Paper,
            "Không thấy bản mô tả vị trí việc làm nào (dòng “Tên vị trí việc làm: …”).",
            "Kiểm tra có chọn đúng tệp không.",
        ));
    }
    findings.sort_by(|a, b| a.at.cmp(&b.at));
    Descriptions { descriptions, findings }
}
