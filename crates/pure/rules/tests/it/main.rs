//! What the rules promise, by topic.

mod law;
