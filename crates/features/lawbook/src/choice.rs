//! The commune's own choice of a reading, where the law leaves it open: who proposed it, who decided, from when it holds.

pub mod decide;
pub mod page;
pub mod propose;

use rules::law::{Law, Policy};
use web::PageError;

use crate::choices::CHOICES;
use crate::store::ChoiceRow;

/// Longest reason, in characters.
const LONGEST: usize = 1000;

/// The address of the page of one open question.
pub fn href(policy: &str) -> String {
    format!("{CHOICES}/{policy}")
}

/// The open question of a proposal; a later version may have known others.
fn policy_of(row: &ChoiceRow) -> Result<&'static Policy, PageError> {
    Law::shipped().policy(&row.policy).ok_or(PageError::NotFound)
}

/// "Gốc tính tỷ lệ xuất sắc: theo đúng chữ của nghị định", for the journal.
fn what(row: &ChoiceRow) -> Result<String, PageError> {
    let policy = policy_of(row)?;
    let position = policy.position(&row.position).map_or(row.position.as_str(), |position| position.text.as_str());
    Ok(format!("{}: {position}", policy.name))
}
