//! The body of a plan as a tree of numbered items, each with its paragraphs, labels and tables.

mod build;
mod lift;

use files::source::Table;

use super::labels::{Label, Role};
use super::lines::Line;
use super::marker::{Family, Marker};
use super::sections::{self, Class};

pub(super) use build::outline;

/// A paragraph of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Para {
    pub text: String,
    pub line: u32,
    /// Lines of the pieces that a page or a margin had cut off.
    pub joined: Vec<u32>,
    pub strong: bool,
}

/// One item: a section, a task, a sub-item or a bullet.
#[derive(Debug, Clone, Default)]
pub(super) struct Node<'d> {
    pub marker: Option<Marker>,
    /// Place in the nesting; `None` for the root.
    pub rank: Option<Rank>,
    /// Depth in a list of the program: two dashes of different depth are not siblings.
    pub level: u8,
    pub parent: usize,
    pub children: Vec<usize>,
    pub line: u32,
    /// The first one begins on the item's own line.
    pub paras: Vec<Para>,
    /// Bold beginning of the first paragraph.
    pub lead: Option<String>,
    pub labels: Vec<Label>,
    pub tables: Vec<&'d Table>,
    /// "II.2.a"; made unique.
    pub path: String,
    /// Ordinal of the annex in which it stands.
    pub annex: Option<u32>,
}

/// How deep an item of this look stands; outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Annex,
    Marked(Family),
}

impl Node<'_> {
    /// The item's own words: the first paragraph.
    pub(super) fn title(&self) -> &str {
        self.paras.first().map_or("", |p| p.text.as_str())
    }

    pub(super) fn is_bullet(&self) -> bool {
        self.marker.as_ref().is_some_and(Marker::is_bullet)
    }

    /// True for headings of parts: "II. NHIỆM VỤ", an unnumbered heading, an annex.
    pub(super) fn is_section(&self) -> bool {
        matches!(self.rank, None | Some(Rank::Annex | Rank::Marked(Family::Part | Family::Capital | Family::Roman)))
    }
}

/// The tree; node 0 is the root.
#[derive(Debug, Clone)]
pub(super) struct Outline<'d> {
    pub nodes: Vec<Node<'d>>,
    /// Lines that repeat or skip a number, with the path as printed.
    pub misnumbered: Vec<(String, u32)>,
}

impl<'d> Outline<'d> {
    pub(super) fn node(&self, id: usize) -> &Node<'d> {
        &self.nodes[id]
    }

    /// True when the item or one below it has labels that say who or when.
    pub(super) fn has_labels_below(&self, id: usize) -> bool {
        self.nodes[id].children.iter().any(|child| self.has_labels(*child) || self.has_labels_below(*child))
    }

    pub(super) fn has_labels(&self, id: usize) -> bool {
        self.nodes[id].labels.iter().any(|l| l.role != Role::Other)
    }

    /// The class of each item: what its own heading names, else that of the item around it.
    pub(super) fn class(&self, id: usize, around: Option<Class>) -> Option<Class> {
        let node = &self.nodes[id];
        if node.parent == 0 || node.is_section() {
            sections::class_of(&heading_words(node)).or(around)
        } else {
            sections::class_of_heading(node.title()).or(around)
        }
    }
}

/// The words of a heading: its line, without a sentence that follows on it.
fn heading_words(node: &Node<'_>) -> String {
    let title = node.lead.as_deref().unwrap_or_else(|| node.title());
    title.split(['.', ':']).next().unwrap_or_default().chars().take(160).collect()
}

/// A line that opens an item by its looks alone, without a number.
pub(super) fn is_unnumbered_heading(line: &Line) -> bool {
    let short = line.text.chars().count() <= 160;
    let caps = super::text::is_upper(&line.text) && super::text::word_count(&line.text) >= 2;
    line.marker.is_none() && short && !line.from_layout && (line.heading.is_some() || line.strong || caps)
}
