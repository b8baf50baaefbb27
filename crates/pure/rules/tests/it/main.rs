//! What the rules promise, by topic.

mod catalogue;
mod deadlines;
mod law;
mod organisation;
mod period;
mod personnel;
mod support;
mod year;
