//! The one door for documents that come in: the format is told from the content, then from the name.

mod detect;
mod errors;

use crate::source::{ReadError, SourceDocument};
use crate::{docx_in, markdown, pdf, plain};
use detect::Kind;
use std::path::{Path, PathBuf};

/// Largest file read, in bytes.
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// How documents are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// Program that reads PDF files when called with [`pdf::CHILD_ARGUMENT`], so that a hostile one can't harm this
    /// process; `None` reads them here.
    pub pdf_child: Option<PathBuf>,
}

impl Reader {
    /// Reads a document that is already in memory. `file_name` decides only what the content leaves open.
    ///
    /// # Errors
    /// See [`ReadError::code`]; nothing is kept of a file that could not be read.
    pub fn read(&self, bytes: &[u8], file_name: &str) -> Result<SourceDocument, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::empty());
        }
        if bytes.len() as u64 > MAX_BYTES {
            return Err(ReadError::too_large(bytes.len() as u64));
        }
        match detect::kind(bytes, file_name)? {
            Kind::Zip => docx_in::read(bytes),
            Kind::Pdf => match &self.pdf_child {
                Some(program) => pdf::text_in_a_child(program, bytes),
                None => pdf::text_in_this_process(bytes),
            },
            Kind::Markdown => Ok(markdown::read(&plain::decode(bytes)?)),
            Kind::Text => Ok(plain::read(&plain::decode(bytes)?)),
        }
    }

    /// Reads a document from disk; one that is too large is refused by its size, before any of it is read.
    ///
    /// # Errors
    /// As [`Reader::read`], and `not_a_document` when the path can't be opened.
    pub fn read_path(&self, path: &Path) -> Result<SourceDocument, ReadError> {
        self.read(&bytes_of(path)?, &path.to_string_lossy())
    }
}

/// Reads a document that is already in memory, PDF files too in this process.
///
/// # Errors
/// As [`Reader::read`].
pub fn read(bytes: &[u8], file_name: &str) -> Result<SourceDocument, ReadError> {
    Reader::default().read(bytes, file_name)
}

/// Reads a document from disk, in this process.
///
/// # Errors
/// As [`Reader::read_path`].
pub fn read_path(path: &Path) -> Result<SourceDocument, ReadError> {
    Reader::default().read_path(path)
}

/// The bytes of a file within [`MAX_BYTES`].
///
/// # Errors
/// `too_large`, `not_a_document`.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, ReadError> {
    let failed = |e: std::io::Error| ReadError::not_readable(&path.display().to_string(), why(&e));
    let meta = std::fs::metadata(path).map_err(failed)?;
    if !meta.is_file() {
        return Err(ReadError::not_readable(&path.display().to_string(), "đây không phải là một tệp"));
    }
    if meta.len() > MAX_BYTES {
        return Err(ReadError::too_large(meta.len()));
    }
    std::fs::read(path).map_err(failed)
}

fn why(error: &std::io::Error) -> &'static str {
    match error.kind() {
        std::io::ErrorKind::NotFound => "không có tệp này",
        std::io::ErrorKind::PermissionDenied => "không có quyền đọc",
        _ => "lỗi khi đọc đĩa",
    }
}
