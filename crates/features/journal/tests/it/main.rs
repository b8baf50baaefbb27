//! The journal through the real router on both engines, and its pages as samples.

mod check;
mod pages;
mod scene;
mod screens;
