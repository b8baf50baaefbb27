//! What the kernel promises, by module.

mod dates;
mod numbers;
mod text;
