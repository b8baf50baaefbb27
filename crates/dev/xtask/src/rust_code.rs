//! Rust source seen by a small scanner: code apart from comments and from string literals.
//!
//! The checks look for words in code or for SQL in literals; a word in a comment must not count as a call, and a
//! brace in a literal must not count as a block. A full parser would know more, but would make `xtask` slow to build.

/// One source file, scanned.
pub struct RustCode {
    /// The source with comments and the insides of literals blanked out; line numbers stay the same.
    pub code: String,
    /// String literals in order.
    pub literals: Vec<Text>,
    /// Comments in order, without their slashes.
    pub comments: Vec<Text>,
}

/// A piece of text, the line (from 1) on which it begins, and the place of its first sign in [`RustCode::code`].
pub struct Text {
    pub line: usize,
    pub at: usize,
    pub text: String,
}

/// Scans a file. Never fails: what is not Rust simply gives odd pieces.
pub fn scan(source: &str) -> RustCode {
    let mut scanner = Scanner { chars: source.chars().collect(), at: 0, line: 1, out: RustCode::empty() };
    while scanner.at < scanner.chars.len() {
        scanner.step();
    }
    scanner.out
}

impl RustCode {
    fn empty() -> Self {
        RustCode { code: String::new(), literals: Vec::new(), comments: Vec::new() }
    }

    /// The ranges of lines (from 1, both ends included) of `#[cfg(test)]` blocks.
    pub fn test_blocks(&self) -> Vec<(usize, usize)> {
        let lines: Vec<&str> = self.code.lines().collect();
        let mut blocks = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if line.trim_start().starts_with("#[cfg(test)]") {
                blocks.push((index + 1, block_end(&lines, index)));
            }
        }
        blocks
    }
}

/// The line (from 1) on which the first block that opens at or after `start` (index from 0) closes.
pub fn block_end(lines: &[&str], start: usize) -> usize {
    let (mut depth, mut brackets, mut opened) = (0i32, 0i32, false);
    for (index, line) in lines.iter().enumerate().skip(start) {
        for c in line.chars() {
            match c {
                '(' | '[' => brackets += 1,
                ')' | ']' => brackets -= 1,
                '{' => (depth, opened) = (depth + 1, true),
                '}' => depth -= 1,
                // A declaration without a block; the `;` of an array type stands in brackets.
                ';' if !opened && brackets == 0 => return index + 1,
                _ => {}
            }
            if opened && depth == 0 {
                return index + 1;
            }
        }
    }
    lines.len()
}

struct Scanner {
    chars: Vec<char>,
    at: usize,
    line: usize,
    out: RustCode,
}

impl Scanner {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Takes one character, counting lines.
    fn take(&mut self) -> char {
        let c = self.peek(0);
        self.at += 1;
        if c == '\n' {
            self.line += 1;
        }
        c
    }

    /// Takes one character of a comment or literal: only its line break stays in the code.
    fn take_hidden(&mut self) -> char {
        let c = self.take();
        self.out.code.push(if c == '\n' { '\n' } else { ' ' });
        c
    }

