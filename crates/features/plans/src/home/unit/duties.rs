//! Which duties of a plan ("Tổ chức thực hiện") are a unit's own, and which are everybody's.

use kernel::text;
use org::api::UnitRow;

use crate::store::home::DutyLine;

/// A duty that concerns a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDuty {
    pub plan: i64,
    pub plan_title: String,
    /// "III.1".
    pub path: String,
    /// The plan's words for who has it.
    pub unit_text: String,
    pub items: Vec<String>,
    /// It names the unit itself; otherwise it is for all units.
    pub own: bool,
}

/// The duties that name the unit, then those for all units, each in the plan's order.
pub fn duties_of(unit: &UnitRow, lines: Vec<DutyLine>) -> Vec<UnitDuty> {
    let mut found: Vec<UnitDuty> = lines
        .into_iter()
        .filter_map(|line| {
            let own = names(unit, &line.unit_text);
            (own || is_general(&line.unit_text)).then(|| UnitDuty {
                items: serde_json::from_str(&line.items).unwrap_or_default(),
                plan: line.plan,
                plan_title: line.plan_title,
                path: line.path,
                unit_text: line.unit_text,
                own,
            })
        })
        .collect();
    found.sort_by_key(|duty| !duty.own);
    found
}

/// The text is the unit's name or one of its other names, or begins with it.
fn names(unit: &UnitRow, unit_text: &str) -> bool {
    let said = text::search_key(unit_text);
    std::iter::once(unit.name.as_str()).chain(unit.aliases.lines()).map(text::search_key).any(|name| {
        !name.is_empty() && (said == name || said.strip_prefix(&name).is_some_and(|rest| rest.starts_with(' ')))
    })
}

/// "Các cơ quan chuyên môn, đơn vị liên quan", "Các phòng, ban".
fn is_general(unit_text: &str) -> bool {
    let said = text::search_key(unit_text);
    ["cac co quan", "cac don vi", "cac phong", "co quan don vi", "thu truong"].iter().any(|head| said.starts_with(head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::UnitId;

    fn line(unit_text: &str) -> DutyLine {
        DutyLine {
            id: 1,
            plan: 1,
            plan_title: "Kế hoạch".to_owned(),
            path: "III.1".to_owned(),
            unit_text: unit_text.to_owned(),
            items: "[\"Theo dõi, đôn đốc\"]".to_owned(),
        }
    }

    #[test]
    fn a_unit_finds_its_own_duties_first() {
        let unit = UnitRow {
            id: UnitId(1),
            code: "VHXH".to_owned(),
            name: "Phòng Văn hóa - Xã hội".to_owned(),
            aliases: "Phòng VH-XH".to_owned(),
            search_key: String::new(),
        };
        let lines = ["Các cơ quan chuyên môn, đơn vị liên quan", "Phòng Văn hoá – Xã hội", "Phòng Kinh tế"];
        let found = duties_of(&unit, lines.into_iter().map(line).collect());
        let said: Vec<(bool, &str)> = found.iter().map(|d| (d.own, d.unit_text.as_str())).collect();
        assert_eq!(said, [(true, "Phòng Văn hoá – Xã hội"), (false, "Các cơ quan chuyên môn, đơn vị liên quan")]);
        assert_eq!(found[0].items, ["Theo dõi, đôn đốc"]);
        assert_eq!(duties_of(&unit, vec![line("Phòng VH-XH xã")]).len(), 1);
    }
}
