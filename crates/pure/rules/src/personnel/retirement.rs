//! Retirement: when, by month of birth and sex, and the notice before it (Labour Code 45/2019 Article 169, Decree 135/2020).

use kernel::dates::{Date, add_months, days_between, last_day_of_month, short};
use kernel::exact::Exact;

use super::answer::{Checked, Verdict, in_force, known};
use crate::law::{InForce, Law, LawAt, NoRuleInForce};

const AGES: &str = "nhan_su/tuoi_nghi_huu";

/// As the law's schedule tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Nam.
    Man,
    /// Nữ.
    Woman,
}

impl Sex {
    /// Both.
    pub const ALL: [Sex; 2] = [Sex::Man, Sex::Woman];

    /// As it travels.
    pub fn code(self) -> &'static str {
        match self {
            Sex::Man => "nam",
            Sex::Woman => "nu",
        }
    }

    /// The sex of a code.
    pub fn from_code(code: &str) -> Option<Sex> {
        Sex::ALL.into_iter().find(|sex| sex.code() == code)
    }
}

/// When somebody retires.
#[derive(Debug, Clone, Copy)]
pub struct Retirement<'a> {
    /// The age, in months.
    pub age: i64,
    /// The last day of the month in which he reaches it.
    pub on: Date,
    /// The schedule's period that says so.
    pub rule: InForce<'a>,
}

/// When a person retires under usual conditions: the end of the first month whose year's age he has reached.
///
/// # Errors
/// The schedule does not reach that far back.
pub fn retires(law: &Law, born: Date, sex: Sex) -> Result<Retirement<'_>, NoRuleInForce> {
    let series = law.series().find(|series| series.id == AGES);
    let periods = series.map_or(&[][..], |series| &series.periods);
    for period in periods {
        let Some(found) = series.and_then(|series| series.on(period.valid_from, "")) else { continue };
        let age = found.whole(sex.code())?;
        // In a period's months the age is the same, so he retires when he reaches it, or, if he had passed it before
        // the period began, in its first month.
        let reached = last_day_of_month(add_months(born, months(age)));
        let on = reached.max(last_day_of_month(period.valid_from));
        if period.valid_until.is_none_or(|until| on < until) {
            return match reached < period.valid_from && period.valid_from == periods[0].valid_from {
                true => Err(NoRuleInForce { name: found.series.name.clone(), on: reached, why: None }),
                false => Ok(Retirement { age, on, rule: found }),
            };
        }
    }
    Err(NoRuleInForce { name: "Tuổi nghỉ hưu".to_owned(), on: born, why: None })
}

/// Whole months from a day to retirement, as far as they are full.
pub fn full_months(from: Date, until: Date) -> i64 {
    let months = i64::from(until.year() - from.year()) * 12 + i64::from(until.month()) - i64::from(from.month());
    if until.day() < from.day() && until != last_day_of_month(until) { months - 1 } else { months }
}

/// What is known of a person's retirement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Day of birth.
    pub born: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// When he was told.
    pub notified_on: Option<Date>,
}

/// The retirement clock.
pub fn check(facts: Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let today = law.at(as_of, "");
    let schedule = in_force!(checked, today, AGES);
    let (Some(born), Some(sex)) = (facts.born, facts.sex) else {
        if facts.born.is_none() {
            checked.lacks(&schedule, "birth_date", "Cần ngày sinh để tính tháng nghỉ hưu.");
        }
        if facts.sex.is_none() {
            checked.lacks(&schedule, "sex", "Cần giới tính để tính tháng nghỉ hưu.");
        }
        return checked;
    };
    let retirement = match retires(law, born, sex) {
        Ok(found) => found,
        Err(none) => return checked.no_rule(&none, schedule.citation()),
    };
    checked.date("retires_on", retirement.on);
    checked.numbers.push(("age_months", Exact::whole(retirement.age)));
    let text = format!(
        "Đủ {} tuổi {} tháng trong tháng {}; nghỉ hưu từ sau ngày {}.",
        retirement.age / 12,
        retirement.age % 12,
        kernel::dates::month(retirement.on),
        short(retirement.on)
    );
    checked.say(&retirement.rule, Verdict::Pass, text);
    notice(checked, facts.notified_on, as_of, (today, &retirement))
}

fn notice(
    mut checked: Checked,
    notified: Option<Date>,
    as_of: Date,
    (today, retirement): (LawAt<'_>, &Retirement<'_>),
) -> Checked {
    let (on, basis) = (retirement.on, retirement.rule.period.trust);
    let rule = in_force!(checked, today, "nhan_su/thong_bao_nghi_huu");
    let by = add_months(on, -months(known!(checked, rule, rule.whole(""))));
    checked.date("notice_by", by);
    let (verdict, text) = match notified {
        Some(day) if day <= by => {
            (Verdict::Pass, format!("Đã thông báo ngày {}, trước hạn {}.", short(day), short(by)))
        }
        Some(day) => (Verdict::Pass, format!("Đã thông báo ngày {}, sau hạn {}.", short(day), short(by))),
        None if as_of > by => {
            (Verdict::Overdue, format!("Phải thông báo nghỉ hưu chậm nhất ngày {}; chưa thông báo.", short(by)))
        }
        None if soon(today, as_of, by) => (Verdict::Due, format!("Thông báo nghỉ hưu chậm nhất ngày {}.", short(by))),
        None => (Verdict::Pass, format!("Chưa đến lúc thông báo nghỉ hưu; hạn là ngày {}.", short(by))),
    };
    checked.say_on(&rule, basis, verdict, text);
    if let Ok(rule) = today.get("nhan_su/quyet_dinh_nghi_huu") {
        let decided_by = add_months(on, -months(known!(checked, rule, rule.whole(""))));
        checked.date("decision_by", decided_by);
        checked.say(&rule, Verdict::Pass, format!("Nên ra quyết định nghỉ hưu chậm nhất ngày {}.", short(decided_by)));
    }
    checked
}

/// Whether a date that has not passed is near enough to be reminded of.
pub(super) fn soon(law: LawAt<'_>, as_of: Date, by: Date) -> bool {
    let days = law.get("nhan_su/nhac_viec").and_then(|rule| rule.whole("nhac_truoc"));
    as_of <= by && days.is_ok_and(|days| i64::from(days_between(as_of, by)) <= days)
}

/// Months as the calendar takes them.
pub(super) fn months(count: i64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
