//! Which styles of cells show a number as a date.

use std::collections::BTreeSet;

use crate::xml::{self, Step, Xml, XmlFault, name};

/// Excel itself knows 64,000.
const MAX_STYLES: usize = 66_000;

/// For each style of cells, by its number, whether it shows a date.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    dates: Vec<bool>,
}

impl Styles {
    pub(super) fn parse(text: &str) -> Step<Styles> {
        let mut own = BTreeSet::new();
        let mut formats = Vec::new();
        let mut xml = Xml::new(text);
        xml.root()?;
        xml.children(&mut |xml, start| match name(start) {
            "numFmts" => xml.children(&mut |xml, start| {
                let code = xml::attr(start, "formatCode").unwrap_or_default();
                if let Some(id) = id(start).filter(|_| shows_a_date(&code)) {
                    own.insert(id);
                }
                xml.skip(start)
            }),
            "cellXfs" => xml.children(&mut |xml, start| {
                if formats.len() == MAX_STYLES {
                    return Err(XmlFault::TooMuch);
                }
                formats.push(id(start).unwrap_or_default());
                xml.skip(start)
            }),
            _ => xml.skip(start),
        })?;
        let is_date = |format: u32| matches!(format, 14..=17 | 22 | 27..=31 | 36 | 50..=58) || own.contains(&format);
        Ok(Styles { dates: formats.into_iter().map(is_date).collect() })
    }

    /// Whether a style shows a date.
    pub(super) fn is_date(&self, style: usize) -> bool {
        self.dates.get(style).copied().unwrap_or_default()
    }
}

fn id(start: &quick_xml::events::BytesStart<'_>) -> Option<u32> {
    xml::attr(start, "numFmtId")?.trim().parse().ok()
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
