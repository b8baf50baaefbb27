//! What the rules promise, by topic.

mod law;
mod period;
mod personnel;
mod year;
