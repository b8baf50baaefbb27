//! Tests of the slice, one binary.

mod pages;
mod visitors;
