//! Where the table of a sheet begins, and what its columns mean.

use files::xlsx_in::{Place, Value};
use jiff::civil::Date;
use kernel::text::search_key;

use super::answers::Answers;
use super::meaning::{Meaning, meaning};
use super::sheet::Seen;

/// Headers are looked for in so many rows from the top.
const LOOKED_AT: usize = 60;
/// A header is no higher, in rows.
const HIGHEST: u32 = 4;

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadColumn {
    pub sheet: String,
    /// Its header, what stands above it included.
    pub header: String,
    /// The lowest cell of its header.
    pub cell: Place,
    /// What it seems to mean; none where nobody would be sure.
    pub seems: Option<Meaning>,
    /// What it is read as.
    pub meaning: Option<Meaning>,
}

/// How the column right of a header over two columns is called.
const BESIDE: &str = " (cột bên phải)";

impl ReadColumn {
    /// Whether it is the second of two columns below one header.
    pub(super) fn is_beside(&self) -> bool {
        self.header.ends_with(BESIDE)
    }
}

/// The table of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<ReadColumn>,
    /// The last row of the header.
    pub last_row: u32,
    /// The row at which another table of the sheet begins.
    pub until: Option<u32>,
}

impl Table {
    /// The tables of a sheet, one below the other; none where no row names people.
    pub(super) fn all(seen: &Seen<'_>, answers: &Answers, on: Date) -> Vec<Table> {
        let mut tables: Vec<Table> = Table::find(seen, answers, on).into_iter().collect();
        let Some(first) = tables.first().map(|table| table.last_row) else { return tables };
        for row in seen.sheet.rows().into_iter().filter(|row| *row > first) {
            if tables.last().is_some_and(|table| row <= table.last_row) || !names_people(seen, row) {
                continue;
            }
            let here = (1..=HIGHEST).filter_map(|height| Table::at(seen, answers, on, row, height));
            let best = here.max_by_key(|table| (table.distinct(), std::cmp::Reverse(table.last_row)));
            if let Some(table) = best.filter(|table| table.distinct() >= 3) {
                if let Some(before) = tables.last_mut() {
                    before.until = Some(row);
                }
                tables.push(table);
            }
        }
        tables
    }

    fn find(seen: &Seen<'_>, answers: &Answers, on: Date) -> Option<Table> {
        let rows: Vec<u32> = seen.sheet.rows().into_iter().take(LOOKED_AT).collect();
        let mut best: Option<(usize, u32, Table)> = None;
        for row in rows {
            for height in 1..=HIGHEST {
                let Some(table) = Table::at(seen, answers, on, row, height) else { continue };
                let known = table.distinct();
                // Of two that know as much, the lower one: a title above a header is none of it.
                let better =
                    |(most, high, _): &(usize, u32, Table)| known > *most || (known == *most && height < *high);
                if best.as_ref().is_none_or(better) {
                    best = Some((known, height, table));
                }
            }
            // A table that was found is not looked for again in its own rows of people.
            if best.as_ref().is_some_and(|(_, _, table)| row > table.last_row) {
                break;
            }
        }
        best.map(|(_, _, table)| table)
    }

    /// How many different things its columns mean.
    fn distinct(&self) -> usize {
        let mut keys: Vec<String> = self.columns.iter().filter_map(|column| column.seems).map(Meaning::key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len()
    }

    fn at(seen: &Seen<'_>, answers: &Answers, on: Date, first: u32, height: u32) -> Option<Table> {
        let last = first + height - 1;
        if (first + 1..=last).any(|row| !is_header_row(seen, row)) {
            return None;
        }
        let mut cells: Vec<u32> = Vec::new();
        for row in first..=last {
            cells.extend(seen.sheet.row(row).map(|(place, _)| place.column));
            cells.extend(seen.wide_areas(row).flat_map(|area| area.first.column..=area.last.column));
        }
        cells.sort_unstable();
        cells.dedup();
        let columns: Vec<ReadColumn> =
            cells.into_iter().filter_map(|column| read(seen, answers, on, (first, last), column)).collect();
        let mut columns = columns;
        columns.extend(given_name_beside(seen, last, &columns));
        let names = |column: &ReadColumn| match column.seems {
            Some(Meaning::Field(field)) => field.key == "full_name",
            Some(Meaning::FamilyNames | Meaning::GivenName) => true,
            _ => false,
        };
        let known = columns.iter().filter(|column| column.seems.is_some()).count();
        (known >= 2 && columns.iter().any(names)).then_some(Table { columns, last_row: last, until: None })
    }
}

/// Whether a row of words has a header of names.
fn names_people(seen: &Seen<'_>, row: u32) -> bool {
    let is_name = |place: Place| {
        let key = search_key(&seen.text(place));
        key.starts_with("ho va ten") || key.starts_with("ho ten") || key == "ho dem"
    };
    is_header_row(seen, row) && seen.sheet.row(row).any(|(place, _)| is_name(place))
}

/// A row below the first of a header holds words, no dates, and no person: not more than a few numbers.
fn is_header_row(seen: &Seen<'_>, row: u32) -> bool {
    let mut cells = seen.sheet.row(row).peekable();
    cells.peek().is_some() && cells.all(|(_, value)| matches!(value, Value::Text(_))) && !is_numbering(seen, row)
}

/// "(1) (2) (3)" or "1 2 3" below a header.
pub(super) fn is_numbering(seen: &Seen<'_>, row: u32) -> bool {
    let mut count = 0;
    for (place, _) in seen.sheet.row(row) {
        let text = seen.text(place);
        let digits = text.trim_matches(['(', ')', '[', ']', '=', '+', ' ']);
        let short = digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_alphanumeric());
        let is_letter = digits.len() == 1 && digits.bytes().all(|b| b.is_ascii_uppercase());
        if !short || !(is_letter || digits.bytes().all(|b| b.is_ascii_digit())) || digits.is_empty() {
            return false;
        }
        count += 1;
    }
    count >= 3
}

