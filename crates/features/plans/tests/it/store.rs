//! Every question to the database and every change of it, on both engines.

mod difficulty;
mod directive;
mod draft;
mod home;
mod report;
mod task;
mod two_editors;
mod views;
