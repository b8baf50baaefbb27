//! Tests of the slice, one binary.

mod difficulty;
mod directive;
mod pages;
mod draft;
mod seed;
mod store;
mod task;
mod views;
