//! The personal number (số định danh cá nhân): twelve digits, without a check digit.
//!
//! Digits 1–3 are the province or country where the birth was registered, digit 4 is century and sex, digits 5–6 are
//! the year of birth, the other six are random. Source: Circular 07/2016/TT-BCA.
#![deny(missing_docs)]

mod doubt;

use std::fmt;

use crate::text::one_line;

pub use doubt::Doubt;

/// A personal number. Personal data: nothing prints it unasked, [`fmt::Debug`] shows the province only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitizenId(String);

impl CitizenId {
    /// Reads a number as typed or as a cell holds it. Blanks, full stops and an apostrophe in front fall away; twelve
    /// digits must remain. What the digits say is not questioned here but by [`doubts`](Self::doubts).
    ///
    /// # Errors
    /// A [`Problem`] that says in Vietnamese what is wrong. Nothing is repaired: a number that lost its leading
    /// zeros is proposed, not taken.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let line = one_line(text);
        let typed = line.trim_start_matches(['\'', '’', '‘']);
        if is_shortened_number(typed) {
            return Err(Problem::ShortenedByExcel);
        }
        let digits: String = typed.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
        if let Some(found) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(Problem::NotADigit { found });
        }
        match digits.len() {
            12 => Ok(Self(digits)),
            0 => Err(Problem::Empty),
            9 => Err(Problem::OldCard),
            10 | 11 if !digits.starts_with('0') => {
                Err(Problem::LostZeros { count: digits.len(), proposed: Self(format!("{digits:0>12}")) })
            }
            count => Err(Problem::Length { count }),
        }
    }

    /// The twelve digits, for storing and for official papers.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The first three digits: the province or country where the birth was registered, "030" for Hải Dương as it was
    /// in 2016.
    pub fn province(&self) -> &str {
        &self.0[..3]
    }

    /// The year of birth the number tells: century by the fourth digit (0 and 1 the 20th, 2 and 3 the 21st, and so
    /// on), year by the fifth and sixth.
    pub fn birth_year(&self) -> i16 {
        1900 + 100 * (self.digit(3) / 2) + 10 * self.digit(4) + self.digit(5)
    }

    /// The sex the number tells: the fourth digit is even for men, odd for women.
    pub fn sex(&self) -> Sex {
        if self.digit(3) % 2 == 0 { Sex::Nam } else { Sex::Nu }
    }

    fn digit(&self, at: usize) -> i16 {
        i16::from(self.0.as_bytes()[at] - b'0')
    }
}

/// `CitizenId(099…)`: logs and failed tests must not give the number away.
impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CitizenId({}…)", self.province())
    }
}

/// Why a text is no personal number. The sentence is for whoever typed or imported it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nothing was typed.
    #[error("Chưa có số định danh cá nhân. Nhập đủ 12 chữ số.")]
    Empty,
    /// Nine digits: the number of an old identity card (chứng minh nhân dân), which has its own field.
    #[error(
        "Số có 9 chữ số là số chứng minh nhân dân cũ, không phải số định danh cá nhân. \
         Ghi số này vào ô giấy tờ cũ và nhập số định danh cá nhân gồm 12 chữ số."
    )]
    OldCard,
    /// Ten or eleven digits without a zero in front, as Excel leaves a number that it took for a quantity.
    #[error(
        "Số chỉ có {count} chữ số, cần đủ 12; có thể Excel đã bỏ mất số 0 ở đầu. Nếu đúng là {} thì nhập lại cả số 0.",
        proposed.digits()
    )]
    LostZeros {
        /// How many digits there are.
        count: usize,
        /// The number with zeros in front.
        proposed: CitizenId,
    },
    /// Another number of digits than twelve.
    #[error("Số có {count} chữ số; số định danh cá nhân có đúng 12 chữ số. Kiểm tra lại trên thẻ căn cước.")]
    Length {
        /// How many digits there are.
        count: usize,
    },
    /// A letter or a sign among the digits.
    #[error("Số định danh cá nhân chỉ gồm chữ số, nhưng có ký tự “{found}”. Kiểm tra lại từng chữ số.")]
    NotADigit {
        /// The first such character.
        found: char,
    },
    /// "3.0085E+10": the cell is a quantity, and its last digits may be gone.
    #[error(
        "Excel đã rút gọn số này (dạng 3,0E+10) nên có thể mất chữ số. \
         Đổi cột sang dạng văn bản (Text) rồi nhập lại số từ thẻ căn cước."
    )]
    ShortenedByExcel,
}

/// The sex as identity papers have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// Nam.
    Nam,
    /// Nữ.
    Nu,
}

impl Sex {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Nam, Self::Nu];

    /// The stored key: `nam`, `nu`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nam => "nam",
            Self::Nu => "nu",
        }
    }

    /// The sex of a stored key; `None` for any other text.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sex| sex.key() == key)
    }

    /// As papers write it: "Nam", "Nữ".
    pub fn label(self) -> &'static str {
        match self {
            Self::Nam => "Nam",
            Self::Nu => "Nữ",
        }
    }
}

/// "3.0085E+10", "3,0085e10".
fn is_shortened_number(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once(['e', 'E']) else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(exponent.trim_start_matches('+')) && number.split(['.', ',']).all(is_digits)
}
