//! Tests of the slice, one binary.

mod difficulty;
mod directive;
mod draft;
mod pages;
mod report;
mod seed;
mod store;
mod task;
mod views;
