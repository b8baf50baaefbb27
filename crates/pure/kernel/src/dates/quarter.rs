//! Months and quarters of the calendar year.

use std::fmt;

use jiff::civil::{Date, date};

/// The first day of the month that holds `day`.
pub fn first_day_of_month(day: Date) -> Date {
    day.first_of_month()
}

/// The last day of the month that holds `day`: "trong tháng 6/2026" ends on 30/06/2026.
pub fn last_day_of_month(day: Date) -> Date {
    day.last_of_month()
}

/// A quarter (quý) of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    number: i8,
}

impl Quarter {
    /// The quarter `number` (1 to 4) of a year from 1 to 9998; `None` for any other.
    pub fn new(year: i16, number: i8) -> Option<Self> {
        ((1..=4).contains(&number) && (1..=9998).contains(&year)).then_some(Self { year, number })
    }

    /// The quarter that holds a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 to 4.
    pub fn number(self) -> i8 {
        self.number
    }

    /// "I" to "IV", as papers count quarters.
    pub fn roman(self) -> &'static str {
        ["I", "II", "III", "IV"][usize::from(self.number.unsigned_abs()) - 1]
    }

    /// The first day: 01/07/2026 for quarter III of 2026.
    pub fn first_day(self) -> Date {
        date(self.year, self.number * 3 - 2, 1)
    }

    /// The last day: 30/09/2026 for quarter III of 2026.
    pub fn last_day(self) -> Date {
        date(self.year, self.number * 3, 1).last_of_month()
    }

    /// The quarter after this one.
    pub fn next(self) -> Self {
        if self.number == 4 {
            Self { year: self.year + 1, number: 1 }
        } else {
            Self { number: self.number + 1, ..self }
        }
    }

    /// The quarter before this one.
    pub fn previous(self) -> Self {
        if self.number == 1 {
            Self { year: self.year - 1, number: 4 }
        } else {
            Self { number: self.number - 1, ..self }
        }
    }
}

/// "Quý III/2026".
impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Quý {}/{}", self.roman(), self.year)
    }
}
