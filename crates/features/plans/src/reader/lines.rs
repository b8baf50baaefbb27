//! The document as a flat run of lines and tables: markers parsed, page numbers dropped, layout tables unfolded.

use files::source::{Block, Extent, Paragraph, SourceDocument, SourceFormat, Table};

use super::labels;
use super::marker::{self, Marker};
use super::text::{canon, has_words, is_upper, squeeze};
use super::{header, wrap};

/// One line of text. A Word paragraph with line breaks inside gives several lines of the same number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub no: u32,
    /// Without the marker.
    pub text: String,
    pub marker: Option<Marker>,
    /// Wholly bold, or a heading of the document.
    pub strong: bool,
    /// The bold beginning of a partly bold line, without the marker.
    pub lead: Option<String>,
    pub heading: Option<u8>,
    /// Nesting depth in a list of the program, where the marker is the program's.
    pub level: u8,
    pub centred: bool,
    /// Comes out of a borderless table (letterhead, signature block).
    pub from_layout: bool,
}

impl Line {
    /// A line that stands as a title by its looks.
    pub(super) fn looks_like_title(&self) -> bool {
        self.strong || self.heading.is_some() || is_upper(&self.text)
    }
}

/// A line or a table, in reading order.
#[derive(Debug, Clone)]
pub(super) enum Piece<'d> {
    Line(Line),
    Table(&'d Table),
}

/// Flattens the document.
pub(super) fn pieces(doc: &SourceDocument) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    for block in &doc.blocks {
        match block {
            Block::Paragraph(p) => out.extend(lines_of(p, false).into_iter().map(Piece::Line)),
            Block::Table(t) if is_layout(t) => out.extend(unfolded(t).into_iter().map(Piece::Line)),
            Block::Table(t) => out.push(Piece::Table(t)),
        }
    }
    match doc.format {
        SourceFormat::Text | SourceFormat::Pdf => wrap::join(out),
        SourceFormat::Docx | SourceFormat::Markdown => out,
    }
}

/// The lines of one paragraph.
fn lines_of(p: &Paragraph, from_layout: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, raw) in p.text.split('\n').enumerate() {
        let text = squeeze(raw);
        if text.is_empty() || is_noise(&text) {
            continue;
        }
        let drawn = p.marker.as_deref().filter(|_| index == 0).and_then(marker::automatic);
        let typed = marker::split(&text).map(|(m, rest)| (Some(m), rest.to_owned()));
        // A bullet may stand before a typed number ("- 1. …"); the number says more.
        let (marker, rest) = match (drawn, typed) {
            (Some(d), Some((Some(t), rest))) if d.is_bullet() => (Some(t), rest),
            (Some(d), _) => (Some(d), text.clone()),
            (None, Some(found)) => found,
            (None, None) => (None, text.clone()),
        };
        let lead = p.bold_lead.as_deref().filter(|_| index == 0 && p.bold == Extent::Part);
        lines.push(Line {
            no: p.line,
            lead: lead.map(|l| marker::split(l).map_or(l, |(_, rest)| rest).trim().to_owned()).filter(|l| l.len() > 3),
            text: rest,
            marker,
            strong: p.bold == Extent::Whole || p.heading.is_some(),
            heading: p.heading.filter(|_| index == 0),
            level: p.list_level.filter(|_| index == 0).unwrap_or_default(),
            centred: p.centred,
            from_layout,
        });
    }
    lines
}

/// Page numbers and drawn rules.
fn is_noise(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '-' | '–' | '_' | '*' | '=' | '.' | '~') || c.is_whitespace());
    let low = canon(bare);
    let page = low.strip_prefix("trang ").unwrap_or(&low);
    // "6/2026" is the rest of a date, "2/5" the number of a page.
    let number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    bare.is_empty() || page.split('/').count() <= 2 && page.split('/').all(number)
}

/// A table that only places texts side by side.
fn is_layout(table: &Table) -> bool {
    if header::is_task_table(table) {
        return false;
    }
    let columns = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.span).max().unwrap_or(0);
    let text: String = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.text() + "\n").collect();
    let low = canon(&text);
    let official = [
        "cộng hòa xã hội",
        "nơi nhận",
        "độc lập - tự do",
        "tm. ủy ban",
        "kt. chủ tịch",
        "/kh-ubnd",
        "t/m ban",
        "đảng cộng sản việt nam",
    ];
    columns <= 3 && (!table.bordered || official.iter().any(|words| low.contains(words)))
        || columns == 1
        || is_label_table(table)
}

/// Two columns of labels and values, one task's data.
fn is_label_table(table: &Table) -> bool {
    let labelled = table
        .rows
        .iter()
        .filter(|r| r.cells.len() == 2 && r.cells.first().is_some_and(|c| labels::role_of(&c.text()).is_some()));
    !table.rows.is_empty() && labelled.count() * 2 > table.rows.len()
}

fn unfolded(table: &Table) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in &table.rows {
        if let [label, value] = row.cells.as_slice()
            && labels::role_of(&label.text()).is_some()
            && !has_words(&canon(&label.text()), "nơi nhận")
        {
            let text = format!("{}: {}", label.text().trim_end_matches(':'), squeeze(&value.text()));
            lines.push(Line { no: row.line, text, ..Line::default() });
            continue;
        }
        for cell in &row.cells {
            lines.extend(cell.paragraphs.iter().flat_map(|p| lines_of(p, true)));
        }
    }
    lines
}
