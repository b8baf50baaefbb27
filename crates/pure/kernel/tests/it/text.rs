//! Vietnamese text.

mod clean;
mod find;
mod legacy;
mod name;
mod search;
mod sort;
mod strategies;
mod syllable;
mod tone;
