//! A paper as its reader sees it: paragraphs and tables in order, each with the line it came from.
//!
//! Every format (docx, md, txt, pdf) becomes this one shape, so that whoever reads a plan out of it need not know
//! which program the commune wrote it with. Texts are NFC and trimmed; nothing is interpreted here.

use serde::{Deserialize, Serialize};

/// The file format a [`SourceDocument`] was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceFormat {
    Docx,
    Markdown,
    Text,
    Pdf,
}

/// A whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceDocument {
    pub format: SourceFormat,
    pub blocks: Vec<Block>,
}

/// One block of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// How much of a paragraph's visible text carries a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Extent {
    #[default]
    None,
    /// Some, but not all of it (a bold title followed by plain text).
    Part,
    Whole,
}

/// One paragraph. A line break inside a Word paragraph (`w:br`) stays in `text` as `\n`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// 1-based. Markdown and text: the line of the file on which the paragraph begins. Word: the paragraph's ordinal
    /// among all paragraphs and table rows. PDF: the ordinal of the text line over all pages.
    pub line: u32,
    /// Visible text, NFC, inner runs of blanks collapsed, list marker (`marker`) not included.
    pub text: String,
    /// The number or bullet which the program draws by itself ("1.", "a)", "-"), where there is one.
    pub marker: Option<String>,
    /// Nesting depth of an automatic list item, from 0.
    pub list_level: Option<u8>,
    /// Heading level 1..=9 where the document marks it as a heading (Word style, Markdown `#`).
    pub heading: Option<u8>,
    pub bold: Extent,
    pub italic: Extent,
    /// The bold text at the very beginning, where `bold` is `Part` (a run-in title), without markup.
    pub bold_lead: Option<String>,
    pub centred: bool,
    /// 1-based page, where the format tells.
    pub page: Option<u32>,
}

/// A table. Rows of one table have the same number of grid columns; a merged cell covers several.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    pub rows: Vec<TableRow>,
    /// False for the borderless layout tables of official papers (letterhead, signature block). `true` when unknown.
    pub bordered: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableRow {
    /// As in [`Paragraph::line`].
    pub line: u32,
    /// Marked by the program as a header that repeats on each page.
    pub repeats_as_header: bool,
    pub cells: Vec<TableCell>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableCell {
    /// First grid column, from 0.
    pub column: usize,
    /// Grid columns covered (horizontal merge), at least 1.
    pub span: usize,
    /// True when this cell continues the one above it (vertical merge); its paragraphs are then empty.
    pub continues_above: bool,
    pub paragraphs: Vec<Paragraph>,
}

impl TableCell {
    /// The cell's text, paragraphs joined by `\n`.
    pub fn text(&self) -> String {
        let parts: Vec<&str> = self.paragraphs.iter().map(|p| p.text.as_str()).collect();
        parts.join("\n")
    }
}

impl SourceDocument {
    /// All paragraphs in reading order, those inside tables too.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().flat_map(|block| -> Box<dyn Iterator<Item = &Paragraph>> {
            match block {
                Block::Paragraph(p) => Box::new(std::iter::once(p)),
                Block::Table(t) => Box::new(t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs)),
            }
        })
    }
}

/// Why a file could not be read. The words are for the user: where, why, what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    /// Stable code for programs and tests: `empty`, `too_large`, `not_a_document`, `no_text_layer`, `encrypted`,
    /// `damaged`, `unpacks_too_large`, `unsupported`, `no_place`.
    pub code: &'static str,
    /// Vietnamese, one sentence or two.
    pub message: String,
    /// Where in the file, if that is known ("word/document.xml", "trang 3").
    pub at: Option<String>,
    /// Vietnamese, what the user can do.
    pub suggestion: String,
}
