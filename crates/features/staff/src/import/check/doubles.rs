//! Who each row is: somebody of the register, somebody new, or a question.

use std::collections::BTreeMap;

use kernel::text::{mark_key, search_key};

use super::super::answers::{Answers, Same};
use super::super::finding::{Finding, Grade};
use super::super::ground::{Ground, Known};
use super::{Change, Person, Row, RowState, is_refused};
use crate::profile::{self, Kind};

/// Settles who every row is and what becomes of it.
pub(super) fn settle(rows: &mut [Row], ground: &Ground, answers: &Answers) {
    let mut seen = Seen::default();
    for row in rows {
        if answers.skipped.contains(&row.key()) {
            row.state = RowState::Skipped;
            continue;
        }
        person(row, ground, answers);
        seen.compare(row, answers);
        complete(row);
        row.state = state(row, ground);
    }
}

/// Rows of the same workbook that may be one person.
#[derive(Default)]
struct Seen {
    by_citizen_id: BTreeMap<String, String>,
    by_person: BTreeMap<i64, String>,
    by_number: BTreeMap<String, String>,
    by_name: BTreeMap<String, Vec<Namesake>>,
}

/// A row of the same name.
struct Namesake {
    place: String,
    birth: Option<String>,
    digits: Option<String>,
}

impl Seen {
    fn compare(&mut self, row: &mut Row, answers: &Answers) {
        let place = format!("dòng {} trang “{}”", row.number, row.sheet);
        let digits = row.values.get("citizen_id").map(str::to_owned);
        let twice = digits.clone().and_then(|digits| self.by_citizen_id.insert(digits, place.clone()));
        if let Some(other) = twice {
            let why = format!("Số định danh cá nhân trùng với {other}.");
            tell(row, Grade::Error, "citizen_id", why, "Sửa số sai, hoặc bỏ một trong hai dòng.");
        }
        let number = row.values.get("official_number").map(str::to_owned);
        if let Some(other) = number.and_then(|number| self.by_number.insert(number, place.clone())) {
            let why = format!("Số hiệu trùng với {other}.");
            tell(row, Grade::Error, "official_number", why, "Sửa số sai, hoặc bỏ một trong hai dòng.");
        }
        let known = match row.person {
            Person::Known(id, _) => Some(id),
            Person::New | Person::Open => None,
        };
        if let Some(other) = known.and_then(|id| self.by_person.insert(id, place.clone())) {
            let why = format!("Dòng này và {other} là cùng một người trong danh sách.");
            tell(row, Grade::Error, "full_name", why, "Gộp hai dòng thành một, hoặc bỏ một dòng.");
        }
        let birth = row.values.get("birth_date").map(str::to_owned);
        let others = self.by_name.entry(search_key(&row.name)).or_default();
        let alike = others.iter().find(|other| {
            let births_differ =
                matches!((&other.birth, &birth), (Some(one), Some(other)) if !may_be_one_day(one, other));
            let ids_differ = matches!((&other.digits, &digits), (Some(one), Some(other)) if one != other);
            let ids_equal = other.digits.is_some() && other.digits == digits;
            !births_differ && !ids_differ && !ids_equal
        });
        let said_to_differ = matches!(answers.same.get(&row.key()), Some(Same::New));
        let alike = alike.map(|other| other.place.clone()).filter(|_| !said_to_differ);
        others.push(Namesake { place, birth, digits });
        if let Some(other) = alike {
            let why = format!("Trùng họ tên với {other} và không có gì phân biệt.");
            tell(row, Grade::Question, "full_name", why, "Cho biết đây là hai người khác nhau, hoặc bỏ một dòng.");
        }
    }
}

/// By the identification number, else by the official number, else by what was answered, else a question where the name fits.
fn person(row: &mut Row, ground: &Ground, answers: &Answers) {
    let by_id = row.values.get("citizen_id").and_then(|digits| ground.of_citizen_id(digits));
    let by_number = row.values.get("official_number").and_then(|number| ground.of_number(number));
    if let Some(known) = by_id.or(by_number) {
        let (id, code) = (known.id, known.code.clone());
        let name = known.values.get("full_name").unwrap_or_default().to_owned();
        if search_key(&name) != search_key(&row.name) && !answered(row, answers, &code) {
            row.candidates = vec![code];
            let by = if by_id.is_some() { "Số định danh cá nhân" } else { "Số hiệu" };
            let why = format!("{by} này là của {name}, khác họ tên ở dòng này.");
            tell(row, Grade::Question, "full_name", why, "Cho biết đúng là người đó, hoặc sửa số.");
            return;
        }
        row.person = Person::Known(id, code);
        return;
    }
    match answers.same.get(&row.key()) {
        Some(Same::New) => row.person = Person::New,
        Some(Same::Person(code)) => match ground.of_code(code) {
            Some(known) => row.person = Person::Known(known.id, known.code.clone()),
            None => tell(
                row,
                Grade::Question,
                "full_name",
                format!("Danh sách không có người mang mã {code}."),
                "Chọn lại.",
            ),
        },
        None => by_name(row, ground),
    }
}

fn answered(row: &Row, answers: &Answers, code: &str) -> bool {
    matches!(answers.same.get(&row.key()), Some(Same::Person(chosen)) if chosen == code)
}

