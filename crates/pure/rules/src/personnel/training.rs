//! Paying back the cost of training (Decree 171/2025 Articles 6 and 7): the whole, or the part that was not served.

use kernel::dates::Date;
use kernel::exact::Exact;

use super::answer::{Checked, Verdict, in_force};
use crate::law::Law;

/// Why the cost may have to be paid back (Article 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Quit studying or working during the course.
    Quit,
    /// No diploma.
    NoDiploma,
    /// Dismissed during the course.
    Dismissed,
    /// Left, or was dismissed, before the commitment was served.
    LeftEarly,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Ground; 4] = [Ground::Quit, Ground::NoDiploma, Ground::Dismissed, Ground::LeftEarly];

    /// As it travels.
    pub fn code(self) -> &'static str {
        match self {
            Ground::Quit => "bo_hoc_bo_viec",
            Ground::NoDiploma => "khong_duoc_cap_bang",
            Ground::Dismissed => "bi_buoc_thoi_viec_khi_hoc",
            Ground::LeftEarly => "chua_phuc_vu_du",
        }
    }

    /// The ground of a code.
    pub fn from_code(code: &str) -> Option<Ground> {
        Ground::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// What is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Why.
    pub ground: Option<Ground>,
    /// What the training cost, tuition and costs without pay, in đồng.
    pub cost: Option<Exact>,
    /// Months of the course.
    pub study_months: Option<i64>,
    /// Months served since.
    pub served_months: Option<i64>,
}

/// What has to be paid back.
pub fn check(facts: &Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let today = law.at(as_of, "");
    let whole = in_force!(checked, today, "nhan_su/den_bu_toan_bo");
    let (Some(ground), Some(cost)) = (facts.ground, &facts.cost) else {
        if facts.ground.is_none() {
            checked.lacks(&whole, "ground", "Cần biết vì sao phải đền bù.");
        }
        if facts.cost.is_none() {
            checked.lacks(&whole, "cost", "Cần chi phí đào tạo (học phí và các khoản chi, không gồm lương).");
        }
        return checked;
    };
    if ground != Ground::LeftEarly {
        checked.numbers.push(("amount", cost.clone()));
        checked.say(&whole, Verdict::Due, "Đền bù toàn bộ học phí và các khoản chi phục vụ khóa học.");
        return checked;
    }
    let study = in_force!(checked, today, "nhan_su/cu_di_hoc");
    let factor = super::answer::known!(checked, study, study.whole("he_so_cam_ket"));
    let (Some(months), Some(served)) = (facts.study_months, facts.served_months) else {
        if facts.study_months.is_none() {
            checked.lacks(&study, "study_months", "Cần số tháng của khóa học.");
        }
        if facts.served_months.is_none() {
            checked.lacks(&study, "served_months", "Cần số tháng đã phục vụ sau khóa học.");
        }
        return checked;
    };
    let owed = months.saturating_mul(factor);
    checked.numbers.push(("committed_months", Exact::whole(owed)));
    checked.say(&study, Verdict::Pass, format!("Cam kết phục vụ ít nhất {factor} lần thời gian học: {owed} tháng."));
    let left = (owed - served).max(0);
    let part = Exact::whole(left).divided_by(&Exact::whole(owed)).unwrap_or(Exact::ZERO);
    let rule = in_force!(checked, today, "nhan_su/den_bu_dao_tao");
    checked.numbers.push(("amount", cost * &part));
    let verdict = if left > 0 { Verdict::Due } else { Verdict::Pass };
    checked.say(&rule, verdict, format!("Chi phí × ({owed} − {served}) / {owed}; còn {left} tháng chưa phục vụ."));
    checked
}
