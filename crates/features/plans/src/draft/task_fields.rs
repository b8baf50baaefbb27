//! Every field of a draft task in words.

use kernel::dates::{self, Cadence};
use kernel::ids::StaffId;

use super::both_texts::Said;
use super::clears::Names;
use super::task_command::TaskForm;
use super::task_view::{capital, short};
use crate::model::{DueKind, Priority};
use crate::store::draft_task::DraftTask;

/// What the ids of a form stand for.
#[derive(Debug, Clone, Copy)]
pub struct Words<'w> {
    pub names: &'w Names,
    /// All tasks of the plan.
    pub tasks: &'w [DraftTask],
}

impl Words<'_> {
    fn unit(&self, id: &str) -> String {
        let name = self.names.unit_text(id);
        if name.is_empty() { id.to_owned() } else { name }
    }

    /// With title, unit and code, as two people may have one name.
    fn person(&self, id: &str) -> String {
        let row = id.parse().ok().map(StaffId).and_then(|id| self.names.people.get(id));
        row.map_or_else(|| id.to_owned(), |row| format!("{} ({})", self.names.label(row), row.code))
    }

    fn task(&self, id: &str) -> String {
        let row = id.parse().ok().and_then(|id: i64| self.tasks.iter().find(|t| t.id == id));
        row.map_or_else(|| id.to_owned(), |row| format!("{}. {}", row.path, short(&row.title)))
    }
}

/// Names one per line, in one order however they were ticked.
fn list(ids: &[String], name: impl Fn(&str) -> String) -> String {
    let mut names: Vec<String> = ids.iter().map(|id| name(id)).collect();
    names.sort();
    names.dedup();
    names.join("\n")
}

/// A date as it is written everywhere, whatever way it was typed.
fn day(typed: &str) -> String {
    dates::parse_vi(typed).map_or_else(|_| typed.to_owned(), dates::short)
}

fn cadence(months: &str) -> String {
    Cadence::ALL.iter().find(|c| c.months().to_string() == months).map(|c| capital(c.vi())).unwrap_or_default()
}

impl TaskForm {
    /// Label and words of every field, in the form's order. The form is taken apart without a rest, so that a field
    /// added to it has to be named here.
    pub fn said(&self, words: &Words<'_>) -> Vec<Said> {
        let TaskForm {
            title,
            body,
            lead_unit,
            coordinating,
            owner,
            accountable,
            authority,
            product,
            due_kind,
            due_from,
            due_until,
            due_every,
            due_text,
            cadence: months,
            after,
            blocked_by,
            field,
            priority,
            parent,
            higher_item,
            public,
        } = self;
        let kind = DueKind::from_code(due_kind).map_or(due_kind.as_str(), |kind| kind.choice());
        let every = Cadence::from_key(due_every).map_or_else(|| due_every.clone(), |every| capital(every.vi()));
        let lead = lead_unit.as_str();
        let others: Vec<String> = coordinating.iter().filter(|id| *id != lead).cloned().collect();
        let urgent = Priority::from_code(priority).unwrap_or(Priority::Thuong).label();
        vec![
            ("Tên nhiệm vụ", title.clone()),
            ("Nội dung", body.clone()),
            ("Đơn vị chủ trì", words.unit(lead_unit)),
            ("Đơn vị phối hợp", list(&others, |id| words.unit(id))),
            ("Người thực hiện", words.person(owner)),
            ("Người chịu trách nhiệm", words.person(accountable)),
            ("Người có thẩm quyền duyệt", words.person(authority)),
            ("Sản phẩm", product.clone()),
            ("Cách tính thời hạn", kind.to_owned()),
            ("Từ ngày", day(due_from)),
            ("Ngày cuối cùng", day(due_until)),
            ("Bao lâu một lần", every),
            ("Nhịp nộp minh chứng", cadence(months)),
            ("Thời hạn theo lời văn bản", due_text.clone()),
            ("Phải có trước", after.clone()),
            ("Lĩnh vực", field.clone()),
            ("Mức ưu tiên", urgent.to_owned()),
            ("Thuộc nhiệm vụ", words.task(parent)),
            ("Chờ nhiệm vụ khác xong", list(blocked_by, |id| words.task(id))),
            ("Mục của kế hoạch cấp trên", higher_item.clone()),
            ("Công khai", if public == "1" { "Có" } else { "Không" }.to_owned()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::both_texts::differences;

    type Set = (&'static str, fn(&mut TaskForm));

    /// Each field differs alone, and is then named alone.
    #[test]
    fn a_difference_in_any_one_field_is_told() {
        let set: [Set; 21] = [
            ("Tên nhiệm vụ", |f| f.title = "a".to_owned()),
            ("Nội dung", |f| f.body = "a".to_owned()),
            ("Đơn vị chủ trì", |f| f.lead_unit = "4".to_owned()),
            ("Đơn vị phối hợp", |f| f.coordinating = vec!["3".to_owned()]),
            ("Người thực hiện", |f| f.owner = "7".to_owned()),
            ("Người chịu trách nhiệm", |f| f.accountable = "7".to_owned()),
            ("Người có thẩm quyền duyệt", |f| f.authority = "7".to_owned()),
            ("Sản phẩm", |f| f.product = "a".to_owned()),
            ("Cách tính thời hạn", |f| f.due_kind = "by".to_owned()),
            ("Từ ngày", |f| f.due_from = "1/6/2026".to_owned()),
            ("Ngày cuối cùng", |f| f.due_until = "1/6/2026".to_owned()),
            ("Bao lâu một lần", |f| f.due_every = "month".to_owned()),
            ("Nhịp nộp minh chứng", |f| f.cadence = "3".to_owned()),
            ("Thời hạn theo lời văn bản", |f| f.due_text = "a".to_owned()),
            ("Phải có trước", |f| f.after = "a".to_owned()),
            ("Lĩnh vực", |f| f.field = "a".to_owned()),
            ("Mức ưu tiên", |f| f.priority = "gap".to_owned()),
            ("Thuộc nhiệm vụ", |f| f.parent = "2".to_owned()),
            ("Chờ nhiệm vụ khác xong", |f| f.blocked_by = vec!["2".to_owned()]),
            ("Mục của kế hoạch cấp trên", |f| f.higher_item = "a".to_owned()),
            ("Công khai", |f| f.public = "1".to_owned()),
        ];
        let names = Names::default();
        let words = Words { names: &names, tasks: &[] };
        let empty = TaskForm::default();
        assert_eq!(empty.said(&words).len(), set.len(), "a field without its line here");
        for (label, change) in set {
            let mut other = empty.clone();
            change(&mut other);
            let (mine, theirs) = (empty.said(&words), other.said(&words));
            let told: Vec<&str> = differences(&mine, &theirs).into_iter().map(|(label, ..)| label).collect();
            assert_eq!(told, [label]);
        }
    }

    #[test]
    fn the_same_said_otherwise_is_no_difference() {
        let names = Names::default();
        let words = Words { names: &names, tasks: &[] };
        let stored = TaskForm {
            due_until: "01/06/2026".to_owned(),
            cadence: "0".to_owned(),
            coordinating: vec!["3".to_owned(), "5".to_owned()],
            ..TaskForm::default()
        };
        let typed = TaskForm {
            due_until: "1/6/2026".to_owned(),
            cadence: String::new(),
            coordinating: vec!["5".to_owned(), "3".to_owned()],
            ..TaskForm::default()
        };
        assert!(differences(&stored.said(&words), &typed.said(&words)).is_empty());
    }
}