fn read(seen: &Seen<'_>, answers: &Answers, on: Date, (first, last): (u32, u32), column: u32) -> Option<ReadColumn> {
    let path = path(seen, (first, last), column);
    let lowest = (first..=last).rev().map(|row| Place { row, column }).find(|place| !seen.text(*place).is_empty());
    let cell = lowest.unwrap_or(Place { row: last, column });
    if path.is_empty() {
        return None;
    }
    let seems = part_of_a_name(seen, (first, last), column).or_else(|| meaning(&path, on));
    let letters: String = cell.to_string().chars().take_while(char::is_ascii_alphabetic).collect();
    let chosen = answers.columns.get(&Answers::at(&seen.sheet.name, letters));
    let meaning = match chosen {
        Some(key) => Meaning::from_key(key),
        None => seems,
    };
    Some(ReadColumn { sheet: seen.sheet.name.clone(), header: path.join(" – "), cell, seems, meaning })
}

/// "Họ và tên" merged over two columns with nothing below: family and middle names, then the given name.
fn part_of_a_name(seen: &Seen<'_>, (first, last): (u32, u32), column: u32) -> Option<Meaning> {
    let area = (first..=last).rev().find_map(|row| seen.wide_area(Place { row, column }))?;
    let header = search_key(&seen.text(area.first));
    let is_name = matches!(header.as_str(), "ho va ten" | "ho ten" | "ho va ten khai sinh" | "ho ten khai sinh");
    let is_lowest = (area.last.row + 1..=last).all(|row| seen.text(Place { row, column }).is_empty());
    if !is_name || !is_lowest || area.last.column != area.first.column + 1 {
        return None;
    }
    Some(if column == area.first.column { Meaning::FamilyNames } else { Meaning::GivenName })
}

/// "Họ và tên" above two columns and not merged: the column right of it has no header, and single words below.
fn given_name_beside(seen: &Seen<'_>, last: u32, columns: &[ReadColumn]) -> Option<ReadColumn> {
    let is_name =
        |column: &&ReadColumn| matches!(column.meaning, Some(Meaning::Field(field)) if field.key == "full_name");
    let whole = columns.iter().find(is_name)?;
    let column = whole.cell.column + 1;
    if columns.iter().any(|other| other.cell.column == column) {
        return None;
    }
    let below = |row: &u32| (last + 1..last + 12).contains(row);
    let texts: Vec<String> = seen
        .sheet
        .rows()
        .into_iter()
        .filter(below)
        .map(|row| seen.text(Place { row, column }))
        .filter(|text| !text.is_empty())
        .collect();
    let begins_high = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let is_given = |text: &&String| {
        let is_word = text.chars().count() > 1 && text.chars().all(char::is_alphabetic) && begins_high(text);
        is_word && !matches!(search_key(text).as_str(), "nam" | "nu" | "kinh")
    };
    (!texts.is_empty() && texts.iter().all(|text| is_given(&text))).then(|| ReadColumn {
        sheet: seen.sheet.name.clone(),
        header: format!("{}{BESIDE}", whole.header),
        cell: Place { row: whole.cell.row, column },
        seems: Some(Meaning::GivenName),
        meaning: Some(Meaning::GivenName),
    })
}

/// What stands above a column, from top to bottom; merged cells and groups whose right cells were left empty count.
fn path(seen: &Seen<'_>, (first, last): (u32, u32), column: u32) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for row in first..=last {
        let place = Place { row, column };
        let own = seen.text(place);
        let text = if own.is_empty() { group(seen, place, last) } else { Some(own) };
        if let Some(text) = text.filter(|text| path.last() != Some(text)) {
            path.push(text);
        }
    }
    path
}

/// The header of the group that an empty cell belongs to.
fn group(seen: &Seen<'_>, place: Place, last: u32) -> Option<String> {
    if let Some(area) = seen.wide_area(place) {
        return Some(seen.text(area.first)).filter(|text| !text.is_empty());
    }
    // Not merged: the header to the left reaches over as long as something stands below and the left one has no column alone.
    let has_below = place.row < last && !seen.text(Place { row: place.row + 1, ..place }).is_empty();
    if !has_below {
        return None;
    }
    let left = (0..place.column).rev().map(|column| Place { column, ..place }).find(|at| !seen.text(*at).is_empty())?;
    let left_goes_down = !seen.text(Place { row: left.row + 1, ..left }).is_empty();
    (left_goes_down && seen.wide_area(left).is_none()).then(|| seen.text(left))
}
