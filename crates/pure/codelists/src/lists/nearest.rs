//! The entry that somebody may have meant, for a message.

use std::cmp::Reverse;

use kernel::dates::Date;
use kernel::text::search_key;

use super::{Item, List};
use crate::key::joined_key;

impl List {
    /// The entry that somebody may have meant: the one of whose code, label and synonyms the longest stands, word by
    /// word, inside the typed text ("Cử nhân Luật"), else the one with the fewest letters mistyped, at most one in
    /// four. Of several equally near the first of the list. Only for a suggestion, never to be stored unasked.
    pub fn nearest(&self, typed: &str, on: Date) -> Option<&Item> {
        let key = search_key(typed);
        if key.is_empty() {
            return None;
        }
        self.inside(&key, on).or_else(|| self.mistyped(&joined_key(typed), on))
    }

    fn inside(&self, key: &str, on: Date) -> Option<&Item> {
        let padded = format!(" {key} ");
        let hits = self.items_on(on).flat_map(|item| texts(item).map(move |text| (search_key(text), item)));
        let hits = hits.filter(|(text, _)| text.chars().count() > 2 && padded.contains(&format!(" {text} ")));
        hits.min_by_key(|(text, item)| (Reverse(text.chars().count()), item.position)).map(|(_, item)| item)
    }

    fn mistyped(&self, key: &str, on: Date) -> Option<&Item> {
        let typed: Vec<char> = key.chars().collect();
        let near = self.items_on(on).flat_map(|item| {
            texts(item).map(|text| joined_key(text).chars().collect::<Vec<char>>()).map(move |text| (text, item))
        });
        let near = near.map(|(text, item)| (distance(&typed, &text), text.len(), item));
        let near = near.filter(|(distance, length, _)| distance * 4 <= (*length).max(typed.len()));
        near.min_by_key(|(distance, _, item)| (*distance, item.position)).map(|(_, _, item)| item)
    }
}

fn texts(item: &Item) -> impl Iterator<Item = &String> {
    [&item.code, &item.label].into_iter().chain(&item.synonyms)
}

/// How many letters must be put in, left out or changed.
fn distance(one: &[char], two: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        for ((other, pair), left) in two.iter().zip(row.windows(2)).zip(1usize..) {
            let [diagonal, above] = pair else { continue };
            let before = next.get(left - 1).copied().unwrap_or(left);
            next.push((diagonal + usize::from(letter != other)).min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