    fn step(&mut self) {
        let word_before = self.at > 0 && is_word(self.chars[self.at - 1]);
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => self.line_comment(),
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if !word_before && self.raw_hashes(1).is_some() => self.raw_string(1),
            ('b', 'r') if !word_before && self.raw_hashes(2).is_some() => self.raw_string(2),
            ('\'', _) => self.char_or_lifetime(),
            _ => {
                let c = self.take();
                self.out.code.push(c);
            }
        }
    }

    fn line_comment(&mut self) {
        let (line, at, mut text) = (self.line, self.out.code.len(), String::new());
        while self.at < self.chars.len() && self.peek(0) != '\n' {
            text.push(self.take_hidden());
        }
        let text = text.trim_start_matches(['/', '!']).trim().to_string();
        self.out.comments.push(Text { line, at, text });
    }

    fn block_comment(&mut self) {
        let (line, at, mut depth, mut text) = (self.line, self.out.code.len(), 0, String::new());
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    text.push(self.take_hidden());
                    continue;
                }
            }
            self.take_hidden();
            self.take_hidden();
            if depth == 0 {
                break;
            }
        }
        self.out.comments.push(Text { line, at, text });
    }

    fn string(&mut self) {
        let (line, at, mut text) = (self.line, self.out.code.len(), String::new());
        let quote = self.take();
        self.out.code.push(quote);
        while self.at < self.chars.len() && self.peek(0) != '"' {
            match self.take_hidden() {
                '\\' => self.escape(&mut text),
                c => text.push(c),
            }
        }
        self.close(Text { line, at, text }, 0);
    }

    fn escape(&mut self, text: &mut String) {
        match self.take_hidden() {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            '\n' => {
                while self.peek(0).is_whitespace() {
                    self.take_hidden();
                }
            }
            c @ ('"' | '\\' | '\'') => text.push(c),
            c => text.extend(['\\', c]),
        }
    }

    /// The number of `#` of a raw string whose quote follows them, `prefix` characters from here.
    fn raw_hashes(&self, prefix: usize) -> Option<usize> {
        let hashes = (0..).take_while(|i| self.peek(prefix + i) == '#').count();
        (self.peek(prefix + hashes) == '"').then_some(hashes)
    }

    fn raw_string(&mut self, prefix: usize) {
        let (line, at, mut text) = (self.line, self.out.code.len(), String::new());
        let hashes = self.raw_hashes(prefix).unwrap_or(0);
        for _ in 0..prefix + hashes + 1 {
            let c = self.take();
            self.out.code.push(c);
        }
        let closes = |s: &Self| s.peek(0) == '"' && (0..hashes).all(|i| s.peek(1 + i) == '#');
        while self.at < self.chars.len() && !closes(self) {
            text.push(self.take_hidden());
        }
        self.close(Text { line, at, text }, hashes);
    }

    fn close(&mut self, literal: Text, hashes: usize) {
        self.out.literals.push(literal);
        for _ in 0..=hashes {
            if self.at < self.chars.len() {
                let c = self.take();
                self.out.code.push(c);
            }
        }
    }

    /// `'a'` and `'\n'` are characters, `'a` is a lifetime.
    fn char_or_lifetime(&mut self) {
        let quote = self.take();
        self.out.code.push(quote);
        if self.peek(0) == '\\' {
            self.take_hidden();
            self.take_hidden();
            while self.at < self.chars.len() && self.peek(0) != '\'' && self.peek(0) != '\n' {
                self.take_hidden();
            }
        } else if self.peek(1) == '\'' {
            self.take_hidden();
        } else {
            return;
        }
        let c = self.take();
        self.out.code.push(c);
    }
}

/// The place of the bracket that closes the one at `open`, or the end of the text.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0i32;
    for (at, c) in code[open..].char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at;
        }
    }
    code.len()
}

/// Whether the character can be part of an identifier.
pub fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The positions at which `word` stands alone in `text`: not as a part of a longer identifier.
pub fn word_positions<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let joined = |a: Option<char>, b: Option<char>| a.is_some_and(is_word) && b.is_some_and(is_word);
    text.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let before = joined(text[..at].chars().next_back(), word.chars().next());
        let after = joined(word.chars().next_back(), text[at + word.len()..].chars().next());
        !before && !after
    })
}

/// Whether `word` stands alone somewhere in `text`.
pub fn has_word(text: &str, word: &str) -> bool {
    word_positions(text, word).next().is_some()
}

/// The line (from 1) of a byte position.
pub fn line_at(text: &str, position: usize) -> usize {
    text[..position].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_leave_the_code() {
        let seen = scan("let a = \"x { y\"; // tokio {\n/* a /* b */ c */ let b = r#\"q\"q\"#;\n");
        assert_eq!(seen.code.matches('{').count(), 0);
        assert!(!seen.code.contains("tokio") && !seen.code.contains(" c "));
        assert_eq!(seen.literals.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["x { y", "q\"q"]);
        assert_eq!(seen.comments[0].text, "tokio {");
        assert_eq!(seen.code.lines().count(), 2);
    }

    #[test]
    fn a_continued_literal_is_one_line_of_text() {
        let seen = scan("f(\"select a \\\n     from b\", 1);\ng(\"c\")");
        assert_eq!(seen.literals[0].text, "select a from b");
        assert_eq!((seen.literals[0].line, seen.literals[1].line), (1, 3));
    }

    #[test]
    fn lifetimes_are_not_characters() {
        let seen = scan("fn f<'a>(x: &'a str) { if c == '\"' || c == '\\'' || c == '{' { g(\"z\") } }");
        assert_eq!(seen.literals.len(), 1);
        assert_eq!(seen.code.matches('{').count(), seen.code.matches('}').count());
    }

    #[test]
    fn words_stand_alone() {
        assert!(has_word("a.commune = $1", "commune"));
        assert!(!has_word("communes = $1", "commune"));
        assert!(has_word("x f64,", "f64") && !has_word("as_f64()", "f64"));
    }

    #[test]
    fn test_blocks_are_found() {
        let seen = scan("fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nfn c() {}\n");
        assert_eq!(seen.test_blocks(), [(2, 5)]);
    }
}
