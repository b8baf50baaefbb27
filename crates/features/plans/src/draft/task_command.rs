//! A draft task as it is typed ([`TaskForm`], strings) and as it is stored ([`TaskCommand`], parsed).

use jiff::civil::Date;
use kernel::dates::{self, Cadence};
use kernel::ids::{StaffId, UnitId};
use web::{FieldErrors, FormData, Parsed};

use super::task_due::{self, Around};
use crate::model::{DueKind, Priority};
use crate::store::draft_task::DraftTask;

/// What a task may be set to: everybody and everything that its form can name.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub units: Vec<UnitId>,
    pub people: Vec<StaffId>,
    /// Tasks of the plan that may stand above this one: not itself, nothing below it.
    pub parents: Vec<i64>,
    /// Tasks of the plan that it may wait for: every other one.
    pub others: Vec<i64>,
    /// From where its dates are looked at.
    pub around: Around,
}

/// A task set in full. The demo's story is told with these, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskCommand {
    pub title: String,
    pub body: String,
    pub lead_unit: Option<UnitId>,
    pub coordinating: Vec<UnitId>,
    pub owner: Option<StaffId>,
    pub accountable: Option<StaffId>,
    pub authority: Option<StaffId>,
    pub product: Option<String>,
    pub due_kind: DueKind,
    pub due_from: Option<Date>,
    pub due_until: Option<Date>,
    pub due_every: Option<Cadence>,
    pub due_text: String,
    /// Months between two pieces of evidence of continuous work; 0 while nobody has chosen (counted as monthly).
    pub cadence_months: i64,
    /// Documents that it waits for, one per line.
    pub after_text: Option<String>,
    /// Tasks that it waits for.
    pub blocked_by: Vec<i64>,
    pub field: Option<String>,
    pub priority: Priority,
    pub parent: Option<i64>,
    pub higher_item: Option<String>,
    pub is_public: bool,
}

impl Default for TaskCommand {
    fn default() -> Self {
        TaskCommand {
            title: String::new(),
            body: String::new(),
            lead_unit: None,
            coordinating: Vec::new(),
            owner: None,
            accountable: None,
            authority: None,
            product: None,
            due_kind: DueKind::Unclear,
            due_from: None,
            due_until: None,
            due_every: None,
            due_text: String::new(),
            cadence_months: 0,
            after_text: None,
            blocked_by: Vec::new(),
            field: None,
            priority: Priority::Thuong,
            parent: None,
            higher_item: None,
            is_public: true,
        }
    }
}

impl TaskCommand {
    /// A stored task as the command that would write it again.
    pub fn of(task: &DraftTask, coordinating: Vec<UnitId>, blocked_by: Vec<i64>) -> TaskCommand {
        TaskCommand {
            title: task.title.clone(),
            body: task.body.clone(),
            lead_unit: task.lead_unit,
            coordinating,
            owner: task.owner,
            accountable: task.accountable,
            authority: task.authority,
            product: task.product.clone(),
            due_kind: task.due_kind(),
            due_from: task.due_from,
            due_until: task.due_until,
            due_every: task.due_every.as_deref().and_then(Cadence::from_key),
            due_text: task.due_text.clone(),
            cadence_months: task.cadence_months,
            after_text: task.after_text.clone(),
            blocked_by,
            field: task.field.clone(),
            priority: task.priority(),
            parent: task.parent,
            higher_item: task.higher_item.clone(),
            is_public: task.is_public,
        }
    }
}

/// The form's strings, from the stored task or as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskForm {
    pub title: String,
    pub body: String,
    pub lead_unit: String,
    pub coordinating: Vec<String>,
    pub owner: String,
    pub accountable: String,
    pub authority: String,
    pub product: String,
    pub due_kind: String,
    pub due_from: String,
    pub due_until: String,
    pub due_every: String,
    pub due_text: String,
    pub cadence: String,
    pub after: String,
    pub blocked_by: Vec<String>,
    pub field: String,
    pub priority: String,
    pub parent: String,
    pub higher_item: String,
    pub public: String,
}

fn text_of<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

impl TaskForm {
    /// The form of a stored task. The command is taken apart without a rest, so that a field added to it is shown.
    pub fn of(task: &TaskCommand) -> TaskForm {
        let TaskCommand {
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
            cadence_months,
            after_text,
            blocked_by,
            field,
            priority,
            parent,
            higher_item,
            is_public,
        } = task;
        TaskForm {
            title: title.clone(),
            body: body.clone(),
            lead_unit: text_of(lead_unit.map(|u| u.0)),
            coordinating: coordinating.iter().map(|u| u.0.to_string()).collect(),
            owner: text_of(owner.map(|s| s.0)),
            accountable: text_of(accountable.map(|s| s.0)),
            authority: text_of(authority.map(|s| s.0)),
            product: product.clone().unwrap_or_default(),
            due_kind: due_kind.code().to_owned(),
            due_from: text_of(due_from.map(dates::short)),
            due_until: text_of(due_until.map(dates::short)),
            due_every: text_of(due_every.map(Cadence::key)),
            due_text: due_text.clone(),
            cadence: cadence_months.to_string(),
            after: after_text.clone().unwrap_or_default(),
            blocked_by: blocked_by.iter().map(i64::to_string).collect(),
            field: field.clone().unwrap_or_default(),
            priority: priority.code().to_owned(),
            parent: text_of(*parent),
            higher_item: higher_item.clone().unwrap_or_default(),
            public: if *is_public { "1".to_owned() } else { String::new() },
        }
    }

