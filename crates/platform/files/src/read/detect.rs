//! Tells what a file is from its first bytes; the name decides only where the content can't.

use crate::source::ReadError;

/// A format that has a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip package: Word, or to be refused by its parts.
    Zip,
    Pdf,
    Markdown,
    Text,
}

/// The first bytes of formats that people pick by mistake, and what to call them.
const FOREIGN: [(&[u8], &str); 14] = [
    (b"\x89PNG\r\n\x1a\n", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"BM", "ảnh BMP"),
    (b"II*\0", "ảnh TIFF"),
    (b"MM\0*", "ảnh TIFF"),
    (b"RIFF", "tệp ảnh hoặc âm thanh"),
    (b"Rar!\x1a\x07", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"MZ", "chương trình Windows"),
    (b"\x7fELF", "chương trình Linux"),
    (b"SQLite format 3\0", "cơ sở dữ liệu"),
    (b"\0\0\0\x18ftyp", "tệp phim"),
];

const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// # Errors
/// `not_a_document`, `unsupported`, `encrypted`, `damaged`.
pub(super) fn kind(bytes: &[u8], file_name: &str) -> Result<Kind, ReadError> {
    let extension = extension(file_name);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(compound(bytes));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(ReadError::unsupported("tệp RTF"));
    }
    let binary = bytes.iter().take(4096).any(|b| *b == 0) && !utf16_mark(bytes);
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic))
        && (binary || !bytes.is_ascii())
    {
        return Err(ReadError::not_a_document(what));
    }
    match extension.as_str() {
        "docx" | "docm" | "dotx" => Err(ReadError::damaged_docx(None)),
        "pdf" => Err(ReadError::damaged_pdf(None)),
        _ if binary => Err(ReadError::not_a_document("tệp nhị phân")),
        _ if is_page(bytes) => Err(ReadError::not_a_document("tệp mã hoặc trang mạng")),
        "md" | "markdown" => Ok(Kind::Markdown),
        "html" | "htm" | "xml" | "json" | "rs" | "js" => Err(ReadError::not_a_document("tệp mã hoặc trang mạng")),
        "csv" => Err(ReadError::not_a_document("bảng dữ liệu CSV")),
        _ => Ok(Kind::Text),
    }
}

/// Web pages and XML, whatever they are called: Word opens them, and people save them as ".doc".
fn is_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head: Vec<u8> = bytes.trim_ascii_start().iter().take(16).map(u8::to_ascii_lowercase).collect();
    [b"<!doctype".as_slice(), b"<html", b"<?xml"].iter().any(|tag| head.starts_with(tag))
}

fn utf16_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

/// Lower-case extension of a file name, empty if there is none.
pub(super) fn extension(file_name: &str) -> String {
    file_name.rsplit_once('.').map(|(_, ext)| ext.trim().to_lowercase()).unwrap_or_default()
}

/// An OLE compound file: Word and Excel before 2007, or the envelope of a password-protected new file. The names of
/// its streams stand in it as UTF-16.
fn compound(bytes: &[u8]) -> ReadError {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|w| w == wide)
    };
    if holds("EncryptedPackage") {
        ReadError::encrypted("Tệp Word")
    } else if holds("Workbook") {
        ReadError::spreadsheet()
    } else {
        ReadError::unsupported("tệp Word đời cũ (.doc)")
    }
}
