//! Addresses of cells: "E17" and the areas that merged cells cover.

use std::fmt::{Display, Formatter};

/// Rows and columns that Excel knows.
pub(crate) const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// A cell; ordered row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
}

impl Place {
    /// The cell of an address like "E17" or "$E$17"; none where it is none, or outside a sheet.
    pub fn parse(address: &str) -> Option<Place> {
        let plain = address.replace('$', "");
        let letters = plain.find(|c: char| !c.is_ascii_alphabetic())?;
        let (column, row) = plain.split_at_checked(letters)?;
        if column.is_empty() || column.len() > 3 || row.len() > 7 || !row.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let letter = |number: u32, byte: u8| number * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
        let column = column.bytes().fold(0, letter);
        let row: u32 = row.parse().ok()?;
        let inside = (1..=MOST_ROWS).contains(&row) && (1..=MOST_COLUMNS).contains(&column);
        inside.then(|| Place { row: row - 1, column: column - 1 })
    }

    /// For an order column by column.
    pub(super) fn by_column(self) -> (u32, u32) {
        (self.column, self.row)
    }

    /// The next cell of its row.
    pub(crate) fn next(self) -> Place {
        Place { column: self.column.saturating_add(1), ..self }
    }
}

/// As Excel writes it.
impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", u64::from(self.row) + 1)
    }
}

/// Cells merged into one, which the first of them holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// Its first cell: up, left.
    pub first: Place,
    /// Its last cell: down, right.
    pub last: Place,
}

impl Area {
    /// The area of "A4:A9".
    pub(crate) fn parse(text: &str) -> Option<Area> {
        let (first, last) = text.split_once(':')?;
        let (first, last) = (Place::parse(first)?, Place::parse(last)?);
        (first.row <= last.row && first.column <= last.column).then_some(Area { first, last })
    }

    /// Whether a cell is one of it.
    pub fn covers(&self, place: Place) -> bool {
        (self.first.row..=self.last.row).contains(&place.row)
            && (self.first.column..=self.last.column).contains(&place.column)
    }
}
