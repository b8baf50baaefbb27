//! What tells the plans apart where their tasks stand in one list: "II.3" is a task of each of them.

use crate::store::views::PlanFacts;

use super::parts::shortened;

/// The longest part of a title that stands for a plan without a number.
const TITLE: usize = 40;

/// The short names of the plans; none while there is only one, which needs no telling apart.
#[derive(Debug, Clone, Default)]
pub struct PlanNames(Vec<(i64, String)>);

impl PlanNames {
    /// Of the plans that were issued.
    pub fn of(plans: &[PlanFacts]) -> PlanNames {
        match plans {
            [] | [_] => PlanNames::default(),
            several => PlanNames(several.iter().map(|plan| (plan.id, short_name(plan))).collect()),
        }
    }

    /// The name of a task's plan; empty where nothing has to be told apart.
    pub fn name(&self, plan: i64) -> &str {
        self.0.iter().find(|(id, _)| *id == plan).map_or("", |(_, name)| name.as_str())
    }
}

/// "15/KH-UBND", or "bản chưa có số: Nâng cao chất lượng đội ngũ…".
pub fn short_name(plan: &PlanFacts) -> String {
    match number_of(plan) {
        Some(number) => number.to_owned(),
        None => format!("bản chưa có số: {}", shortened(&plan.title, TITLE)),
    }
}

/// "15/KH-UBND – Nâng cao chất lượng đội ngũ", to choose from.
pub fn choice(plan: &PlanFacts) -> String {
    format!("{} – {}", number_of(plan).unwrap_or("Bản chưa có số"), plan.title)
}

fn number_of(plan: &PlanFacts) -> Option<&str> {
    plan.number.as_deref().filter(|number| !number.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_named_where_there_are_several() {
        let plan = |id, number: Option<&str>| PlanFacts {
            id,
            state: "dang_thuc_hien".to_owned(),
            number: number.map(str::to_owned),
            title: "Nâng cao chất lượng đội ngũ cán bộ, công chức cấp xã".to_owned(),
            issued_on: None,
            started_on: None,
            started_by: None,
            start_reason: None,
        };
        let two = [plan(1, Some("15/KH-UBND")), plan(2, None)];
        assert_eq!(PlanNames::of(&two[..1]).name(1), "", "one plan needs no name");
        let names = PlanNames::of(&two);
        assert_eq!(names.name(1), "15/KH-UBND");
        assert_eq!(names.name(2), "bản chưa có số: Nâng cao chất lượng đội ngũ cán bộ…");
        assert_eq!(names.name(3), "");
        assert!(choice(&two[1]).starts_with("Bản chưa có số – Nâng cao"));
    }
}
