//! Plain text: decoding, and one paragraph a line. Joining wrapped lines is left to whoever knows what they mean.

use crate::pipe_table;
mod columns;

use crate::source::{Block, Paragraph, ReadError, SourceDocument, SourceFormat};
use crate::styled::{Look, Styled};

/// Decodes UTF-8 (with or without a byte order mark) or UTF-16 with one.
///
/// # Errors
/// `unsupported`, naming the first line that is not Unicode.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|c| pair([c[0], c[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| ReadError::not_utf8(1))
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let text = std::str::from_utf8(bytes).map_err(|e| {
                ReadError::not_utf8(1 + bytes[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count())
            })?;
            Ok(text.to_owned())
        }
    }
}

/// Lines of a text, whatever ends them, with their 1-based numbers.
pub(crate) fn lines(text: &str) -> Vec<(u32, String)> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    text.split('\n').zip(1u32..).map(|(line, number)| (number, line.to_owned())).collect()
}

/// Reads a plain text.
pub(crate) fn read(text: &str) -> SourceDocument {
    let lines: Vec<(u32, String)> = lines(text).into_iter().filter(|(_, l)| !l.trim().is_empty()).collect();
    let mut blocks = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let rest = &lines[at..];
        let rows = pipe_table::length(rest);
        let columns = if rows == 0 { columns::length(rest) } else { 0 };
        blocks.push(match (rows, columns) {
            (0, 0) => Block::Paragraph(paragraph(rest[0].0, &rest[0].1)),
            (0, columns) => Block::Table(columns::build(&rest[..columns], &paragraph)),
            (rows, _) => Block::Table(pipe_table::build(&rest[..rows], &cell)),
        });
        at += rows.max(columns).max(1);
    }
    SourceDocument { format: SourceFormat::Text, blocks }
}

/// A paragraph of one plain line. A typed number stays in the text; a dash or star before it is its bullet.
fn paragraph(line: u32, text: &str) -> Paragraph {
    let indent = text.chars().take_while(|c| c.is_whitespace()).count();
    let bullet = text.trim_start().strip_prefix("- ").or_else(|| text.trim_start().strip_prefix("* "));
    let mut styled = Styled::default();
    styled.push(bullet.unwrap_or(text), Look::default());
    let marker = bullet.map(|_| "-".to_owned());
    let list_level = bullet.map(|_| (indent / 2).min(8) as u8);
    Paragraph { line, marker, list_level, ..styled.into_paragraph() }
}

fn cell(line: u32, text: &str) -> Vec<Paragraph> {
    let mut styled = Styled::default();
    styled.push(text, Look::default());
    if styled.is_blank() { Vec::new() } else { vec![Paragraph { line, ..styled.into_paragraph() }] }
}
