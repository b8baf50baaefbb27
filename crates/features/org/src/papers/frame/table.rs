//! A frame as tables: a row of names, then a row for each level.

use kernel::text::mark_key;

use super::GroupLevels;
use crate::papers::competence::CompetenceGroup;
use crate::papers::finding::Finding;
use crate::papers::grid::{Cell, Row};
use crate::papers::words::{items, joined, named};

/// The groups of all tables that have a column "Cấp độ".
pub(super) fn groups(rows: &[Row], findings: &mut Vec<Finding>) -> Vec<(CompetenceGroup, GroupLevels)> {
    let mut reading = Reading::default();
    for row in rows {
        reading.row(row, findings);
    }
    reading.close(findings);
    reading.done
}

#[derive(Debug, Default)]
struct Reading {
    group: Option<CompetenceGroup>,
    open: Option<GroupLevels>,
    /// The grid columns of the names.
    columns: Vec<usize>,
    done: Vec<(CompetenceGroup, GroupLevels)>,
}

impl Reading {
    fn row(&mut self, row: &Row, findings: &mut Vec<Finding>) {
        if row.table.is_none() || row.cells.len() < 2 {
            if let Some(group) = CompetenceGroup::named_in(&row.whole()) {
                self.close(findings);
                self.group = Some(group);
            }
            return;
        }
        let first = row.nth(0);
        let level = level(&first);
        if mark_key(&first) == "cấp độ" {
            return self.header(row, findings);
        }
        let Some(open) = &mut self.open else { return };
        match level {
            Some(level) => {
                let texts = open.levels.entry(level).or_default();
                for cell in filled(row) {
                    match self.columns.iter().position(|column| *column == cell.column) {
                        Some(column) => super::add(texts, column, &items(&cell.lines).join("\n")),
                        None => findings.push(Finding::new(
                            row.at(cell.column),
                            format!("Một ô của cấp độ {level} không nằm dưới năng lực nào: {}.", named(&cell.text())),
                            "Ô này chưa được đọc: kiểm tra các ô gộp của bảng.",
                        )),
                    }
                }
            }
            None => findings.push(Finding::new(
                row.begins(),
                format!("Không đọc được cấp độ của dòng này: {}.", named(&first)),
                "Ghi cấp độ bằng một số từ 1 đến 5.",
            )),
        }
    }

    /// "Cấp độ | Nhóm năng lực chung", or "Cấp độ | names"; merged downwards, it stands before both.
    fn header(&mut self, row: &Row, findings: &mut Vec<Finding>) {
        let said = row.cells.iter().skip(1).find_map(|cell| CompetenceGroup::named_in(&cell.text()));
        if let Some(group) = said {
            self.close(findings);
            self.group = Some(group);
            return;
        }
        let repeated = self.open.as_ref().is_some_and(|open| open.names.iter().map(|(n, _)| n).eq(&names(row)));
        if repeated {
            return;
        }
        self.close(findings);
        self.columns = filled(row).map(|cell| cell.column).collect();
        let names = names(row).into_iter().map(|name| (name, row.begins())).collect();
        self.open = Some(GroupLevels { names, ..GroupLevels::default() });
    }

    fn close(&mut self, findings: &mut Vec<Finding>) {
        let Some(open) = self.open.take() else { return };
        let known = open.names.iter().find_map(|(name, _)| CompetenceGroup::of_known(name));
        match self.group.take().or(known) {
            Some(group) => self.done.push((group, open)),
            None => {
                if let Some((_, at)) = open.names.first() {
                    findings.push(Finding::new(
                        at.clone(),
                        "Không rõ bảng này thuộc nhóm năng lực nào; chưa được đọc.",
                        "Ghi tên nhóm năng lực chung, chuyên môn hoặc quản lý trên bảng.",
                    ));
                }
            }
        }
    }
}

fn filled(row: &Row) -> impl Iterator<Item = &Cell> {
    row.cells.iter().skip(1).filter(|cell| !cell.lines.is_empty())
}

fn names(row: &Row) -> Vec<String> {
    filled(row).map(|cell| joined(&cell.lines)).collect()
}

/// A level that stands alone: "5", "Cấp độ 5".
pub(super) fn level(text: &str) -> Option<u8> {
    let key = mark_key(text);
    let digits = key.strip_prefix("cấp độ ").unwrap_or(&key);
    digits.parse::<u8>().ok().filter(|level| (1..=5).contains(level))
}
