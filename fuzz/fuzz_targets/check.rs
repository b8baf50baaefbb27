//! `sauro law check`: no text stops it, and each gets an answer.
#![no_main]

use lawbook::contract::{Layout, check, check_in_words};

libfuzzer_sys::fuzz_target!(|text: &str| {
    assert!(!check(text, Layout::Line).json.is_empty());
    let _ = check_in_words(text);
});
