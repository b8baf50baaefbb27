//! One more style in a workbook: red, wrapped texts.

use super::edits::Edits;
use super::spans::{Element, Spans, UTF_8};
use crate::xml::{Step, XmlFault};

/// Most fonts and styles beside which another one is added; Excel knows 65,000.
const MOST: usize = 64_000;

/// A part of styles with the style in it.
pub(super) struct Added {
    pub(super) number: usize,
    pub(super) part: String,
}

/// A list of the part: how many it holds, and where it ends.
#[derive(Clone, Copy)]
struct List {
    count: usize,
    end: usize,
}

/// Adds the style; none where the part is not one that another style can be added to safely.
pub(super) fn added(part: &str) -> Option<Added> {
    let mut edits = Edits::default();
    let mut spans = Spans::new(part);
    let root = spans.root(&mut |declaration| edits.replace(declaration, UTF_8)).ok()?;
    let prefix = root.prefix().to_owned();
    let (mut fonts, mut styles, mut has_base) = (None, None, false);
    let walked = spans.children(&root, &mut |spans, child| match child.name() {
        "fonts" => one_more(spans, child, "font", &mut fonts, &mut edits),
        "cellXfs" => one_more(spans, child, "xf", &mut styles, &mut edits),
        name => {
            has_base |= name == "cellStyleXfs" && !child.is_empty;
            spans.skip(child).map(drop)
        }
    });
    let (Ok(_), "styleSheet", Some(fonts), Some(styles)) = (walked, root.name(), fonts, styles) else { return None };
    let font = format!(
        "<{prefix}font><{prefix}sz val=\"12\"/><{prefix}color rgb=\"FFC00000\"/><{prefix}name val=\"Times New Roman\"/>\
         <{prefix}family val=\"1\"/></{prefix}font>"
    );
    let base = if has_base { " xfId=\"0\"" } else { "" };
    // Marked as quoted, so that a text does not turn into a formula when somebody edits the cell either.
    let style = format!(
        "<{prefix}xf numFmtId=\"0\" fontId=\"{}\" fillId=\"0\" borderId=\"0\"{base} quotePrefix=\"1\" applyFont=\"1\" \
         applyAlignment=\"1\"><{prefix}alignment vertical=\"top\" wrapText=\"1\"/></{prefix}xf>",
        fonts.count
    );
    edits.insert(fonts.end, font);
    edits.insert(styles.end, style);
    Some(Added { number: styles.count, part: edits.applied(part)? })
}

/// Looks through a list that will get one more; a fault where it is empty, too long, there twice or holds other things.
fn one_more(
    spans: &mut Spans<'_>,
    list: &Element<'_>,
    what: &str,
    found: &mut Option<List>,
    edits: &mut Edits,
) -> Step {
    let (mut count, mut is_odd) = (0, found.is_some());
    let whole = spans.children(list, &mut |spans, child| {
        count += 1;
        is_odd |= child.name() != what;
        spans.skip(child).map(drop)
    })?;
    if is_odd || !(1..=MOST).contains(&count) {
        return Err(XmlFault::Broken);
    }
    edits.replace(list.tag.clone(), list.tag_with(&[("count", Some((count + 1).to_string()))], false));
    *found = Some(List { count, end: whole.inner_end });
    Ok(())
}
