//! The tables of a workbook: where they begin, which rows are products, and which are titles, sums and signatures.

use files::xlsx_in::{Place, Sheet, Value, Workbook};
use kernel::text::{nfc, one_line, search_key};
use rules::evaluation::catalogue::{Field, Part, ProductRow};

use super::columns::{self, Column, Columns};

/// The columns that a catalogue needs, and what they are called.
const NEEDED: [(Column, &str); 4] = [
    (Column::Output, "Sản phẩm đầu ra"),
    (Column::Group, "Nhóm"),
    (Column::Score, "Điểm chấm"),
    (Column::Coefficient, "Hệ số quy đổi"),
];

/// What a workbook's tables hold.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The products, sheet after sheet.
    pub(super) rows: Vec<ProductRow>,
    /// Columns that a table lacks.
    pub(super) lacking: Vec<Lacking>,
    /// Sheets that are hidden, and were left out.
    pub(super) hidden: Vec<String>,
}

/// A column that a table lacks.
#[derive(Debug)]
pub(super) struct Lacking {
    pub(super) sheet: String,
    /// The first cell of the row of headers.
    pub(super) cell: String,
    pub(super) column: &'static str,
}

impl Tables {
    pub(super) fn of(workbook: &Workbook) -> Tables {
        let mut tables = Tables::default();
        for sheet in &workbook.sheets {
            if sheet.is_hidden {
                tables.hidden.push(sheet.name.clone());
            } else {
                tables.read(sheet);
            }
        }
        tables
    }

    fn read(&mut self, sheet: &Sheet) {
        let mut table = Table { sheet, columns: Columns::new(), part: None, unit: None };
        let mut below_header = false;
        for row in sheet.rows() {
            if let Some(columns) = columns::headers(sheet, row) {
                table.begin(columns);
                below_header = true;
            } else if below_header && columns::refined(&mut table.columns, sheet, row) {
            } else if table.columns.is_empty() || !table.is_product(row) {
                table.heed_title(row);
                continue;
            } else {
                if below_header {
                    self.lacking.extend(table.lacking(row));
                }
                self.rows.push(table.product(row));
                below_header = false;
            }
        }
    }
}

/// A table that is being read.
struct Table<'a> {
    sheet: &'a Sheet,
    columns: Columns,
    part: Option<Part>,
    unit: Option<Field>,
}

