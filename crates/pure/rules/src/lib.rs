//! Law as code: the parameters in force on a date, and the rules as pure functions over facts, each result with its
//! reasons and their articles. Numbers are exact; nothing here reads a clock, a file or the environment.

pub mod evaluation;
pub mod law;
pub mod personnel;
