//! The rows of tasks and of outside relations: cells merged over rows are repeated, cells cut by a page go on.

use std::collections::BTreeSet;

use kernel::text::mark_key;

use super::{Outside, Task};
use crate::papers::finding::Finding;
use crate::papers::grid::Row;
use crate::papers::words::{items, joined, named, numbered, starts_lower};

/// The rows of tasks read so far.
#[derive(Debug, Default)]
pub(super) struct TaskRows {
    /// The table has no column for the numbers; they stand before the tasks.
    unnumbered: bool,
    numbers: BTreeSet<String>,
    tasks: Vec<OpenTask>,
}

#[derive(Debug, Default)]
struct OpenTask {
    number: String,
    task: Vec<String>,
    /// Concrete work and criteria: what was read, and the cell read last.
    columns: [(Vec<String>, Vec<String>); 2],
}

impl TaskRows {
    /// The row of titles says whether numbers have a column of their own.
    pub(super) fn titles(&mut self, row: &Row) {
        self.unnumbered = !matches!(mark_key(&row.nth(0)).as_str(), "tt" | "stt");
    }

    /// Takes a row; false where it is no task and goes on with none.
    pub(super) fn add(&mut self, row: &Row, findings: &mut Vec<Finding>) -> bool {
        let first = row.nth(0);
        let (number, task, begin) = match numbered(&first) {
            Some((number, "")) if row.cells.len() > 1 => (number, row.lines(1).to_vec(), 2),
            Some((_, "")) => return false,
            Some((number, rest)) => (number, vec![rest.to_owned()], 1),
            None if row.cells.len() == 1 => return false,
            None if self.unnumbered || !first.is_empty() => (String::new(), row.lines(0).to_vec(), 1),
            None => (String::new(), row.lines(1).to_vec(), 2),
        };
        if row.cells.iter().skip(begin + 2).any(|cell| !cell.lines.is_empty()) {
            findings.push(Finding::new(
                row.begins(),
                "Dòng nhiệm vụ có nhiều cột hơn mẫu; các cột sau tiêu chí không được đọc.",
                "Giữ đúng các cột: nhiệm vụ, công việc cụ thể, tiêu chí đánh giá.",
            ));
        }
        let title = joined(&task);
        let goes_on = number.is_empty() && (title.is_empty() || starts_lower(&title));
        let repeated = self.tasks.last().is_some_and(|last| {
            last.number == number && !number.is_empty() && mark_key(&joined(&last.task)) == mark_key(&title)
        });
        if goes_on && !repeated {
            let Some(last) = self.tasks.last_mut() else { return false };
            last.task.extend(task);
        } else if !repeated {
            self.begin(number, task, row, findings);
        }
        let Some(last) = self.tasks.last_mut() else { return false };
        for (index, (lines, above)) in last.columns.iter_mut().enumerate() {
            let new = row.lines(begin + index);
            // A merged cell is repeated in every row it covers.
            if !(repeated && new == above.as_slice()) {
                lines.extend(new.iter().cloned());
            }
            *above = new.to_vec();
        }
        true
    }

    fn begin(&mut self, number: String, task: Vec<String>, row: &Row, findings: &mut Vec<Finding>) {
        let title = joined(&task);
        if number.is_empty() {
            findings.push(Finding::new(
                row.begins(),
                format!("Nhiệm vụ {} không có số thứ tự.", named(&title)),
                "Điền số thứ tự (2.1, 2.2 …); nội dung vẫn được đọc.",
            ));
        } else if !self.numbers.insert(number.clone()) {
            findings.push(Finding::new(
                row.begins(),
                format!("Số {number} được đánh cho hai nhiệm vụ khác nhau."),
                "Sửa số thứ tự của một trong hai nhiệm vụ.",
            ));
        }
        self.tasks.push(OpenTask { number, task, ..OpenTask::default() });
    }

    /// The tasks.
    pub(super) fn finish(self) -> Vec<Task> {
        let finished = |open: OpenTask| {
            let [(concrete, _), (criteria, _)] = open.columns;
            Task {
                number: open.number,
                task: joined(&open.task),
                concrete: items(&concrete),
                criteria: items(&criteria),
            }
        };
        self.tasks.into_iter().map(finished).collect()
    }
}

/// Rows of bodies and what the relation to them is about.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pairs: Vec<(Vec<String>, Vec<String>)>,
}

impl Pairs {
    /// Takes a row of two cells.
    pub(super) fn add(&mut self, row: &Row) -> bool {
        if row.cells.len() != 2 {
            return false;
        }
        let (body, nature) = (row.lines(0), row.lines(1));
        let first = joined(body);
        match self.pairs.last_mut() {
            Some((above, natures)) if body == above.as_slice() || first.is_empty() => natures.extend(nature.to_vec()),
            Some((above, natures)) if starts_lower(&first) => {
                above.extend(body.to_vec());
                natures.extend(nature.to_vec());
            }
            None if first.is_empty() => return false,
            _ => self.pairs.push((body.to_vec(), nature.to_vec())),
        }
        true
    }

    /// The relations.
    pub(super) fn finish(self) -> Vec<Outside> {
        self.pairs.into_iter().map(|(body, nature)| Outside { bodies: items(&body), nature: items(&nature) }).collect()
    }
}
