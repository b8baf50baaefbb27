//! `sauro law rank`: no text stops it, and each gets an answer.
#![no_main]

use lawbook::contract::{Layout, rank, rank_in_words};

libfuzzer_sys::fuzz_target!(|text: &str| {
    assert!(!rank(text, Layout::Line).json.is_empty());
    let _ = rank_in_words(text);
});
