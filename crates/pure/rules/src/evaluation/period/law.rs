//! What a period's score takes from the law of a date.

use kernel::exact::Exact;

use crate::evaluation::common::{Item, items};
use crate::evaluation::level::Thresholds;
use crate::evaluation::policy::{Deduction, Surplus};
use crate::law::{LawAt, NoRuleInForce};

/// The positions taken where the decree is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeriodPolicy {
    /// How far extra work may lift the score.
    pub surplus: Surplus,
    /// What a quarter of the points is taken from.
    pub deduction: Deduction,
}

/// The parameters, read once for a date and used for many people.
#[derive(Debug, Clone)]
pub struct PeriodLaw {
    /// The items of the common criteria.
    pub items: Vec<Item>,
    /// The most points of the common criteria.
    pub common_most: Exact,
    /// The most points of the results.
    pub results_most: Exact,
    /// The part of a product's quality points that a failed review costs.
    pub quality_cost: Exact,
    /// The part of a product's progress points that a delay costs.
    pub delay_cost: Exact,
    /// The full ratio of d, đ, e.
    pub full: Exact,
    /// The half ratio of d, đ, e.
    pub half: Exact,
    /// Where the levels begin.
    pub thresholds: Thresholds,
}

impl PeriodLaw {
    /// The parameters of a date.
    ///
    /// # Errors
    /// The decree is not in force on the date.
    pub fn at(law: LawAt<'_>) -> Result<PeriodLaw, NoRuleInForce> {
        let number = |series: &str, name: &str| law.get(series)?.number(name);
        Ok(PeriodLaw {
            items: items(law)?,
            common_most: number("danh_gia/diem_chung_toi_da", "")?,
            results_most: number("danh_gia/diem_ket_qua_toi_da", "")?,
            quality_cost: number("danh_gia/tru_chat_luong", "")?,
            delay_cost: number("danh_gia/tru_tien_do", "")?,
            full: number("danh_gia/ty_le_lanh_dao", "full")?,
            half: number("danh_gia/ty_le_lanh_dao", "half")?,
            thresholds: Thresholds::of_staff(law)?,
        })
    }
}
