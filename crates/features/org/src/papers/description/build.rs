//! Goes through the rows: a title or a new name begins a description, a heading a section, other rows fill it.

use std::collections::BTreeSet;

use kernel::text::mark_key;

use super::head::{self, Label};
use super::levels::Levels;
use super::requirements::Labelled;
use super::sections::{self, Heading, Section};
use super::tasks::{Pairs, TaskRows};
use super::{Description, Inside, Requirements, check};
use crate::papers::finding::{At, Finding};
use crate::papers::grid::Row;
use crate::papers::words::{bare, items, named, numbered};

/// Reads descriptions row by row.
#[derive(Debug, Default)]
pub(super) struct Builder {
    open: Option<Open>,
    done: Vec<Description>,
    findings: Vec<Finding>,
}

/// The description that is being read.
#[derive(Debug)]
struct Open {
    said: Description,
    section: Section,
    seen: BTreeSet<Section>,
    tasks: TaskRows,
    inside: [Vec<String>; 3],
    outside: Pairs,
    powers: Vec<String>,
    requirements: Labelled,
    levels: Levels,
}

impl Open {
    fn at(at: At) -> Open {
        let said = Description {
            name: String::new(),
            code: String::new(),
            starts: String::new(),
            place: String::new(),
            related: String::new(),
            objective: String::new(),
            tasks: Vec::new(),
            inside: Inside::default(),
            outside: Vec::new(),
            powers: Vec::new(),
            requirements: Requirements::default(),
            competences: Vec::new(),
            line: at,
        };
        Open {
            said,
            section: Section::Head,
            seen: BTreeSet::new(),
            tasks: TaskRows::default(),
            inside: Default::default(),
            outside: Pairs::default(),
            powers: Vec::new(),
            requirements: Labelled::default(),
            levels: Levels::default(),
        }
    }

    fn is_blank(&self) -> bool {
        self.said.name.is_empty() && self.seen.is_empty()
    }
}

impl Builder {
    /// Takes the next row.
    pub(super) fn row(&mut self, row: &Row) {
        let whole = row.whole();
        if row.filled() == 1 && sections::is_title(&whole) {
            self.close();
            self.open = Some(Open::at(row.begins()));
            return;
        }
        let labels = head::labelled(row);
        if let Some((_, name)) = labels.iter().find(|(label, _)| *label == Label::Name) {
            self.begin(name, row);
        }
        let Some(open) = &mut self.open else { return };
        if !labels.is_empty() && open.section == Section::Head {
            labels.into_iter().for_each(|(label, value)| head::set(&mut open.said, label, value));
            return;
        }
        let heading = (row.filled() == 1).then(|| sections::heading(&whole)).flatten();
        if let Some(heading) = heading {
            return open.enter(&heading, row, &mut self.findings);
        }
        if let Some(section) = sections::table_header(row) {
            return open.table(section, row, &mut self.findings);
        }
        if !open.fill(row, &mut self.findings) {
            self.findings.push(Finding::new(
                row.begins(),
                format!("Không hiểu dòng {} trong mục “{}”.", named(&whole), open.section.label()),
                "Dòng này không được đọc: kiểm tra nó thuộc mục nào rồi nhập tay nếu cần.",
            ));
        }
    }

    /// All descriptions, and what was found.
    pub(super) fn finish(mut self) -> (Vec<Description>, Vec<Finding>) {
        self.close();
        (self.done, self.findings)
    }