impl Table<'_> {
    fn begin(&mut self, columns: Columns) {
        let by_columns = columns.contains_key(&Column::Unit).then_some(Part::OfUnit);
        self.part = self.part.or_else(|| part(&self.sheet.name)).or(by_columns);
        self.columns = columns;
    }

    /// A title above a table, or between its rows, may name the part or the unit.
    fn heed_title(&mut self, row: u32) {
        for (place, value) in self.sheet.row(row) {
            let Value::Text(text) = value else { continue };
            if let Some(part) = part(text) {
                (self.part, self.unit) = (Some(part), None);
            } else if !self.columns.is_empty() && names_a_unit(text) {
                self.unit = Some(Field { cell: place.to_string(), text: one_line(text), is_number: false });
            }
        }
    }

    /// A row is a product when enough of it is filled in; titles, sums and signatures fill little.
    fn is_product(&self, row: u32) -> bool {
        let telling = [
            Column::Code,
            Column::Name,
            Column::Detail,
            Column::Output,
            Column::Group,
            Column::Band,
            Column::Score,
            Column::Coefficient,
        ];
        let filled = telling.iter().filter(|column| self.own(row, **column).is_some_and(says_something)).count();
        let has_code =
            self.own(row, Column::Code).is_some_and(|value| value.text().chars().any(|c| c.is_ascii_digit()));
        let is_number = |column| matches!(self.own(row, column), Some(Value::Number(_)));
        let is_telling = has_code
            || is_number(Column::Score)
            || is_number(Column::Coefficient)
            || self.own(row, Column::Group).is_some();
        !self.is_sum(row) && !self.is_numbering(row) && (filled >= 3 || (filled == 2 && is_telling))
    }

    /// "Cộng", "Tổng số".
    fn is_sum(&self, row: u32) -> bool {
        let first = self.sheet.row(row).find(|(_, value)| matches!(value, Value::Text(_)));
        let key = first.map(|(_, value)| search_key(&value.text())).unwrap_or_default();
        matches!(key.as_str(), "cong" | "tong" | "tong cong" | "tong so")
    }

    /// "(1) (2) (3)" below the headers: short numbers where words should be.
    fn is_numbering(&self, row: u32) -> bool {
        let is_short = |value: &Value| {
            let text = value.text();
            text.len() <= 5 && text.chars().all(|c| c.is_ascii_digit() || "()=/+".contains(c))
        };
        let worded = [Column::Name, Column::Detail, Column::Output];
        let mut words = worded.iter().filter_map(|column| self.own(row, *column)).peekable();
        words.peek().is_some() && words.all(is_short)
    }

    fn own(&self, row: u32, column: Column) -> Option<&Value> {
        self.sheet.at(Place { row, column: *self.columns.get(&column)? })
    }

    /// A cell of a row, read through merged cells where one value stands for several rows.
    fn field(&self, row: u32, column: Column) -> Option<Field> {
        let place = Place { row, column: *self.columns.get(&column)? };
        let shared = !matches!(column, Column::Code | Column::Score | Column::Coefficient);
        let from = self.sheet.carried_from(place).filter(|_| shared).unwrap_or(place);
        let value = self.sheet.at(from);
        let text = value.map(|value| nfc(&value.text())).unwrap_or_default();
        Some(Field { cell: place.to_string(), text, is_number: matches!(value, Some(Value::Number(_))) })
    }

    fn product(&self, row: u32) -> ProductRow {
        let field = |column| self.field(row, column);
        ProductRow {
            sheet: self.sheet.name.clone(),
            part: self.part,
            unit: field(Column::Unit).or_else(|| self.unit.clone()),
            code: field(Column::Code),
            name: field(Column::Name),
            detail: field(Column::Detail),
            output: field(Column::Output),
            group: field(Column::Group),
            band: field(Column::Band),
            score: field(Column::Score),
            coefficient: field(Column::Coefficient),
        }
    }

    /// What the headers above this row do not name.
    fn lacking(&self, row: u32) -> Vec<Lacking> {
        let above =
            self.sheet.rows().into_iter().rfind(|above| columns::headers(self.sheet, *above).is_some() && *above < row);
        let cell = above.and_then(|above| self.sheet.row(above).next()).map(|(place, _)| place.to_string());
        let missing = NEEDED.into_iter().filter(|(column, _)| !self.columns.contains_key(column));
        let lacking = |(_, name)| Lacking {
            sheet: self.sheet.name.clone(),
            cell: cell.clone().unwrap_or_default(),
            column: name,
        };
        missing.map(lacking).collect()
    }
}

fn says_something(value: &Value) -> bool {
    !one_line(&value.text()).is_empty()
}

/// How titles name the parts of a catalogue.
const PARTS: [(&str, Part); 8] = [
    ("lanh dao quan ly", Part::Leading),
    ("lanh dao ql", Part::Leading),
    ("dung chung", Part::Shared),
    ("rieng theo phong", Part::OfUnit),
    ("rieng phong", Part::OfUnit),
    ("rieng cua", Part::OfUnit),
    ("rieng tung", Part::OfUnit),
    ("rieng theo don vi", Part::OfUnit),
];

/// The part of a catalogue that a title names; where it names two, the first.
fn part(title: &str) -> Option<Part> {
    let key = format!(" {} ", search_key(title));
    let named = PARTS.iter().filter_map(|(words, part)| Some((key.find(&format!(" {words} "))?, *part)));
    named.min_by_key(|(at, _)| *at).map(|(_, part)| part)
}

fn names_a_unit(title: &str) -> bool {
    let key = format!(" {} ", search_key(title));
    [" phong ", " van phong ", " trung tam ", " ban chi huy "].iter().any(|word| key.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{Part, part};

    #[test]
    fn titles_name_their_part() {
        for (title, expected) in [
            ("DANH MỤC QUY ĐỔI - NHIỆM VỤ LÃNH ĐẠO, QUẢN LÝ", Some(Part::Leading)),
            ("A. Lãnh đạo, quản lý (dùng chung cho các phòng)", Some(Part::Leading)),
            ("PHẦN B - MỤC I. DÙNG CHUNG CHO TẤT CẢ CÁC PHÒNG", Some(Part::Shared)),
            ("MỤC II. RIÊNG THEO PHÒNG, ĐƠN VỊ", Some(Part::OfUnit)),
            ("PL IV - Riêng phòng", Some(Part::OfUnit)),
            ("Kèm theo Quyết định của UBND xã", None),
        ] {
            assert_eq!(part(title), expected, "{title}");
        }
    }
}
