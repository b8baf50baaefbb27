//! Changes to a text at places of it; what is between them stays as it is.

use std::ops::Range;

/// Changes that were gathered, in any order.
#[derive(Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(super) fn replace(&mut self, place: Range<usize>, with: impl Into<String>) {
        let with = with.into();
        if !place.is_empty() || !with.is_empty() {
            self.0.push((place, with));
        }
    }

    /// What is inserted at one place stands there in the order of the calls.
    pub(super) fn insert(&mut self, at: usize, what: impl Into<String>) {
        self.replace(at..at, what);
    }

    /// The text with all changes; none when two of them overlap, or lie outside of it.
    pub(super) fn applied(mut self, text: &str) -> Option<String> {
        self.0.sort_by_key(|(place, _)| (place.start, place.end));
        let more: usize = self.0.iter().map(|(_, with)| with.len()).sum();
        let mut out = String::with_capacity(text.len() + more);
        let mut done = 0;
        for (place, with) in &self.0 {
            out.push_str(text.get(done..place.start)?);
            out.push_str(with);
            done = place.end;
        }
        out.push_str(text.get(done..)?);
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::Edits;

    #[test]
    fn changes_keep_their_order_and_never_overlap() {
        let mut edits = Edits::default();
        edits.replace(2..4, "-");
        edits.insert(2, "a");
        edits.insert(2, "b");
        edits.insert(6, "!");
        assert_eq!(edits.applied("012345").as_deref(), Some("01ab-45!"));
        let mut edits = Edits::default();
        edits.replace(1..4, "");
        edits.replace(3..5, "");
        assert_eq!(edits.applied("012345"), None);
        let mut edits = Edits::default();
        edits.insert(7, "a");
        assert_eq!(edits.applied("012345"), None);
    }
}
