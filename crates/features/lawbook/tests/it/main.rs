//! What the lawbook promises.

mod check;
mod contract;
mod scenarios;
