//! One row: its cells read, what does not fit together.

use std::collections::BTreeMap;

use codelists::pay;
use files::xlsx_in::{Place, Value};
use jiff::civil::Date;
use kernel::citizen_id::{CitizenId, Doubt, Sex};
use kernel::text::one_line;

use super::super::answers::Answers;
use super::super::finding::{Finding, Grade};
use super::super::ground::Ground;
use super::super::meaning::Meaning;
use super::super::rows::{PersonRow, is_body, without_number};
use super::super::sheet::Seen;
use super::super::values::{self, Problem, loose_of};
use super::{Person, Row, RowState};
use crate::profile::{self, Field, Kind, Values};

/// The first digits of numbers of invented people: no province has them.
const INVENTED: &str = "099";

/// The cells in which the fields of a row stand, for findings on what is not there.
fn cells_of(person: &PersonRow<'_>) -> BTreeMap<&'static str, String> {
    let mut cells: BTreeMap<&'static str, String> =
        profile::FIELDS.iter().filter_map(|field| Some((field.key, person.place_of(field.key)?.to_string()))).collect();
    cells.insert("full_name", person.name_cell.to_string());
    cells
}

/// A row that is being read.
struct Reading<'a> {
    sheet: &'a str,
    ground: &'a Ground,
    row: Row,
}

/// Reads a row; who it is comes later.
pub(super) fn read(seen: &Seen<'_>, person: &PersonRow<'_>, ground: &Ground, answers: &Answers) -> Row {
    let sheet = seen.sheet.name.as_str();
    let row = Row {
        sheet: sheet.to_owned(),
        number: person.row + 1,
        name: person.name.clone(),
        state: RowState::Waiting,
        person: Person::Open,
        values: Values::default(),
        changes: Vec::new(),
        findings: Vec::new(),
        candidates: Vec::new(),
        cells: cells_of(person),
        typed: person.cells.iter().map(|(place, (_, value))| (place.to_string(), one_line(&value.text()))).collect(),
        unit_is_wrong: false,
        is_invented: false,
    };
    let mut reading = Reading { sheet, ground, row };
    reading.name(person, answers);
    for (place, (meaning, value)) in &person.cells {
        let fixed = answers.fixes.get(&Answers::at(sheet, place)).map(|text| Value::Text(text.clone()));
        reading.cell(*place, *meaning, fixed.as_ref().unwrap_or(value), seen.from_1904);
    }
    reading.fixes_of_empty_cells(person, seen, answers);
    reading.unit_of_the_section(person, answers);
    reading.together(person);
    reading.row
}

