//! What the kernel promises, by module.

mod dates;
mod exact;
mod glossary;
mod numbers;
mod text;
