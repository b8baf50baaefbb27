//! The labelled rows of section 5.1.

use std::collections::BTreeSet;

use kernel::text::mark_key;

use super::Requirements;
use crate::papers::finding::Finding;
use crate::papers::grid::Row;
use crate::papers::words::{bare, items, named};

#[derive(Debug, Clone, PartialEq, Eq)]
enum Label {
    Training,
    Certificates,
    Experience,
    Qualities,
    Other,
    /// With a label that the form does not have.
    Own(String),
}

/// The rows read so far.
#[derive(Debug, Default)]
pub(super) struct Labelled {
    rows: Vec<(Label, Vec<String>)>,
    /// The lines of the label read last.
    seen: BTreeSet<String>,
}

const LABELS: [(&str, Label); 8] = [
    ("trình độ", Label::Training),
    ("bồi dưỡng", Label::Certificates),
    ("chứng chỉ", Label::Certificates),
    ("kiến thức bổ trợ", Label::Certificates),
    ("kinh nghiệm", Label::Experience),
    ("phẩm chất", Label::Qualities),
    ("các yêu cầu khác", Label::Other),
    ("yêu cầu khác", Label::Other),
];

impl Labelled {
    /// Takes a row: a label and what it says; without a label it goes on with the one above.
    pub(super) fn add(&mut self, row: &Row, findings: &mut Vec<Finding>) -> bool {
        let [first, said] = row.cells.as_slice() else { return false };
        let name = first.text();
        let key = mark_key(&name);
        if key.is_empty() {
            let Some((_, lines)) = self.rows.last_mut() else { return false };
            self.seen.extend(said.lines.iter().cloned());
            lines.extend(said.lines.clone());
            return true;
        }
        let known = LABELS.iter().find(|(words, _)| key.starts_with(words)).map(|(_, label)| label.clone());
        let label = known.unwrap_or_else(|| {
            if !key.starts_with("kỹ năng") {
                findings.push(Finding::new(
                    row.begins(),
                    format!("Nhóm yêu cầu {} không có trong mẫu; được đọc vào các yêu cầu khác.", named(&name)),
                    "Xem nội dung có thuộc nhóm nào của mẫu không.",
                ));
            }
            Label::Own(bare(&name).to_owned())
        });
        match self.rows.last_mut() {
            // The cell of the label is repeated in every row it covers.
            Some((above, lines)) if *above == label => {
                let (again, new): (Vec<_>, Vec<_>) =
                    said.lines.iter().cloned().partition(|line| self.seen.contains(line));
                if !again.is_empty() {
                    findings.push(Finding::new(
                        row.begins(),
                        format!(
                            "Nhóm yêu cầu {} được ghi hai lần, {} dòng giống nhau.",
                            named(bare(&name)),
                            again.len()
                        ),
                        "Bỏ dòng lặp lại; dòng giống nhau chỉ được đọc một lần.",
                    ));
                }
                self.seen.extend(new.iter().cloned());
                lines.extend(new);
            }
            _ => {
                self.seen = said.lines.iter().cloned().collect();
                self.rows.push((label, said.lines.clone()));
            }
        }
        true
    }

    /// What they say.
    pub(super) fn finish(self) -> Requirements {
        let mut out = Requirements::default();
        for (label, lines) in self.rows {
            let said = items(&lines);
            match label {
                Label::Training => add(&mut out.training, &said),
                Label::Certificates => add(&mut out.certificates, &said),
                Label::Experience => add(&mut out.experience, &said),
                Label::Qualities => out.qualities.extend(said),
                Label::Other => out.other.extend(said),
                Label::Own(name) => out.other.extend(said.into_iter().map(|text| format!("{name}: {text}"))),
            }
        }
        out
    }
}

fn add(text: &mut String, more: &[String]) {
    for item in more {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(item);
    }
}
