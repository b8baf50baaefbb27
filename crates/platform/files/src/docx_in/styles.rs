//! `styles.xml`: what a style says once its ancestors have been asked too.

use super::properties::{self, ParaProps, RunProps};
use super::table::{Borders, borders};
use crate::xml::{self, Step, Xml};
use std::collections::HashMap;

/// Longer chains of `basedOn` are circles.
const MAX_CHAIN: usize = 32;

#[derive(Debug, Default)]
struct Style {
    kind: String,
    name: String,
    based_on: Option<String>,
    run: RunProps,
    para: ParaProps,
    borders: Option<Borders>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
    defaults: RunProps,
}

/// What a paragraph gets from its style.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphStyle {
    pub run: RunProps,
    pub centred: bool,
    pub heading: Option<u8>,
    /// A line of a table of contents: it repeats a heading and adds a page number.
    pub contents_line: bool,
    pub num_id: Option<i64>,
    pub num_level: Option<u8>,
    /// The style itself and its ancestors, nearest first: a list level may be bound to one of them.
    pub ids: Vec<String>,
}

impl Styles {
    pub(super) fn parse(text: &str) -> Step<Self> {
        let mut styles = Self::default();
        let mut xml = Xml::new(text);
        xml.root()?;
        xml.children(&mut |xml, start| match xml::name(start) {
            "docDefaults" => styles.read_defaults(xml),
            "style" => {
                let id = xml::attr(start, "styleId").unwrap_or_default();
                let kind = xml::attr(start, "type").unwrap_or_default();
                let is_default = matches!(xml::attr(start, "default").as_deref(), Some("1" | "true"));
                if is_default && kind == "paragraph" {
                    styles.default_paragraph = Some(id.clone());
                }
                let style = read_style(xml, kind)?;
                styles.by_id.insert(id, style);
                Ok(())
            }
            _ => xml.skip(start),
        })?;
        Ok(styles)
    }

    fn read_defaults(&mut self, xml: &mut Xml<'_>) -> Step {
        xml.children(&mut |xml, start| {
            if xml::name(start) != "rPrDefault" {
                return xml.skip(start);
            }
            xml.children(&mut |xml, start| {
                if xml::name(start) == "rPr" {
                    self.defaults = properties::run(xml)?;
                    Ok(())
                } else {
                    xml.skip(start)
                }
            })
        })
    }

    fn chain<'s>(&'s self, id: &str) -> Vec<(&'s str, &'s Style)> {
        let mut chain = Vec::new();
        let mut next = self.by_id.get_key_value(id);
        while let Some((id, style)) = next {
            chain.push((id.as_str(), style));
            if chain.len() == MAX_CHAIN {
                break;
            }
            next = style.based_on.as_ref().and_then(|id| self.by_id.get_key_value(id));
        }
        chain
    }

    /// What the paragraph style of that id gives; without an id, the document's default style.
    pub(super) fn paragraph(&self, id: Option<&str>) -> ParagraphStyle {
        let Some(id) = id.or(self.default_paragraph.as_deref()) else {
            return ParagraphStyle { run: self.defaults.clone(), ..Default::default() };
        };
        let chain = self.chain(id);
        let mut out =
            ParagraphStyle { ids: chain.iter().map(|(id, _)| (*id).to_owned()).collect(), ..Default::default() };
        let mut outline = None;
        let mut centred = None;
        for (id, style) in &chain {
            take_missing(&mut out.run, &style.run);
            centred = centred.or(style.para.centred);
            outline = outline.or(style.para.outline.map(|level| level + 1)).or_else(|| heading_name(&style.name));
            outline = outline.or_else(|| heading_name(id));
            out.num_id = out.num_id.or(style.para.num_id);
            out.num_level = out.num_level.or(style.para.num_level);
        }
        if chain.is_empty() {
            outline = heading_name(id);
        }
        take_missing(&mut out.run, &self.defaults);
        out.centred = centred.unwrap_or(false);
        out.contents_line = chain.iter().any(|(_, style)| is_contents_name(&style.name));
        out.heading = outline.filter(|level| (1..=9).contains(level));
        out
    }

    /// What the character style of that id gives.
    pub(super) fn character(&self, id: &str) -> RunProps {
        let mut out = RunProps::default();
        for (_, style) in self.chain(id) {
            take_missing(&mut out, &style.run);
        }
        out
    }

    /// Whether the table style of that id draws borders; `None` when the style says nothing or is not there.
    pub(super) fn table_bordered(&self, id: &str) -> Option<bool> {
        self.chain(id).iter().find_map(|(_, style)| style.borders?.verdict())
    }
}

fn read_style(xml: &mut Xml<'_>, kind: String) -> Step<Style> {
    let mut style = Style { kind, ..Style::default() };
    xml.children(&mut |xml, start| {
        match xml::name(start) {
            "rPr" => {
                style.run = properties::run(xml)?;
                return Ok(());
            }
            "pPr" => {
                style.para = properties::paragraph(xml)?;
                return Ok(());
            }
            "tblPr" if style.kind == "table" => {
                return xml.children(&mut |xml, start| {
                    if xml::name(start) == "tblBorders" {
                        style.borders = Some(borders(xml)?);
                        return Ok(());
                    }
                    xml.skip(start)
                });
            }
            "name" => style.name = xml::val(start).unwrap_or_default(),
            "basedOn" => style.based_on = xml::val(start),
            _ => {}
        }
        xml.skip(start)
    })?;
    Ok(style)
}

fn take_missing(into: &mut RunProps, from: &RunProps) {
    into.bold = into.bold.or(from.bold);
    into.italic = into.italic.or(from.italic);
    into.caps = into.caps.or(from.caps);
    into.hidden = into.hidden.or(from.hidden);
    into.legacy_font = into.legacy_font.or(from.legacy_font);
}

/// The level in the name or id of a heading style: "heading 1", "Heading2", "Tiêu đề 3", "Đề mục 1".
fn heading_name(name: &str) -> Option<u8> {
    use unicode_normalization::UnicodeNormalization;
    let name: String = name.nfc().collect::<String>().to_lowercase();
    let rest =
        ["heading", "tiêu đề", "đầu đề", "đề mục", "tieude", "demuc"].iter().find_map(|p| name.strip_prefix(p))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// "toc 1" is the built-in name in every language of Word.
fn is_contents_name(name: &str) -> bool {
    let level = name.to_lowercase().strip_prefix("toc ").map(str::to_owned);
    level.is_some_and(|l| l.parse::<u8>().is_ok())
}
