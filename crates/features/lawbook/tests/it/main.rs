//! What the lawbook promises.

mod catalogue;
mod check;
mod choice;
mod contract;
mod pages;
mod scenarios;
mod screens;
