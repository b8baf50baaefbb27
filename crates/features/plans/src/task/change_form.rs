//! A change request as it is typed: what is to change, to what, and why.

use kernel::dates::{self, Date, add_months};
use kernel::ids::StaffId;
use org::api::UnitRow;
use staff::api::StaffRow;
use web::{FieldErrors, FormData, Parsed};

use super::words;
use crate::model::ChangeField;
use crate::store::change::NewValue;
use crate::store::task::TaskRow;

const LONGEST: usize = 2000;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCommand {
    pub value: NewValue,
    pub reason: String,
    /// The value in force, in words, as the request keeps it.
    pub old_text: String,
}

/// The registers that the form chooses from.
#[derive(Debug, Clone, Copy)]
pub struct Registers<'r> {
    pub people: &'r [StaffRow],
    pub units: &'r [UnitRow],
}

/// The fields of the form that hold a new value: name, label, for what they are filled in.
const VALUES: [(&str, &str, &[ChangeField]); 4] = [
    ("han_moi", "Thời hạn mới", &[ChangeField::Han]),
    (
        "nguoi_moi",
        "Người mới",
        &[ChangeField::NguoiThucHien, ChangeField::NguoiChiuTrachNhiem, ChangeField::NguoiDuyet],
    ),
    ("don_vi_moi", "Đơn vị chủ trì mới", &[ChangeField::DonViChuTri]),
    ("san_pham_moi", "Sản phẩm mới", &[ChangeField::SanPham]),
];

/// Every mistake at once, or the command.
///
/// # Errors
/// The mistakes by field.
pub(super) fn parse(form: &FormData, task: &TaskRow, registers: Registers<'_>, today: Date) -> Parsed<ChangeCommand> {
    let mut errors = FieldErrors::default();
    let field = ChangeField::from_code(form.raw("truong"));
    let value = match field {
        Some(ChangeField::Han) => parse_due(&mut errors, form, task, today),
        Some(ChangeField::SanPham) => parse_product(&mut errors, form, task),
        Some(ChangeField::DonViChuTri) => parse_unit(&mut errors, form, task, registers.units),
        Some(person) => parse_person(&mut errors, form, task, registers.people, person),
        None => {
            errors.add("truong", "Hãy chọn điều muốn thay đổi.");
            None
        }
    };
    if let Some(field) = field {
        strangers(&mut errors, form, field);
    }
    let reason = errors.required_lines(form, "ly_do", "lý do đề nghị", LONGEST);
    let Some(value) = value else { return Err(errors) };
    let old_text = old_text(task, value.field(), registers);
    errors.finish(ChangeCommand { value, reason, old_text })
}

/// What is filled in, but belongs to another change: nothing typed is dropped without a word.
fn strangers(errors: &mut FieldErrors, form: &FormData, chosen: ChangeField) {
    for (name, label, fields) in VALUES {
        if !form.line(name).is_empty() && !fields.contains(&chosen) {
            let chosen = chosen.label().to_lowercase();
            errors.add(name, format!("Mỗi đề nghị đổi một điều; đề nghị này đổi {chosen}. Hãy để trống ô «{label}», hoặc gửi một đề nghị khác."));
        }
    }
}

fn parse_due(errors: &mut FieldErrors, form: &FormData, task: &TaskRow, today: Date) -> Option<NewValue> {
    let due = errors.required_date(form, "han_moi", "thời hạn mới")?;
    let said = dates::short(due);
    if task.due_until == Some(due) {
        errors.add("han_moi", format!("Thời hạn hiện nay đã là {said}. Hãy nhập ngày khác."));
    }
    if due < today {
        let today = dates::short(today);
        errors.add("han_moi", format!("Ngày {said} đã qua. Hãy nhập thời hạn mới từ hôm nay ({today}) trở đi."));
    }
    if due > add_months(today, 120) {
        errors.add("han_moi", format!("Ngày {said} còn hơn 10 năm nữa. Hãy kiểm tra lại năm."));
    }
    if task.due_from.is_some_and(|from| due < from) {
        errors.add("han_moi", "Thời hạn mới sớm hơn ngày bắt đầu của nhiệm vụ. Hãy nhập ngày muộn hơn.");
    }
    Some(NewValue::Due(due))
}

