//! Annexes: "PHỤ LỤC", "PHỤ LỤC I", "Phụ lục 02".

use super::lines::Line;
use super::marker::roman_value;
use super::text::{canon, starts_words, word_count};

/// True when the line is the heading of an annex.
pub(super) fn begins(line: &Line) -> bool {
    let low = canon(&line.text);
    let heading = line.looks_like_title() || line.centred || word_count(&line.text) <= 4;
    line.marker.is_none()
        && starts_words(&low, "phụ lục")
        && heading
        && !low.ends_with(['.', ';'])
        && !low.contains("kèm theo kế hoạch này")
}

/// Its number, if one is printed.
pub(super) fn number(text: &str) -> Option<u32> {
    let word = text.split_whitespace().nth(2)?;
    let word: String = word.chars().take_while(|c| c.is_alphanumeric()).collect();
    word.parse().ok().filter(|n| (1..100).contains(n)).or_else(|| roman_value(&word))
}
