//! The cells of a sheet: typed values at their addresses, and merged areas.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, date};
use quick_xml::events::BytesStart;

use super::styles::Styles;
use super::{Area, MAX_CELLS, MAX_COLUMNS, MAX_MERGED, MAX_ROWS, MAX_TEXT, MAX_TEXTS, Place, Sheet, Value};
use super::{errors, shared};
use crate::source::ReadError;
use crate::xml::{self, Step, Xml, XmlFault, name};

/// What the cells of all sheets are read with.
pub(super) struct Cells<'a> {
    pub(super) shared: &'a [String],
    pub(super) styles: &'a Styles,
    /// Whether days are counted from 1904, as old Macs did.
    pub(super) from_1904: bool,
    /// Cells and bytes of texts read so far, in all sheets.
    cells: usize,
    texts: usize,
    /// A limit that was passed; the reading then ends.
    passed: Option<(&'static str, usize)>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(shared: &'a [String], styles: &'a Styles, from_1904: bool) -> Cells<'a> {
        Cells { shared, styles, from_1904, cells: 0, texts: 0, passed: None }
    }

    /// Fills a sheet from its part.
    pub(super) fn read(&mut self, text: &str, path: &str, sheet: &mut Sheet) -> Result<(), ReadError> {
        let mut xml = Xml::new(text);
        let walked = xml.root().and_then(|_| self.sheet(&mut xml, sheet));
        if let Some((what, most)) = self.passed {
            return Err(errors::too_many(what, most, &sheet.name));
        }
        sheet.merged.sort_unstable_by_key(|area| area.first.by_column());
        walked.map_err(|fault| errors::of_part(fault, path))
    }

    fn sheet(&mut self, xml: &mut Xml<'_>, sheet: &mut Sheet) -> Step {
        let mut filled = BTreeSet::new();
        let mut next_row = 0;
        xml.children(&mut |xml, start| match name(start) {
            "sheetData" => xml.children(&mut |xml, start| {
                let row = number::<u32>(start, "r").and_then(|row| row.checked_sub(1)).unwrap_or(next_row);
                next_row = row.saturating_add(1);
                self.row(xml, row, sheet, &mut filled)
            }),
            "mergeCells" => xml.children(&mut |xml, start| {
                sheet.merged.extend(xml::attr(start, "ref").and_then(|area| Area::parse(&area)));
                self.within("vùng ô gộp", sheet.merged.len(), MAX_MERGED)?;
                xml.skip(start)
            }),
            _ => xml.skip(start),
        })
    }

    fn row(&mut self, xml: &mut Xml<'_>, row: u32, sheet: &mut Sheet, filled: &mut BTreeSet<u32>) -> Step {
        let mut next = Place { row, column: 0 };
        xml.children(&mut |xml, start| {
            if name(start) != "c" {
                return xml.skip(start);
            }
            let place = xml::attr(start, "r").and_then(|address| Place::parse(&address)).unwrap_or(next);
            next = place.next();
            if let Some(value) = self.cell(xml, start)? {
                self.within("cột", place.column as usize + 1, MAX_COLUMNS as usize)?;
                filled.insert(place.row);
                self.within("dòng", filled.len(), MAX_ROWS)?;
                self.cells += 1;
                self.within("ô có nội dung", self.cells, MAX_CELLS)?;
                if let (Value::Text(_), Some(font)) =
                    (&value, self.styles.old_font(number(start, "s").unwrap_or_default()))
                {
                    sheet.fonts.insert(place, font);
                }
                sheet.cells.insert(place, value);
            }
            Ok(())
        })
    }

    fn cell(&mut self, xml: &mut Xml<'_>, start: &BytesStart<'_>) -> Step<Option<Value>> {
        let kind = xml::attr(start, "t").unwrap_or_default();
        let style = number(start, "s").unwrap_or_default();
        let (mut stored, mut inline) = (None, None);
        xml.children(&mut |xml, start| match name(start) {
            "v" => {
                stored = Some(xml.text()?);
                Ok(())
            }
            "is" => {
                inline = Some(shared::rich(xml)?);
                Ok(())
            }
            _ => xml.skip(start),
        })?;
        let stored = stored.as_deref();
        let value = match kind.as_str() {
            "inlineStr" => inline.map(Value::Text),
            "s" => match stored.map(|number| number.trim().parse::<usize>()) {
                Some(Ok(number)) => self.shared.get(number).cloned().map(Value::Text),
                Some(Err(_)) => return Err(XmlFault::Broken),
                None => None,
            },
            "str" => stored.map(|text| Value::Text(shared::clean(text))),
            "b" => stored.map(|text| Value::Boolean(matches!(text.trim(), "1" | "true"))),
            "e" => stored.map(|text| Value::Error(text.trim().to_owned())),
            "d" => stored.map(written_date),
            _ => stored.filter(|text| !text.trim().is_empty()).map(|text| self.amount(text.trim(), style)),
        };
        self.bounded(value)
    }

    /// An empty text is no content; a long one passes a limit.
    fn bounded(&mut self, value: Option<Value>) -> Step<Option<Value>> {
        let Some(Value::Text(text) | Value::Error(text) | Value::Number(text)) = &value else { return Ok(value) };
        if text.is_empty() {
            return Ok(None);
        }
        if text.len() > MAX_TEXT {
            self.within("ký tự trong một ô", text.encode_utf16().count(), MAX_TEXT)?;
        }
        self.texts = self.texts.saturating_add(text.len());
        self.within("ký tự trong cả tệp", self.texts, MAX_TEXTS)?;
        Ok(value)
    }

    fn within(&mut self, what: &'static str, there: usize, most: usize) -> Step {
        if there > most {
            self.passed = Some((what, most));
            return Err(XmlFault::TooMuch);
        }
        Ok(())
    }

    fn amount(&self, text: &str, style: usize) -> Value {
        let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite()) else {
            return Value::Text(text.to_owned());
        };
        let day = self.styles.is_date(style).then(|| self.day(number)).flatten();
        day.map_or_else(|| Value::Number(decimal(number, text)), Value::Date)
    }

    /// The date of a count of days. Excel holds 1900 for a leap year, so its first two months are a day off.
    fn day(&self, number: f64) -> Option<Date> {
        let days = number.floor();
        if !(1.0..=2_958_465.0).contains(&days) {
            return None;
        }
        let days = days as i64;
        let first = match (self.from_1904, days) {
            (true, _) => date(1904, 1, 1),
            (false, ..60) => date(1899, 12, 31),
            (false, _) => date(1899, 12, 30),
        };
        first.checked_add(days.days()).ok()
    }
}

/// The shortest decimal that is read back as the same number: what Excel shows of it, not what a binary fraction is.
fn decimal(number: f64, written: &str) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let usual = (1e-12..1e18).contains(&number.abs());
    if usual { format!("{number}") } else { written.to_owned() }
}

/// A date that was stored as text, "2026-06-30T00:00:00".
fn written_date(text: &str) -> Value {
    let text = text.trim();
    let day = text.parse::<DateTime>().map(|time| time.date()).or_else(|_| text.parse::<Date>());
    day.map_or_else(|_| Value::Text(text.to_owned()), Value::Date)
}

fn number<T: std::str::FromStr>(start: &BytesStart<'_>, attribute: &str) -> Option<T> {
    xml::attr(start, attribute)?.trim().parse().ok()
}
