//! `sauro law evaluate`: no text stops it, and each gets an answer.
#![no_main]

use lawbook::contract::{Layout, evaluate, evaluate_in_words};

libfuzzer_sys::fuzz_target!(|text: &str| {
    assert!(!evaluate(text, Layout::Line).json.is_empty());
    let _ = evaluate_in_words(text);
});
