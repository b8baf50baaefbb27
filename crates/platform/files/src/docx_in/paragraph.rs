//! One paragraph: its runs joined, its style and its place in a list resolved.

use super::body::{Cursor, choice};
use super::properties::{self, ParaProps};
use super::run;
use super::styles::ParagraphStyle;
use crate::source::{Block, Paragraph};
use crate::styled::Styled;
use crate::xml::{self, Step, Xml};
use quick_xml::events::BytesStart;
use std::rc::Rc;

/// A paragraph while its runs come in.
pub(super) struct Building {
    pub style: Rc<ParagraphStyle>,
    pub text: Styled,
    /// Page on which its text begins.
    pub page: Option<u32>,
    /// Text boxes anchored in it; they follow it.
    pub boxes: Vec<Block>,
}

/// Reads the `w:p` just entered and appends it to `out`, unless it shows nothing.
pub(super) fn read(xml: &mut Xml<'_>, cursor: &mut Cursor<'_>, out: &mut Vec<Block>) -> Step {
    let mut props = ParaProps::default();
    let style = cursor.paragraph_style(None);
    let mut building = Building { style, text: Styled::default(), page: None, boxes: Vec::new() };
    let line = cursor.line;
    xml.children(&mut |xml, start| {
        if xml::name(start) == "pPr" {
            props = properties::paragraph(xml)?;
            building.style = cursor.paragraph_style(props.style.as_deref());
            return Ok(());
        }
        inline(xml, start, cursor, &mut building)
    })?;
    if cursor.fields.contains(&false) {
        // A field instruction does not run over paragraphs: its end was lost, and the text must not be.
        cursor.fields.clear();
    }
    if props.mark.mark_deleted {
        cursor.carry.append(building.text);
    } else {
        finish(cursor, &props, &mut building, line, out)?;
    }
    out.append(&mut building.boxes);
    Ok(())
}

/// What stands between the runs of a paragraph: links, inserted text, content controls.
pub(super) fn inline<'a>(
    xml: &mut Xml<'a>,
    start: &BytesStart<'a>,
    cursor: &mut Cursor<'_>,
    to: &mut Building,
) -> Step {
    match xml::name(start) {
        "r" => run::read(xml, cursor, to),
        "hyperlink" | "ins" | "moveTo" | "sdt" | "sdtContent" | "smartTag" | "customXml" | "fldSimple" | "dir"
        | "bdo" => xml.children(&mut |xml, start| inline(xml, start, cursor, to)),
        "oMath" | "oMathPara" => {
            let formula = xml.text()?;
            to.text.push(&formula, Default::default());
            Ok(())
        }
        "AlternateContent" => choice(xml, &mut |xml, start| inline(xml, start, cursor, to)),
        // Deleted and moved-away text, bookmarks, comments, proofing marks.
        _ => xml.skip(start),
    }
}

fn finish(cursor: &mut Cursor<'_>, props: &ParaProps, from: &mut Building, line: u32, out: &mut Vec<Block>) -> Step {
    let mut text = std::mem::take(&mut cursor.carry);
    text.append(std::mem::take(&mut from.text));
    let style = &from.style;
    let (marker, list_level) = list_place(cursor, props, style);
    let made = text.into_paragraph();
    if made.text.is_empty() || style.contents_line {
        return Ok(());
    }
    cursor.count()?;
    let heading = match props.outline {
        Some(level) => Some(level.saturating_add(1)).filter(|level| (1..=9).contains(level)),
        None => style.heading,
    };
    let centred = props.centred.unwrap_or(style.centred);
    out.push(Block::Paragraph(Paragraph { line, marker, list_level, heading, centred, page: from.page, ..made }));
    Ok(())
}

fn list_place(cursor: &mut Cursor<'_>, props: &ParaProps, style: &ParagraphStyle) -> (Option<String>, Option<u8>) {
    let Some(num_id) = props.num_id.or(style.num_id).filter(|id| *id > 0) else { return (None, None) };
    let bound = || cursor.numbering.level_of_style(num_id, &style.ids);
    let level = props.num_level.or_else(bound).or(style.num_level).unwrap_or(0);
    let marker = cursor.numbering.advance(&mut cursor.counters, num_id, level);
    let list_level = marker.is_some().then_some(level);
    (marker, list_level)
}
