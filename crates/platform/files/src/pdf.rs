//! PDF files with a text layer: text lines in reading order, tables by their rules. Bounded, and best run in a child.

mod child;
mod cmap;
mod content;
mod font;
mod grid;
mod layout;
mod lines;
mod matrix;
mod paths;
mod pieces;

pub use child::{CHILD_ARGUMENT, child_main};

pub(crate) use child::text_in_a_child;

use crate::source::{ReadError, SourceDocument, SourceFormat};
use content::Painter;
use layout::Pages;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use matrix::{IDENTITY, Matrix};
use std::sync::mpsc;
use std::time::Duration;

/// Most pages read; a plan has a few dozen.
const MAX_PAGES: usize = 500;
/// Most bytes one stream may unpack to.
const MAX_STREAM: usize = 32 * 1024 * 1024;
/// Most bytes of drawing instructions of one page.
const MAX_PAGE: usize = 12 * 1024 * 1024;
/// Fewer letters a page than this are a stamp on a picture, not a text.
const LETTERS_PER_PAGE: usize = 20;
/// Longest a file may take.
pub(crate) const TIME_LIMIT: Duration = Duration::from_secs(10);
/// Most work for one document: a byte of instructions costs 1, an instruction 10, a form 20,000. A page of text costs
/// about 100,000.
const BUDGET: usize = 100_000_000;
/// Room for a reader that follows nested objects.
const STACK: usize = 16 * 1024 * 1024;

/// Reads a PDF in this process, in a thread of its own. A crash of the thread is caught, and it is given up after ten
/// seconds; its memory is bounded only by the caps on each part, so a server should use a child (`read::Reader`).
///
/// # Errors
/// `damaged`, `encrypted`, `no_text_layer`, `unpacks_too_large`.
pub fn text_in_this_process(bytes: &[u8]) -> Result<SourceDocument, ReadError> {
    let (send, receive) = mpsc::channel();
    let bytes = bytes.to_vec();
    let spawned = std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn(move || {
        let outcome =
            std::panic::catch_unwind(|| extract(&bytes)).unwrap_or_else(|_| Err(ReadError::damaged_pdf(None)));
        // Nobody listens any more once the time is over.
        let _ = send.send(outcome);
    });
    if spawned.is_err() {
        return Err(ReadError::pdf_too_complex());
    }
    receive.recv_timeout(TIME_LIMIT).unwrap_or_else(|_| Err(ReadError::pdf_too_complex()))
}

fn extract(bytes: &[u8]) -> Result<SourceDocument, ReadError> {
    let options = LoadOptions::with_max_decompressed_size(MAX_STREAM);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| refusal(&error))?;
    if document.is_encrypted() {
        return Err(ReadError::encrypted("Tệp PDF"));
    }
    let mut pages = Pages::default();
    let mut count = 0;
    let mut letters = 0;
    let mut unknown = 0;
    let mut budget = BUDGET;
    for (number, id) in document.page_iter().enumerate() {
        count += 1;
        if count > MAX_PAGES {
            return Err(ReadError::pdf_too_complex());
        }
        let marks = paint(&document, id, &mut budget)?;
        unknown += marks.unknown;
        letters += marks.pieces.iter().flat_map(|p| p.text.chars()).filter(|c| c.is_alphanumeric()).count();
        pages.add(marks, number as u32 + 1);
    }
    if count == 0 {
        return Err(ReadError::damaged_pdf(None));
    }
    if letters < LETTERS_PER_PAGE * count || unknown > letters {
        return Err(ReadError::no_text_layer());
    }
    Ok(SourceDocument { format: SourceFormat::Pdf, blocks: pages.blocks })
}

fn refusal(error: &lopdf::Error) -> ReadError {
    match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => {
            ReadError::encrypted("Tệp PDF")
        }
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => ReadError::pdf_too_complex(),
        _ => ReadError::damaged_pdf(None),
    }
}

fn paint(document: &Document, id: ObjectId, budget: &mut usize) -> Result<content::Marks, ReadError> {
    let content = document.get_page_content_with_limit(id, MAX_PAGE).map_err(|error| refusal(&error))?;
    let mut resources: Vec<&Dictionary> = Vec::new();
    if let Ok((own, inherited)) = document.get_page_resources(id) {
        resources.extend(own);
        resources.extend(inherited.iter().filter_map(|id| document.get_dictionary(*id).ok()));
    }
    let mut painter = Painter::new(document, turned(document, id), *budget);
    painter.run(&content, &resources);
    *budget = painter.budget;
    if *budget == 0 { Err(ReadError::pdf_too_complex()) } else { Ok(painter.marks) }
}

/// The map that sets a turned page upright. Where the sheet lies does not matter, only its direction.
fn turned(document: &Document, id: ObjectId) -> Matrix {
    let mut dict = document.get_dictionary(id).ok();
    for _ in 0..16 {
        let Some(page) = dict else { break };
        if let Some(angle) = font::get(document, page, b"Rotate").and_then(|o| o.as_i64().ok()) {
            return match angle.rem_euclid(360) {
                90 => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
                180 => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
                270 => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
                _ => IDENTITY,
            };
        }
        dict = font::get(document, page, b"Parent").and_then(|o: &Object| o.as_dict().ok());
    }
    IDENTITY
}
