//! The register on both engines, and its pages.

mod career;
mod file;
mod import;
mod intake;
mod pages;
mod private;
mod relatives;
mod store;
