//! The few forms of WordprocessingML that a paper needs, as text.

use quick_xml::escape::escape;
use unicode_normalization::UnicodeNormalization;

/// A stretch of text with one look. `\n` breaks the line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
}

/// Text of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Run>);

impl Text {
    /// Text in bold.
    pub fn bold(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), bold: true, italic: false }])
    }

    /// Text in italics.
    pub fn italic(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), bold: false, italic: true }])
    }

    /// This text followed by another.
    pub fn then(mut self, other: impl Into<Text>) -> Self {
        self.0.extend(other.into().0);
        self
    }

    /// The text alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(vec![Run { text: text.to_owned(), bold: false, italic: false }])
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

/// Where lines stand between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stand {
    #[default]
    Left,
    Centre,
    Right,
    Justified,
}

/// Look of a paragraph; lengths in twentieths of a point.
#[derive(Debug, Clone, Default)]
pub(super) struct Para {
    pub style: Option<&'static str>,
    pub stand: Stand,
    pub before: u32,
    pub after: u32,
    /// Line spacing in 240ths of a line; 0 is single.
    pub line: u32,
    pub first_line: u32,
    pub left: u32,
    pub right: u32,
    /// Second and further lines stand in by so much.
    pub hanging: u32,
    pub keep_next: bool,
    pub page_break: bool,
    /// A rule along the lower edge.
    pub rule: bool,
    /// Half-points; 0 leaves it to the style.
    pub size: u16,
    pub bold: bool,
    pub italic: bool,
}

impl Para {
    /// Writes the paragraph.
    pub(super) fn write(&self, text: &Text, out: &mut String) {
        out.push_str("<w:p><w:pPr>");
        if let Some(style) = self.style {
            out.push_str(&format!("<w:pStyle w:val=\"{style}\"/>"));
        }
        if self.keep_next {
            out.push_str("<w:keepNext/>");
        }
        if self.rule {
            out.push_str("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>");
        }
        self.spacing(out);
        let stand = match self.stand {
            Stand::Left => "left",
            Stand::Centre => "center",
            Stand::Right => "right",
            Stand::Justified => "both",
        };
        out.push_str(&format!("<w:jc w:val=\"{stand}\"/>"));
        out.push_str(&format!("<w:rPr>{}</w:rPr></w:pPr>", look(self.bold, self.italic, self.size)));
        if self.page_break {
            out.push_str("<w:r><w:br w:type=\"page\"/></w:r>");
        }
        for run in &text.0 {
            let look = look(self.bold || run.bold, self.italic || run.italic, self.size);
            write_run(&run.text, &look, out);
        }
        out.push_str("</w:p>");
    }

    fn spacing(&self, out: &mut String) {
        let line = if self.line == 0 { 240 } else { self.line };
        out.push_str(&format!(
            "<w:spacing w:before=\"{}\" w:after=\"{}\" w:line=\"{line}\" w:lineRule=\"auto\"/>",
            self.before, self.after
        ));
        out.push_str(&format!("<w:ind w:left=\"{}\" w:right=\"{}\"", self.left, self.right));
        if self.hanging > 0 {
            out.push_str(&format!(" w:hanging=\"{}\"/>", self.hanging));
        } else {
            out.push_str(&format!(" w:firstLine=\"{}\"/>", self.first_line));
        }
    }
}

fn look(bold: bool, italic: bool, size: u16) -> String {
    let mut out = String::new();
    if bold {
        out.push_str("<w:b/><w:bCs/>");
    }
    if italic {
        out.push_str("<w:i/><w:iCs/>");
    }
    if size > 0 {
        out.push_str(&format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"));
    }
    out
}

fn write_run(text: &str, look: &str, out: &mut String) {
    let text = clean(text);
    if text.is_empty() {
        return;
    }
    out.push_str(&format!("<w:r><w:rPr>{look}</w:rPr>"));
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push_str("<w:br/>");
        }
        if !line.is_empty() {
            out.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line)));
        }
    }
    out.push_str("</w:r>");
}

/// NFC, without the control characters that XML can't carry.
pub(super) fn clean(text: &str) -> String {
    text.nfc().filter(|c| *c == '\n' || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))).collect()
}

/// Columns of a table and whether its lines are drawn.
pub(super) struct Grid<'g> {
    pub widths: &'g [u32],
    pub bordered: bool,
}

impl Grid<'_> {
    pub(super) fn open(&self, out: &mut String) {
        let total: u32 = self.widths.iter().sum();
        out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>"
        ));
        let line = if self.bordered {
            "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\""
        } else {
            "w:val=\"nil\""
        };
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            out.push_str(&format!("<w:{side} {line}/>"));
        }
        let padding = if self.bordered { 85 } else { 0 };
        out.push_str(&format!(
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{padding}\" w:type=\"dxa\"/><w:right w:w=\"{padding}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
        ));
        for width in self.widths {
            out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        out.push_str("</w:tblGrid>");
    }

    /// Begins a row that stays on one page, repeated on each if it is the header.
    pub(super) fn row(header: bool, out: &mut String) {
        let repeat = if header { "<w:tblHeader/>" } else { "" };
        out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>"));
    }

    /// Begins a cell over `span` columns from `column`.
    pub(super) fn cell(&self, column: usize, span: usize, middle: bool, out: &mut String) {
        let width: u32 = self.widths.iter().skip(column).take(span).sum();
        out.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
        if span > 1 {
            out.push_str(&format!("<w:gridSpan w:val=\"{span}\"/>"));
        }
        if middle {
            out.push_str("<w:vAlign w:val=\"center\"/>");
        }
        out.push_str("</w:tcPr>");
    }
}
