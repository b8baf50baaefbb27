//! Tests of the slice, one binary.

mod difficulty;
mod directive;
mod draft;
mod home;
mod pages;
mod reader;
mod reminders;
mod report;
mod seed;
mod store;
mod task;
mod views;
