//! Which rows of a table are people, and which are titles, sums and signatures.

use std::collections::BTreeMap;

use files::xlsx_in::{Place, Value};
use kernel::text::{mark_key, search_key};

use super::header::{Table, is_numbering};
use super::meaning::Meaning;
use super::sheet::Seen;

/// A row of a person, before anything is read.
#[derive(Debug)]
pub(super) struct PersonRow<'a> {
    pub table: &'a Table,
    pub row: u32,
    /// Full name as it stands, and the cell that it stands in.
    pub name: String,
    pub name_cell: Place,
    /// The title above, "II. Phòng Kinh tế", that the row stands under.
    pub section: Option<(String, Place)>,
    /// What the columns hold.
    pub cells: BTreeMap<Place, (Meaning, Value)>,
}

impl PersonRow<'_> {
    /// The meaning of a column.
    pub fn meaning(&self, column: u32) -> Option<Meaning> {
        self.table.columns.iter().find(|one| one.cell.column == column)?.meaning
    }

    /// The cell that a field of this row stands in, filled in or not.
    pub fn place_of(&self, key: &str) -> Option<Place> {
        let holds = |meaning: Meaning| match meaning {
            Meaning::Field(field) | Meaning::Mark(field, _) => field.key == key,
            Meaning::BornMan | Meaning::BornWoman => key == "birth_date",
            Meaning::Ordinal | Meaning::FamilyNames | Meaning::GivenName | Meaning::LeftOut => false,
        };
        let columns = self.table.columns.iter().filter(|column| column.meaning.is_some_and(holds));
        let places: Vec<Place> = columns.map(|column| Place { row: self.row, column: column.cell.column }).collect();
        places.iter().find(|place| self.cells.contains_key(place)).or(places.first()).copied()
    }
}

/// The rows of people below a header, and rows that are perhaps people and are not read, each with what it says.
pub(super) fn people<'a>(seen: &Seen<'_>, table: &'a Table) -> (Vec<PersonRow<'a>>, Vec<(Place, String)>) {
    let (mut people, mut others, mut section) = (Vec::new(), Vec::new(), None);
    let mut weak: Vec<PersonRow<'a>> = Vec::new();
    let (mut unclear, mut ended) = (Vec::new(), false);
    let own = |row: &u32| *row > table.last_row && table.until.is_none_or(|until| *row < until);
    for row in seen.sheet.rows().into_iter().filter(own) {
        if is_numbering(seen, row) || is_repeated_header(seen, table, row) {
            continue;
        }
        ended |= ends_the_list(seen, row);
        match read(seen, table, (row, ended), section.clone()) {
            // A row without a number and with hardly anything: a person between others, a signature behind the last.
            Kind::Person(person, Strength::Weak) => weak.push(person),
            Kind::Person(person, Strength::Strong) => {
                people.append(&mut weak);
                people.push(person);
                others.append(&mut unclear);
                ended = false;
            }
            // "1. Lãnh đạo phòng" parts the people of a unit and is none.
            Kind::Title(text, place) if section.is_none() || is_body(&text) => section = Some((text, place)),
            Kind::Title(..) => {}
            Kind::Unclear(place, text, true) => others.push((place, text)),
            Kind::Unclear(place, text, false) => unclear.push((place, text)),
            Kind::Nothing => {}
        }
    }
    others.extend(weak.into_iter().filter(|_| !ended).map(|person| (person.name_cell, person.name)));
    others.extend(unclear.into_iter().filter(|(place, _)| {
        seen.sheet.row(place.row).any(|(_, value)| match value {
            Value::Date(_) => true,
            other => is_long_number(&other.text()) || kernel::dates::loose::read(&other.text()).is_ok(),
        })
    }));
    (people, others)
}

/// Sums and the words of signatures stand below the last person.
fn ends_the_list(seen: &Seen<'_>, row: u32) -> bool {
    seen.sheet.row(row).any(|(place, _)| {
        let text = seen.text(place);
        is_sum(&text) || signs(&text)
    })
}

/// The words of a signature.
fn signs(text: &str) -> bool {
    let key = search_key(text);
    ["nguoi lap", "ky ten", "xac nhan cua", "thu truong", "tm uy ban", "tm ubnd", "kt chu tich", "t m ", "k t "]
        .iter()
        .any(|words| key.starts_with(words))
}

/// "Trong đó: nữ", "- Đại học:" below a sum.
fn is_part_of_a_sum(name: &str) -> bool {
    name.starts_with(['-', '+', '*']) || name.ends_with(':') || search_key(name).starts_with("trong do")
}

