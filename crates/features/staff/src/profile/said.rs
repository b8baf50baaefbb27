//! A stored value as a person reads it.

use codelists::lists::CodeList;
use jiff::civil::Date;
use kernel::dates;

use super::{Field, Kind};

/// The value of a field in words: a code by its label, a day as 05/06/1985.
pub fn shown(field: &Field, value: &str) -> String {
    match field.kind {
        Kind::List(list) => label(list, value),
        Kind::Day => day(value),
        Kind::Decimal => decimal(value),
        Kind::YesNo => if value == "co" { "Có" } else { "Không" }.to_owned(),
        _ => value.to_owned(),
    }
}

/// With two decimal places, as tables of pay write it; more where there are more.
fn decimal(value: &str) -> String {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    format!("{whole},{part:0<2}")
}

fn label(list: CodeList, code: &str) -> String {
    list.item(code).map_or_else(|| code.to_owned(), |item| item.label.clone())
}

/// 1985-06-05 as 05/06/1985, 1985-06 as 06/1985, 1985 as itself.
fn day(value: &str) -> String {
    if let Ok(date) = value.parse::<Date>() {
        return dates::short(date);
    }
    match value.split_once('-') {
        Some((year, month)) => format!("{month}/{year}"),
        None => value.to_owned(),
    }
}
