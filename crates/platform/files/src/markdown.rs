//! Markdown as people and converters write plans in it: headings, emphasis, lists, pipe tables. No HTML is drawn.

mod html_table;
mod inline;

use crate::pipe_table;
use crate::source::{Block, Paragraph, SourceDocument, SourceFormat, Table};

/// Reads a Markdown text.
pub(crate) fn read(text: &str) -> SourceDocument {
    let lines = crate::plain::lines(text);
    let mut reader = Reader { blocks: Vec::new(), open: None };
    let mut at = front_matter(&lines);
    while at < lines.len() {
        let rest = &lines[at..];
        let (html, pipes) = (html_table::length(rest), pipe_table::length(rest));
        if html > 0 {
            reader.table(html_table::build(&rest[..html], &cell));
        } else if pipes > 0 {
            reader.table(pipe_table::build(&rest[..pipes], &cell));
        } else {
            reader.line(rest[0].0, &rest[0].1);
        }
        at += html.max(pipes).max(1);
    }
    reader.close();
    SourceDocument { format: SourceFormat::Markdown, blocks: reader.blocks }
}

/// Lines of a leading block of properties (`---` … `---`), which is not text.
fn front_matter(lines: pipe_table::Lines<'_>) -> usize {
    if lines.first().is_none_or(|(_, l)| l.trim_end() != "---") {
        return 0;
    }
    let properties = lines[1..].iter().take_while(|(_, l)| l.trim_end() != "---");
    let count = properties.clone().count();
    let plausible =
        properties.clone().all(|(_, l)| l.trim().is_empty() || l.contains(':') || l.starts_with([' ', '-']));
    if plausible && count + 1 < lines.len() { count + 2 } else { 0 }
}

fn cell(line: u32, text: &str) -> Vec<Paragraph> {
    let text = inline::breaks(text);
    text.split('\n').filter_map(|part| finish(&Open::new(line, part))).collect()
}

/// A paragraph whose lines are still coming in.
struct Open {
    line: u32,
    text: String,
    heading: Option<u8>,
    bullet: Option<u8>,
}

impl Open {
    fn new(line: u32, text: &str) -> Self {
        Self { line, text: text.to_owned(), heading: None, bullet: None }
    }
}

fn finish(open: &Open) -> Option<Paragraph> {
    let made = inline::styled(&inline::breaks(&open.text)).into_paragraph();
    (!made.text.is_empty()).then(|| Paragraph {
        line: open.line,
        heading: open.heading,
        marker: open.bullet.map(|_| "-".to_owned()),
        list_level: open.bullet,
        ..made
    })
}

struct Reader {
    blocks: Vec<Block>,
    open: Option<Open>,
}

impl Reader {
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.blocks.extend(finish(&open).map(Block::Paragraph));
        }
    }

    fn table(&mut self, table: Table) {
        self.close();
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    fn line(&mut self, number: u32, raw: &str) {
        let indent = raw.chars().take_while(|c| *c == ' ').count() + 4 * raw.matches('\t').count().min(1);
        let text = raw.trim_start().trim_start_matches("> ").trim_start_matches('>');
        let trimmed = text.trim();
        if trimmed.is_empty() || trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            return self.close();
        }
        if let Some(level) = underline(trimmed) {
            if let Some(open) = self.open.as_mut().filter(|o| o.bullet.is_none()) {
                open.heading = Some(level);
            }
            return self.close();
        }
        if is_ruler(trimmed) {
            return self.close();
        }
        if let Some((level, title)) = heading(trimmed) {
            self.close();
            self.open = Some(Open { heading: Some(level), ..Open::new(number, title) });
            return self.close();
        }
        if let Some(item) = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")) {
            self.close();
            self.open = Some(Open { bullet: Some((indent / 2).min(8) as u8), ..Open::new(number, item) });
            return;
        }
        if starts_paragraph(trimmed) || self.open.as_ref().is_some_and(|open| stands_alone(&open.text, trimmed)) {
            self.close();
        }
        match &mut self.open {
            Some(open) => {
                open.text.push('\n');
                open.text.push_str(text);
            }
            None => self.open = Some(Open::new(number, text)),
        }
    }
}

/// `# Title` to `###### Title`, with or without closing signs.
fn heading(text: &str) -> Option<(u8, &str)> {
    let level = text.chars().take_while(|c| *c == '#').count();
    let title = text.get(level..)?;
    if !(1..=9).contains(&level) || !(title.is_empty() || title.starts_with([' ', '\t'])) {
        return None;
    }
    Some((level as u8, title.trim().trim_end_matches('#').trim_end()))
}

/// The line under a title that makes it a heading.
fn underline(text: &str) -> Option<u8> {
    let all = |c: char| text.len() >= 3 && text.chars().all(|x| x == c);
    if all('=') { Some(1) } else { all('-').then_some(2) }
}

fn is_ruler(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.len() >= 3 && ['*', '_', '-'].iter().any(|sign| bare.chars().all(|c| c == *sign))
}

/// A short line before one that begins with a capital: people who type plans end their paragraphs there, though Markdown
/// would run the two together ("CHỦ TỊCH", chairman, above the name that signs). Emphasis left open holds them together.
fn stands_alone(open: &str, next: &str) -> bool {
    const SHORT: usize = 50;
    let last = open.trim_end().rsplit('\n').next().unwrap_or_default();
    let capital = next.trim_start_matches(['*', '_', '(', '“', '"']).starts_with(char::is_uppercase);
    let hard_break = open.ends_with("  ") || last.ends_with('\\') || last.ends_with("<br>");
    let goes_on = hard_break || last.ends_with([',', '-', '–']);
    let closed = open.matches("**").count().is_multiple_of(2) && open.matches(['*', '_']).count().is_multiple_of(2);
    capital && closed && !goes_on && last.chars().count() < SHORT
}

/// A line that begins a paragraph although no blank line stands before it: a typed number ("2.", "1.1.", "a)", "II."),
/// or a label such as "Cơ quan chủ trì:".
fn starts_paragraph(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !matches!(c, '*' | '_' | '\\')).collect();
    let plain = plain.trim_start();
    let first = plain.split_whitespace().next().unwrap_or("");
    let core = first.trim_end_matches(['.', ')']);
    let numbered = core.len() < first.len()
        && !core.is_empty()
        && (core.chars().all(|c| c.is_ascii_digit() || c == '.')
            || core.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
            || (core.chars().count() == 1 && first.ends_with(')')));
    let label = plain.split_once(':').is_some_and(|(label, _)| {
        label.starts_with(char::is_uppercase)
            && label.split_whitespace().count() <= 6
            && !label.contains(['.', ',', ';'])
    });
    numbered || label || text.starts_with("+ ") || text.starts_with("– ")
}
