//! By when the decree wants things done (Articles 9.1, 18.2, 19.2, 22, 26.1).

use kernel::dates::{Date, date, short};
use kernel::decision::Reason;

use crate::law::{Law, NoRuleInForce};
use crate::personnel::WorkingDays;

/// A last good day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The last day on which it is in time.
    pub last_day: Date,
    /// Why.
    pub reason: Reason,
}

/// Who is ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ranked {
    /// Civil servants (Article 19.2).
    Staff,
    /// Bodies, those below before those above (Article 9.1).
    Bodies,
}

/// The last day to rank a year's work (Articles 9.1, 19.2): the day before 15/12, or before 15/01 of the next year where a
/// superior allowed it. A province may have its own day.
///
/// # Errors
/// The decree is not in force in that year.
pub fn ranking(
    law: &Law,
    year: i16,
    province: &str,
    (who, special): (Ranked, bool),
) -> Result<Deadline, NoRuleInForce> {
    let on = date(year.clamp(1, 9998), 12, 31);
    let series = if who == Ranked::Staff { "danh_gia/han_xep_loai" } else { "danh_gia/to_chuc_han_xep_loai" };
    let rule = law.at(on, province).get(series)?;
    let text = rule.text(if special { "dac_thu" } else { "thuong" })?;
    let none = || NoRuleInForce { name: rule.series.name.clone(), on, why: None };
    let in_year = on.year() + i16::from(special);
    let before: Date = format!("{in_year:04}-{text}").parse().map_err(|_| none())?;
    let last_day = before.yesterday().map_err(|_| none())?;
    let order =
        if who == Ranked::Bodies { " Tổ chức cấp dưới xếp trước tổ chức cấp trên." } else { "" };
    Ok(Deadline {
        last_day, reason: rule.reason(format!("Xếp loại xong trước ngày {}.{order}", short(before)))
    })
}

/// What a person hands in at the end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Handed {
    /// The self-scored sheet.
    SelfScore,
    /// The file to the one who confirms.
    File,
}

/// The last day of a period's own step, in its last month. The decree names none (Article 18.2); a province may.
///
/// # Errors
/// Nobody has set a day, or the month has no such day.
pub fn period_step(law: &Law, last_month: Date, province: &str, step: Handed) -> Result<Deadline, NoRuleInForce> {
    let rule = law.at(last_month, province).get("danh_gia/lich_ky")?;
    let (name, what) =
        if step == Handed::SelfScore { ("tu_cham", "Tự chấm điểm") } else { ("nop", "Nộp phiếu, hồ sơ") };
    let day = rule.whole(name)?;
    let none = || NoRuleInForce { name: rule.series.name.clone(), on: last_month, why: None };
    let first = last_month.first_of_month();
    let last_day = i8::try_from(day).ok().and_then(|day| Date::new(first.year(), first.month(), day).ok());
    let last_day = last_day.ok_or_else(none)?;
    Ok(Deadline { last_day, reason: rule.reason(format!("{what} chậm nhất ngày {}.", short(last_day))) })
}

/// The last day to answer a petition against a result (Article 22): working days after it was received.
///
/// # Errors
/// The decree is not in force, or the holidays are not known.
pub fn petition(law: &Law, received: Date, days: &WorkingDays) -> Result<Deadline, NoRuleInForce> {
    let rule = law.at(received, "").get("danh_gia/han_kien_nghi")?;
    let count = rule.whole("")?;
    let last_day = days.add(received, count)?;
    let text = format!(
        "Trả lời trong {count} ngày làm việc kể từ ngày nhận {}: chậm nhất {}.",
        short(received),
        short(last_day)
    );
    Ok(Deadline { last_day, reason: rule.reason(text) })
}

/// The last day to hand a result over to the national database (Article 26.1.d): days after the result.
///
/// # Errors
/// The decree is not in force.
pub fn hand_over(law: &Law, result_on: Date) -> Result<Deadline, NoRuleInForce> {
    let rule = law.at(result_on, "").get("danh_gia/han_dong_bo")?;
    let count = rule.whole("")?;
    let last_day = (0..count).fold(result_on, |day, _| day.tomorrow().unwrap_or(day));
    let text = format!(
        "Cập nhật trong {count} ngày kể từ khi có kết quả ngày {}: chậm nhất {}.",
        short(result_on),
        short(last_day)
    );
    Ok(Deadline { last_day, reason: rule.reason(text) })
}

/// By when the catalogue of products and the criteria had to be issued (Article 26.1.a).
///
/// # Errors
/// The decree is not in force on the date.
pub fn catalogue(law: &Law, on: Date) -> Result<Deadline, NoRuleInForce> {
    let rule = law.at(on, "").get("danh_gia/han_danh_muc")?;
    let none = |_| NoRuleInForce { name: rule.series.name.clone(), on, why: None };
    let last_day: Date = rule.text("")?.parse().map_err(none)?;
    let text = format!("Danh mục sản phẩm, công việc và tiêu chí ban hành xong chậm nhất {}.", short(last_day));
    Ok(Deadline { last_day, reason: rule.reason(text) })
}
