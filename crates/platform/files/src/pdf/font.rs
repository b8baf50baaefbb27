//! Fonts as far as text needs them: codes to characters, advance widths, bold and italic by name.

use super::cmap::CMap;
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// Most bytes a font's map may unpack to.
const MAX_CMAP: usize = 4 * 1024 * 1024;

/// One font of a page.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Bytes of a character code: 1, or 2 in a composite font.
    pub code_bytes: usize,
    to_unicode: Option<CMap>,
    /// Texts of the 256 codes of a simple font.
    simple: Vec<String>,
    widths: HashMap<u32, f64>,
    default_width: f64,
    pub bold: bool,
    pub italic: bool,
}

impl Font {
    pub(super) fn load(document: &Document, dict: &Dictionary) -> Self {
        let composite = dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Type0");
        let descendant = if composite { descendant(document, dict) } else { None };
        let source = descendant.unwrap_or(dict);
        let name = dict.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default().to_ascii_lowercase();
        let name = String::from_utf8_lossy(&name).into_owned();
        let flags = get(document, source, b"FontDescriptor")
            .and_then(|d| d.as_dict().ok())
            .and_then(|d| get(document, d, b"Flags"))
            .and_then(|f| f.as_i64().ok())
            .unwrap_or(0);
        let to_unicode = get(document, dict, b"ToUnicode")
            .and_then(|o| o.as_stream().ok())
            .and_then(|s| s.decompressed_content_with_limit(MAX_CMAP).ok().or_else(|| Some(s.content.clone())))
            .map(|bytes| CMap::parse(&bytes));
        let mut font = Self {
            code_bytes: match &to_unicode {
                _ if !composite => 1,
                Some(map) if (1..=4).contains(&map.code_bytes) => map.code_bytes,
                _ => 2,
            },
            bold: ["bold", "black", "heavy", "demi"].iter().any(|w| name.contains(w)) || flags & (1 << 18) != 0,
            italic: ["italic", "oblique"].iter().any(|w| name.contains(w)) || flags & (1 << 6) != 0,
            to_unicode,
            ..Self::default()
        };
        if composite {
            font.composite_widths(document, source);
        } else {
            font.simple_widths(document, dict);
            font.simple = simple_texts(document, dict);
        }
        font
    }

    /// What a code shows; `None` when the file doesn't say.
    pub(super) fn text(&self, code: u32) -> Option<&str> {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.get(code));
        let text = mapped.or_else(|| self.simple.get(code as usize).map(String::as_str).filter(|t| !t.is_empty()))?;
        Some(match text {
            // Letters that the font draws as one shape.
            "\u{fb00}" => "ff",
            "\u{fb01}" => "fi",
            "\u{fb02}" => "fl",
            "\u{fb03}" => "ffi",
            "\u{fb04}" => "ffl",
            _ => text,
        })
    }

    /// Advance of a code, in thousandths of the type size.
    pub(super) fn width(&self, code: u32) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.default_width)
    }

    fn simple_widths(&mut self, document: &Document, dict: &Dictionary) {
        self.default_width = 500.0;
        let first = get(document, dict, b"FirstChar").and_then(|o| o.as_i64().ok()).unwrap_or(0).clamp(0, 255) as u32;
        let Some(Ok(widths)) = get(document, dict, b"Widths").map(Object::as_array) else { return };
        // A Type 3 font measures in its own space.
        let matrix = get(document, dict, b"FontMatrix").and_then(|m| m.as_array().ok());
        let scale = matrix.and_then(|m| m.first()).and_then(number).map_or(1.0, |a| f64::from(a) * 1000.0);
        for (index, width) in widths.iter().take(256).enumerate() {
            if let Some(width) = resolve(document, width).and_then(number) {
                self.widths.insert(first + index as u32, f64::from(width) * scale);
            }
        }
    }

    /// `W`: either `first [w w w]` or `first last w`.
    fn composite_widths(&mut self, document: &Document, dict: &Dictionary) {
        self.default_width = get(document, dict, b"DW").and_then(number).map_or(1000.0, f64::from);
        let Some(Ok(list)) = get(document, dict, b"W").map(Object::as_array) else { return };
        let mut at = 0;
        while let Some(first) = list.get(at).and_then(number) {
            let first = first.max(0.0) as u32;
            match list.get(at + 1).and_then(|o| resolve(document, o)) {
                Some(Object::Array(widths)) => {
                    for (index, width) in widths.iter().take(70_000).enumerate() {
                        if let Some(width) = number(width) {
                            self.widths.insert(first.saturating_add(index as u32), f64::from(width));
                        }
                    }
                    at += 2;
                }
                Some(last) => {
                    let last = number(last).unwrap_or(0.0).max(0.0) as u32;
                    if let Some(width) = list.get(at + 2).and_then(number) {
                        for code in first..=last.min(first.saturating_add(70_000)) {
                            self.widths.insert(code, f64::from(width));
                        }
                    }
                    at += 3;
                }
                None => return,
            }
        }
    }
}

fn simple_texts(document: &Document, dict: &Dictionary) -> Vec<String> {
    let Ok(encoding) = dict.get_font_encoding_with_limit(document, MAX_CMAP) else { return Vec::new() };
    (0..=255u8).map(|code| encoding.bytes_to_string(&[code]).unwrap_or_default()).collect()
}

fn descendant<'d>(document: &'d Document, dict: &'d Dictionary) -> Option<&'d Dictionary> {
    let list = get(document, dict, b"DescendantFonts")?.as_array().ok()?;
    resolve(document, list.first()?)?.as_dict().ok()
}

/// The value of a key, references followed.
pub(super) fn get<'d>(document: &'d Document, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    resolve(document, dict.get(key).ok()?)
}

pub(super) fn resolve<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

/// Integers and reals alike.
pub(super) fn number(object: &Object) -> Option<f32> {
    object.as_float().ok().filter(|n| n.is_finite())
}
