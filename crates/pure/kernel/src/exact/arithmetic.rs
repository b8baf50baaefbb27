//! Sums, products, quotients and order.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub};

use num_rational::BigRational;
use num_traits::{CheckedAdd as _, CheckedDiv as _, CheckedMul as _, CheckedSub as _};

use super::{Exact, Held};

impl Exact {
    /// The quotient; none when `other` is 0.
    pub fn divided_by(&self, other: &Exact) -> Option<Exact> {
        if other.is_zero() {
            return None;
        }
        if let (Held::Small(a), Held::Small(b)) = (&self.0, &other.0)
            && let Some(quotient) = a.checked_div(b).and_then(Exact::of_small)
        {
            return Some(quotient);
        }
        Some(Exact::of_big(self.to_big() / other.to_big()))
    }

    /// The mean; none of nothing.
    pub fn mean(numbers: &[Exact]) -> Option<Exact> {
        let count = i64::try_from(numbers.len()).ok()?;
        numbers.iter().sum::<Exact>().divided_by(&Exact::whole(count))
    }

    fn by_big(&self, other: &Exact, step: fn(BigRational, BigRational) -> BigRational) -> Exact {
        Exact::of_big(step(self.to_big(), other.to_big()))
    }
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: &Exact) -> Exact {
        if let (Held::Small(a), Held::Small(b)) = (&self.0, &other.0) {
            // Most numbers of a form are decimals over one denominator.
            if a.denom() == b.denom() && *a.denom() == 1 {
                if let Some(sum) = i64::checked_add(*a.numer(), *b.numer()).filter(|sum| *sum != i64::MIN) {
                    return Exact::whole(sum);
                }
            } else if let Some(sum) = a.checked_add(b).and_then(Exact::of_small) {
                return sum;
            }
        }
        self.by_big(other, Add::add)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: &Exact) -> Exact {
        if let (Held::Small(a), Held::Small(b)) = (&self.0, &other.0)
            && let Some(difference) = a.checked_sub(b).and_then(Exact::of_small)
        {
            return difference;
        }
        self.by_big(other, Sub::sub)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: &Exact) -> Exact {
        if let (Held::Small(a), Held::Small(b)) = (&self.0, &other.0)
            && let Some(product) = a.checked_mul(b).and_then(Exact::of_small)
        {
            return product;
        }
        self.by_big(other, Mul::mul)
    }
}

impl AddAssign<&Exact> for Exact {
    fn add_assign(&mut self, other: &Exact) {
        *self = &*self + other;
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(numbers: I) -> Exact {
        numbers.fold(Exact::ZERO, |sum, number| &sum + number)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        match (&self.0, &other.0) {
            (Held::Small(a), Held::Small(b)) => {
                let left = i128::from(*a.numer()) * i128::from(*b.denom());
                left.cmp(&(i128::from(*b.numer()) * i128::from(*a.denom())))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
