//! Section 5.2: competences and the levels wanted of them.

use std::collections::BTreeSet;

use kernel::text::mark_key;

use super::RequiredLevel;
use crate::papers::competence::CompetenceGroup;
use crate::papers::finding::{At, Finding};
use crate::papers::grid::Row;
use crate::papers::words::{bare, items, named};

/// The rows read so far.
#[derive(Debug, Default)]
pub(super) struct Levels {
    group: Option<CompetenceGroup>,
    levels: Vec<RequiredLevel>,
    /// Groups and names read, to be compared.
    seen: BTreeSet<(CompetenceGroup, String)>,
    /// The group's cell names no group; said once.
    nameless_said: bool,
}

impl Levels {
    /// Takes a row of group, competence, level; false where it has no competence.
    pub(super) fn add(&mut self, row: &Row, findings: &mut Vec<Finding>) -> bool {
        let [group, competence, level] = row.cells.as_slice() else { return false };
        let name = items(&competence.lines).join(" ").trim_end_matches(['.', ';']).to_owned();
        if name.is_empty() {
            return false;
        }
        let at = row.begins();
        let Some(group) = self.group_of(&group.text(), &name, &at, findings) else { return true };
        let said = level.text();
        let Some((from, to)) = range(&said) else {
            let why = match said.is_empty() {
                true => format!("Năng lực {} không ghi cấp độ.", named(&name)),
                false => format!("Cấp độ {} của {} không phải là số từ 1 đến 5.", named(&said), named(&name)),
            };
            findings.push(Finding::new(at, why, "Điền cấp độ từ 1 đến 5, ví dụ “2-3”; năng lực này chưa được đọc."));
            return true;
        };
        if from > to {
            findings.push(Finding::new(
                at,
                format!("Cấp độ {} của {} ghi ngược.", named(&said), named(&name)),
                "Ghi cấp độ thấp trước, cao sau; năng lực này chưa được đọc.",
            ));
            return true;
        }
        if !self.seen.insert((group, mark_key(&name))) {
            findings.push(Finding::new(
                at.clone(),
                format!("Năng lực {} được ghi hai lần.", named(&name)),
                "Bỏ bớt một dòng.",
            ));
        }
        self.levels.push(RequiredLevel { group, name, from, to, line: at });
        true
    }

    /// The group of a row: as its cell says, or as the row above where the cell is blank. A cell that names no group is
    /// settled by the competence's name, where every frame has it; else nothing is read.
    fn group_of(&mut self, said: &str, name: &str, at: &At, findings: &mut Vec<Finding>) -> Option<CompetenceGroup> {
        if let Some(group) = CompetenceGroup::named_in(said) {
            self.group = Some(group);
            return Some(group);
        }
        let known = CompetenceGroup::of_known(name);
        if said.is_empty() && self.group.is_some() {
            return self.group;
        }
        match known {
            Some(group) if !self.nameless_said => findings.push(Finding::new(
                at.clone(),
                format!("Ô nhóm {} không ghi tên nhóm; đọc là {} theo tên năng lực.", named(said), group.label()),
                "Ghi đủ tên nhóm năng lực.",
            )),
            Some(_) => {}
            None => findings.push(Finding::new(
                at.clone(),
                format!("Không rõ năng lực {} thuộc nhóm nào; chưa được đọc.", named(name)),
                "Ghi rõ nhóm năng lực chung, chuyên môn hoặc quản lý.",
            )),
        }
        self.nameless_said |= known.is_some();
        self.group = known.or(self.group);
        known
    }

    /// The levels wanted.
    pub(super) fn finish(self) -> Vec<RequiredLevel> {
        self.levels
    }
}

/// "2", "2-3", "2 – 3", "Cấp độ 2": levels from 1 to 5, in the order written.
fn range(text: &str) -> Option<(u8, u8)> {
    let key = mark_key(bare(text));
    let key = key.strip_prefix("cấp độ ").or_else(|| key.strip_prefix("mức ")).unwrap_or(&key).trim();
    let mut parts = key.split(' ').filter(|word| *word != "đến").map(level);
    let from = parts.next()??;
    let to = parts.next().unwrap_or(Some(from))?;
    parts.next().is_none().then_some((from, to))
}

fn level(word: &str) -> Option<u8> {
    word.parse::<u8>().ok().filter(|level| (1..=5).contains(level))
}
