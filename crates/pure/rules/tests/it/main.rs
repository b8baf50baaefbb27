//! What the rules promise, by topic.

mod cadre;
mod catalogue;
mod deadlines;
mod law;
mod organisation;
mod period;
mod period_examples;
mod personnel;
mod support;
mod year;
mod year_examples;
