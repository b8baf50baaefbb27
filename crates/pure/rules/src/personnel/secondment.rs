//! Secondment: at most three years, and when it may be extended (Decree 170/2025 Article 26).

use kernel::dates::{Date, add_months, short};

use super::answer::{Checked, Verdict, in_force, known};
use super::retirement::{months, soon};
use crate::law::Law;

/// First day of the decree that ties an extension to its ground (Decree 300/2026, Article 10).
const GROUND_NEEDED: &str = "Chỉ gia hạn khi nhiệm vụ cấp bách chưa hoàn thành vì lý do khách quan";

/// What is known of a secondment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// From when.
    pub from: Option<Date>,
    /// Until when by the decision; none: the longest.
    pub until: Option<Date>,
    /// When the person came back.
    pub returned_on: Option<Date>,
    /// Whether a law of the sector allows longer.
    pub sector_law: Option<bool>,
    /// Whether it is, or shall be, extended.
    pub extended: bool,
    /// For an extension: whether the urgent task is unfinished for objective reasons.
    pub objective_ground: Option<bool>,
}

/// The clock of a secondment.
pub fn check(facts: Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let today = law.at(as_of, "");
    let rule = in_force!(checked, today, "nhan_su/biet_phai");
    let Some(from) = facts.from else {
        checked.lacks(&rule, "from", "Cần ngày bắt đầu biệt phái.");
        return checked;
    };
    let years = known!(checked, rule, rule.whole(""));
    let limit = add_months(from, months(years * 12));
    let until = facts.until.unwrap_or(limit);
    checked.date("limit", limit);
    checked.date("until", until);
    if until > limit && facts.sector_law != Some(true) {
        checked.say(&rule, Verdict::Fail, format!("Biệt phái đến {} là quá {years} năm.", short(until)));
        if facts.sector_law.is_none() {
            checked.note_missing(
                &rule,
                "sector_law",
                "Chỉ được dài hơn khi luật chuyên ngành quy định; chưa có dữ kiện này.",
            );
        }
    } else {
        checked.say(&rule, Verdict::Pass, format!("Thời hạn biệt phái trong {years} năm, đến ngày {}.", short(until)));
    }
    if facts.extended {
        let needs_ground = rule.period.valid_from >= kernel::dates::date(2026, 8, 1);
        match facts.objective_ground {
            _ if !needs_ground => checked.say(&rule, Verdict::Pass, "Hết hạn thì kết thúc hoặc gia hạn."),
            Some(true) => checked.say(&rule, Verdict::Pass, format!("{GROUND_NEEDED}: có.")),
            Some(false) => checked.say(&rule, Verdict::Fail, format!("{GROUND_NEEDED}: không có.")),
            None => checked.lacks(&rule, "objective_ground", format!("{GROUND_NEEDED}; cần dữ kiện này.")),
        }
    }
    match facts.returned_on {
        Some(day) if day <= as_of => {
            let verdict = if day <= until { Verdict::Pass } else { Verdict::Overdue };
            checked.say(&rule, verdict, format!("Đã trở về ngày {}.", short(day)));
        }
        _ if as_of > until => {
            checked.say(&rule, Verdict::Overdue, format!("Đã hết hạn biệt phái ngày {}.", short(until)))
        }
        _ if soon(today, as_of, until) => {
            let text = format!("Sắp hết hạn biệt phái ngày {}: bố trí vị trí khi trở về.", short(until));
            checked.say(&rule, Verdict::Due, text);
        }
        _ => {}
    }
    checked
}
