//! The time of a draft task as it is typed. A date that cannot be right is refused, and so is what is filled in but
//! does not belong to the chosen way of setting the time: nothing typed is dropped without a word.

use jiff::civil::Date;
use kernel::dates::{self, Cadence, add_months};
use web::{FieldErrors, FormData};

use super::task_command::{TaskCommand, TaskForm};
use crate::model::DueKind;

/// Further than this from the plan, a year is a slip of the hand.
const YEARS: i32 = 10;
/// How far back a plan without a date may reach.
const MONTHS_BACK: i32 = 12;

/// From where dates are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Around {
    /// The day that the plan's document names.
    pub issued_on: Option<Date>,
    pub today: Date,
}

impl Around {
    fn base(self) -> Date {
        self.issued_on.unwrap_or(self.today)
    }

    /// Why a task cannot end on this day.
    pub fn refuses_end(self, day: Date) -> Option<String> {
        let said = dates::short(day);
        match self.issued_on {
            Some(issued) if day < issued => Some(format!(
                "Ngày {said} sớm hơn ngày ban hành kế hoạch ({}). Hãy kiểm tra lại năm; nếu ngày ban hành ghi sai thì sửa ở phần đầu văn bản.",
                dates::short(issued)
            )),
            None if day < add_months(self.today, -MONTHS_BACK) => Some(format!(
                "Ngày {said} đã qua hơn một năm. Hãy kiểm tra lại năm; nếu kế hoạch ban hành từ trước thì ghi ngày ban hành ở phần đầu văn bản rồi nhập lại."
            )),
            _ => self.refuses_year(day),
        }
    }

    fn refuses_year(self, day: Date) -> Option<String> {
        let base = self.base();
        let far = day < add_months(base, -12 * YEARS) || day > add_months(base, 12 * YEARS);
        let from = if self.issued_on.is_some() { "ngày ban hành kế hoạch" } else { "hôm nay" };
        far.then(|| {
            let (said, base) = (dates::short(day), dates::short(base));
            format!("Ngày {said} cách {from} ({base}) hơn {YEARS} năm. Hãy kiểm tra lại năm.")
        })
    }
}

/// Reads the time into the command; every mistake is noted at its field.
pub(super) fn read(
    form: &TaskForm,
    data: &FormData,
    around: Around,
    errors: &mut FieldErrors,
    command: &mut TaskCommand,
) {
    let kind = DueKind::from_code(&form.due_kind);
    let needs_end = matches!(kind, Some(DueKind::By | DueKind::Within));
    let from = match kind {
        Some(DueKind::Within) => errors.required_date(data, "tu_ngay", "ngày bắt đầu"),
        _ => errors.optional_date(data, "tu_ngay"),
    };
    let until = match needs_end {
        true => errors.required_date(data, "den_ngay", "ngày cuối cùng"),
        false => errors.optional_date(data, "den_ngay"),
    };
    let Some(kind) = kind else {
        errors.add("loai_han", "Hãy chọn cách tính thời hạn trong danh sách.");
        return;
    };
    strangers(form, kind, errors);
    if matches!((from, until), (Some(from), Some(until)) if from > until) {
        errors.add("den_ngay", "Ngày cuối cùng phải sau ngày bắt đầu.");
    }
    if let Some(why) = from.and_then(|day| around.refuses_year(day)) {
        errors.add("tu_ngay", why);
    }
    if let Some(why) = until.and_then(|day| around.refuses_end(day)) {
        errors.add("den_ngay", why);
    }
    command.due_kind = kind;
    (command.due_from, command.due_until) = (from, until);
    cadence(form, kind, errors, command);
}

fn cadence(form: &TaskForm, kind: DueKind, errors: &mut FieldErrors, command: &mut TaskCommand) {
    command.cadence_months = match typed_cadence(form) {
        "" => 0,
        typed => {
            Cadence::ALL.iter().map(|c| i64::from(c.months())).find(|m| m.to_string() == typed).unwrap_or_else(|| {
                errors.add("nhip", "Hãy chọn nhịp nộp minh chứng trong danh sách.");
                0
            })
        }
    };
    if kind != DueKind::Every {
        return;
    }
    command.due_every = Cadence::from_key(&form.due_every);
    let Some(every) = command.due_every else {
        errors.add("dinh_ky", "Hãy chọn bao lâu một lần.");
        return;
    };
    let months = i64::from(every.months());
    if command.cadence_months != 0 && command.cadence_months != months {
        errors.add("nhip", "Việc định kỳ nộp minh chứng theo chính kỳ của nó. Hãy chọn «Chưa chọn», hoặc chọn cùng nhịp với «Bao lâu một lần».");
    }
    command.cadence_months = months;
}

/// "0" is how "not chosen" is stored.
fn typed_cadence(form: &TaskForm) -> &str {
    if form.cadence == "0" { "" } else { &form.cadence }
}

/// What is filled in, but belongs to another way of setting the time.
fn strangers(form: &TaskForm, kind: DueKind, errors: &mut FieldErrors) {
    use DueKind as K;
    let fields: [(&str, &str, &str, &str, &[DueKind]); 4] = [
        ("tu_ngay", "Từ ngày", &form.due_from, "xóa ngày này", &[K::Within]),
        ("den_ngay", "Ngày cuối cùng", &form.due_until, "xóa ngày này", &[K::By, K::Within, K::Continuous, K::Every]),
        ("dinh_ky", "Bao lâu một lần", &form.due_every, "chọn «Không định kỳ»", &[K::Every]),
        ("nhip", "Nhịp nộp minh chứng", typed_cadence(form), "chọn «Chưa chọn»", &[K::Continuous, K::Every]),
    ];
    for (field, label, value, clear, kinds) in fields {
        if !value.is_empty() && !kinds.contains(&kind) {
            let (other, kind) = (kinds[0].choice(), kind.choice());
            errors.add(
                field,
                format!(
                    "«{label}» không đi cùng cách tính thời hạn «{kind}». Hãy {clear}, hoặc chọn cách tính «{other}»."
                ),
            );
        }
    }
}
