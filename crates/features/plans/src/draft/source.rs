//! What a draft keeps of its document: the lines, and from which of them each field of a task was read.

use files::source::{Block, Paragraph, SourceDocument};
use serde::{Deserialize, Serialize};

use crate::store::plan::PlanRow;

/// One line of the document, numbered as the reader numbers it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredLine {
    #[serde(rename = "n")]
    pub number: u32,
    #[serde(rename = "t")]
    pub text: String,
    /// A heading of the document, or a wholly bold line.
    #[serde(rename = "h", default, skip_serializing_if = "std::ops::Not::not")]
    pub heading: bool,
}

/// Something about the document that a person has to look at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFinding {
    pub why: String,
    pub line: Option<u32>,
}

/// The lines that each field of a task was read from; empty for a field that is not in the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskSource {
    pub title: Vec<u32>,
    pub text: Vec<u32>,
    pub lead: Vec<u32>,
    pub coordinating: Vec<u32>,
    pub due: Vec<u32>,
    pub product: Vec<u32>,
    pub after: Vec<u32>,
    pub person: Vec<u32>,
    pub accountable: Vec<u32>,
    pub authority: Vec<u32>,
    /// What the document itself says about people and powers, in its own words.
    pub said_person: Option<String>,
    pub said_accountable: Option<String>,
    pub said_authority: Option<String>,
    /// The year of the due time was taken from the document, not from the words about time.
    pub year_assumed: bool,
}

impl TaskSource {
    /// From the stored JSON; what can't be read is empty, as the fields stand without it.
    pub fn of(json: &str) -> TaskSource {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// To the stored JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The fields with their short names, for marks in the margin.
    pub fn marked(&self) -> [(&'static str, &[u32]); 9] {
        [
            ("Chủ trì", &self.lead),
            ("Phối hợp", &self.coordinating),
            ("Hạn", &self.due),
            ("Sản phẩm", &self.product),
            ("Chờ", &self.after),
            ("Người", &self.person),
            ("Trách nhiệm", &self.accountable),
            ("Thẩm quyền", &self.authority),
            ("Nội dung", &self.text),
        ]
    }

    /// Every line of the task, sorted.
    pub fn lines(&self) -> Vec<u32> {
        let mut all: Vec<u32> = self.title.clone();
        self.marked().iter().for_each(|(_, lines)| all.extend_from_slice(lines));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Both together, for a merged task.
    #[must_use]
    pub fn with(mut self, other: &TaskSource) -> TaskSource {
        let pairs = [
            (&mut self.title, &other.title),
            (&mut self.text, &other.text),
            (&mut self.lead, &other.lead),
            (&mut self.coordinating, &other.coordinating),
            (&mut self.due, &other.due),
            (&mut self.product, &other.product),
            (&mut self.after, &other.after),
            (&mut self.person, &other.person),
            (&mut self.accountable, &other.accountable),
            (&mut self.authority, &other.authority),
        ];
        for (mine, theirs) in pairs {
            mine.extend(theirs);
            mine.sort_unstable();
            mine.dedup();
        }
        self
    }
}

/// The document's lines in reading order. Cells of one table row share a line.
pub fn lines_of(document: &SourceDocument) -> Vec<StoredLine> {
    let mut out: Vec<StoredLine> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(p) => push(&mut out, p.line, &words(p), is_heading(p)),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(|c| c.text().replace('\n', " ")).collect();
                    let filled: Vec<&str> = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
                    push(&mut out, row.line, &filled.join(" | "), row.repeats_as_header);
                }
            }
        }
    }
    out
}

fn words(p: &Paragraph) -> String {
    p.marker.as_ref().map_or_else(|| p.text.clone(), |marker| format!("{marker} {}", p.text))
}

fn is_heading(p: &Paragraph) -> bool {
    p.heading.is_some() || p.bold == files::source::Extent::Whole
}

fn push(out: &mut Vec<StoredLine>, number: u32, text: &str, heading: bool) {
    if text.trim().is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if last.number == number => {
            last.text.push(' ');
            last.text.push_str(text);
        }
        _ => out.push(StoredLine { number, text: text.to_owned(), heading }),
    }
}

/// From the stored JSON of `plans_plan.source_lines`.
pub fn stored_lines(json: &str) -> Vec<StoredLine> {
    serde_json::from_str(json).unwrap_or_default()
}

/// From the stored JSON of `plans_plan.findings`.
pub fn stored_findings(json: &str) -> Vec<PlanFinding> {
    serde_json::from_str(json).unwrap_or_default()
}

/// From a stored JSON list of texts (recipients, items of duties).
pub fn stored_texts(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// What the reader said of the head that a person may have completed since.
const NO_NUMBER: &str = "Số văn bản còn để trống";
const NO_DATE: &str = "Ngày ban hành còn để trống";
const NO_TITLE: &str = "Không đọc được trích yếu";
const NO_SIGNER: [&str; 2] = ["Không thấy người ký", "Phần ký chưa có họ tên người ký"];

/// What is still to be said of the document: of its head as it stands now, of the rest as it was read.
pub fn present_findings(plan: &PlanRow) -> Vec<PlanFinding> {
    let open = [
        (NO_NUMBER, plan.number.is_none(), ": điền số khi ban hành."),
        (NO_DATE, plan.issued_on.is_none(), ": điền ngày khi ban hành."),
    ];
    let mut said = stored_findings(&plan.findings);
    said.retain(|finding| {
        let is = |start: &str| finding.why.starts_with(start);
        let closed = open.iter().any(|(start, open, _)| !open && is(start));
        let signed = plan.signer_name.is_some() && NO_SIGNER.iter().any(|start| is(start));
        !closed && !signed && (plan.title.is_empty() || !is(NO_TITLE))
    });
    for (start, open, rest) in open.into_iter().rev() {
        if open && !said.iter().any(|finding| finding.why.starts_with(start)) {
            said.insert(0, PlanFinding { why: format!("{start}{rest}"), line: None });
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merged_task_keeps_the_lines_of_both() {
        let one = TaskSource { title: vec![61], due: vec![65], ..TaskSource::default() };
        let other = TaskSource { title: vec![70, 61], ..TaskSource::default() };
        assert_eq!(one.with(&other).lines(), [61, 65, 70]);
        assert_eq!(TaskSource::of("không phải JSON"), TaskSource::default());
    }
}
