//! One run: text with one look, and the marks between texts (tabs, breaks, fields, symbols, drawings).

use super::body::{Cursor, boxes, choice};
use super::paragraph::Building;
use super::properties::{self, RunProps};
use crate::styled::Look;
use crate::xml::{self, Step, Xml};
use quick_xml::events::BytesStart;

/// How the text of a run is to be taken over.
#[derive(Default)]
struct Effect {
    look: Look,
    caps: bool,
    hidden: bool,
    legacy_font: bool,
}

/// Reads the `w:r` just entered.
pub(super) fn read(xml: &mut Xml<'_>, cursor: &mut Cursor<'_>, to: &mut Building) -> Step {
    let mut effect = resolve(cursor, to, &RunProps::default());
    xml.children(&mut |xml, start| {
        if xml::name(start) == "rPr" {
            let props = properties::run(xml)?;
            effect = resolve(cursor, to, &props);
            return Ok(());
        }
        content(xml, start, cursor, to, &effect)
    })
}

/// Bold and the like are toggles: set by both the paragraph's and the character's style they cancel out; what the
/// run says itself counts alone.
fn resolve(cursor: &Cursor<'_>, to: &Building, props: &RunProps) -> Effect {
    let style = &to.style.run;
    let character = props.style.as_deref().map(|id| cursor.styles.character(id)).unwrap_or_default();
    let toggle = |own: Option<bool>, character: Option<bool>, paragraph: Option<bool>| {
        own.unwrap_or(character.unwrap_or(false) ^ paragraph.unwrap_or(false))
    };
    Effect {
        look: Look {
            bold: toggle(props.bold, character.bold, style.bold),
            italic: toggle(props.italic, character.italic, style.italic),
        },
        caps: toggle(props.caps, character.caps, style.caps),
        hidden: toggle(props.hidden, character.hidden, style.hidden),
        legacy_font: props.legacy_font.or(character.legacy_font).or(style.legacy_font).unwrap_or(false),
    }
}

fn content<'a>(
    xml: &mut Xml<'a>,
    start: &BytesStart<'a>,
    cursor: &mut Cursor<'_>,
    to: &mut Building,
    effect: &Effect,
) -> Step {
    match xml::name(start) {
        "t" => {
            let text = xml.text()?;
            push(cursor, to, effect, &text.replace(['\n', '\r', '\t'], " "));
            return Ok(());
        }
        "drawing" | "pict" | "object" => {
            let mut found = Vec::new();
            boxes(xml, cursor, &mut found)?;
            to.boxes.append(&mut found);
            return Ok(());
        }
        "AlternateContent" => return choice(xml, &mut |xml, start| content(xml, start, cursor, to, effect)),
        "tab" | "ptab" => push(cursor, to, effect, " "),
        "cr" => push(cursor, to, effect, "\n"),
        "noBreakHyphen" => push(cursor, to, effect, "-"),
        "sym" => push(cursor, to, effect, symbol(start)),
        "br" => match xml::attr(start, "type").as_deref() {
            // The two sides are two words for whoever reads the pages, yet no line break was meant.
            Some("page" | "column") => to.text.push_gap(),
            _ => push(cursor, to, effect, "\n"),
        },
        "lastRenderedPageBreak" => cursor.page_breaks += 1,
        "fldChar" => field(cursor, start),
        // Deleted text, field instructions, soft hyphens, footnote and comment marks.
        _ => {}
    }
    xml.skip(start)
}

fn push(cursor: &mut Cursor<'_>, to: &mut Building, effect: &Effect, text: &str) {
    if effect.hidden || cursor.fields.contains(&false) {
        return;
    }
    if effect.legacy_font {
        // The old fonts draw every marked letter over a Western sign; Unicode needs letters beyond those as well.
        let western = text.chars().filter(|c| ('\u{a1}'..='\u{ff}').contains(c)).count() as i64;
        let unicode = text.chars().filter(|c| c.is_alphabetic() && *c > '\u{ff}').count() as i64;
        cursor.legacy_letters += western - 5 * unicode;
    }
    if to.page.is_none() && !text.trim().is_empty() {
        to.page = Some(cursor.page_breaks + 1);
    }
    if effect.caps {
        to.text.push(&text.to_uppercase(), effect.look);
    } else {
        to.text.push(text, effect.look);
    }
}

fn field(cursor: &mut Cursor<'_>, start: &BytesStart<'_>) {
    match xml::attr(start, "fldCharType").as_deref() {
        Some("begin") => cursor.fields.push(false),
        Some("separate") => {
            if let Some(last) = cursor.fields.last_mut() {
                *last = true;
            }
        }
        Some("end") => {
            cursor.fields.pop();
        }
        _ => {}
    }
}

/// The few symbol-font signs that carry meaning in a plan: ticks, boxes, arrows, bullets.
fn symbol(start: &BytesStart<'_>) -> &'static str {
    let code = xml::attr(start, "char").and_then(|c| u32::from_str_radix(&c, 16).ok()).unwrap_or(0) & 0xff;
    let font = xml::attr(start, "font").unwrap_or_default().to_lowercase();
    match (font.starts_with("wingdings"), code) {
        (true, 0xfc | 0xfe) => "✓",
        (true, 0xfb | 0xfd) => "✗",
        (true, 0x6f | 0xa8) => "☐",
        (true, 0xe0) | (false, 0xae) => "→",
        (false, 0xb3) => "≥",
        (false, 0xa3) => "≤",
        (false, 0x2d) => "-",
        (_, 0xb7 | 0x6c | 0x6e | 0xa7 | 0x76) => "•",
        _ => "",
    }
}
