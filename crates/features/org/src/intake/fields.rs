//! What was answered beside a paper that was read, checked as a whole.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::text::search_key;
use web::{FieldErrors, FormData, Parsed};

use super::plan::{Plan, PlanRow, code_key, is_reserved};
use super::read::Reading;
use super::{Ground, Waiting};
use crate::edit::GROUPS;
use crate::heavy::Heavy;
use crate::papers::description::Description;
use crate::quotas;
use crate::store::frame::KINDS;
use crate::store::position::{PositionFacts, PositionRow};
use crate::store::quota::Decision;

/// The answer that a description belongs to none of the positions.
pub(super) const NONE: &str = "khong";
/// Words that every position's name has.
const COMMON: [&str; 7] = ["chuyen", "vien", "ve", "linh", "vuc", "quan", "ly"];
/// Longest code typed, in characters.
const LONGEST: usize = 60;

/// Everything that is to be written.
pub(super) struct Accepted {
    pub number: Option<String>,
    pub decided_on: Option<Date>,
    pub signer: Option<String>,
    pub valid_from: Date,
    pub what: What,
}

/// What the paper brings.
pub(super) enum What {
    Positions { rows: Vec<Taken>, retired: Vec<PositionRow> },
    Descriptions { attached: Vec<Attached>, with_training: bool },
    Frame { kind: &'static str },
}

/// A row of the catalogue with its answers.
pub(super) struct Taken {
    pub known: Option<PositionRow>,
    pub facts: PositionFacts,
    pub approved: Option<i64>,
}

/// A description with its position.
pub(super) struct Attached {
    pub said: Description,
    pub position: PositionRow,
}

/// Reads the answers.
///
/// # Errors
/// The mistakes, by field.
pub(super) fn parse(waiting: &Waiting, ground: &Ground, data: &FormData, today: Date) -> Parsed<Accepted> {
    let mut errors = FieldErrors::default();
    let head = head(matches!(waiting.paper.reading, Reading::Positions(_)), data, today, &mut errors);
    let what = match &waiting.paper.reading {
        Reading::Positions(list) => catalogue(&Plan::new(list, &ground.positions), ground, data, &mut errors),
        Reading::Descriptions(all) => descriptions(&all.descriptions, ground, data, &mut errors),
        Reading::Frame(_) => frame(data, &mut errors),
    };
    match (head, what) {
        (Some((number, decided_on, signer, valid_from)), Some(what)) => {
            errors.finish(Accepted { number, decided_on, signer, valid_from, what })
        }
        _ => Err(errors),
    }
}

type Head = (Option<String>, Option<Date>, Option<String>, Date);

/// The decision; only a catalogue cannot be without one.
fn head(decided: bool, data: &FormData, today: Date, errors: &mut FieldErrors) -> Option<Head> {
    if decided {
        let Decision { number, on, signer, valid_from } = quotas::decision(data, today, errors)?;
        return Some((Some(number), Some(on), signer, valid_from));
    }
    let mut given = |field: &str, what: &str| {
        let text = data.line(field);
        if text.chars().count() > quotas::LONGEST {
            errors.add(field, format!("{what} dài nhất {} ký tự. Hãy rút ngắn.", quotas::LONGEST));
        }
        Some(text).filter(|text| !text.is_empty())
    };
    let (number, signer) = (given("so_qd", "Số quyết định"), given("nguoi_ky", "Người ký"));
    let on = errors.optional_date(data, "ngay_qd");
    quotas::not_after(today, on, errors);
    let valid_from = errors.required_date(data, "tu_ngay", "ngày bắt đầu áp dụng");
    Some((number, on, signer, valid_from?))
}

fn catalogue(plan: &Plan, ground: &Ground, data: &FormData, errors: &mut FieldErrors) -> Option<What> {
    let rows: Vec<Taken> = (0..).zip(&plan.rows).map(|(at, row)| taken(at, row, data, errors)).collect();
    let mut codes: BTreeMap<String, Option<i64>> =
        ground.positions.iter().map(|p| (code_key(&p.code), Some(p.id))).collect();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.facts.code.is_empty()) {
        let own = row.known.as_ref().map(|p| p.id);
        let key = code_key(&row.facts.code);
        match codes.get(&key) {
            Some(holder) if own.is_none() || *holder != own => {
                errors.add(
                    &format!("ma-{at}"),
                    format!("Mã {} đã dùng cho vị trí khác. Hãy đặt mã khác.", row.facts.code),
                );
            }
            _ => {
                codes.insert(key, own);
            }
        }
    }
    let retired = plan.absent.iter().filter(|p| data.has(&format!("thoi-{}", p.id))).cloned().collect();
    errors.is_empty().then_some(What::Positions { rows, retired })
}

