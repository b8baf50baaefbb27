//! A year's rank of everybody in a body (Articles 11, 17.3, 19, 20).

mod check;
mod discipline;
mod facts;
mod law;
mod mean;
mod quarters;
mod rank;

pub use crate::evaluation::cap::{Limit, OpenPlaces};
pub use discipline::{DisciplineRecord, Ground, discipline_triggers};
pub use facts::{Absence, AgencyYear, PersonYear, RankPolicy, Trigger};
pub use law::YearLaw;
pub use mean::{PeriodScore, Span, YearScore, year_score};
pub use quarters::from_quarters;
pub use rank::{AgencyRanking, PersonRank, Rank, rank};
