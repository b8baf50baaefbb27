//! Run and paragraph properties as written, before styles are applied. What a tracked change replaced is passed over.

use crate::xml::{self, Step, Xml};

/// Formatting of a run or of a style; `None` where nothing is said.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProps {
    pub style: Option<String>,
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub caps: Option<bool>,
    pub hidden: Option<bool>,
    /// The text is set in a font that draws Vietnamese letters over other characters (TCVN3, VNI).
    pub legacy_font: Option<bool>,
    /// The paragraph mark these properties stand on was deleted: the paragraph runs on into the next one.
    pub mark_deleted: bool,
}

/// Formatting of a paragraph or of a style.
#[derive(Debug, Clone, Default)]
pub(super) struct ParaProps {
    pub style: Option<String>,
    pub centred: Option<bool>,
    /// Outline level as in the file: 0..=8 are headings 1..=9, 9 is body text.
    pub outline: Option<u8>,
    pub num_id: Option<i64>,
    pub num_level: Option<u8>,
    /// Properties of the paragraph mark.
    pub mark: RunProps,
}

/// Reads `w:rPr`.
pub(super) fn run(xml: &mut Xml<'_>) -> Step<RunProps> {
    let mut props = RunProps::default();
    xml.children(&mut |xml, start| {
        match xml::name(start) {
            "rStyle" => props.style = xml::val(start),
            "b" => props.bold = Some(xml::on(start)),
            "i" => props.italic = Some(xml::on(start)),
            "caps" => props.caps = Some(xml::on(start)),
            "rFonts" => {
                let font = xml::attr(start, "ascii").or_else(|| xml::attr(start, "hAnsi"));
                props.legacy_font = font.map(|f| is_legacy_font(&f));
            }
            "vanish" => props.hidden = Some(xml::on(start)),
            "del" | "moveFrom" => props.mark_deleted = true,
            _ => {}
        }
        // `rPrChange` holds the formatting as it was before: skipped with the rest.
        xml.skip(start)
    })?;
    Ok(props)
}

fn is_legacy_font(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with(".vn") || name.starts_with("vni-")
}

/// Reads `w:pPr`.
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Step<ParaProps> {
    let mut props = ParaProps::default();
    xml.children(&mut |xml, start| {
        match xml::name(start) {
            "rPr" => {
                props.mark = run(xml)?;
                return Ok(());
            }
            "numPr" => return numbering(xml, &mut props),
            "pStyle" => props.style = xml::val(start),
            "jc" => props.centred = Some(xml::val(start).as_deref() == Some("center")),
            "outlineLvl" => props.outline = xml::number(start),
            _ => {}
        }
        xml.skip(start)
    })?;
    Ok(props)
}

fn numbering(xml: &mut Xml<'_>, props: &mut ParaProps) -> Step {
    xml.children(&mut |xml, start| {
        match xml::name(start) {
            "ilvl" => props.num_level = xml::number::<u8>(start).map(|l| l.min(8)),
            "numId" => props.num_id = xml::number(start),
            _ => {}
        }
        xml.skip(start)
    })
}
