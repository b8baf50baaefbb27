//! The map from character codes to Unicode that a font carries (`ToUnicode`).

use std::collections::HashMap;

/// No font has more characters; a map that claims more is cut here.
const MAX_ENTRIES: usize = 70_000;

/// Code to text.
#[derive(Debug, Default)]
pub(super) struct CMap {
    map: HashMap<u32, String>,
    /// Bytes of a code, from the code space; 0 if it isn't said.
    pub code_bytes: usize,
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(String),
}

impl CMap {
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.map.get(&code).map(String::as_str)
    }

    /// Reads what it understands and passes over the rest.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut out = Self::default();
        let tokens = tokens(bytes);
        let mut at = 0;
        while at < tokens.len() {
            let Token::Word(word) = &tokens[at] else {
                at += 1;
                continue;
            };
            at += 1;
            let section = &tokens[at..];
            let length = section.iter().position(|t| matches!(t, Token::Word(_))).unwrap_or(section.len());
            match word.as_str() {
                "begincodespacerange" => out.code_space(&section[..length]),
                "beginbfchar" => out.chars(&section[..length]),
                "beginbfrange" => out.ranges(&section[..length]),
                _ => continue,
            }
            at += length;
        }
        out
    }

    fn code_space(&mut self, tokens: &[Token]) {
        if let Some(Token::Hex(low)) = tokens.first() {
            self.code_bytes = low.len();
        }
    }

    fn put(&mut self, code: u32, text: String) {
        if self.map.len() < MAX_ENTRIES {
            self.map.insert(code, text);
        }
    }

    fn chars(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks_exact(2) {
            if let [Token::Hex(code), Token::Hex(text)] = pair {
                self.put(number(code), utf16(text));
            }
        }
    }

    fn ranges(&mut self, tokens: &[Token]) {
        let mut at = 0;
        while let Some([Token::Hex(low), Token::Hex(high), target]) = tokens.get(at..at + 3) {
            let (low, high) = (number(low), number(high));
            at += 3;
            if *target == Token::Open {
                let mut code = low;
                while let Some(Token::Hex(text)) = tokens.get(at) {
                    self.put(code, utf16(text));
                    code = code.wrapping_add(1);
                    at += 1;
                }
                at += 1;
            } else if let Token::Hex(first) = target {
                for code in low..=high.min(low.saturating_add(0xffff)) {
                    let mut bytes = first.clone();
                    add(&mut bytes, code - low);
                    self.put(code, utf16(&bytes));
                }
            }
        }
    }
}

fn add(bytes: &mut [u8], mut amount: u32) {
    for byte in bytes.iter_mut().rev() {
        let sum = u32::from(*byte) + (amount & 0xff);
        *byte = (sum & 0xff) as u8;
        amount = (amount >> 8) + (sum >> 8);
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |n, b| (n << 8) | u32::from(*b))
}

fn utf16(bytes: &[u8]) -> String {
    if let [one] = bytes {
        return char::from(*one).to_string();
    }
    let units = bytes.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

fn tokens(bytes: &[u8]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'%' => at += bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(bytes.len() - at),
            b'<' if bytes.get(at + 1) != Some(&b'<') => {
                let end = bytes[at..].iter().position(|b| *b == b'>').unwrap_or(bytes.len() - at);
                out.push(Token::Hex(hex(&bytes[at + 1..(at + end).min(bytes.len())])));
                at += end + 1;
            }
            b'[' => {
                out.push(Token::Open);
                at += 1;
            }
            b']' => {
                out.push(Token::Close);
                at += 1;
            }
            b if b.is_ascii_alphabetic() => {
                let length = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
                out.push(Token::Word(String::from_utf8_lossy(&bytes[at..at + length]).into_owned()));
                at += length;
            }
            _ => at += 1,
        }
    }
    out
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let mut digits: Vec<u8> = digits.iter().filter_map(|b| char::from(*b).to_digit(16)).map(|d| d as u8).collect();
    if digits.len() % 2 == 1 {
        digits.push(0);
    }
    digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}
