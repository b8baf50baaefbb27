//! The score by the readings in force, and by those that are tried (Articles 12 to 18).

use kernel::dates::Date;
use kernel::decision::Decision;
use rules::evaluation::Wrong;
use rules::evaluation::period::{PeriodLaw, PeriodOf, PeriodPolicy, PeriodResult, evaluate};
use rules::evaluation::policy::{Deduction, Surplus};
use rules::law::Law;
use web::FieldErrors;

use super::form::PeriodForm;
use super::read::{Places, Read, read};
use crate::choices::Choices;

/// What came out.
#[derive(Debug)]
pub struct Computed {
    /// The month or quarter.
    pub period: PeriodOf,
    /// By the readings in force.
    pub now: Decision<PeriodResult>,
    /// By the readings that are tried; none where they are those in force.
    pub trial: Option<Decision<PeriodResult>>,
    pub(super) places: Places,
}

/// The open questions that bear on a period's score.
pub(crate) const POLICIES: [&str; 2] = [Surplus::POLICY, Deduction::POLICY];

/// The score, with its derivation.
///
/// # Errors
/// Everything that is wrong with the form, by field.
pub fn compute(form: &PeriodForm, choices: &Choices, today: Date) -> Result<Computed, FieldErrors> {
    let Read { facts, places, mut errors } = read(form);
    let law = |day: Date| PeriodLaw::at(Law::shipped().at(day, ""));
    let in_force = form.day().map(law);
    if let Some(Err(none)) = &in_force {
        errors.add("nam", none.to_string());
    }
    // The rest of the form is looked at by the law of today where its own is not known, so that all mistakes are told.
    let law = match in_force {
        Some(Ok(law)) => Ok(law),
        Some(Err(_)) | None => law(today),
    };
    let law = law.map_err(|none| {
        errors.add("nam", none.to_string());
        errors.clone()
    })?;
    let mut by = |policy: PeriodPolicy| -> Option<Decision<PeriodResult>> {
        let note = |wrongs: Vec<Wrong>| places.note(&wrongs, &mut errors);
        evaluate(&facts, policy, &law).map_err(note).ok()
    };
    let (now, tried) = policies(form, choices);
    let decided = by(now);
    let trial = if tried == now { None } else { by(tried) };
    errors.finish(())?;
    let now = decided.ok_or_else(FieldErrors::default)?;
    Ok(Computed { period: facts.period, now, trial, places })
}

/// The positions in force, and those that are tried; what was not chosen stays as it is.
fn policies(form: &PeriodForm, choices: &Choices) -> (PeriodPolicy, PeriodPolicy) {
    let now = PeriodPolicy {
        surplus: choices.position(Surplus::POLICY, Surplus::from_code),
        deduction: choices.position(Deduction::POLICY, Deduction::from_code),
    };
    let tried = PeriodPolicy {
        surplus: Surplus::from_code(&form.surplus).unwrap_or(now.surplus),
        deduction: Deduction::from_code(&form.deduction).unwrap_or(now.deduction),
    };
    (now, tried)
}
