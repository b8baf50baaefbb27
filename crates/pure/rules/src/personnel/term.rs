//! The term of a leader and his reappointment (Decree 170/2025 Articles 36 to 39, as amended).

use kernel::dates::{Date, add_months, short};

use super::answer::{Checked, Verdict, in_force, known};
use super::calendar::{WorkingDays, doubt};
use super::retirement::{Sex, months, retires, soon};
use crate::law::{InForce, Law, LawAt, Trust};

/// What is known of a leader's term.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Appointed on.
    pub appointed_on: Option<Date>,
    /// Last day of the term; none: counted from the appointment.
    pub expires_on: Option<Date>,
    /// Years of the term where sector law says other than usual.
    pub years: Option<i64>,
    /// Day of birth and sex, or the day of retirement, to choose between reappointing and extending.
    pub born: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// The day of retirement, where it is known.
    pub retires_on: Option<Date>,
    /// When he was told that the term runs out.
    pub notified_on: Option<Date>,
    /// When he handed in his report on himself.
    pub reported_on: Option<Date>,
    /// When the meeting of key staff was held.
    pub meeting_on: Option<Date>,
    /// When it was decided to reappoint, to extend, or not.
    pub decided_on: Option<Date>,
}

/// The clock of a leader's term.
pub fn check(facts: Facts, as_of: Date, days: &WorkingDays, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let today = law.at(as_of, "");
    let term = in_force!(checked, today, "nhan_su/nhiem_ky");
    let usual = known!(checked, term, term.whole(""));
    let years = facts.years.unwrap_or(usual);
    let expires = match (facts.expires_on, facts.appointed_on) {
        (Some(day), _) => day,
        (None, Some(day)) => add_months(day, months(years.saturating_mul(12))),
        (None, None) => {
            checked.lacks(&term, "expires_on", "Cần ngày hết thời hạn giữ chức vụ, hoặc ngày bổ nhiệm.");
            return checked;
        }
    };
    checked.date("expires_on", expires);
    checked.say(&term, Verdict::Pass, format!("Thời hạn giữ chức vụ {years} năm, hết ngày {}.", short(expires)));
    path(&mut checked, facts, expires, years, today);
    let rule = in_force!(checked, today, "nhan_su/bo_nhiem_lai");
    if let Some(decided) = facts.decided_on.filter(|day| *day <= as_of) {
        return decided_in_time(checked, decided, expires, days, &rule);
    }
    if as_of > expires {
        let text = format!(
            "Hết thời hạn ngày {} mà chưa có quyết định: không được thực hiện chức trách, nhiệm vụ của chức vụ.",
            short(expires)
        );
        checked.say(&rule, Verdict::Fail, text);
        return checked;
    }
    steps(checked, facts, as_of, (expires, days), rule, today)
}

/// Whether he is to be reappointed, or kept until he retires.
fn path(checked: &mut Checked, facts: Facts, expires: Date, years: i64, today: LawAt<'_>) {
    let Ok(rule) = today.get("nhan_su/keo_dai_chuc_vu") else { return };
    let known = facts.retires_on.map(|day| (day, Trust::Text));
    let computed = || {
        let found = retires(today.law(), facts.born?, facts.sex?).ok()?;
        Some((found.on, found.rule.period.trust))
    };
    let Some((retires_on, basis)) = known.or_else(computed) else {
        checked.lacks(
            &rule,
            "retires_on",
            "Cần ngày nghỉ hưu, hoặc ngày sinh và giới tính, để biết bổ nhiệm lại hay kéo dài.",
        );
        return;
    };
    let Ok(least) = rule.whole(&format!("nhiem_ky_{years}")) else {
        checked.asks(
            &rule,
            format!("Thời hạn {years} năm: bổ nhiệm lại hay kéo dài đến khi nghỉ hưu?"),
            &["bo_nhiem_lai", "keo_dai"],
        );
        return;
    };
    checked.date("retires_on", retires_on);
    let extend = add_months(expires, months(least)) > retires_on;
    let (word, text) = if extend {
        (
            "keo_dai",
            format!(
                "Từ lúc hết thời hạn đến ngày nghỉ hưu còn dưới {least} tháng: kéo dài thời gian giữ chức vụ đến khi nghỉ hưu, không bổ nhiệm lại."
            ),
        )
    } else {
        ("bo_nhiem_lai", format!("Từ lúc hết thời hạn đến ngày nghỉ hưu còn từ {least} tháng: thực hiện bổ nhiệm lại."))
    };
    checked.words.push(("path", word.to_owned()));
    checked.say_on(&rule, basis, Verdict::Pass, text);
}

