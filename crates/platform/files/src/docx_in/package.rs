//! The zip package of a Word file: which part is what, and text of parts, never more of it than the bounds allow.

use crate::source::ReadError;
use crate::xml::{self, Xml};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most entries of a package. A Word file has about fifteen, and one for each picture.
const MAX_ENTRIES: usize = 4096;
/// Most bytes one part may unpack to.
const MAX_PART: u64 = 32 * 1024 * 1024;
/// Most bytes all parts read may unpack to.
const MAX_ALL: u64 = 64 * 1024 * 1024;
/// Most bytes that all entries together may claim to unpack to, read or not.
const MAX_CLAIMED: u64 = 512 * 1024 * 1024;
/// A part larger than this ...
const RATIO_FROM: u64 = 2 * 1024 * 1024;
/// ... may not be more than so many times its packed size. Word's own XML packs about 1:10, at most 1:60.
const MAX_RATIO: u64 = 200;

/// Where the parts of a Word document lie in its package.
pub(super) struct WordParts {
    pub document: String,
    pub styles: Option<String>,
    pub numbering: Option<String>,
}

/// An open package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if has_too_many_entries(bytes) {
            return Err(ReadError::unpacks_too_large(None));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::damaged_docx(None))?;
        let mut package = Self { archive, unpacked: 0 };
        package.check_claims()?;
        Ok(package)
    }

    fn check_claims(&mut self) -> Result<(), ReadError> {
        let mut claimed = 0u64;
        for index in 0..self.archive.len() {
            if let Ok(entry) = self.archive.by_index_raw(index) {
                claimed = claimed.saturating_add(entry.size());
            }
        }
        if claimed > MAX_CLAIMED { Err(ReadError::unpacks_too_large(None)) } else { Ok(()) }
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.archive.index_for_name(path).is_some()
    }

    /// Finds the parts by the package's relations, by their usual names where a relation is missing.
    pub(super) fn word_parts(&mut self) -> Result<WordParts, ReadError> {
        let root = self.relations("_rels/.rels", "");
        let document = related(&root, "/officeDocument").filter(|path| self.has(path));
        let document = match document {
            Some(path) if !path.starts_with("xl/") && !path.starts_with("ppt/") => path,
            _ if self.has("word/document.xml") => "word/document.xml".to_owned(),
            _ => return Err(self.not_word()),
        };
        let (folder, file) = document.rsplit_once('/').unwrap_or(("", &document));
        let parts = self.relations(&format!("{folder}/_rels/{file}.rels"), folder);
        let part = |kind: &str, usual: &str| {
            let usual = join(folder, usual);
            related(&parts, kind).filter(|path| self.has(path)).or_else(|| self.has(&usual).then_some(usual))
        };
        let (styles, numbering) = (part("/styles", "styles.xml"), part("/numbering", "numbering.xml"));
        Ok(WordParts { document, styles, numbering })
    }

    /// (type, target path in the package) of each relation; none when the part is missing or broken.
    fn relations(&mut self, path: &str, folder: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let Ok(text) = self.text(path.trim_start_matches('/')) else { return found };
        let mut xml = Xml::new(&text);
        if xml.root().is_ok() {
            // A broken relation part costs only what stands behind the break.
            let _ = xml.children(&mut |xml, start| {
                if let (Some(kind), Some(target)) = (xml::attr(start, "Type"), xml::attr(start, "Target")) {
                    found.push((kind, join(folder, &target)));
                }
                xml.skip(start)
            });
        }
        found
    }

    fn not_word(&mut self) -> ReadError {
        let mime = self.text("mimetype").unwrap_or_default();
        if mime.contains("opendocument.text") {
            return ReadError::unsupported("văn bản OpenDocument (.odt)");
        }
        let holds = |prefix: &str| self.archive.file_names_raw().any(|name| name.starts_with(prefix.as_bytes()));
        if mime.contains("spreadsheet") || holds("xl/") {
            ReadError::spreadsheet()
        } else if mime.contains("presentation") || holds("ppt/") {
            ReadError::not_a_document("bài trình chiếu")
        } else if holds("word/") || holds("[Content_Types].xml") {
            ReadError::no_word_body()
        } else {
            ReadError::not_a_document("tệp nén (.zip)")
        }
    }

    /// The text of a part, decoded.
    pub(crate) fn text(&mut self, path: &str) -> Result<String, ReadError> {
        let mut entry = match self.archive.by_name(path) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Err(ReadError::no_word_body()),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::encrypted("Tệp nén"));
            }
            Err(_) => return Err(ReadError::damaged_docx(Some(path))),
        };
        let allowed = MAX_PART.min(MAX_ALL - self.unpacked).min(RATIO_FROM.max(entry.compressed_size() * MAX_RATIO));
        let mut bytes = Vec::new();
        let read = entry.by_ref().take(allowed + 1).read_to_end(&mut bytes);
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > allowed {
            return Err(ReadError::unpacks_too_large(Some(path)));
        }
        read.map_err(|_| ReadError::damaged_docx(Some(path)))?;
        decode(bytes).ok_or_else(|| ReadError::damaged_docx(Some(path)))
    }
}

/// XML is UTF-8 unless a byte order mark says UTF-16.
fn decode(bytes: Vec<u8>) -> Option<String> {
    match bytes.as_slice() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => crate::plain::decode(&bytes).ok(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

fn related(relations: &[(String, String)], kind: &str) -> Option<String> {
    relations.iter().find(|(k, _)| k.ends_with(kind)).map(|(_, target)| target.clone())
}

pub(crate) fn join(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// Whether the package's own end record claims more entries than a document has, before anything is built from it.
pub(crate) fn has_too_many_entries(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(66_000)..];
    let record = tail.windows(4).rposition(|w| w == b"PK\x05\x06").and_then(|at| tail.get(at + 10..at + 12));
    matches!(record, Some(&[low, high]) if usize::from(u16::from_le_bytes([low, high])) > MAX_ENTRIES)
}
