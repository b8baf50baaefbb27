//! How exact numbers are read and written.

use std::fmt::{Display, Formatter};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};

use super::{Exact, Held};

/// No number of law needs more; longer texts are refused before anything is computed with them.
const LONGEST: usize = 60;

/// Why a text is no exact number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExactProblem {
    /// Neither a decimal nor a fraction.
    #[error("Không đọc được số “{0}”. Viết số thập phân như 2,5 hoặc phân số như 37/42.")]
    Unreadable(String),
    /// The denominator is 0.
    #[error("Phân số “{0}” có mẫu bằng 0.")]
    NoDenominator(String),
    /// More digits than any number of law has.
    #[error("Số dài quá {LONGEST} ký tự. Kiểm tra lại.")]
    TooLong,
    /// A point before three digits: a thousand as Vietnamese write it, or a decimal.
    #[error("Số “{0}” đọc được hai cách. Viết phần lẻ sau dấu phẩy, ví dụ 1,234; hàng nghìn viết liền, ví dụ 1234.")]
    Ambiguous(String),
}

impl Exact {
    /// Reads a decimal, "2.5" or "2,5", or a fraction, "37/42". A point is a decimal point, as in JSON: "1.000" is 1.
    ///
    /// # Errors
    /// What is wrong with the text, in words for who wrote it.
    pub fn parse(text: &str) -> Result<Exact, ExactProblem> {
        let clean = text.trim();
        if clean.len() > LONGEST {
            return Err(ExactProblem::TooLong);
        }
        let unreadable = || ExactProblem::Unreadable(clean.to_owned());
        let (minus, digits) = clean.strip_prefix('-').map_or((false, clean), |digits| (true, digits));
        let size = match digits.split_once('/') {
            Some((above, below)) => {
                let above = Exact::digits(above).ok_or_else(unreadable)?;
                let below = Exact::digits(below).ok_or_else(unreadable)?;
                above.divided_by(&below).ok_or_else(|| ExactProblem::NoDenominator(clean.to_owned()))?
            }
            None => Exact::decimal(digits).ok_or_else(unreadable)?,
        };
        Ok(if minus { &Exact::ZERO - &size } else { size })
    }

    /// Reads what a person typed: as [`Exact::parse`], but a point before exactly three digits may be a thousand and is
    /// asked about, never guessed.
    ///
    /// # Errors
    /// What is wrong with the text, in words for who wrote it.
    pub fn parse_typed(text: &str) -> Result<Exact, ExactProblem> {
        match text.trim().rsplit_once('.') {
            Some((_, tail)) if tail.len() == 3 && tail.bytes().all(|byte| byte.is_ascii_digit()) => {
                Err(ExactProblem::Ambiguous(text.trim().to_owned()))
            }
            _ => Exact::parse(text),
        }
    }

    fn digits(text: &str) -> Option<Exact> {
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        match text.parse() {
            Ok(small) => Some(Exact::whole(small)),
            Err(_) => Some(Exact::of_big(BigRational::from_integer(text.parse::<BigInt>().ok()?))),
        }
    }

    fn decimal(text: &str) -> Option<Exact> {
        let Some((whole, decimals)) = text.split_once(['.', ',']) else { return Exact::digits(text) };
        if whole.is_empty() || decimals.is_empty() {
            return None;
        }
        let number = Exact::digits(&format!("{whole}{decimals}"))?;
        let scale = Exact::of_big(BigRational::from_integer(BigInt::from(10).pow(u32::try_from(decimals.len()).ok()?)));
        number.divided_by(&scale)
    }

    /// Two decimals, a half rounded up: "60.28". For showing, never for deciding.
    pub fn shown(&self) -> String {
        self.rounded(2, ".")
    }

    /// As Vietnamese write it on screens and papers: "60,28".
    pub fn shown_vi(&self) -> String {
        self.rounded(2, ",")
    }

    /// As typed: "2,5", "37/42"; a decimal where its digits end within four places, else the fraction.
    pub fn written_vi(&self) -> String {
        self.decimal_vi().unwrap_or_else(|| self.to_string())
    }

    /// For a sentence: "2,5", "≈ 0,86"; about two decimals where the digits do not end within four places.
    pub fn readable_vi(&self) -> String {
        self.decimal_vi().unwrap_or_else(|| format!("≈ {}", self.shown_vi()))
    }

    /// The decimal, if its digits end within four places.
    fn decimal_vi(&self) -> Option<String> {
        let Held::Small(ratio) = &self.0 else { return None };
        let (above, below) = (*ratio.numer(), *ratio.denom());
        if below == 1 {
            return Some(above.to_string());
        }
        let places = (1..=4_usize).find(|places| 10_i64.pow(*places as u32) % below == 0)?;
        let scale = 10_i64.pow(places as u32);
        let digits = above.unsigned_abs().checked_mul((scale / below).unsigned_abs())?;
        let (whole, rest) = (digits / scale.unsigned_abs(), digits % scale.unsigned_abs());
        let minus = if above < 0 { "-" } else { "" };
        Some(format!("{minus}{whole},{rest:0places$}"))
    }

    /// Whether it is an integer.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Held::Small(ratio) => ratio.is_integer(),
            Held::Big(ratio) => ratio.is_integer(),
        }
    }

    fn rounded(&self, places: u32, sign: &str) -> String {
        let scale = Exact::whole(10_i64.pow(places));
        let size = if self.is_negative() { &Exact::ZERO - self } else { self.clone() };
        let half = Exact(Held::Small(Ratio::new_raw(1, 2)));
        let units = match (&(&size * &scale) + &half).0 {
            Held::Small(ratio) => ratio.floor().to_integer().to_string(),
            Held::Big(ratio) => ratio.floor().to_integer().to_string(),
        };
        let minus = if self.is_negative() && units.bytes().any(|digit| digit != b'0') { "-" } else { "" };
        let width = places as usize;
        let padded = format!("{units:0>least$}", least = width + 1);
        let (whole, decimals) = padded.split_at(padded.len() - width);
        if decimals.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}{sign}{decimals}") }
    }
}

/// The integer or the reduced fraction: "5", "37/42".
impl Display for Exact {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Held::Small(ratio) if ratio.is_integer() => Display::fmt(ratio.numer(), f),
            Held::Small(ratio) => write!(f, "{}/{}", ratio.numer(), ratio.denom()),
            Held::Big(ratio) => Display::fmt(ratio, f),
        }
    }
}
