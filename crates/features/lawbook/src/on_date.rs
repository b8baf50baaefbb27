//! The date whose law is asked for: `?ngay=2026-11-20` or `?ngay=20/11/2026`, today where nothing is said.

use kernel::dates::{self, Date};

/// The date, and what was wrong with what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnDate {
    pub day: Date,
    /// As it stands in the field.
    pub typed: String,
    pub problem: Option<String>,
}

impl OnDate {
    /// Of what stands in the address.
    pub fn read(asked: &str, today: Date) -> OnDate {
        let asked = asked.trim();
        if asked.is_empty() {
            return OnDate { day: today, typed: dates::short(today), problem: None };
        }
        match asked.parse::<Date>().or_else(|_| dates::parse_vi(asked)) {
            Ok(day) => OnDate { day, typed: dates::short(day), problem: None },
            Err(problem) => OnDate { day: today, typed: asked.to_owned(), problem: Some(problem.to_string()) },
        }
    }

    /// The part of an address that says it: "ngay=2026-11-20".
    pub fn query(&self) -> String {
        format!("ngay={}", self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_are_read() {
        let today = dates::date(2026, 11, 20);
        let day = |asked: &str| OnDate::read(asked, today).day;
        assert_eq!(day(""), today);
        assert_eq!(day("2026-01-02"), dates::date(2026, 1, 2));
        assert_eq!(day("02/01/2026"), dates::date(2026, 1, 2));
        let wrong = OnDate::read("31/02/2026", today);
        assert_eq!((wrong.day, wrong.typed.as_str()), (today, "31/02/2026"));
        assert!(wrong.problem.is_some());
        assert!(OnDate::read("hôm qua", today).problem.is_some());
    }
}
