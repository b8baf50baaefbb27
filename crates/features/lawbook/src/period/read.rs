//! From what was typed to facts: every mistake is collected at its field, and what the rules find wrong goes back to the
//! field that it came from.

use std::collections::BTreeMap;

use kernel::exact::Exact;
use rules::evaluation::Wrong;
use rules::evaluation::period::{Fault, Leadership, Origin, PeriodFacts, PeriodOf, PersonKind, Share, WorkLine};
use web::FieldErrors;

use super::form::{FaultForm, LineForm, PeriodForm, common_field, fault_field, line_field};
use crate::calculator::{capitalised, in_words, number, scores};

/// Facts, as far as they could be read; where each line stands on the form; what could not be read.
#[derive(Debug)]
pub(super) struct Read {
    pub facts: PeriodFacts,
    pub places: Places,
    pub errors: FieldErrors,
}

/// Where the lines of the facts, and their faults, stand on the form.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Vec<LinePlace>);

#[derive(Debug, Clone)]
struct LinePlace {
    line: usize,
    quality: Vec<usize>,
    delays: Vec<usize>,
}

/// Reads the form. A line or a score that cannot be read is left out of the facts, so that the rules can still look at the
/// others; nothing is computed then.
pub(super) fn read(form: &PeriodForm) -> Read {
    let mut errors = FieldErrors::default();
    let period = period(form, &mut errors);
    let mut common = BTreeMap::new();
    for (code, typed) in form.common.iter().filter(|(_, typed)| !typed.is_empty()) {
        if let Some(points) = number(&mut errors, &common_field(code), typed, &format!("điểm của nội dung {code}"))
        {
            common.insert(code.clone(), points);
        }
    }
    let (mut work, mut places) = (Vec::new(), Places::default());
    for (index, typed) in form.lines.iter().enumerate().filter(|(_, typed)| !typed.is_blank()) {
        if let Some((line, place)) = line(index, typed, &mut errors) {
            work.push(line);
            places.0.push(place);
        }
    }
    let leadership = leadership(form, &mut errors);
    let (kind, leader) = (PersonKind::CongChuc, form.leader);
    Read { facts: PeriodFacts { period, kind, leader, common, work, leadership }, places, errors }
}

fn period(form: &PeriodForm, errors: &mut FieldErrors) -> PeriodOf {
    if !["thang", "quy"].contains(&form.kind.as_str()) {
        errors.add("loai-ky", "Hãy chọn kỳ là tháng hay quý.");
    }
    if form.year.parse::<i16>().is_err() {
        errors.add("nam", "Hãy ghi năm bằng bốn chữ số, ví dụ 2026.");
    }
    let (most, what) = if form.kind == "quy" { (4, "quý") } else { (12, "tháng") };
    if !form.number.parse::<i8>().is_ok_and(|number| (1..=most).contains(&number)) {
        errors.add("ky", format!("Hãy ghi {what} từ 1 đến {most}."));
    }
    let period = form.period().filter(|period| period.last_day().is_some());
    if period.is_none() && errors.is_empty() {
        errors.add("nam", "Không có năm này. Hãy ghi năm bằng bốn chữ số, ví dụ 2026.");
    }
    period.unwrap_or(PeriodOf::Month(1, 1))
}

fn line(index: usize, typed: &LineForm, errors: &mut FieldErrors) -> Option<(WorkLine, LinePlace)> {
    let which = index + 1;
    let field = |part: &str| line_field(index, part);
    let mut needed = |part: &str, typed: &str, what: &str| {
        number(errors, &field(part), typed, &format!("{what} của dòng việc {which}"))
    };
    let coefficient = needed("he-so", &typed.coefficient, "hệ số quy đổi");
    let assigned = needed("giao", &typed.assigned, "số được giao");
    let completed = needed("hoan-thanh", &typed.completed, "số hoàn thành");
    let origin = typed.origin();
    if origin.is_none() {
        errors.add(&field("nguon"), format!("Hãy chọn nguồn của dòng việc {which}."));
    }
    let quality = faults(index, "loi", &typed.quality, errors);
    let delays = faults(index, "cham", &typed.delays, errors);
    let ((quality, quality_failures), (late, delays)) = (quality?, delays?);
    let line = WorkLine {
        product: typed.product.clone(),
        coefficient: coefficient?,
        assigned: assigned?,
        completed: completed?,
        origin: origin?,
        quality_failures,
        delays,
    };
    Some((line, LinePlace { line: index, quality, delays: late }))
}

