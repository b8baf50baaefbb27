//! What the kernel promises, by module.

mod citizen_id;
mod dates;
mod exact;
mod glossary;
mod numbers;
mod text;
