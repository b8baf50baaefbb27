//! Words that several screens of the slice share.

use kernel::actor::{Capacity, Role};
use kernel::dates::{self, Date};
use kernel::ids::UnitId;
use org::api::UnitRow;
use ui::components::Choice;

/// The way back of the screens of administration.
pub(crate) const HOME: (&str, &str) = ("/quan-tri", "Tài khoản và quyền");

/// Instead of a role that this version does not know, and that therefore gives nothing.
pub(crate) const UNKNOWN_ROLE: &str = "Vai trò từ phiên bản khác, không có hiệu lực";

/// The name of a unit; empty for none.
pub(crate) fn unit_name(units: &[UnitRow], id: Option<UnitId>) -> &str {
    id.and_then(|id| units.iter().find(|unit| unit.id == id)).map_or("", |unit| unit.name.as_str())
}

/// "Phụ trách: Trưởng đơn vị – Phòng Kinh tế"; a deputy chairman's unit is his field.
pub(crate) fn capacity(held: &Capacity, units: &[UnitRow]) -> String {
    match unit_name(units, held.unit) {
        "" => held.words(),
        unit if held.role == Role::PhoChuTich => format!("{} – lĩnh vực: {unit}", held.words()),
        unit => format!("{} – {unit}", held.words()),
    }
}

/// "từ 01/11/2026", "từ 01/11/2026 đến hết 30/11/2026".
pub(crate) fn time(from: Date, until: Option<Date>) -> String {
    let from_text = dates::short(from);
    match until {
        None => format!("từ {from_text}"),
        Some(until) => {
            let last = until.yesterday().unwrap_or(until);
            format!("từ {from_text} đến hết {}", dates::short(last.max(from)))
        }
    }
}

/// The roles to choose from, each with what it is for.
pub(crate) fn role_choices(roles: impl IntoIterator<Item = Role>) -> Vec<Choice> {
    roles.into_iter().map(|role| Choice::new(role.code(), format!("{} – {}", role.label(), role.duty()))).collect()
}

/// The units to choose from.
pub(crate) fn unit_choices(units: &[UnitRow]) -> Vec<Choice> {
    units.iter().map(|unit| Choice::new(unit.code.clone(), unit.name.clone())).collect()
}

/// The unit of a code that a form sent.
pub(crate) fn unit_of_code(units: &[UnitRow], code: &str) -> Option<UnitId> {
    units.iter().find(|unit| unit.code == code).map(|unit| unit.id)
}
