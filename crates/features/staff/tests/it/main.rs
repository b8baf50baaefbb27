//! The register on both engines, and its pages.

mod pages;
mod private;
mod relatives;
mod store;
