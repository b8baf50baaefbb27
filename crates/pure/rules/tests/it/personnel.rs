//! Personnel rules on a date: the worked vectors of the sources, both regimes, and what is unknown.

mod clocks;
mod discipline;
mod edges;
mod moves;
mod turns;

use kernel::dates::Date;
use rules::law::Law;
use rules::personnel::Checked;

pub(crate) fn law() -> &'static Law {
    Law::shipped()
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn at(checked: &Checked, name: &str) -> Date {
    checked.dates.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name}: {checked:?}")).1
}

pub(crate) fn number(checked: &Checked, name: &str) -> String {
    checked
        .numbers
        .iter()
        .find(|(known, _)| *known == name)
        .unwrap_or_else(|| panic!("{name}: {checked:?}"))
        .1
        .to_string()
}

pub(crate) fn word<'a>(checked: &'a Checked, name: &str) -> &'a str {
    checked.words.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name}: {checked:?}")).1.as_str()
}
