//! Tests of the slice, one binary.

mod seed;
mod store;
mod views;
