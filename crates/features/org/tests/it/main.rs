//! Units and positions on both engines, and their page.

mod pages;
mod store;