/// What only a person has: a day of birth, a number of identification, an official number.
fn tells_a_person(meaning: Meaning, value: &Value) -> bool {
    // Titles of signatures may stand in any column.
    let has_digit = value.text().chars().any(|c| c.is_ascii_digit());
    match meaning {
        Meaning::BornMan | Meaning::BornWoman => has_digit,
        Meaning::Field(field) => has_digit && matches!(field.key, "birth_date" | "citizen_id" | "official_number"),
        _ => false,
    }
}

fn is_long_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (9..=12).contains(&digits) && text.len() <= 16
}

/// How surely a row is a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    Strong,
    Weak,
}

enum Kind<'a> {
    Person(PersonRow<'a>, Strength),
    Title(String, Place),
    /// Something is filled in, yet there is no name; and whether the row has a number.
    Unclear(Place, String, bool),
    Nothing,
}

fn read<'a>(
    seen: &Seen<'_>,
    table: &'a Table,
    (row, is_below_the_end): (u32, bool),
    section: Option<(String, Place)>,
) -> Kind<'a> {
    let mut cells = BTreeMap::new();
    for column in &table.columns {
        let Some(meaning) = column.meaning.filter(|meaning| *meaning != Meaning::LeftOut) else { continue };
        let place = Place { row, column: column.cell.column };
        let from = seen.sheet.carried_from(place).filter(|_| is_shared(meaning)).unwrap_or(place);
        if let Some(value) = seen.value(from) {
            cells.insert(place, (meaning, value));
        }
    }
    let texts: Vec<(Place, String)> =
        seen.sheet.row(row).map(|(place, _)| (place, seen.text(place))).filter(|(_, text)| !text.is_empty()).collect();
    let Some((first, first_text)) = texts.first().cloned() else { return Kind::Nothing };
    let (name, name_cell) = name(seen, table, row);
    let has_number = cells.values().any(|(meaning, value)| *meaning == Meaning::Ordinal && is_count(&value.text()));
    let filled = cells.iter().filter(|(place, (meaning, _))| {
        *meaning != Meaning::Ordinal && seen.sheet.at(**place).is_some() && !is_name(*meaning)
    });
    let filled = filled.count();
    let is_known = cells.values().any(|(meaning, value)| tells_a_person(*meaning, value));
    let says_sum = is_sum(&first_text) || texts.get(1).is_some_and(|(_, text)| is_sum(text));
    if !has_number && !is_known && (says_sum || texts.iter().any(|(_, text)| signs(text)) || is_part_of_a_sum(&name)) {
        return Kind::Nothing;
    }
    let is_body = !is_known && is_title(&name) && !(has_number && is_name_of_a_person(&name));
    let is_person = if filled > 0 { !name.is_empty() && !is_body } else { is_name_of_a_person(&name) };
    if is_person || (has_number && !name.is_empty() && !is_title(&name)) {
        let counted = table.columns.iter().any(|column| column.meaning == Some(Meaning::Ordinal));
        let weak = !is_known && !has_number && (filled <= 1 || !counted && is_below_the_end);
        let strength = if weak && (counted || is_below_the_end) { Strength::Weak } else { Strength::Strong };
        return Kind::Person(PersonRow { table, row, name, name_cell, section, cells }, strength);
    }
    if is_body && !name.is_empty() {
        return Kind::Title(name, name_cell);
    }
    if filled == 0 {
        let words: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
        let title = words.join(" ");
        return if is_title(&title) || texts.len() <= 2 && has_letters(&title) {
            Kind::Title(title, first)
        } else {
            Kind::Nothing
        };
    }
    Kind::Unclear(name_cell, first_text, has_number)
}

/// Values that one merged cell may give to several people: their unit, and nothing that is theirs alone.
fn is_shared(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Field(field) if matches!(field.key, "unit" | "title" | "kind" | "source"))
}

fn is_name(meaning: Meaning) -> bool {
    match meaning {
        Meaning::FamilyNames | Meaning::GivenName => true,
        Meaning::Field(field) => field.key == "full_name",
        _ => false,
    }
}

/// The full name of a row, from one column or from two.
fn name(seen: &Seen<'_>, table: &Table, row: u32) -> (String, Place) {
    let at = |wanted: &dyn Fn(Meaning) -> bool| {
        let column = table.columns.iter().find(|column| column.meaning.is_some_and(wanted))?;
        let place = Place { row, column: column.cell.column };
        Some((seen.text(place), place))
    };
    let whole = at(&|meaning| matches!(meaning, Meaning::Field(field) if field.key == "full_name"));
    let parts = [at(&|meaning| meaning == Meaning::FamilyNames), at(&|meaning| meaning == Meaning::GivenName)];
    let place = whole.as_ref().or_else(|| parts.iter().flatten().next()).map(|(_, place)| *place);
    let place = place.unwrap_or(Place { row, column: 0 });
    let family = table.columns.iter().filter(|column| column.meaning == Some(Meaning::FamilyNames));
    let family = family.map(|column| seen.text(Place { row, column: column.cell.column }));
    let [_, given] = &parts;
    let given = given.as_ref().map(|(text, _)| text.clone()).unwrap_or_default();
    // "Tên" beside the whole name repeats its last word, to sort by; without a header it is the rest of the name.
    let is_beside = table.columns.iter().any(super::header::ReadColumn::is_beside);
    let last = whole.as_ref().and_then(|(text, _)| search_key(text).split(' ').next_back().map(str::to_owned));
    let repeats = !is_beside && last.is_some_and(|last| last == search_key(&given));
    let whole = whole.map(|(text, _)| text);
    let words = whole.into_iter().chain(family).chain(Some(given).filter(|_| !repeats));
    let words: Vec<String> = words.filter(|text| !text.is_empty()).collect();
    (words.join(" "), place)
}

