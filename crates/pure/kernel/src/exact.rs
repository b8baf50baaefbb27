//! Exact rational numbers for scores, shares and ratios: never rounded, compared as they are.
//!
//! A year's score is the mean of twelve fractions with different denominators, so numbers may outgrow any machine word.
//! Nearly all fit into 64 bits, and those are kept there.
#![deny(missing_docs)]

mod arithmetic;
mod text;

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{ToPrimitive as _, Zero as _};
pub use text::ExactProblem;

/// An exact number: an integer or a reduced fraction.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Held);

/// `Big` only when the reduced fraction does not fit into `Small`, so that equal numbers are equal values.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Held {
    Small(Ratio<i64>),
    Big(Box<BigRational>),
}

impl Exact {
    /// 0.
    pub const ZERO: Exact = Exact(Held::Small(Ratio::new_raw(0, 1)));
    /// 1.
    pub const ONE: Exact = Exact(Held::Small(Ratio::new_raw(1, 1)));

    /// An integer above `i64::MIN`.
    pub const fn whole(number: i64) -> Exact {
        Exact(Held::Small(Ratio::new_raw(number, 1)))
    }

    /// `numerator / denominator`; none when the denominator is 0.
    pub fn fraction(numerator: i64, denominator: i64) -> Option<Exact> {
        Exact::whole(numerator).divided_by(&Exact::whole(denominator))
    }

    /// Whether it is below 0.
    pub fn is_negative(&self) -> bool {
        *self < Exact::ZERO
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        matches!(&self.0, Held::Small(ratio) if ratio.is_zero())
    }

    /// The largest integer not above it; none when that needs more than 64 bits.
    pub fn floor(&self) -> Option<i64> {
        match &self.0 {
            Held::Small(ratio) => Some(ratio.numer().div_euclid(*ratio.denom())),
            Held::Big(ratio) => ratio.floor().to_integer().to_i64(),
        }
    }

    /// The smallest integer of 64 bits has no opposite, which the arithmetic of fractions needs: it is held as a big one.
    fn of_small(ratio: Ratio<i64>) -> Option<Exact> {
        (*ratio.numer() != i64::MIN).then_some(Exact(Held::Small(ratio)))
    }

    fn of_big(ratio: BigRational) -> Exact {
        match (ratio.numer().to_i64(), ratio.denom().to_i64()) {
            (Some(numerator), Some(denominator)) if numerator != i64::MIN => {
                Exact(Held::Small(Ratio::new_raw(numerator, denominator)))
            }
            _ => Exact(Held::Big(Box::new(ratio))),
        }
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Held::Small(ratio) => BigRational::new_raw(BigInt::from(*ratio.numer()), BigInt::from(*ratio.denom())),
            Held::Big(ratio) => ratio.as_ref().clone(),
        }
    }
}

impl Default for Exact {
    fn default() -> Self {
        Exact::ZERO
    }
}

impl std::fmt::Debug for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}
