//! Text under construction: pieces with their bold and italic, cleaned and composed into a paragraph at the end.

use crate::source::{Extent, Paragraph};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Look {
    pub bold: bool,
    pub italic: bool,
}

/// Pieces of one paragraph in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Styled {
    pieces: Vec<(String, Look)>,
}

impl Styled {
    pub(crate) fn push(&mut self, text: &str, look: Look) {
        let mut rest = text;
        if let Some((last, last_look)) = self.pieces.last_mut() {
            if *last_look == look {
                last.push_str(text);
                return;
            }
            // A tone mark in a run of its own belongs to the letter before it.
            let marks: usize = rest.chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum();
            last.push_str(&rest[..marks]);
            rest = &rest[marks..];
        }
        if !rest.is_empty() {
            self.pieces.push((rest.to_owned(), look));
        }
    }

    /// A blank where two words would otherwise run together (an explicit page break between them).
    pub(crate) fn push_gap(&mut self) {
        self.push(" ", self.pieces.last().map(|(_, look)| *look).unwrap_or_default());
    }

    /// Appends another text after this one.
    pub(crate) fn append(&mut self, other: Self) {
        for (text, look) in other.pieces {
            self.push(&text, look);
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.pieces.iter().all(|(text, _)| text.chars().all(|c| c.is_whitespace() || is_invisible(c)))
    }

    /// The cleaned paragraph: NFC, blanks collapsed, no blanks beside line breaks or at the ends. Fields about
    /// position and numbering are left for the caller.
    pub(crate) fn into_paragraph(self) -> Paragraph {
        let letters = self.clean();
        let text: String = letters.iter().map(|(c, _)| *c).collect();
        let bold = extent(&letters, |look| look.bold);
        Paragraph {
            bold,
            italic: extent(&letters, |look| look.italic),
            bold_lead: if bold == Extent::Part { bold_lead(&letters) } else { None },
            text,
            ..Paragraph::default()
        }
    }

    fn clean(self) -> Vec<(char, Look)> {
        let mut out: Vec<(char, Look)> = Vec::new();
        for (text, look) in self.pieces {
            for c in text.nfc() {
                match c {
                    '\n' | '\r' | '\u{2028}' | '\u{b}' => {
                        while out.last().is_some_and(|(last, _)| *last == ' ') {
                            out.pop();
                        }
                        if out.last().is_some_and(|(last, _)| *last != '\n') {
                            out.push(('\n', look));
                        }
                    }
                    _ if is_invisible(c) => {}
                    _ if c.is_whitespace() => {
                        if out.last().is_some_and(|(last, _)| !last.is_whitespace()) {
                            out.push((' ', look));
                        }
                    }
                    '\u{2011}' => out.push(('-', look)),
                    _ => out.push((c, look)),
                }
            }
        }
        while out.last().is_some_and(|(last, _)| last.is_whitespace()) {
            out.pop();
        }
        out
    }
}

/// Characters that draw nothing: soft hyphens, zero-width spaces, direction marks, controls.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

/// Measured on letters and digits, so that a plain full stop after a bold title does not make it "partly bold";
/// on any visible sign where there are no letters.
fn extent(letters: &[(char, Look)], has: impl Fn(&Look) -> bool) -> Extent {
    let mut counted: Vec<bool> = letters.iter().filter(|(c, _)| c.is_alphanumeric()).map(|(_, l)| has(l)).collect();
    if counted.is_empty() {
        counted = letters.iter().filter(|(c, _)| !c.is_whitespace()).map(|(_, l)| has(l)).collect();
    }
    match (counted.iter().any(|b| *b), counted.iter().all(|b| *b)) {
        (false, _) => Extent::None,
        (true, true) => Extent::Whole,
        (true, false) => Extent::Part,
    }
}

fn bold_lead(letters: &[(char, Look)]) -> Option<String> {
    let lead: String = letters.iter().take_while(|(c, look)| look.bold || c.is_whitespace()).map(|(c, _)| *c).collect();
    let lead = lead.trim();
    (!lead.is_empty()).then(|| lead.to_owned())
}
