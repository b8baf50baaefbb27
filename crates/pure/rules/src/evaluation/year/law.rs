//! What the year's rank takes from the law of a date.

use kernel::dates::{Date, date};

use crate::evaluation::level::Thresholds;
use crate::law::{Law, NoRuleInForce};

/// The parameters, read once for a year.
#[derive(Debug, Clone)]
pub struct YearLaw {
    /// Where the levels begin.
    pub thresholds: Thresholds,
    /// Months that have to be worked to be ranked (Article 11.1).
    pub months_to_rank: i64,
    /// The usual share of the excellent, in percent (Article 20.5.a).
    pub usual_percent: i64,
    /// The highest share, by decision (Article 20.5.b).
    pub highest_percent: i64,
}

impl YearLaw {
    /// The parameters of a year: those of its last day, whose work they rank.
    ///
    /// # Errors
    /// The decree is not in force in that year.
    pub fn of(law: &Law, year: i16, province: &str) -> Result<YearLaw, NoRuleInForce> {
        let law = law.at(last_day(year), province);
        let share = law.get("danh_gia/ty_le_xuat_sac")?;
        Ok(YearLaw {
            thresholds: Thresholds::of_staff(law)?,
            months_to_rank: law.get("danh_gia/thang_lam_viec")?.whole("")?,
            usual_percent: share.whole("thuong")?,
            highest_percent: share.whole("cao_nhat")?,
        })
    }
}

fn last_day(year: i16) -> Date {
    date(year.clamp(1, 9998), 12, 31)
}