fn taken(at: usize, row: &PlanRow, data: &FormData, errors: &mut FieldErrors) -> Taken {
    let mut facts = row.facts.clone();
    let [code, group, heavy] = ["ma", "nhom", "nang"].map(|name| format!("{name}-{at}"));
    if row.asks_code {
        facts.code = errors.required_line(data, &code, "mã vị trí việc làm", LONGEST);
        if is_reserved(&facts.code) {
            errors.add(&code, "Mã này trùng với một địa chỉ của hệ thống. Hãy đặt mã khác.");
        }
    }
    if row.asks_group {
        match GROUPS.iter().find(|known| **known == data.raw(&group)) {
            Some(known) => facts.group = (*known).to_owned(),
            None => errors.add(&group, "Hãy chọn nhóm vị trí."),
        }
    }
    // What was suggested counts only where the form said it.
    let stored = row.known.as_ref().and_then(|known| known.heavy_field.clone()).unwrap_or_default();
    let chosen = if data.has(&heavy) { data.raw(&heavy) } else { &stored };
    facts.heavy_field = Heavy::from_code(chosen).map(|heavy| heavy.code().to_owned());
    if facts.heavy_field.is_none() && !chosen.is_empty() {
        errors.add(&heavy, "Không có lĩnh vực này. Hãy chọn lại trong danh sách.");
    }
    Taken { known: row.known.clone(), facts, approved: row.read.approved }
}

/// The one position in use whose name is the description's; none where there is none, or several.
pub(super) fn fits<'g>(said: &Description, ground: &'g Ground) -> Option<&'g PositionRow> {
    let key = search_key(&said.name);
    let mut fits = ground.positions.iter().filter(|p| p.retired_on.is_none() && search_key(&p.name) == key);
    fits.next().filter(|_| !key.is_empty() && fits.next().is_none())
}

/// The positions in use, those first whose names share most words with the description's: to be chosen from, not chosen.
pub(super) fn nearest<'g>(said: &Description, ground: &'g Ground) -> Vec<&'g PositionRow> {
    let words = |name: &str| -> BTreeSet<String> {
        let key = search_key(name);
        key.split(' ').filter(|word| !COMMON.contains(word)).map(str::to_owned).collect()
    };
    let own = words(&said.name);
    // In thousandths, so that equal ones keep the order of the catalogue.
    let shared = |position: &PositionRow| {
        let other = words(&position.name);
        own.intersection(&other).count() * 1000 / own.union(&other).count().max(1)
    };
    let mut all: Vec<&PositionRow> = ground.positions.iter().filter(|p| p.retired_on.is_none()).collect();
    all.sort_by_cached_key(|position| std::cmp::Reverse(shared(position)));
    all
}

fn descriptions(all: &[Description], ground: &Ground, data: &FormData, errors: &mut FieldErrors) -> Option<What> {
    let mut attached: Vec<Attached> = Vec::new();
    for (at, said) in all.iter().enumerate() {
        let field = format!("vi-tri-{at}");
        let chosen = data.raw(&field);
        if chosen == NONE {
            continue;
        }
        let position = ground.positions.iter().find(|p| p.id.to_string() == chosen);
        match position {
            None => errors.add(&field, "Hãy chọn vị trí của bản mô tả này, hoặc chọn “Không gắn”."),
            Some(position) if attached.iter().any(|other| other.position.id == position.id) => {
                errors.add(
                    &field,
                    format!("Một bản mô tả khác trong tệp đã gắn với vị trí {}. Mỗi vị trí một bản.", position.code),
                );
            }
            Some(position) => attached.push(Attached { said: said.clone(), position: position.clone() }),
        }
    }
    let with_training = data.has("ghi_nganh");
    errors.is_empty().then_some(What::Descriptions { attached, with_training })
}

fn frame(data: &FormData, errors: &mut FieldErrors) -> Option<What> {
    let chosen = KINDS.iter().find(|(code, _)| *code == data.raw("dung_cho"));
    if chosen.is_none() {
        errors.add("dung_cho", "Hãy chọn khung dùng cho nhóm vị trí nào.");
    }
    chosen.map(|(kind, _)| What::Frame { kind })
}