fn decided_in_time(
    mut checked: Checked,
    decided: Date,
    expires: Date,
    days: &WorkingDays,
    rule: &InForce<'_>,
) -> Checked {
    let before = known!(checked, rule, rule.whole("quyet_dinh_ngay_lam_viec"));
    let by = known!(checked, rule, days.add(expires, -before));
    checked.date("decide_by", by);
    let (verdict, text) = match decided {
        day if day <= by => (Verdict::Pass, format!("Đã quyết định ngày {}, đúng hạn.", short(day))),
        day if day <= expires => (Verdict::Overdue, format!("Quyết định ngày {}, sau hạn {}.", short(day), short(by))),
        day => (Verdict::Fail, format!("Quyết định ngày {}, sau khi đã hết thời hạn giữ chức vụ.", short(day))),
    };
    checked.say(rule, verdict, text);
    checked
}

/// The next step that is open, and what comes after it.
fn steps(
    mut checked: Checked,
    facts: Facts,
    as_of: Date,
    (expires, days): (Date, &WorkingDays),
    rule: InForce<'_>,
    today: LawAt<'_>,
) -> Checked {
    let value = |name: &str| rule.whole(name);
    let (notice, report) =
        (known!(checked, rule, value("thong_bao_ngay_lam_viec")), known!(checked, rule, value("tu_danh_gia_ngay")));
    let (meeting, decision) =
        (known!(checked, rule, value("hoi_nghi_ngay")), known!(checked, rule, value("quyet_dinh_ngay_lam_viec")));
    let (Ok(notice_by), Ok(decide_by)) = (days.add(expires, -notice), days.add(expires, -decision)) else {
        return far_away(checked, facts, as_of, expires, rule);
    };
    checked.date("notice_by", notice_by);
    let mut open: Vec<(&str, Date)> = Vec::new();
    match facts.notified_on {
        None => open.push(("Thông báo cho người được xem xét", notice_by)),
        Some(told) => {
            let late = if told <= notice_by { "" } else { ", chậm hơn quy định" };
            checked.say(&rule, Verdict::Pass, format!("Đã thông báo ngày {}{late}.", short(told)));
            let report_by = plus(told, report);
            checked.date("report_by", report_by);
            if facts.reported_on.is_none() {
                open.push(("Nộp báo cáo tự nhận xét, đánh giá", report_by));
            }
            let meeting_by = plus(facts.reported_on.unwrap_or(report_by), meeting);
            checked.date("meeting_by", meeting_by);
            if facts.meeting_on.is_none() {
                open.push(("Tổ chức hội nghị cán bộ chủ chốt", meeting_by));
            }
        }
    }
    open.push(("Quyết định", decide_by));
    checked.date("decide_by", decide_by);
    for (step, by) in open {
        let (verdict, how) = match by {
            by if as_of > by => (Verdict::Overdue, "đã quá hạn"),
            by if soon(today, as_of, by) => (Verdict::Due, "sắp đến hạn"),
            _ => (Verdict::Pass, "chưa đến hạn"),
        };
        checked.say(&rule, verdict, format!("{step} chậm nhất ngày {}: {how}.", short(by)));
    }
    doubt(&mut checked, days, expires, today.law());
    checked
}

/// The holidays before the end are not known yet: no date, but no worry either while it is years away.
fn far_away(mut checked: Checked, facts: Facts, as_of: Date, expires: Date, rule: InForce<'_>) -> Checked {
    // Ninety working days lie well within a year, whatever the holidays are.
    if facts.notified_on.is_none() && add_months(as_of, 12) < expires {
        let text = format!(
            "Còn hơn một năm mới hết thời hạn; ngày thông báo tính được khi có lịch nghỉ lễ năm {}.",
            expires.year()
        );
        checked.say(&rule, Verdict::Pass, text);
    } else {
        let text = format!(
            "Chưa có lịch nghỉ lễ năm {} nên chưa tính được ngày làm việc. Nhập lịch rồi kiểm tra lại.",
            expires.year()
        );
        checked.asks(&rule, text, &[]);
    }
    checked
}

fn plus(day: Date, count: i64) -> Date {
    (0..count).fold(day, |day, _| day.tomorrow().unwrap_or(day))
}
