//! The rules alone, from JSON facts to JSON answers: what other programs and independent checks call.
//!
//! Keys are English; what the statute enumerates is Vietnamese without marks; exact numbers travel as texts. A key that is
//! not known, or stands twice, is an error, so that a misspelt fact cannot be ignored.

mod answer;
mod check;
mod evaluate;
mod json;
mod rank;

pub use answer::{Answer, Layout, Status};
pub use check::{check, check_in_words, checks, describe};
pub(crate) use evaluate::period_facts;
pub use evaluate::{evaluate, evaluate_in_words};
pub use json::InputError;
pub(crate) use rank::{WITHOUT_SCORES, open_question, year_facts};
pub use rank::{rank, rank_in_words};