    /// The form as it was sent.
    pub fn typed(data: &FormData) -> TaskForm {
        let every = |name: &str| data.all(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).collect();
        TaskForm {
            title: data.line("ten"),
            body: data.lines("noi_dung"),
            lead_unit: data.line("chu_tri"),
            coordinating: every("phoi_hop"),
            owner: data.line("nguoi"),
            accountable: data.line("trach_nhiem"),
            authority: data.line("tham_quyen"),
            product: data.lines("san_pham"),
            due_kind: data.line("loai_han"),
            due_from: data.line("tu_ngay"),
            due_until: data.line("den_ngay"),
            due_every: data.line("dinh_ky"),
            due_text: data.line("loi_van_han"),
            cadence: data.line("nhip"),
            after: data.lines("sau_khi"),
            blocked_by: every("cho_nhiem_vu"),
            field: data.line("linh_vuc"),
            priority: data.line("uu_tien"),
            parent: data.line("thuoc"),
            higher_item: data.line("muc_cap_tren"),
            public: data.line("cong_khai"),
        }
    }

    /// Every mistake at once, or the command.
    ///
    /// # Errors
    /// The mistakes by field.
    pub fn parse(&self, data: &FormData, known: &Known) -> Parsed<TaskCommand> {
        let mut errors = FieldErrors::default();
        let title = errors.required_line(data, "ten", "tên nhiệm vụ", 1000);
        let body = errors.optional_lines(data, "noi_dung", "nội dung", 20_000).unwrap_or_default();
        let product = errors.optional_lines(data, "san_pham", "sản phẩm", 1000);
        let after_text = errors.optional_lines(data, "sau_khi", "điều kiện", 2000);
        let optional = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        let mut command = TaskCommand {
            title,
            body,
            product,
            after_text,
            lead_unit: self.unit(&mut errors, "chu_tri", &self.lead_unit, known),
            coordinating: self.units(&mut errors, known),
            owner: person(&mut errors, "nguoi", &self.owner, known),
            accountable: person(&mut errors, "trach_nhiem", &self.accountable, known),
            authority: person(&mut errors, "tham_quyen", &self.authority, known),
            due_text: shortened(&mut errors, "loi_van_han", "lời văn về thời hạn", &self.due_text, 500),
            blocked_by: self
                .blocked_by
                .iter()
                .filter_map(|v| v.parse().ok())
                .filter(|id| known.others.contains(id))
                .collect(),
            field: optional(&shortened(&mut errors, "linh_vuc", "lĩnh vực", &self.field, 200)),
            priority: Priority::from_code(&self.priority).unwrap_or(Priority::Thuong),
            parent: self.parent(&mut errors, known),
            higher_item: optional(&shortened(&mut errors, "muc_cap_tren", "mục cấp trên", &self.higher_item, 500)),
            is_public: self.public == "1",
            ..TaskCommand::default()
        };
        if command.owner.is_some() && command.owner == command.authority {
            errors.add("tham_quyen", "Không ai tự duyệt việc của mình: người duyệt phải khác người thực hiện.");
        }
        task_due::read(self, data, known.around, &mut errors, &mut command);
        errors.finish(command)
    }

    fn unit(&self, errors: &mut FieldErrors, field: &str, value: &str, known: &Known) -> Option<UnitId> {
        let id = value.parse().ok().map(UnitId).filter(|u| known.units.contains(u));
        if id.is_none() && !value.is_empty() {
            errors.add(field, "Đơn vị này không còn trong danh sách. Hãy chọn lại.");
        }
        id
    }

    fn units(&self, errors: &mut FieldErrors, known: &Known) -> Vec<UnitId> {
        let mut all: Vec<UnitId> =
            self.coordinating.iter().filter_map(|v| self.unit(errors, "phoi_hop", v, known)).collect();
        all.sort_by_key(|unit| unit.0);
        all.dedup();
        all
    }

    fn parent(&self, errors: &mut FieldErrors, known: &Known) -> Option<i64> {
        let id = self.parent.parse().ok().filter(|id| known.parents.contains(id));
        if id.is_none() && !self.parent.is_empty() {
            errors.add("thuoc", "Không đặt được dưới nhiệm vụ này. Hãy chọn một nhiệm vụ khác.");
        }
        id
    }
}

fn person(errors: &mut FieldErrors, field: &str, value: &str, known: &Known) -> Option<StaffId> {
    let id = value.parse().ok().map(StaffId).filter(|s| known.people.contains(s));
    if id.is_none() && !value.is_empty() {
        errors.add(field, "Người này không còn trong danh sách cán bộ, công chức. Hãy chọn lại.");
    }
    id
}

fn shortened(errors: &mut FieldErrors, field: &str, what: &str, value: &str, longest: usize) -> String {
    let length = value.chars().count();
    if length > longest {
        errors.add(field, format!("Phần {what} dài {length} ký tự; nhiều nhất {longest}. Hãy rút ngắn."));
    }
    value.to_owned()
}