    /// A row with a name: another description, unless it repeats the name of the one that has just begun.
    fn begin(&mut self, name: &str, row: &Row) {
        let goes_on = self.open.as_ref().is_some_and(|open| {
            let same = open.said.name.is_empty() || mark_key(&open.said.name) == mark_key(name);
            open.section == Section::Head && same
        });
        if !goes_on {
            self.close();
            self.open = Some(Open::at(row.begins()));
        }
        if let Some(open) = self.open.as_mut().filter(|open| open.said.name.is_empty()) {
            open.said.line = row.begins();
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take().filter(|open| !open.is_blank()) else { return };
        let mut said = open.said;
        said.tasks = open.tasks.finish();
        let [managed_by, cooperates, main_units] = open.inside.map(|lines| items(&lines));
        said.inside = Inside { managed_by, cooperates, main_units };
        said.outside = open.outside.finish();
        said.powers = items(&open.powers);
        said.requirements = open.requirements.finish();
        said.competences = open.levels.finish();
        check::all(&said, &mut self.findings);
        self.done.push(said);
    }
}

impl Open {
    fn enter(&mut self, heading: &Heading, row: &Row, findings: &mut Vec<Finding>) {
        let section = heading.section;
        if let Some(number) = heading.number.as_deref().filter(|number| !section.numbers().contains(number)) {
            findings.push(Finding::new(
                row.begins(),
                format!(
                    "Mục “{}” được đánh số {number}, theo mẫu là {}.",
                    section.label(),
                    section.numbers().join(" hoặc ")
                ),
                "Sửa số của mục; nội dung vẫn được đọc theo tên mục.",
            ));
        }
        if let Some(later) = self.seen.last().filter(|later| **later > section) {
            findings.push(Finding::new(
                row.begins(),
                format!("Mục “{}” đứng sau mục “{}”.", section.label(), later.label()),
                "Đặt lại các mục theo thứ tự của mẫu.",
            ));
        }
        self.seen.insert(section);
        self.section = section;
        if !heading.rest.is_empty() && section == Section::Objective {
            self.objective(&heading.rest, row, findings);
        }
    }

    /// The titles of a table: they begin their section where its heading is missing.
    fn table(&mut self, section: Section, row: &Row, findings: &mut Vec<Finding>) {
        if section != self.section {
            if self.seen.contains(&section) {
                findings.push(Finding::new(
                    row.begins(),
                    format!("Bảng của mục “{}” nằm trong mục “{}”.", section.label(), self.section.label()),
                    "Đặt bảng ngay dưới tên mục của nó.",
                ));
            } else {
                findings.push(Finding::new(
                    row.begins(),
                    format!("Không có dòng tên mục “{}” trước bảng này.", section.label()),
                    "Bảng vẫn được đọc; thêm tên mục theo mẫu.",
                ));
            }
            self.seen.insert(section);
            self.section = section;
        }
        if section == Section::Tasks {
            self.tasks.titles(row);
        }
    }

    /// Takes a row into its section; false where it says nothing there.
    fn fill(&mut self, row: &Row, findings: &mut Vec<Finding>) -> bool {
        match self.section {
            Section::Head => false,
            Section::Objective => {
                self.objective(&row.whole(), row, findings);
                true
            }
            Section::Tasks => self.tasks.add(row, findings),
            Section::Inside if row.cells.len() > 1 && row.cells.len() <= 3 => {
                self.inside.iter_mut().zip(&row.cells).for_each(|(lines, cell)| lines.extend(cell.lines.clone()));
                true
            }
            Section::Inside => false,
            Section::Outside => self.outside.add(row),
            Section::Powers => self.power(row),
            Section::Requirements => self.requirements.add(row, findings),
            Section::Competences => self.levels.add(row, findings),
        }
    }

    /// A paragraph of the objective; a heading glued to its end is cut off.
    fn objective(&mut self, text: &str, row: &Row, findings: &mut Vec<Finding>) {
        let mut text = bare(text).to_owned();
        if let Some((before, last)) = text.rsplit_once(". ")
            && let Some(heading) = sections::heading(last.trim_end_matches('.'))
        {
            findings.push(Finding::new(
                row.begins(),
                format!("Tên mục “{}” dính vào cuối đoạn mục tiêu.", heading.section.label()),
                "Tách tên mục thành dòng riêng; nó đã được bỏ khỏi mục tiêu.",
            ));
            text = format!("{before}.");
        }
        if !self.said.objective.is_empty() {
            self.said.objective.push('\n');
        }
        self.said.objective.push_str(&text);
    }

    fn power(&mut self, row: &Row) -> bool {
        if row.cells.len() > 1 {
            self.powers.extend(row.cells.iter().skip(1).flat_map(|cell| cell.lines.clone()));
            return row.cells.iter().skip(1).any(|cell| !cell.lines.is_empty());
        }
        let text = row.whole();
        self.powers.push(numbered(&text).map_or(text.as_str(), |(_, rest)| rest).to_owned());
        true
    }
}