/// The faults of one kind that were typed, and which fields they stand in.
fn faults(line: usize, kind: &str, typed: &[FaultForm], errors: &mut FieldErrors) -> Option<(Vec<usize>, Vec<Fault>)> {
    let (mut at, mut read) = (Vec::new(), Some(Vec::new()));
    for (index, typed) in typed.iter().enumerate().filter(|(_, typed)| !typed.is_blank()) {
        at.push(index);
        let fault = fault(line, kind, index, typed, errors);
        read = read.zip(fault).map(|(mut all, fault)| {
            all.push(fault);
            all
        });
    }
    read.map(|faults| (at, faults))
}

fn fault(line: usize, kind: &str, index: usize, typed: &FaultForm, errors: &mut FieldErrors) -> Option<Fault> {
    let field = |part: &str| fault_field(line, kind, index, part);
    let what = if kind == "loi" { "có lỗi" } else { "bị chậm" };
    let units = number(errors, &field("so"), &typed.units, &format!("số sản phẩm {what} của dòng việc {}", line + 1));
    let times = typed.times.parse::<u32>().ok();
    if times.is_none() {
        let said = format!("Hãy ghi số lần {what} của dòng việc {} là một số nguyên từ 0 trở lên, ví dụ 1.", line + 1);
        errors.add(&field("lan"), said);
    }
    Some(Fault { units: units?, times: times?, excused: typed.excused })
}

/// What a leader is judged by; absent where nothing was typed, so that the rules say what is missing.
fn leadership(form: &PeriodForm, errors: &mut FieldErrors) -> Option<Leadership> {
    let typed = [&form.subordinates, &form.organising, &form.unity];
    if typed.iter().all(|typed| typed.is_empty()) {
        return None;
    }
    let scores: Vec<Exact> = scores(&form.subordinates).unwrap_or_else(|said| {
        errors.add("diem-cap-duoi", said);
        Vec::new()
    });
    let subordinate_scores = Some(scores).filter(|scores| !scores.is_empty());
    let organising = Share::from_code(&form.organising);
    Some(Leadership { subordinate_scores, organising, unity: Share::from_code(&form.unity) })
}

impl Places {
    /// The field that a path of the rules means.
    pub fn field(&self, path: &str) -> String {
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match parts.as_slice() {
            ["common", code] => common_field(code),
            ["work"] => line_field(0, "san-pham"),
            ["work", line, rest @ ..] => self.of_line(line, rest),
            ["leader", "organising"] => "to-chuc".to_owned(),
            ["leader", "unity"] => "doan-ket".to_owned(),
            ["leader", "subordinate_scores", ..] => "diem-cap-duoi".to_owned(),
            ["leader"] => "lanh-dao".to_owned(),
            _ => "ky".to_owned(),
        }
    }

    fn of_line(&self, line: &str, rest: &[&str]) -> String {
        let Some(place) = line.parse::<usize>().ok().and_then(|line| self.0.get(line)) else {
            return line_field(0, "san-pham");
        };
        let fault = |kind: &str, among: &[usize], index: &str| {
            let at = index.parse::<usize>().ok().and_then(|index| among.get(index)).copied().unwrap_or(0);
            fault_field(place.line, kind, at, "so")
        };
        match rest {
            ["quality_failures", index, ..] => fault("loi", &place.quality, index),
            ["delays", index, ..] => fault("cham", &place.delays, index),
            ["coefficient"] => line_field(place.line, "he-so"),
            ["assigned"] => line_field(place.line, "giao"),
            ["completed"] => line_field(place.line, "hoan-thanh"),
            _ => line_field(place.line, "san-pham"),
        }
    }

    /// Notes what the rules find wrong at its field.
    pub fn note(&self, wrongs: &[Wrong], errors: &mut FieldErrors) {
        for wrong in wrongs {
            let said = match wrong.at.as_str() {
                "/leader" => format!(
                    "{} Hãy xóa các ô dành cho lãnh đạo, hoặc đánh dấu “Giữ chức vụ lãnh đạo, quản lý”.",
                    wrong.message
                ),
                _ => in_words(wrong),
            };
            errors.add(&self.field(&wrong.at), said);
        }
    }
}

/// Where a line of work comes from, as a choice.
pub(super) fn origins() -> impl Iterator<Item = (&'static str, String)> {
    Origin::ALL.into_iter().map(|origin| (origin.code(), capitalised(origin.label())))
}
