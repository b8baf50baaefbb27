//! Working days: the week, public holidays, and days worked in exchange, by year (Labour Code 45/2019, Article 112, and
//! the yearly notices).

use std::collections::{BTreeMap, BTreeSet};

use kernel::dates::{Date, date, short};
use kernel::decision::Citation;
use kernel::exact::Exact;

use super::answer::{Checked, Verdict};
use crate::law::{Law, NoRuleInForce};

const HOLIDAYS: &str = "calendar/ngay_nghi";
const MADE_UP: &str = "calendar/ngay_lam_bu";

/// The working days of an office.
#[derive(Debug, Clone)]
pub struct WorkingDays {
    off: BTreeMap<Date, String>,
    made_up: BTreeSet<Date>,
    saturday: bool,
    /// From when until when the holidays are known; none: holidays are left out.
    known: Option<(Date, Date)>,
    /// First day of which they are only expected.
    doubtful_from: Option<Date>,
}

impl WorkingDays {
    /// The week alone, Monday to Friday: for arithmetic that leaves holidays out.
    pub fn weekends_only() -> WorkingDays {
        let (off, made_up) = (BTreeMap::new(), BTreeSet::new());
        WorkingDays { off, made_up, saturday: false, known: None, doubtful_from: None }
    }

    /// The week, and the public holidays that the law's data know.
    pub fn of(law: &Law) -> WorkingDays {
        let mut days = WorkingDays::weekends_only();
        let (mut from, mut until) = (None, None);
        for period in law.series().filter(|series| series.id == HOLIDAYS).flat_map(|series| &series.periods) {
            if period.none.is_some() {
                continue;
            }
            from = from.or(Some(period.valid_from));
            until = period.valid_until;
            if !period.trust.is_enforced() {
                days.doubtful_from = days.doubtful_from.or(Some(period.valid_from));
            }
            days.off.extend(period.values.iter().filter_map(|(day, name)| Some((day.parse().ok()?, name.clone()))));
        }
        for period in law.series().filter(|series| series.id == MADE_UP).flat_map(|series| &series.periods) {
            days.made_up.extend(period.values.keys().filter_map(|day| day.parse::<Date>().ok()));
        }
        days.known = Some((from.unwrap_or(Date::MAX), until.unwrap_or(Date::MAX)));
        days
    }

    /// The same, with Saturdays worked, as where a one-stop shop is open.
    #[must_use]
    pub fn with_saturdays(mut self) -> WorkingDays {
        self.saturday = true;
        self
    }

    /// Whether it is worked on a day.
    ///
    /// # Errors
    /// The holidays of its year are not known.
    pub fn is_working(&self, day: Date) -> Result<bool, NoRuleInForce> {
        if self.known.is_some_and(|(from, until)| day < from || until <= day) {
            let why = format!("Chưa có lịch nghỉ lễ, Tết năm {}.", day.year());
            return Err(NoRuleInForce { name: "Ngày làm việc".to_owned(), on: day, why: Some(why) });
        }
        let weekday = day.weekday().to_monday_one_offset();
        let week = weekday < 6 || (weekday == 6 && self.saturday) || self.made_up.contains(&day);
        Ok(week && !self.off.contains_key(&day))
    }

    /// The `count`th working day after a day, or before it where `count` is negative; the day itself is not counted
    /// (Civil Code 91/2015, Article 147.2).
    ///
    /// # Errors
    /// The holidays of a year on the way are not known.
    pub fn add(&self, day: Date, count: i64) -> Result<Date, NoRuleInForce> {
        let (mut at, mut left) = (day, count.unsigned_abs());
        while left > 0 {
            let next = if count > 0 { at.tomorrow() } else { at.yesterday() };
            at = next.map_err(|_| NoRuleInForce { name: "Ngày làm việc".to_owned(), on: at, why: None })?;
            left -= u64::from(self.is_working(at)?);
        }
        Ok(at)
    }

    /// Working days after `from`, up to and with `until`.
    ///
    /// # Errors
    /// The holidays of a year between them are not known.
    pub fn between(&self, from: Date, until: Date) -> Result<i64, NoRuleInForce> {
        let (mut at, mut count) = (from, 0);
        while at < until {
            at =
                at.tomorrow().map_err(|_| NoRuleInForce { name: "Ngày làm việc".to_owned(), on: at, why: None })?;
            count += i64::from(self.is_working(at)?);
        }
        Ok(count)
    }

    /// The holidays after `from`, up to and with `until`.
    pub fn holidays(&self, from: Date, until: Date) -> impl Iterator<Item = (Date, &str)> {
        let off = self.off.iter().filter(move |(day, _)| from < **day && **day <= until);
        off.map(|(day, name)| (*day, name.as_str()))
    }

    /// Whether the holidays up to a day are only expected.
    pub fn is_doubtful(&self, until: Date) -> bool {
        self.doubtful_from.is_some_and(|from| from <= until)
    }
}

/// What a check of working days is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The day from which is counted; itself not counted.
    pub from: Date,
    /// So many working days on; negative: back.
    pub count: Option<i64>,
    /// How many there are up to this day.
    pub until: Option<Date>,
}

/// Counts working days.
pub fn check(span: Span, days: &WorkingDays, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let at = law.at(span.from, "");
    let none = |checked: Checked, none: &NoRuleInForce| checked.no_rule(none, Citation::article("45/2019/QH14", 112));
    let mut last = span.from;
    if let Some(count) = span.count {
        match days.add(span.from, count) {
            Ok(day) => {
                checked.date("day", day);
                last = last.max(day);
            }
            Err(error) => return none(checked, &error),
        }
    }
    if let Some(until) = span.until {
        match days.between(span.from, until) {
            Ok(count) => checked.numbers.push(("working_days", Exact::whole(count))),
            Err(error) => return none(checked, &error),
        }
        last = last.max(until);
    }
    let holidays: Vec<String> = match days.known {
        None => Vec::new(),
        Some(_) => {
            let first = checked.dates.first().map_or(span.from, |(_, day)| span.from.min(*day));
            days.holidays(first, last).map(|(day, name)| format!("{} ({name})", short(day))).collect()
        }
    };
    if let Ok(rule) = at.get(HOLIDAYS).or_else(|_| law.at(date(2026, 1, 1), "").get(HOLIDAYS)) {
        let text = match (days.known, holidays.is_empty()) {
            (None, _) => "Chỉ trừ thứ Bảy, Chủ nhật, không trừ ngày lễ.".to_owned(),
            (_, true) => "Trừ ngày nghỉ hằng tuần; không có ngày lễ ở giữa.".to_owned(),
            (_, false) => format!("Trừ ngày nghỉ hằng tuần và các ngày: {}.", holidays.join(", ")),
        };
        checked.say(&rule, Verdict::Pass, text);
        doubt(&mut checked, days, last, law);
    }
    checked
}

/// Says that holidays on the way are only expected.
pub(super) fn doubt(checked: &mut Checked, days: &WorkingDays, until: Date, law: &Law) {
    if !days.is_doubtful(until) {
        return;
    }
    if let Ok(rule) = law.at(until, "").get(HOLIDAYS) {
        let text = format!("Lịch nghỉ lễ năm {} mới là dự kiến; tính lại khi có thông báo chính thức.", until.year());
        checked.say(&rule, Verdict::Pass, text);
    }
}
