//! The body of the document: blocks in reading order, and the state that runs along with them.

use super::numbering::{Counters, Numbering};
use super::paragraph;
use super::styles::{ParagraphStyle, Styles};
use super::table;
use crate::source::{Block, Paragraph};
use crate::styled::Styled;
use crate::xml::{self, Step, Xml, XmlFault};
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use std::rc::Rc;

/// Most paragraphs and cells of one document; a thick report has a few thousand.
const MAX_OUTPUT: usize = 50_000;

/// A few old letters may be left over in a paper; more of them are its text.
const MAX_LEGACY: i64 = 40;

/// What is known at the present point of the reading.
pub(super) struct Cursor<'d> {
    pub styles: &'d Styles,
    pub numbering: &'d Numbering,
    pub counters: Counters,
    /// Ordinal of the present paragraph or table row.
    pub line: u32,
    /// Tables around the present point.
    pub tables: u32,
    /// Page breaks that Word noted at its last layout, so far.
    pub page_breaks: u32,
    /// Open fields; true once the field's result has begun.
    pub fields: Vec<bool>,
    /// Text of paragraphs whose mark was deleted: it belongs to the next paragraph.
    pub carry: Styled,
    /// Letters that only a font of before Unicode shows right, less those that are Unicode all the same.
    pub legacy_letters: i64,
    output: usize,
    style_cache: HashMap<Option<String>, Rc<ParagraphStyle>>,
}

impl Cursor<'_> {
    /// The resolved style of that id.
    pub(super) fn paragraph_style(&mut self, id: Option<&str>) -> Rc<ParagraphStyle> {
        let styles = self.styles;
        let made = self.style_cache.entry(id.map(str::to_owned));
        Rc::clone(made.or_insert_with(|| Rc::new(styles.paragraph(id))))
    }

    /// Counts one more paragraph or cell.
    pub(super) fn count(&mut self) -> Step {
        self.output += 1;
        if self.output > MAX_OUTPUT { Err(XmlFault::TooMuch) } else { Ok(()) }
    }
}

/// Reads the main part.
pub(super) fn read(text: &str, styles: &Styles, numbering: &Numbering) -> Step<Vec<Block>> {
    let mut cursor = Cursor {
        styles,
        numbering,
        counters: Counters::default(),
        line: 0,
        tables: 0,
        page_breaks: 0,
        fields: Vec::new(),
        carry: Styled::default(),
        legacy_letters: 0,
        output: 0,
        style_cache: HashMap::new(),
    };
    let mut out = Vec::new();
    let mut xml = Xml::new(text);
    xml.root()?;
    xml.children(&mut |xml, start| match xml::name(start) {
        "body" => blocks(xml, &mut cursor, &mut out),
        _ => xml.skip(start),
    })?;
    if cursor.legacy_letters > MAX_LEGACY {
        return Err(XmlFault::OldLetters);
    }
    if cursor.page_breaks == 0 {
        // Word never laid this file out: saying "page 1" of everything would be a guess.
        out.iter_mut().for_each(forget_page);
    }
    Ok(out)
}

/// Reads the blocks of the element just entered, to its end tag.
pub(super) fn blocks(xml: &mut Xml<'_>, cursor: &mut Cursor<'_>, out: &mut Vec<Block>) -> Step {
    xml.children(&mut |xml, start| block(xml, start, cursor, out))?;
    flush(cursor, out);
    Ok(())
}

/// Text still waiting for a next paragraph becomes a paragraph of its own: nothing follows it here.
pub(super) fn flush(cursor: &mut Cursor<'_>, out: &mut Vec<Block>) {
    if !cursor.carry.is_blank() {
        let text = std::mem::take(&mut cursor.carry);
        let line = cursor.line;
        out.push(Block::Paragraph(Paragraph { line, ..text.into_paragraph() }));
    }
}

/// Reads one block-level element.
pub(super) fn block<'a>(
    xml: &mut Xml<'a>,
    start: &BytesStart<'a>,
    cursor: &mut Cursor<'_>,
    out: &mut Vec<Block>,
) -> Step {
    match xml::name(start) {
        "p" => {
            if cursor.tables == 0 {
                cursor.line += 1;
            }
            paragraph::read(xml, cursor, out)
        }
        "tbl" => {
            let table = table::read(xml, cursor)?;
            if !table.rows.is_empty() {
                out.push(Block::Table(table));
            }
            Ok(())
        }
        "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {
            xml.children(&mut |xml, start| block(xml, start, cursor, out))
        }
        "AlternateContent" => choice(xml, &mut |xml, start| block(xml, start, cursor, out)),
        _ => xml.skip(start),
    }
}

/// Of `mc:AlternateContent` the first choice, which is what Word shows; the fallback repeats the same text.
pub(super) fn choice<'a>(xml: &mut Xml<'a>, visit: &mut dyn FnMut(&mut Xml<'a>, &BytesStart<'a>) -> Step) -> Step {
    let mut taken = false;
    xml.children(&mut |xml, start| {
        if taken || xml::name(start) != "Choice" {
            return xml.skip(start);
        }
        taken = true;
        xml.children(visit)
    })
}

/// The paragraphs of text boxes drawn in the element just entered, wherever they stand in it.
pub(super) fn boxes(xml: &mut Xml<'_>, cursor: &mut Cursor<'_>, out: &mut Vec<Block>) -> Step {
    xml.children(&mut |xml, start| match xml::name(start) {
        "txbxContent" => blocks(xml, cursor, out),
        "AlternateContent" => choice(xml, &mut |xml, _| boxes(xml, cursor, out)),
        _ => boxes(xml, cursor, out),
    })
}

fn forget_page(block: &mut Block) {
    match block {
        Block::Paragraph(p) => p.page = None,
        Block::Table(t) => {
            t.rows.iter_mut().flat_map(|r| &mut r.cells).flat_map(|c| &mut c.paragraphs).for_each(|p| p.page = None);
        }
    }
}
