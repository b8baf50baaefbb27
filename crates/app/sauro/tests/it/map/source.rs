//! A test file as text: its string literals, and its code with the insides of literals and comments blanked out.

/// A string literal: the place of its first quote in the code, and what it says.
pub struct Literal {
    pub at: usize,
    pub text: String,
}

/// One file.
pub struct Source {
    pub code: String,
    pub literals: Vec<Literal>,
}

impl Source {
    /// Reads a file; places stay the same, since every hidden byte becomes a space.
    pub fn of(text: &str) -> Source {
        let mut source = Source { code: String::new(), literals: Vec::new() };
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let length = if rest.starts_with("//") {
                source.hide(&rest[..rest.find('\n').unwrap_or(rest.len())])
            } else if c == '"' {
                source.literal(rest)
            } else if c == '\'' && character(rest).is_some() {
                source.hide(&rest[..character(rest).unwrap_or(1)])
            } else {
                source.code.push(c);
                c.len_utf8()
            };
            rest = &rest[length..];
        }
        source
    }

    fn hide(&mut self, text: &str) -> usize {
        self.code.extend(text.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        text.len()
    }

    fn literal(&mut self, rest: &str) -> usize {
        let mut escaped = false;
        let end = rest[1..].find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let inside = &rest[1..end.map_or(rest.len(), |end| end + 1)];
        self.literals.push(Literal { at: self.code.len(), text: inside.to_owned() });
        self.code.push('"');
        self.hide(inside);
        if end.is_some() {
            self.code.push('"');
        }
        inside.len() + 1 + usize::from(end.is_some())
    }

    /// The statement around a place: from the last `;` or brace before it to the next `;` after it.
    pub fn statement(&self, at: usize) -> (usize, usize) {
        let start = self.code[..at].rfind([';', '{', '}']).map_or(0, |before| before + 1);
        let end = self.code[at..].find(';').map_or(self.code.len(), |after| at + after);
        (start, end)
    }

    /// The literals between two places.
    pub fn literals_in(&self, (from, to): (usize, usize)) -> impl Iterator<Item = &Literal> {
        self.literals.iter().filter(move |literal| (from..to).contains(&literal.at))
    }

    /// The places at which a name stands alone.
    pub fn places<'s>(&'s self, name: &'s str) -> impl Iterator<Item = usize> + 's {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        self.code
            .match_indices(name)
            .map(|(at, _)| at)
            .filter(move |at| !self.code[..*at].ends_with(word) && !self.code[at + name.len()..].starts_with(word))
    }
}

/// The length of a character literal that begins here; `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let inside = &rest[1..];
    let first = inside.chars().next()?;
    let close = match first {
        // The sign after the backslash may be a quote itself.
        '\\' => 2 + inside.get(2..)?.find('\'')?,
        _ => first.len_utf8(),
    };
    inside[close..].starts_with('\'').then_some(close + 2)
}
