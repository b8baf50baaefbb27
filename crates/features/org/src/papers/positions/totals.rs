//! Records become positions, groups and totals; numbers are read here.

use kernel::text::mark_key;

use super::records::{Kind, Record};
use super::{Group, PositionList, ReadPosition, Stated, StatedGroup};
use crate::papers::finding::Finding;
use crate::papers::words::{joined, named};

/// The list that the records say.
pub(super) fn list(records: &[Record], findings: &mut Vec<Finding>) -> PositionList {
    let mut list = PositionList::default();
    for record in records {
        match record.kind {
            Kind::Total if list.stated.is_some() => findings.push(Finding::new(
                record.at(None),
                "Có hai dòng tổng số; dòng trước được dùng để đối chiếu.",
                "Bỏ bớt một dòng tổng số.",
            )),
            Kind::Total => list.stated = Some(stated(record, findings)),
            Kind::Group => list.groups.push(group(record, list.positions.len(), findings)),
            Kind::Position => {
                let position = position(record, list.groups.last(), findings);
                list.positions.push(position);
                if let Some(group) = list.groups.last_mut() {
                    group.members.end = list.positions.len();
                }
            }
        }
    }
    list
}

fn group(record: &Record, members: usize, findings: &mut Vec<Finding>) -> StatedGroup {
    let name = joined(record.lines(record.columns.name));
    let key = mark_key(&name);
    let known = [("lãnh đạo", Group::Leading), ("hỗ trợ", Group::Support), ("phục vụ", Group::Support)];
    let professional = [("chuyên môn", Group::Professional), ("nghiệp vụ", Group::Professional)];
    let group = known.iter().chain(&professional).find(|(words, _)| key.contains(words)).map(|(_, group)| *group);
    if group.is_none() {
        findings.push(Finding::new(
            record.at(record.columns.name),
            format!("Không rõ {} là nhóm vị trí nào.", named(&name)),
            "Ghi rõ nhóm: lãnh đạo, quản lý; chuyên môn, nghiệp vụ; hỗ trợ, phục vụ.",
        ));
    }
    StatedGroup { group, name, stated: stated(record, findings), members: members..members }
}

/// The totals of a row, each known by its form, for a merged first cell moves the others: "42 vị trí", "33", "100,00".
fn stated(record: &Record, findings: &mut Vec<Finding>) -> Stated {
    let mut out = Stated { positions: None, approved: None, share: None, at: record.at(None) };
    let named_columns = [Some(record.columns.number), record.columns.name.filter(|_| record.kind == Kind::Group)];
    for (column, lines) in &record.cells {
        let text = joined(lines);
        if text.is_empty() || named_columns.contains(&Some(*column)) {
            continue;
        }
        let count = mark_key(&text).strip_suffix(" vị trí").map(|number| number.trim().parse::<i64>());
        let plain = text.parse::<i64>().ok();
        match (count, plain) {
            (Some(Ok(number)), _) => out.positions = Some(number),
            (None, Some(number)) if out.approved.is_none() => out.approved = Some(number),
            (None, _) if super::share::hundredths(&text, false).is_some() && out.share.is_none() => {
                out.share = Some(text);
            }
            _ => findings.push(Finding::new(
                record.at(Some(*column)),
                format!("Không đọc được số tổng {}.", named(&text)),
                "Ghi số tổng bằng chữ số: “42 vị trí”, “33”, “100,00”.",
            )),
        }
    }
    out
}

fn position(record: &Record, group: Option<&StatedGroup>, findings: &mut Vec<Finding>) -> ReadPosition {
    let columns = record.columns;
    let code: String = joined(record.lines(columns.code)).split_whitespace().collect();
    let name = joined(record.lines(columns.name));
    for (text, column, what) in [(&code, columns.code, "mã"), (&name, columns.name, "tên")] {
        if text.is_empty() && column.is_some() {
            findings.push(Finding::new(
                record.at(column),
                format!("Vị trí này không có {what}."),
                format!("Điền {what} vị trí việc làm."),
            ));
        }
    }
    if group.is_none() {
        findings.push(Finding::new(
            record.at(columns.name),
            format!("Vị trí {} đứng trước mọi nhóm.", named(&name)),
            "Đặt vị trí dưới dòng tên nhóm (I, II, III).",
        ));
    }
    let said = joined(record.lines(columns.approved));
    let blank = said.chars().all(|c| matches!(c, '-' | '–' | ' '));
    let approved = said.parse::<i64>().ok().filter(|number| *number >= 0);
    if !blank && approved.is_none() {
        findings.push(Finding::new(
            record.at(columns.approved),
            format!("Không đọc được biên chế {} của {}.", named(&said), named(&name)),
            "Ghi biên chế bằng một số nguyên.",
        ));
    }
    let share = joined(record.lines(columns.share));
    ReadPosition {
        code,
        name,
        group: group.and_then(|group| group.group),
        rank: ranks(record.lines(columns.rank)),
        approved,
        approved_is_blank: blank,
        share: Some(share).filter(|text| !text.is_empty()),
        at: record.at(None),
    }
}

/// Ranks with their parts of the whole: "Chuyên viên chính 50%; Chuyên viên 50%".
fn ranks(lines: &[String]) -> String {
    let mut out = String::new();
    for line in lines {
        if out.ends_with('%') {
            out.push(';');
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}
