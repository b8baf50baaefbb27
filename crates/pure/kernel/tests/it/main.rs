//! What the kernel promises, by module.

mod dates;
mod glossary;
mod numbers;
mod text;
