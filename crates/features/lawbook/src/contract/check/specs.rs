//! Every check: its name, its facts and what it gives.

mod clocks;
mod moves;

use rules::personnel::Checked;

use super::Context;
use super::asked::Asked;
use crate::contract::json::InputError;

/// A fact that a check reads.
pub(super) struct Fact {
    pub key: &'static str,
    pub kind: &'static str,
    pub what: &'static str,
}

type Ask = fn(&Asked<'_, '_>, &Context) -> Result<Checked, InputError>;

/// One check.
pub(super) struct Spec {
    pub name: &'static str,
    pub about: &'static str,
    pub facts: &'static [Fact],
    pub gives: &'static str,
    pub ask: Ask,
}

const fn fact(key: &'static str, kind: &'static str, what: &'static str) -> Fact {
    Fact { key, kind, what }
}

/// Every check, in the order of the contract; those beyond it at the end.
pub(super) const CHECKS: &[Spec] = &[
    clocks::LEADERSHIP_TERM,
    clocks::ACTING_HEAD,
    clocks::RETIREMENT,
    clocks::ROTATION,
    clocks::SECONDMENT,
    clocks::DISCIPLINE_CLOCK,
    moves::SEVERANCE,
    moves::ELIGIBILITY,
    moves::RELATIVES,
    clocks::WORKING_DAYS,
    clocks::SUSPENSION,
    clocks::APPOINTMENT_CLOCK,
    moves::APPOINTMENT_VOTE,
    moves::POSITION_CHANGE,
    moves::RANK_SHARE,
    moves::TRAINING_REPAYMENT,
];
