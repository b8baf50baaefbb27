//! Ranks, salary scales, the base salary and the leadership allowances of communes, each by the date whose law applies.
//!
//! Money is whole đồng, coefficients are hundredths; nothing is rounded. Where nothing is in force, an error says so and
//! the nearest is never taken. A salary here is coefficient × base salary alone: the allowance beyond the last step,
//! seniority and other allowances are not computed.

mod coefficient;
mod read;

use kernel::dates::{Date, short};

use crate::Status;
use crate::dated::Span;
use crate::lists::{CodeList, Item};

pub use coefficient::Coefficient;

/// A salary scale: loại A1, B.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// As the decree names it: "A2.1".
    pub code: String,
    /// Months in a step before the next, by regular advancement.
    pub months: i64,
    /// The coefficient of each step, the first first.
    pub steps: Vec<Coefficient>,
    /// How sure it is.
    pub status: Status,
    span: Span,
}

/// The base salary in a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseSalary {
    /// Đồng a month.
    pub amount: i64,
    /// The decree, Vietnamese.
    pub source: String,
    /// How sure it is.
    pub status: Status,
    /// What else to know, Vietnamese.
    pub note: Option<String>,
    span: Span,
}

/// A rank as it is paid on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// The entry of the list of ranks.
    pub item: &'static Item,
    /// The scale that it is paid by.
    pub scale: &'static Scale,
    /// The least sure of what it rests on.
    pub status: Status,
}

/// An amount of money and what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// Đồng a month: coefficient × base, exact.
    pub dong: i64,
    /// The coefficient.
    pub coefficient: Coefficient,
    /// The base salary of the date, đồng a month.
    pub base: i64,
    /// The least sure of what it rests on.
    pub status: Status,
}

/// Why an amount cannot be told. The words are for users.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PayProblem {
    /// The list has no such rank on the date.
    #[error("Ngày {} không có ngạch mã “{code}” trong danh mục.", short(*on))]
    NoRank {
        /// The code that was asked for.
        code: String,
        /// The date.
        on: Date,
    },
    /// The rank has no salary scale on the date.
    #[error("Ngày {} chưa có bảng lương “{code}” mà hệ thống áp dụng được.", short(*on))]
    NoScale {
        /// The rank or the scale.
        code: String,
        /// The date.
        on: Date,
    },
    /// The scale has no such step.
    #[error("Bảng lương {scale} có {steps} bậc, không có bậc {step}.")]
    NoStep {
        /// The scale.
        scale: String,
        /// The step that was asked for.
        step: usize,
        /// How many there are.
        steps: usize,
    },
    /// No base salary is known on the date.
    #[error("Ngày {} chưa có mức lương cơ sở mà hệ thống biết.", short(*on))]
    NoBaseSalary {
        /// The date.
        on: Date,
    },
    /// No allowance is known for the position, in the province, on the date.
    #[error("Ngày {} chưa có mức phụ cấp chức vụ lãnh đạo nào áp dụng được cho trường hợp này.", short(*on))]
    NoAllowance {
        /// The date.
        on: Date,
    },
    /// The product is no whole đồng; the rule of rounding is not known.
    #[error("Số tiền không tròn đồng; quy tắc làm tròn chưa được xác định.")]
    NotWhole,
}

/// The rank of a code with the scale that it is paid by on a date.
///
/// # Errors
/// The list has no such rank on the date, or it has no scale then.
pub fn rank_on(code: &str, on: Date) -> Result<Rank, PayProblem> {
    let no_rank = || PayProblem::NoRank { code: code.to_owned(), on };
    let item = CodeList::Rank.item(code).filter(|item| item.holds_on(on)).ok_or_else(no_rank)?;
    let paid = item.scales.iter().find(|paid| paid.span.holds_on(on));
    let paid = paid.ok_or_else(|| PayProblem::NoScale { code: code.to_owned(), on })?;
    let scale = scale_on(&paid.scale, on)?;
    Ok(Rank { item, scale, status: item.status.max(paid.status).max(scale.status) })
}

/// The salary scale of a code on a date.
///
/// # Errors
/// There is none then.
pub fn scale_on(code: &str, on: Date) -> Result<&'static Scale, PayProblem> {
    let scale = scales().iter().find(|scale| scale.code == code && scale.span.holds_on(on));
    scale.ok_or_else(|| PayProblem::NoScale { code: code.to_owned(), on })
}

/// Every salary scale, by the order of the decree.
pub fn scales() -> &'static [Scale] {
    &read::shipped().scales
}

/// The coefficient of a step, counted from 1.
///
/// # Errors
/// The scale has no such step.
pub fn step(scale: &Scale, step: usize) -> Result<Coefficient, PayProblem> {
    let found = step.checked_sub(1).and_then(|at| scale.steps.get(at)).copied();
    found.ok_or_else(|| PayProblem::NoStep { scale: scale.code.clone(), step, steps: scale.steps.len() })
}

/// The base salary on a date, đồng a month; none before the first that is known.
pub fn base_salary_on(on: Date) -> Option<i64> {
    base_salary(on).map(|base| base.amount)
}

/// The base salary on a date with its decree; none before the first that is known.
pub fn base_salary(on: Date) -> Option<&'static BaseSalary> {
    read::shipped().base.iter().find(|base| base.span.holds_on(on))
}

/// The monthly salary of a rank in a step on a date: coefficient × base salary.
///
/// # Errors
/// Rank, scale, step or base salary is not in force on the date.
pub fn salary(rank: &str, step_number: usize, on: Date) -> Result<Amount, PayProblem> {
    let rank = rank_on(rank, on)?;
    amount(step(rank.scale, step_number)?, rank.status, on)
}

/// The monthly leadership allowance of a position in a commune (`chu_tich`, `pho_chu_tich`, `truong_phong`,
/// `pho_truong_phong`) of a province, by its two-digit code, on a date.
///
/// # Errors
/// No allowance is known for the position, the province and the date, or no base salary.
pub fn leadership_allowance(position: &str, province: u32, on: Date) -> Result<Amount, PayProblem> {
    let allowances = &read::shipped().allowances;
    let known = allowances.items.iter().find(|one| one.position == position && one.span.holds_on(on));
    let here = known.filter(|_| !allowances.not_in_provinces.contains(&province));
    let one = here.ok_or(PayProblem::NoAllowance { on })?;
    amount(one.coefficient, one.status, on)
}

fn amount(coefficient: Coefficient, status: Status, on: Date) -> Result<Amount, PayProblem> {
    let base = base_salary(on).ok_or(PayProblem::NoBaseSalary { on })?;
    let dong = coefficient.of(base.amount).ok_or(PayProblem::NotWhole)?;
    Ok(Amount { dong, coefficient, base: base.amount, status: status.max(base.status) })
}
