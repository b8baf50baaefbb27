//! What the lawbook promises.

mod contract;
mod scenarios;
