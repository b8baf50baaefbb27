//! A coefficient of pay, exact.

use std::fmt;

/// A coefficient with two decimals, held in hundredths: 2,34 is 234.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coefficient(i64);

impl Coefficient {
    /// Of hundredths.
    pub const fn of_hundredths(hundredths: i64) -> Self {
        Coefficient(hundredths)
    }

    /// In hundredths.
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// A number with a comma and two decimals, as the files and the decrees write it: "2,34"; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, rest) = text.split_once(',')?;
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(rest) || rest.len() != 2 || whole.len() > 2 {
            return None;
        }
        Some(Coefficient(whole.parse::<i64>().ok()? * 100 + rest.parse::<i64>().ok()?))
    }

    /// This many times a base in đồng; none when that is no whole đồng or does not fit.
    pub fn of(self, base: i64) -> Option<i64> {
        let hundredths = self.0.checked_mul(base)?;
        (hundredths % 100 == 0).then_some(hundredths / 100)
    }
}

impl fmt::Display for Coefficient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{:02}", self.0 / 100, self.0 % 100)
    }
}
