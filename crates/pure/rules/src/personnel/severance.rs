//! Severance of who leaves by his own wish, in both regimes (Decree 170/2025 Article 58 before and after Decree 300/2026).

use kernel::dates::Date;
use kernel::exact::Exact;

use super::answer::{Checked, Verdict, in_force, known};
use crate::law::Law;

/// What is known of who leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The day on which he leaves.
    pub leaves_on: Option<Date>,
    /// When his file was complete: the rule of that day is kept (Decree 300/2026 Article 35.4).
    pub file_complete_on: Option<Date>,
    /// Months of service that count; those with unemployment insurance are not among them (Article 59.3).
    pub service_months: Option<i64>,
    /// A month's pay, in đồng; none: in months of pay only.
    pub monthly_pay: Option<Exact>,
    /// Whether he leaves by his own wish, not retired, reduced or dismissed.
    pub own_wish: Option<bool>,
}

/// What he is owed, in months of pay and in đồng.
pub fn check(facts: &Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let leaves = facts.leaves_on.unwrap_or(as_of);
    let by = facts.file_complete_on.map_or(leaves, |day| day.min(leaves));
    let rule = in_force!(checked, law.at(by, ""), "nhan_su/thoi_viec");
    if facts.own_wish == Some(false) {
        let text = "Không thôi việc theo nguyện vọng (nghỉ hưu, tinh giản, bị buộc thôi việc): không hưởng khoản này.";
        checked.say(&rule, Verdict::Fail, text);
        return checked;
    }
    for (absent, at, text) in [
        (facts.leaves_on.is_none(), "leaves_on", "Cần ngày thôi việc để chọn quy định áp dụng."),
        (facts.own_wish.is_none(), "own_wish", "Cần biết có phải thôi việc theo nguyện vọng không."),
        (facts.service_months.is_none(), "service_months", "Cần số tháng công tác được tính."),
    ] {
        if absent {
            checked.lacks(&rule, at, text);
        }
    }
    let (Some(service), true) = (facts.service_months, checked.missing.is_empty()) else { return checked };
    let (once, yearly) = (known!(checked, rule, rule.number("mot_lan")), known!(checked, rule, rule.number("moi_nam")));
    let (years, rest) = (service / 12, service % 12);
    let short_service = rule.number("tu_6_den_duoi_12_thang").ok().filter(|_| (6..12).contains(&service));
    let owed = match &short_service {
        Some(months) => months.clone(),
        None => &once + &(&yearly * &Exact::whole(years)),
    };
    let text = match &short_service {
        Some(months) => format!("Công tác từ 6 đến dưới 12 tháng: {} tháng lương.", months.readable_vi()),
        None => format!(
            "{years} năm công tác đủ × {} tháng lương + {} tháng lương = {} tháng lương.",
            yearly.readable_vi(),
            once.readable_vi(),
            owed.readable_vi()
        ),
    };
    checked.say(&rule, Verdict::Pass, text);
    if rest > 0 && short_service.is_none() {
        checked.asks(
            &rule,
            format!(
                "Còn {rest} tháng lẻ chưa đủ năm: quy định đã đọc không nói cách tính. Người có thẩm quyền xác định."
            ),
            &[],
        );
    }
    if let Some(pay) = &facts.monthly_pay {
        checked.numbers.push(("amount", &owed * pay));
    }
    checked.numbers.push(("months_of_pay", owed));
    checked
}