fn parse_person(
    errors: &mut FieldErrors,
    form: &FormData,
    task: &TaskRow,
    people: &[StaffRow],
    field: ChangeField,
) -> Option<NewValue> {
    let what = field.label().to_lowercase();
    let code = form.line("nguoi_moi");
    let Some(person) = people.iter().find(|p| p.code == code) else {
        errors.add("nguoi_moi", format!("Hãy chọn {what} mới trong danh sách."));
        return None;
    };
    let (now, value): (Option<StaffId>, fn(StaffId, String) -> NewValue) = match field {
        ChangeField::NguoiChiuTrachNhiem => (task.accountable, NewValue::Accountable),
        ChangeField::NguoiDuyet => (task.authority, NewValue::Authority),
        _ => (task.owner, NewValue::Owner),
    };
    if now == Some(person.id) {
        errors.add("nguoi_moi", format!("{} đang là {what}. Hãy chọn người khác.", person.full_name));
    }
    let value = value(person.id, person.full_name.clone());
    if let Some(why) = decides_on_himself(task, &value) {
        errors.add("nguoi_moi", why);
    }
    Some(value)
}

/// Nobody decides on his own work.
pub(super) fn decides_on_himself(task: &TaskRow, value: &NewValue) -> Option<String> {
    match value {
        NewValue::Owner(id, name) if task.authority == Some(*id) => Some(format!(
            "{name} đang là người duyệt nhiệm vụ này; không ai tự duyệt việc của mình. Hãy chọn người khác, hoặc đổi người duyệt trước."
        )),
        NewValue::Authority(id, name) if task.owner == Some(*id) => Some(format!(
            "{name} đang là người thực hiện nhiệm vụ này; không ai tự duyệt việc của mình. Hãy chọn người khác, hoặc đổi người thực hiện trước."
        )),
        _ => None,
    }
}

fn parse_unit(errors: &mut FieldErrors, form: &FormData, task: &TaskRow, units: &[UnitRow]) -> Option<NewValue> {
    let code = form.line("don_vi_moi");
    let Some(unit) = units.iter().find(|u| u.code == code) else {
        errors.add("don_vi_moi", "Hãy chọn đơn vị chủ trì mới trong danh sách.");
        return None;
    };
    if task.lead_unit == Some(unit.id) {
        errors.add("don_vi_moi", format!("{} đang chủ trì. Hãy chọn đơn vị khác.", unit.name));
    }
    Some(NewValue::LeadUnit(unit.id, unit.name.clone()))
}

fn parse_product(errors: &mut FieldErrors, form: &FormData, task: &TaskRow) -> Option<NewValue> {
    let product = errors.required_lines(form, "san_pham_moi", "sản phẩm mới", LONGEST);
    if task.product.as_deref() == Some(product.as_str()) {
        errors.add("san_pham_moi", "Sản phẩm mới giống hệt sản phẩm hiện nay. Hãy ghi điều thay đổi.");
    }
    Some(NewValue::Product(product))
}

/// The value in force, in words; empty when there is none.
pub(super) fn old_text(task: &TaskRow, field: ChangeField, registers: Registers<'_>) -> String {
    let person = |id: Option<StaffId>| {
        registers.people.iter().find(|p| id == Some(p.id)).map(|p| p.full_name.clone()).unwrap_or_default()
    };
    match field {
        ChangeField::Han => task.due_until.map_or_else(|| words::due_words(task), dates::short),
        ChangeField::SanPham => task.product.clone().unwrap_or_default(),
        ChangeField::NguoiThucHien => person(task.owner),
        ChangeField::NguoiChiuTrachNhiem => person(task.accountable),
        ChangeField::NguoiDuyet => person(task.authority),
        ChangeField::DonViChuTri => {
            let unit = registers.units.iter().find(|u| task.lead_unit == Some(u.id)).map(|u| u.name.clone());
            let said = || task.lead_text.lines().collect::<Vec<_>>().join("; ");
            unit.unwrap_or_else(said)
        }
    }
}
