//! What the lawbook promises.

mod catalogue;
mod check;
mod choice_flow;
mod contract;
mod pages;
mod period;
mod scenarios;
mod screens;
mod store;
mod upload;
mod year;