fn is_repeated_header(seen: &Seen<'_>, table: &Table, row: u32) -> bool {
    let same = |column: &&super::header::ReadColumn| {
        let text = search_key(&seen.text(Place { row, column: column.cell.column }));
        !text.is_empty() && text == search_key(&seen.text(column.cell))
    };
    table.columns.iter().filter(same).count() >= 2
}

/// "1", "01", "12."
fn is_count(text: &str) -> bool {
    let digits = text.trim().trim_end_matches('.');
    !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_sum(text: &str) -> bool {
    let (key, marks) = (search_key(text), mark_key(text));
    let words = ["cong", "tong", "tong cong", "tong so"].iter();
    let says = words.clone().any(|words| key == *words || key.starts_with(&format!("{words} ")));
    // "Tống" and "Công" are names.
    says && (text.is_ascii() || marks.starts_with("cộng") || marks.starts_with("tổng"))
}

/// "II. Phòng Kinh tế", "A", "Văn phòng HĐND và UBND": what begins with a roman number or names a body.
fn is_title(text: &str) -> bool {
    let first: String = text.chars().take_while(|c| matches!(c, 'I' | 'V' | 'X')).collect();
    let roman =
        !first.is_empty() && text.get(first.len()..).is_some_and(|rest| rest.starts_with(['.', ')', '/', '-', ':']));
    roman || is_body(text) || search_key(text).starts_with("lanh dao")
}

/// "Phòng Kinh tế", "Ban Chỉ huy quân sự xã": a title that names a body, right or wrong.
pub(super) fn is_body(text: &str) -> bool {
    let marks = if text.is_ascii() { search_key(text) } else { mark_key(text) };
    let plain = without_number(&marks.to_uppercase()).to_lowercase();
    let bodies = [
        "phòng",
        "phong",
        "văn phòng",
        "van phong",
        "trung tâm",
        "trung tam",
        "lãnh đạo ủy ban",
        "lãnh đạo ubnd",
        "lanh dao uy ban",
        "lanh dao ubnd",
        "ủy ban",
        "uy ban",
        "ubnd",
        "hội đồng",
        "hoi dong",
        "hđnd",
        "hdnd",
        "ban chỉ huy",
        "ban chi huy",
        "đảng ủy",
        "dang uy",
        "khối",
        "khoi",
        "đơn vị",
        "don vi",
        "công an",
        "cong an",
        "trạm",
        "tram",
        "mặt trận",
        "mat tran",
        "thường trực",
    ];
    bodies.iter().any(|words| {
        let with_marks = !words.is_ascii();
        (with_marks || text.is_ascii())
            && plain.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '-', ',']))
    })
}

/// "Lê Văn An", and no title, no body: two to six words that each begin with a capital.
fn is_name_of_a_person(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let begins_high = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    (2..=6).contains(&words.len()) && words.iter().all(begins_high) && !is_title(text) && !is_sum(text)
}

fn has_letters(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 4
}

/// A title without the number before it: "II. Phòng Kinh tế" names "Phòng Kinh tế".
pub(super) fn without_number(title: &str) -> &str {
    let trimmed = title.trim_start();
    let head: String = trimmed.chars().take_while(|c| matches!(c, 'I' | 'V' | 'X' | '0'..='9')).collect();
    let rest = trimmed.get(head.len()..).unwrap_or_default();
    let numbered = (!head.is_empty() && rest.starts_with(['.', ')', '/', '-', ' '])).then_some(rest);
    let lettered = trimmed.get(1..).filter(|rest| rest.starts_with(['.', ')']) || rest.starts_with(" - "));
    let plain = numbered.or(lettered).unwrap_or(trimmed).trim_start_matches(['.', ')', '/', '-', ' ']);
    // "(12 đồng chí)", ": 10 người" behind it.
    let plain = plain.split(['(', ':']).next().unwrap_or_default().trim_end();
    if plain.is_empty() { trimmed } else { plain }
}
