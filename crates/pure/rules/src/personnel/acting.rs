//! "Giao quyền" of a head: at most twelve months (Decree 170/2025 Article 34.3), and the transition of Decree 300/2026.

use kernel::dates::{Date, add_months, short};

use super::answer::{Checked, Verdict, in_force, known};
use super::retirement::{months, soon};
use crate::law::Law;

/// What is known of an acting head.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Acting since.
    pub since: Option<Date>,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// Whether the head himself is away for more than the limit: the only case in which it may last longer.
    pub head_away_longer: Option<bool>,
}

/// The clock of an acting head.
pub fn check(facts: Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let today = law.at(as_of, "");
    let rule = in_force!(checked, today, "nhan_su/giao_quyen");
    let Some(since) = facts.since else {
        checked.lacks(&rule, "acting_since", "Cần ngày được giao quyền.");
        return checked;
    };
    let limit = add_months(since, months(known!(checked, rule, rule.whole(""))));
    checked.date("breach_from", limit);
    if let Some(ended) = facts.ended_on.filter(|ended| *ended <= as_of) {
        let (verdict, how) = if ended <= limit { (Verdict::Pass, "trong") } else { (Verdict::Fail, "quá") };
        checked.say(&rule, verdict, format!("Kết thúc giao quyền ngày {}, {how} thời hạn.", short(ended)));
        return checked;
    }
    if as_of < limit {
        let verdict = if soon(today, as_of, limit) { Verdict::Due } else { Verdict::Pass };
        checked.say(
            &rule,
            verdict,
            format!("Giao quyền từ {}, không được kéo dài quá {}.", short(since), short(limit)),
        );
        return checked;
    }
    match facts.head_away_longer {
        Some(true) => {
            let text = "Cấp trưởng vắng mặt quá thời hạn giao quyền nên được tiếp tục giao quyền.";
            checked.say(&rule, Verdict::Pass, text);
            return checked;
        }
        Some(false) => {}
        None => {
            let text = "Chỉ được kéo dài khi cấp trưởng vắng mặt quá 12 tháng; chưa có dữ kiện này nên tính là không.";
            checked.note_missing(&rule, "head_away_longer", text);
        }
    }
    let transition = in_force!(checked, today, "nhan_su/giao_quyen_chuyen_tiep");
    let day = |name: &str| transition.text(name).ok().and_then(|text| text.parse::<Date>().ok());
    let over = format!("Đã quá thời hạn giao quyền từ ngày {}.", short(limit));
    match (day("qua_han_den"), day("xu_ly_truoc")) {
        (Some(cut), Some(until)) if limit <= cut => {
            checked.date("transition_until", until);
            let verdict = if as_of <= until { Verdict::Due } else { Verdict::Overdue };
            checked.say(&transition, verdict, format!("{over} Phải xử lý xong chậm nhất ngày {}.", short(until)));
        }
        _ => checked.say(&rule, Verdict::Overdue, format!("{over} Không được kéo dài.")),
    }
    checked
}