fn by_name(row: &mut Row, ground: &Ground) {
    let may_be = |known: &&Known| {
        let both = |key: &str| Some((known.values.get(key)?, row.values.get(key)?));
        let differ = |key: &str| both(key).is_some_and(|(one, other)| one != other);
        let born_apart = both("birth_date").is_some_and(|(one, other)| !may_be_one_day(one, other));
        !differ("citizen_id") && !born_apart && !differ("official_number")
    };
    let found: Vec<&Known> = ground.of_name(&row.name).filter(may_be).collect();
    // One of the same name in the same unit, born on another day: a slip of the pen, or another person.
    let neighbour = |known: &&Known| {
        let same_unit = known.values.get("unit").is_some() && known.values.get("unit") == row.values.get("unit");
        same_unit && row.values.get("citizen_id").is_none()
    };
    let found = if found.is_empty() { ground.of_name(&row.name).filter(neighbour).collect() } else { found };
    if found.is_empty() {
        row.person = Person::New;
        return;
    }
    let born = |known: &Known| {
        known.values.get("birth_date").map_or_else(
            || "chưa có ngày sinh".to_owned(),
            |day| {
                format!(
                    "sinh {}",
                    profile::field("birth_date").map_or_else(String::new, |field| profile::shown(field, day))
                )
            },
        )
    };
    // Name, birth date and unit all the same, and one person only: it is him.
    if let [known] = found.as_slice() {
        let equal = |key: &str| known.values.get(key).is_some() && known.values.get(key) == row.values.get(key);
        let same_name = mark_key(known.values.get("full_name").unwrap_or_default()) == mark_key(&row.name);
        if same_name && equal("birth_date") && equal("unit") {
            row.person = Person::Known(known.id, known.code.clone());
            return;
        }
    }
    let named: Vec<String> =
        found.iter().map(|known| format!("{} ({}, {})", row.name, known.code, born(known))).collect();
    row.candidates = found.iter().map(|known| known.code.clone()).collect();
    let why = format!("Đã có người cùng họ tên: {}.", named.join("; "));
    tell(row, Grade::Question, "full_name", why, "Cho biết là người đó hay là người mới.");
}

/// Whether two stored days can be one: 1985 and 1985-06-05.
fn may_be_one_day(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// What a new person cannot do without.
fn complete(row: &mut Row) {
    let said = row.findings.iter().any(|finding| finding.grade == Grade::Error);
    if row.values.get("full_name").is_none() && !said {
        tell(
            row,
            Grade::Error,
            "full_name",
            "Không đọc được họ và tên của dòng này.".to_owned(),
            "Ghi họ và tên vào ô.",
        );
    }
    if row.person != Person::New {
        return;
    }
    if row.values.get("unit").is_none() && !row.unit_is_wrong {
        tell(
            row,
            Grade::Error,
            "unit",
            "Chưa rõ người này thuộc đơn vị nào.".to_owned(),
            "Ghi đơn vị vào cột đơn vị, hoặc chọn đơn vị chung cho các dòng không ghi.",
        );
    }
    if row.values.get("birth_date").is_none() && row.values.get("citizen_id").is_none() && !is_refused(&row.findings) {
        tell(
            row,
            Grade::Warning,
            "birth_date",
            "Không có ngày sinh và số định danh, sau này khó phân biệt người trùng tên.".to_owned(),
            "Bổ sung một trong hai.",
        );
    }
    if row.values.get("title").is_none() {
        tell(row, Grade::Warning, "title", "Chưa có chức vụ, chức danh.".to_owned(), "Bổ sung chức vụ, chức danh.");
    }
    if row.values.get("kind").is_none() {
        let by_rank = row.values.get("rank").map(|_| "cong_chuc");
        let by_contract = (row.values.get("source") == Some("hop_dong_lao_dong")).then_some("nguoi_lao_dong");
        row.values.put("kind", by_contract.or(by_rank).unwrap_or("chua_ro"));
    }
}

fn state(row: &mut Row, ground: &Ground) -> RowState {
    if is_refused(&row.findings) {
        return RowState::Refused;
    }
    if row.findings.iter().any(|finding| finding.grade == Grade::Question) {
        return RowState::Waiting;
    }
    let Person::Known(id, _) = &row.person else { return RowState::New };
    let Some(known) = ground.of_id(*id) else { return RowState::New };
    row.changes = changes(row, known);
    if row.changes.is_empty() { RowState::Same } else { RowState::Changed }
}

/// What the row says otherwise than the register. An empty cell says nothing.
fn changes(row: &Row, known: &Known) -> Vec<Change> {
    let same = |key: &str, before: &str, after: &str| match key {
        // Nor does a name without its marks.
        "full_name" => {
            mark_key(before) == mark_key(after) || (after.is_ascii() && search_key(before) == search_key(after))
        }
        // A year says nothing new where the day is known.
        key if profile::field(key).is_some_and(|field| field.kind == Kind::Day) => before.starts_with(after),
        _ => before == after,
    };
    row.values
        .iter()
        .filter(|(field, after)| known.values.get(field.key).is_none_or(|before| !same(field.key, before, after)))
        .map(|(field, after)| Change {
            field,
            before: known.values.get(field.key).map(str::to_owned),
            after: after.to_owned(),
        })
        .collect()
}

fn tell(row: &mut Row, grade: Grade, key: &str, why: String, suggestion: &str) {
    let cell = row.cells.get(key).or_else(|| row.cells.get("full_name")).cloned().unwrap_or_default();
    row.findings.push(Finding { grade, sheet: row.sheet.clone(), cell, why, suggestion: suggestion.to_owned() });
}
