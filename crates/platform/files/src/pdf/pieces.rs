//! Signs put together into pieces of text, as they are drawn.

/// Text drawn in one go, without a gap in it. Points; y grows upwards.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub x: f64,
    /// Where its last visible sign ends.
    pub end: f64,
    /// Where the next sign would be drawn.
    pub pen: f64,
    /// Base line.
    pub y: f64,
    pub size: f64,
    pub text: String,
    pub bold: bool,
    pub italic: bool,
}

impl Piece {
    /// Adds this sign to the piece that it goes on, or begins a new one. A blank never begins one.
    pub(super) fn append_to(self, pieces: &mut Vec<Self>) {
        let blank = self.text.chars().all(char::is_whitespace);
        if let Some(last) = pieces.last_mut() {
            let (size, gap) = (self.size, self.x - last.pen);
            let same_line = (last.y - self.y).abs() < 0.1 * size && (last.size - size).abs() < 0.1 * size;
            if same_line && !blank && last.text.ends_with(&self.text) && (last.end - self.pen).abs() < 0.08 * size {
                // The same sign drawn twice: a poor man's bold.
                last.bold = true;
                return;
            }
            let same_look = blank || (last.bold == self.bold && last.italic == self.italic);
            if same_line && same_look && gap > -0.4 * size && gap < 0.18 * size {
                last.text.push_str(&self.text);
                last.pen = self.pen;
                if !blank {
                    last.end = self.pen;
                }
                return;
            }
        }
        if !blank {
            pieces.push(self);
        }
    }
}
