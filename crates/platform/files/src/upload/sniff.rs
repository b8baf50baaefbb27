//! Whether a file's content is what its name says.

use super::FileKind;
use std::io::Cursor;

pub(super) fn is(kind: FileKind, bytes: &[u8]) -> bool {
    match kind {
        FileKind::Pdf => bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-"),
        FileKind::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        FileKind::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
        FileKind::Docx => package(bytes, "word/"),
        FileKind::Xlsx => package(bytes, "xl/"),
        FileKind::Pptx => package(bytes, "ppt/"),
        FileKind::Text | FileKind::Csv => is_text(bytes),
    }
}

/// An Office package with parts in that folder and no macro program. Only its list of parts is read.
fn package(bytes: &[u8], folder: &str) -> bool {
    if !bytes.starts_with(b"PK\x03\x04") || crate::docx_in::has_too_many_entries(bytes) {
        return false;
    }
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    let (mut types, mut parts, mut macros) = (false, false, false);
    for name in archive.file_names_raw() {
        types |= name == b"[Content_Types].xml";
        parts |= name.starts_with(folder.as_bytes());
        macros |= name.ends_with(b"vbaProject.bin");
    }
    types && parts && !macros
}

/// Unicode text that no browser would take for a page.
fn is_text(bytes: &[u8]) -> bool {
    let Ok(text) = crate::plain::decode(bytes) else { return false };
    let head = text.trim_start().chars().take(15).collect::<String>().to_lowercase();
    let page = ["<!doctype", "<html", "<script", "<?xml", "<svg"].iter().any(|tag| head.starts_with(tag));
    !page && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}'))
}
