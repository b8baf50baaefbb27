//! What the rules promise, by topic.

mod deadlines;
mod law;
mod organisation;
mod period;
mod personnel;
mod year;
