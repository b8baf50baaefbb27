//! Reading Word files: the package with its bounds, styles, numbering, then the body as paragraphs and tables.

mod body;
mod numbering;
pub(crate) mod package;
mod paragraph;
mod properties;
mod run;
mod styles;
mod table;

use crate::source::{ReadError, SourceDocument, SourceFormat};
use crate::xml::XmlFault;
use package::Package;
pub(crate) use package::has_too_many_entries;

/// Reads a zip package that should be a Word document.
///
/// # Errors
/// `damaged`, `encrypted`, `unsupported` (another Office or OpenDocument file), `not_a_document` (any other zip),
/// `unpacks_too_large`.
pub(crate) fn read(bytes: &[u8]) -> Result<SourceDocument, ReadError> {
    let mut package = Package::open(bytes)?;
    let parts = package.word_parts()?;
    let styles = match &parts.styles {
        Some(path) => styles::Styles::parse(&package.text(path)?).map_err(|f| fault(f, path))?,
        None => styles::Styles::default(),
    };
    let numbering = match &parts.numbering {
        Some(path) => numbering::Numbering::parse(&package.text(path)?).map_err(|f| fault(f, path))?,
        None => numbering::Numbering::default(),
    };
    let text = package.text(&parts.document)?;
    let blocks = body::read(&text, &styles, &numbering).map_err(|f| fault(f, &parts.document))?;
    Ok(SourceDocument { format: SourceFormat::Docx, blocks })
}

fn fault(fault: XmlFault, path: &str) -> ReadError {
    match fault {
        XmlFault::Broken => ReadError::damaged_docx(Some(path)),
        XmlFault::OldLetters => ReadError::old_letters(),
        XmlFault::TooMuch => ReadError::unpacks_too_large(Some(path)),
    }
}
