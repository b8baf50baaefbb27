//! Which styles of cells show a number as a date, and which are drawn in a font of an old encoding.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::text::legacy;

use crate::xml::{self, Step, Xml, XmlFault, name};

/// Excel itself knows 64,000.
const MAX_STYLES: usize = 66_000;

/// What the styles of cells tell, by their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    /// Whether it shows a date.
    dates: Vec<bool>,
    /// The place in `old` of its font, where that has an encoding of its own.
    fonts: Vec<Option<usize>>,
    /// The names of fonts with an encoding of their own (TCVN3, VNI).
    old: Vec<Arc<str>>,
}

impl Styles {
    pub(super) fn parse(text: &str) -> Step<Styles> {
        let mut own = BTreeSet::new();
        let mut formats = Vec::new();
        let (mut names, mut of_style) = (Vec::new(), Vec::new());
        let mut xml = Xml::new(text);
        xml.root()?;
        xml.children(&mut |xml, start| match name(start) {
            "numFmts" => xml.children(&mut |xml, start| {
                let code = xml::attr(start, "formatCode").unwrap_or_default();
                if let Some(id) = number(start, "numFmtId").filter(|_| shows_a_date(&code)) {
                    own.insert(id);
                }
                xml.skip(start)
            }),
            "fonts" => xml.children(&mut |xml, _| {
                if names.len() == MAX_STYLES {
                    return Err(XmlFault::TooMuch);
                }
                names.push(String::new());
                xml.children(&mut |xml, start| {
                    if let (true, Some(last)) = (name(start) == "name", names.last_mut()) {
                        *last = xml::attr(start, "val").unwrap_or_default();
                    }
                    xml.skip(start)
                })
            }),
            "cellXfs" => xml.children(&mut |xml, start| {
                if formats.len() == MAX_STYLES {
                    return Err(XmlFault::TooMuch);
                }
                formats.push(number(start, "numFmtId").unwrap_or_default());
                of_style.push(number(start, "fontId"));
                xml.skip(start)
            }),
            _ => xml.skip(start),
        })?;
        let is_date = |format: u32| matches!(format, 14..=17 | 22 | 27..=31 | 36 | 50..=58) || own.contains(&format);
        let mut styles = Styles { dates: formats.into_iter().map(is_date).collect(), ..Styles::default() };
        let places: Vec<Option<usize>> = names.iter().map(|font| styles.old_place(font)).collect();
        let place = |font: Option<u32>| *places.get(usize::try_from(font?).ok()?)?;
        styles.fonts = of_style.into_iter().map(place).collect();
        Ok(styles)
    }

    fn old_place(&mut self, font: &str) -> Option<usize> {
        legacy::of_font(font)?;
        self.old.push(Arc::from(font));
        Some(self.old.len() - 1)
    }

    /// The font of a style, where it has an encoding of its own.
    pub(super) fn old_font(&self, style: usize) -> Option<Arc<str>> {
        let place = (*self.fonts.get(style)?)?;
        self.old.get(place).cloned()
    }

    /// Whether a style shows a date.
    pub(super) fn is_date(&self, style: usize) -> bool {
        self.dates.get(style).copied().unwrap_or_default()
    }
}

fn number(start: &quick_xml::events::BytesStart<'_>, attribute: &str) -> Option<u32> {
    xml::attr(start, attribute)?.trim().parse().ok()
}

/// Whether a format has a day or a year, outside of quoted words, escaped signs and brackets.
fn shows_a_date(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'd' | 'D' | 'y' | 'Y' if !bracketed => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::shows_a_date;

    #[test]
    fn formats_of_dates() {
        for code in ["dd/mm/yyyy", "[$-42A]d mmmm yyyy", "yyyy\\-mm", "DD/MM"] {
            assert!(shows_a_date(code), "{code}");
        }
        for code in ["General", "0.00", "#,##0 \"đồng dy\"", "[Red]0", "hh:mm", "0\\d", "_d0"] {
            assert!(!shows_a_date(code), "{code}");
        }
    }
}
