//! The labelled rows above the first section: name, code, place, related procedures.

use kernel::text::mark_key;

use super::Description;
use crate::papers::grid::Row;
use crate::papers::words::items;

/// A label of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Name,
    Code,
    Starts,
    Place,
    Related,
}

const LABELS: [(&str, Label); 8] = [
    ("tên vị trí việc làm", Label::Name),
    ("tên vtvl", Label::Name),
    ("mã vị trí việc làm", Label::Code),
    ("mã vtvl", Label::Code),
    ("mã số vị trí việc làm", Label::Code),
    ("ngày bắt đầu thực hiện", Label::Starts),
    ("địa điểm làm việc", Label::Place),
    ("quy trình công việc liên quan", Label::Related),
];

/// The labels of a row with what they say.
pub(super) fn labelled(row: &Row) -> Vec<(Label, String)> {
    let mut out = Vec::new();
    for (index, cell) in row.cells.iter().enumerate() {
        let text = cell.text();
        let key = mark_key(&text);
        let Some((_, label)) = LABELS.iter().find(|(words, _)| key.starts_with(words)) else { continue };
        let own = cell.lines.join("\n");
        let behind = own.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default();
        let lines: Vec<String> =
            if behind.is_empty() { row.lines(index + 1).to_vec() } else { behind.lines().map(str::to_owned).collect() };
        let parted = if *label == Label::Related { "\n" } else { " " };
        let value = items(&lines).join(parted);
        out.push((*label, if label_of(&value).is_some() { String::new() } else { value }));
    }
    out
}

fn label_of(text: &str) -> Option<Label> {
    let key = mark_key(text);
    LABELS.iter().find(|(words, _)| key.starts_with(words)).map(|(_, label)| *label)
}

/// Writes what a label says, unless it was said before.
pub(super) fn set(description: &mut Description, label: Label, value: String) {
    let place = match label {
        Label::Name => &mut description.name,
        Label::Code => &mut description.code,
        Label::Starts => &mut description.starts,
        Label::Place => &mut description.place,
        Label::Related => &mut description.related,
    };
    if place.is_empty() {
        *place = value;
    }
}
