//! Samples of every page: empty, ordinary, crowded, refused; each read strictly.

mod difficulty;
mod directive;
mod draft;
mod home;
mod report;
mod task;
mod views;