impl Reading<'_> {
    fn tell(&mut self, grade: Grade, place: Place, why: impl Into<String>, suggestion: impl Into<String>) {
        self.row.findings.push(Finding {
            grade,
            sheet: self.sheet.to_owned(),
            cell: place.to_string(),
            why: why.into(),
            suggestion: suggestion.into(),
        });
    }

    fn refuse(&mut self, place: Place, problem: Problem) {
        self.tell(Grade::Error, place, problem.why, problem.suggestion);
    }

    fn name(&mut self, person: &PersonRow<'_>, answers: &Answers) {
        let Some(field) = profile::field("full_name") else { return };
        let typed = answers.fixes.get(&Answers::at(self.sheet, person.name_cell)).unwrap_or(&person.name).clone();
        self.field(person.name_cell, field, &Value::Text(typed), false);
        if let Some(name) = self.row.values.get("full_name") {
            self.row.name = name.to_owned();
        }
    }

    fn cell(&mut self, place: Place, meaning: Meaning, value: &Value, from_1904: bool) {
        match meaning {
            Meaning::Ordinal | Meaning::FamilyNames | Meaning::GivenName | Meaning::LeftOut => {}
            Meaning::Field(field) if field.key == "full_name" => {}
            Meaning::Field(field) if field.key == "party_member" && reads_as_day(value) => {
                // A date in the column "Đảng viên" says since when.
                if let Some(since) = profile::field("party_since") {
                    self.field(place, since, value, from_1904);
                }
                self.row.values.put("party_member", "co");
            }
            Meaning::Field(field) => self.field(place, field, value, from_1904),
            Meaning::Mark(field, code) => self.mark(place, field, code, value, from_1904),
            Meaning::BornMan => self.born(place, Sex::Nam, value, from_1904),
            Meaning::BornWoman => self.born(place, Sex::Nu, value, from_1904),
        }
    }

    /// Cells that were empty in the workbook and filled in on the way.
    fn fixes_of_empty_cells(&mut self, person: &PersonRow<'_>, seen: &Seen<'_>, answers: &Answers) {
        let own: Vec<(Place, &String)> = answers
            .fixes
            .iter()
            .filter_map(|(at, text)| Some((Place::parse(at.strip_prefix(self.sheet)?.strip_prefix('!')?)?, text)))
            .filter(|(place, _)| place.row == person.row && !person.cells.contains_key(place))
            .collect();
        for (place, text) in own {
            if let Some(meaning) = person.meaning(place.column) {
                self.cell(place, meaning, &Value::Text(text.clone()), seen.from_1904);
            }
        }
    }

    fn field(&mut self, place: Place, field: &'static Field, value: &Value, from_1904: bool) {
        match field.kind {
            Kind::Unit => return self.unit(place, value),
            Kind::Positions => return self.positions(place, field, value),
            _ => {}
        }
        let parts = Some(field).filter(|field| field.key == "education_level");
        if let Some((level, major)) = parts.and_then(|_| values::level_and_major(&value.text(), self.ground.today)) {
            return self.level_with_major(place, field, level, &major);
        }
        match values::read(field, value, self.ground.today, from_1904) {
            Ok(said) => {
                for (why, suggestion) in said.doubts {
                    self.tell(Grade::Warning, place, why, suggestion);
                }
                self.put(place, field, said.value);
            }
            Err(problem) => self.refuse(place, problem),
        }
    }

    /// "Cử nhân Luật": the level, and the major where no column of its own says it.
    fn level_with_major(&mut self, place: Place, field: &'static Field, level: &str, major: &str) {
        self.put(place, field, level.to_owned());
        if self.row.values.get("major").is_none() {
            self.row.values.put("major", major);
        }
    }

    /// Two columns that say different things of one field are a mistake of the file.
    fn put(&mut self, place: Place, field: &'static Field, value: String) {
        if value.is_empty() {
            return;
        }
        match self.row.values.get(field.key) {
            // The major beside the level said less than its own column does.
            Some(_) if field.key == "major" => self.row.values.set(field, value),
            // A year beside the day itself says nothing else.
            Some(before) if field.kind == Kind::Day && before.starts_with(&value) => {}
            Some(before) if field.kind == Kind::Day && value.starts_with(before) => self.row.values.set(field, value),
            Some(before) if before != value => {
                let (one, other) = (profile::shown(field, before), profile::shown(field, &value));
                self.tell(
                    Grade::Error,
                    place,
                    format!("{}: hai cột ghi khác nhau, “{one}” và “{other}”.", field.label),
                    "Giữ một giá trị đúng, xóa giá trị kia.",
                );
            }
            _ => self.row.values.set(field, value),
        }
    }

    fn mark(&mut self, place: Place, field: &'static Field, code: &str, value: &Value, from_1904: bool) {
        let text = one_line(&value.text());
        if field.key == "sex" && reads_as_day(value) {
            let sex = if code == Sex::Nu.key() { Sex::Nu } else { Sex::Nam };
            return self.born(place, sex, value, from_1904);
        }
        if values::marks(&text) {
            self.put(place, field, code.to_owned());
        } else if !text.is_empty() && text != "0" && !values::is_nothing(&text) {
            // A word in place of the mark: the major below "ĐH", or the level itself.
            let major = profile::field("major").filter(|_| field.key == "education_level" && values::is_a_major(&text));
            match (values::read(field, value, self.ground.today, from_1904), major) {
                (Ok(said), _) if said.value == code => self.put(place, field, said.value),
                (_, Some(major)) => {
                    self.put(place, field, code.to_owned());
                    self.field(place, major, value, from_1904);
                }
                _ => self.tell(
                    Grade::Error,
                    place,
                    format!("{}: cột “{}” cần dấu x, ô ghi “{text}”.", field.label, profile::shown(field, code)),
                    "Đánh dấu x hoặc để trống.",
                ),
            }
        }
    }

    fn born(&mut self, place: Place, sex: Sex, value: &Value, from_1904: bool) {
        if one_line(&value.text()).is_empty() {
            return;
        }
        if let Some(field) = profile::field("birth_date") {
            self.field(place, field, value, from_1904);
        }
        if let Some(field) = profile::field("sex") {
            self.put(place, field, sex.key().to_owned());
        }
    }

    fn unit(&mut self, place: Place, value: &Value) {
        let text = one_line(&value.text());
        if text.is_empty() {
            return;
        }
        match self.ground.unit(&text) {
            Some(unit) => {
                let code = unit.code.clone();
                if let Some(field) = profile::field("unit") {
                    self.put(place, field, code);
                }
            }
            None => {
                self.row.unit_is_wrong = true;
                let near =
                    self.ground.unit_like(&text).map(|unit| format!("Có phải “{}”? ", unit.name)).unwrap_or_default();
                let all: Vec<&str> = self.ground.units.iter().map(|unit| unit.name.as_str()).collect();
                let suggestion = format!("{near}Các đơn vị của xã: {}.", all.join("; "));
                self.tell(Grade::Error, place, format!("Xã không có đơn vị “{text}”."), suggestion);
            }
        }
    }

    fn positions(&mut self, place: Place, field: &'static Field, value: &Value) {
        let text = value.text();
        let mut codes: Vec<String> = Vec::new();
        for one in text.split([';', '\n']).map(kernel::text::one_line).filter(|one| !one.is_empty()) {
            let plain = one.replace("(kiêm nhiệm)", "").replace("(kiêm)", "");
            match self.ground.position(one_line(&plain).as_str()) {
                Some(position) => codes.push(position.code.clone()),
                None if self.ground.positions.is_empty() => {
                    return self.tell(
                        Grade::Warning,
                        place,
                        format!("Chưa có danh mục vị trí việc làm nên chưa xếp được “{one}”."),
                        "Nhập danh mục vị trí việc làm trước, rồi nhập lại tệp này.",
                    );
                }
                None => {
                    return self.tell(
                        Grade::Error,
                        place,
                        format!("Danh mục vị trí việc làm không có “{one}”."),
                        "Ghi mã hoặc đúng tên vị trí như trong danh mục; nhiều vị trí cách nhau bằng dấu chấm phẩy.",
                    );
                }
            }
        }
        codes.dedup();
        self.put(place, field, codes.join("; "));
    }

    /// Where no column says the unit: the title above the row, else what was answered for all.
    fn unit_of_the_section(&mut self, person: &PersonRow<'_>, answers: &Answers) {
        if let Some(code) = answers.units.get(&self.row.key()) {
            self.row.values.put("unit", code.clone());
            return;
        }
        if self.row.values.get("unit").is_some() || self.row.unit_is_wrong {
            return;
        }
        let by_title = person.section.as_ref().and_then(|(title, _)| self.ground.unit(without_number(title)));
        if let (None, Some((title, place))) = (by_title, person.section.as_ref().filter(|(title, _)| is_body(title))) {
            self.row.unit_is_wrong = true;
            let near =
                self.ground.unit_like(title).map(|unit| format!(" Có phải “{}”?", unit.name)).unwrap_or_default();
            let why = format!("Dòng này đứng dưới “{title}”, không phải đơn vị của xã.");
            let suggestion = format!("Ghi đúng tên đơn vị ở dòng tiêu đề, hoặc thêm cột đơn vị.{near}");
            return self.tell(Grade::Error, *place, why, suggestion);
        }
        let by_sheet = self.ground.unit(self.sheet);
        let by_answer = answers.unit.as_ref().and_then(|code| self.ground.units.iter().find(|unit| unit.code == *code));
        if let Some(unit) = by_title.or(by_sheet).or(by_answer) {
            let code = unit.code.clone();
            self.row.values.put("unit", code);
        }
    }

    /// What has to fit together within a row.
    fn together(&mut self, person: &PersonRow<'_>) {
        let at = |key: &str| person.place_of(key).unwrap_or(person.name_cell);
        let values = self.row.values.clone();
        let day = |key: &str| values.get(key).and_then(loose_of);
        let birth = day("birth_date");
        let sex = values.get("sex").and_then(Sex::from_key);
        if let Some(id) = values.get("citizen_id").and_then(|digits| CitizenId::read(digits).ok()) {
            for doubt in id.doubts(birth, sex) {
                if matches!(doubt, Doubt::UnknownProvince { .. }) && id.province() == INVENTED {
                    self.row.is_invented = true;
                    continue;
                }
                self.tell(Grade::Warning, at("citizen_id"), doubt.to_string(), "Đối chiếu với thẻ căn cước.");
            }
        }
        for field in profile::FIELDS.iter().filter(|field| field.kind == Kind::Day && field.key != "birth_date") {
            let (key, Some(born), Some(then)) = (field.key, birth, day(field.key)) else { continue };
            let least = match key {
                "party_since" | "party_official_on" | "appointed_on" | "reappointed_on" => 18,
                "citizen_id_on" => 0,
                _ => 16,
            };
            if years(born.earliest(), then.latest()) < least {
                let why = format!("{} {} khi chưa đủ {least} tuổi (sinh {}).", field.label, then.shown(), born.shown());
                self.tell(Grade::Error, at(key), why, "Kiểm tra ngày sinh và ngày này.");
            }
        }
        if day("party_official_on").zip(day("party_since")).is_some_and(|(one, other)| one.latest() < other.earliest())
        {
            let why = "Ngày chính thức ở trước ngày vào Đảng.";
            self.tell(Grade::Error, at("party_official_on"), why, "Kiểm tra hai ngày này.");
        }
        self.pay(person, &values);
        if values.get("party_member") == Some("khong") && values.get("party_since").is_some() {
            self.tell(
                Grade::Error,
                at("party_since"),
                "Ghi không phải đảng viên nhưng có ngày vào Đảng.",
                "Sửa một trong hai ô.",
            );
        }
    }

    /// The coefficient of a rank and step is what the table of Decree 204/2004/NĐ-CP says; another one is looked at.
    fn pay(&mut self, person: &PersonRow<'_>, values: &Values) {
        let (Some(rank), Some(step), Some(coefficient)) =
            (values.get("rank"), values.get("salary_step"), values.get("coefficient"))
        else {
            return;
        };
        let Some(expected) = expected(rank, step, self.ground.today) else { return };
        if expected != coefficient {
            let place = person.place_of("coefficient").unwrap_or(person.name_cell);
            let why = format!(
                "Hệ số {} không phải hệ số bậc {step} của ngạch {rank} ({}).",
                coefficient.replace('.', ","),
                expected.replace('.', ",")
            );
            self.tell(Grade::Warning, place, why, "Đối chiếu với quyết định lương gần nhất.");
        }
    }
}

/// The coefficient of a step, as it is stored.
fn expected(rank: &str, step: &str, on: Date) -> Option<String> {
    let scale = pay::rank_on(rank, on).ok()?.scale;
    let hundredths = pay::step(scale, step.parse().ok()?).ok()?.hundredths();
    let shown = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    Some(shown.trim_end_matches('0').trim_end_matches('.').to_owned())
}

fn reads_as_day(value: &Value) -> bool {
    match value {
        Value::Date(_) => true,
        Value::Text(text) => kernel::dates::loose::read(text).is_ok(),
        Value::Number(number) => number.len() >= 4,
        Value::Boolean(_) | Value::Error(_) => false,
    }
}

/// Whole years between two days.
fn years(from: Date, to: Date) -> i16 {
    to.year() - from.year() - i16::from((to.month(), to.day()) < (from.month(), from.day()))
}
