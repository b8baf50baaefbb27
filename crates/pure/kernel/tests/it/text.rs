//! Vietnamese text.

mod clean;
mod find;
mod name;
mod search;
mod sort;
mod strategies;
mod tone;
