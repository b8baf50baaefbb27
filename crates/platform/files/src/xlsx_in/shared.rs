//! The texts that cells share, and texts that stand in a cell.

use unicode_normalization::UnicodeNormalization;

use crate::xml::{Step, Xml, XmlFault, name};

/// Most shared texts.
const MAX_SHARED: usize = 400_000;

/// The shared texts of a workbook, in their order.
pub(super) fn parse(text: &str) -> Step<Vec<String>> {
    let mut texts = Vec::new();
    let mut xml = Xml::new(text);
    xml.root()?;
    xml.children(&mut |xml, start| match name(start) {
        "si" => {
            if texts.len() == MAX_SHARED {
                return Err(XmlFault::TooMuch);
            }
            texts.push(rich(xml)?);
            Ok(())
        }
        _ => xml.skip(start),
    })?;
    Ok(texts)
}

/// A text in one piece or in several that look different; how it is read aloud (`rPh`) is left out.
pub(super) fn rich(xml: &mut Xml<'_>) -> Step<String> {
    let mut whole = String::new();
    xml.children(&mut |xml, start| match name(start) {
        "t" => {
            whole.push_str(&xml.text()?);
            Ok(())
        }
        "r" => xml.children(&mut |xml, start| match name(start) {
            "t" => {
                whole.push_str(&xml.text()?);
                Ok(())
            }
            _ => xml.skip(start),
        }),
        _ => xml.skip(start),
    })?;
    Ok(clean(&whole))
}

/// In NFC; Excel's spelling of a line break of old files is one.
pub(super) fn clean(text: &str) -> String {
    text.nfc().collect::<String>().replace("_x000D_", "").replace("\r\n", "\n")
}
