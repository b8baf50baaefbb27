//! From which day on the last evidence counts as late: the SQL twin of [`super::timeliness`].
//!
//! Portable SQL cannot add months, so the question "is today past the evidence's day plus n months?" is turned round:
//! for each n there is one last day, and evidence up to that day is late. A test keeps both answers equal.

use kernel::dates::{Date, add_months};

use super::MAX_CADENCE_MONTHS;

/// The cut-offs for cadences of 1, 2, … [`MAX_CADENCE_MONTHS`] months, in this order.
pub fn evidence_cutoffs(today: Date) -> [Date; MAX_CADENCE_MONTHS] {
    let yesterday = today.yesterday().unwrap_or(today);
    std::array::from_fn(|at| last_day_before(yesterday, at as i32 + 1))
}

/// The last day which, so many months later, gives `latest` or an earlier day. When `latest` ends its month, all days
/// of the month before count, for those that the later month does not have become its last day.
fn last_day_before(latest: Date, months: i32) -> Date {
    let day = add_months(latest, -months);
    if latest == latest.last_of_month() { day.last_of_month() } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::dates::date;

    #[test]
    fn the_cutoff_is_the_last_late_day() {
        let mut today = date(2027, 1, 1);
        while today < date(2028, 4, 2) {
            for (at, cutoff) in evidence_cutoffs(today).into_iter().enumerate() {
                let months = at as i32 + 1;
                assert!(add_months(cutoff, months) < today, "{cutoff} + {months} is late on {today}");
                let next = cutoff.tomorrow().unwrap();
                assert!(add_months(next, months) >= today, "{next} + {months} is not late on {today}");
            }
            today = today.tomorrow().unwrap();
        }
    }
}
