//! One person's score of a month or a quarter (Articles 12 to 17).

mod check;
mod credit;
mod derive;
mod facts;
mod law;

pub use derive::{PeriodResult, evaluate};
pub use facts::{Fault, Leadership, Origin, PeriodFacts, PeriodOf, PersonKind, Share, WorkLine};
pub use law::{PeriodLaw, PeriodPolicy};
