//! Suspension from work (Decree 170/2025 Article 56) and the clocks of an appointment (Article 33.1).

use kernel::dates::{Date, short};

use super::answer::{Checked, Verdict, in_force, known};
use super::calendar::{WorkingDays, doubt};
use crate::law::Law;

/// What is known of a suspension.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// First day.
    pub from: Option<Date>,
    /// How often it was extended.
    pub extensions: i64,
    /// When it was ended or annulled.
    pub ended_on: Option<Date>,
}

/// The clock of a suspension: it lapses by itself (Decree 170/2025 Article 56).
pub fn check(facts: Facts, as_of: Date, days: &WorkingDays, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let rule = in_force!(checked, law.at(as_of, ""), "nhan_su/tam_dinh_chi");
    let Some(from) = facts.from else {
        checked.lacks(&rule, "from", "Cần ngày bắt đầu tạm đình chỉ.");
        return checked;
    };
    let value = |name: &str| rule.whole(name);
    let (once, more) = (known!(checked, rule, value("mot_lan")), known!(checked, rule, value("gia_han")));
    let most = known!(checked, rule, value("so_lan_gia_han"));
    if facts.extensions > most {
        checked.say(&rule, Verdict::Fail, format!("Chỉ được gia hạn {most} lần; đang ghi {} lần.", facts.extensions));
    }
    let ends = known!(checked, rule, days.add(from, once + more * facts.extensions.clamp(0, most)));
    let latest = known!(checked, rule, days.add(from, once + more * most));
    checked.date("ends_on", ends);
    checked.date("latest_end", latest);
    let (verdict, text) = match facts.ended_on {
        Some(day) if day <= as_of => (Verdict::Pass, format!("Đã kết thúc ngày {}.", short(day))),
        _ if as_of > ends => {
            (Verdict::Overdue, format!("Đã hết thời hạn ngày {}: tự hết hiệu lực, trở lại làm việc.", short(ends)))
        }
        _ => (Verdict::Pass, format!("Tạm đình chỉ đến hết ngày {}.", short(ends))),
    };
    checked.say(&rule, verdict, text);
    doubt(&mut checked, days, latest, law);
    checked
}

/// What is known of the way to an appointment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AppointmentFacts {
    /// When the policy to appoint was asked for.
    pub requested_on: Option<Date>,
    /// When it was approved.
    pub approved_on: Option<Date>,
    /// When the process was completed.
    pub completed_on: Option<Date>,
}

/// The clocks of an appointment (Decree 170/2025 Article 33.1).
pub fn appointment(facts: AppointmentFacts, as_of: Date, days: &WorkingDays, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let rule = in_force!(checked, law.at(as_of, ""), "nhan_su/quy_trinh_bo_nhiem");
    let Some(requested) = facts.requested_on else {
        checked.lacks(&rule, "requested_on", "Cần ngày trình xin chủ trương.");
        return checked;
    };
    let policy_by = known!(checked, rule, days.add(requested, known!(checked, rule, rule.whole("chu_truong"))));
    let approved = facts.approved_on.unwrap_or(policy_by);
    let process_by = known!(checked, rule, days.add(approved, known!(checked, rule, rule.whole("quy_trinh"))));
    checked.date("policy_by", policy_by);
    checked.date("process_by", process_by);
    for (step, by, done) in [
        ("Quyết định chủ trương", policy_by, facts.approved_on),
        ("Hoàn thành quy trình nhân sự", process_by, facts.completed_on),
    ] {
        let (verdict, how) = match done {
            Some(day) if day <= by => (Verdict::Pass, format!("đã xong ngày {}", short(day))),
            Some(day) => (Verdict::Overdue, format!("xong ngày {}, quá hạn; phải giải trình", short(day))),
            None if as_of > by => (Verdict::Overdue, "đã quá hạn; phải giải trình".to_owned()),
            None => (Verdict::Pass, "chưa đến hạn".to_owned()),
        };
        checked.say(&rule, verdict, format!("{step} chậm nhất ngày {}: {how}.", short(by)));
    }
    doubt(&mut checked, days, process_by, law);
    checked
}
