//! The reader of plans: the real plan exactly, invented plans in other shapes, and its parts phrase by phrase.

mod bases;
mod clears;
mod due;
mod issuers;
mod letterheads;
mod parts;
mod refusals;
mod seed;
mod sentences;
mod shapes;
mod tables;
mod units;

use files::source::SourceDocument;
use plans::reader::{PlanReading, Task, Units};

/// A document from its text; the name tells Markdown from plain text.
fn document(text: &str, name: &str) -> SourceDocument {
    files::read::read(text.as_bytes(), name).expect("a readable document")
}

/// Reads a Markdown plan without a register.
fn plan(text: &str) -> PlanReading {
    plans::reader::read(&document(text, "ke-hoach.md"), &Units::default()).expect("a plan")
}

/// A plan around the given body, which begins with its parts.
fn with_body(body: &str) -> PlanReading {
    plan(&format!("# KẾ HOẠCH\n\n# Kiểm tra công vụ\n\nSố: 01/KH-UBND\n\n{body}"))
}

fn task<'r>(reading: &'r PlanReading, path: &str) -> &'r Task {
    let paths: Vec<&str> = reading.tasks.iter().map(|t| t.path.as_str()).collect();
    reading.tasks.iter().find(|t| t.path == path).unwrap_or_else(|| panic!("no task {path} among {paths:?}"))
}

fn paths(reading: &PlanReading) -> Vec<&str> {
    reading.tasks.iter().map(|t| t.path.as_str()).collect()
}
