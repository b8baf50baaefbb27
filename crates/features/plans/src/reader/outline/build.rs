//! Puts lines into the tree: which item a line opens, continues or labels.

use super::super::annex;
use super::super::labels::{self, Role};
use super::super::lines::{Line, Piece};
use super::super::marker::Family;
use super::super::sections;
use super::super::text::{ends_sentence, hangs, is_upper, starts_lower};
use super::{Node, Outline, Para, Rank, is_unnumbered_heading, lift};

struct Builder<'d> {
    tree: Outline<'d>,
    /// Open items, outermost first; the root is always open.
    open: Vec<usize>,
    /// Item and label whose value is still coming ("Cơ quan phối hợp:" followed by a list).
    awaiting: Option<(usize, usize)>,
    /// The last thing read was a label of this item, whose value may be cut by the margin.
    last_label: Option<(usize, usize)>,
    annexes: u32,
}

/// Builds the tree of these pieces.
pub(in crate::reader) fn outline<'d>(pieces: &[Piece<'d>]) -> Outline<'d> {
    let tree = Outline { nodes: vec![Node::default()], misnumbered: Vec::new() };
    let mut builder = Builder { tree, open: vec![0], awaiting: None, last_label: None, annexes: 0 };
    for piece in pieces {
        match piece {
            Piece::Line(line) => builder.line(line),
            Piece::Table(table) => {
                // A table stands beside the bullets above it, not below the last of them.
                let open = builder.open.iter().rev().find(|id| !builder.tree.nodes[**id].is_bullet());
                let at = open.copied().unwrap_or(0);
                builder.tree.nodes[at].tables.push(table);
                builder.awaiting = None;
            }
        }
    }
    lift::labels_of_the_whole(&mut builder.tree);
    lift::name_paths(&mut builder.tree);
    builder.tree
}

impl<'d> Builder<'d> {
    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn line(&mut self, line: &Line) {
        if annex::begins(line) {
            return self.open_annex(line);
        }
        let (before, found) = labels::split(&line.text, line.no);
        if !found.is_empty() && before.is_empty() {
            return self.label_line(line, found);
        }
        if self.continues_label(line) {
            return;
        }
        if line.marker.is_some() {
            self.open_item(line, self.rank_of(line), &before);
        } else if self.is_cut(line) {
            self.join(&before, line.no);
        } else if self.names_open_part(line) {
            self.title(line, &before);
        } else if is_unnumbered_heading(line) && found.is_empty() && self.heading_rank(line).is_some() {
            let rank = self.heading_rank(line).unwrap_or(Rank::Marked(Family::Roman));
            self.open_item(line, rank, &before);
        } else {
            let at = self.current();
            self.tree.nodes[at].paras.push(Para {
                text: before,
                line: line.no,
                joined: Vec::new(),
                strong: line.strong,
            });
        }
        let at = self.current();
        self.tree.nodes[at].labels.extend(found);
        self.last_label = None;
    }

    /// "Phần thứ hai" (part two) on a line of its own: the heading below it is its title, not a part inside it.
    fn names_open_part(&self, line: &Line) -> bool {
        let node = &self.tree.nodes[self.current()];
        let numbered_part = matches!(node.rank, Some(Rank::Marked(Family::Part | Family::Capital | Family::Roman)));
        numbered_part && node.marker.is_some() && node.paras.is_empty() && is_unnumbered_heading(line)
    }

    fn title(&mut self, line: &Line, text: &str) {
        let at = self.current();
        let title = Para { text: text.to_owned(), line: line.no, joined: Vec::new(), strong: line.strong };
        self.tree.nodes[at].paras.push(title);
    }

    fn open_annex(&mut self, line: &Line) {
        self.annexes += 1;
        let number = annex::number(&line.text).unwrap_or(self.annexes);
        self.open.truncate(1);
        let id = self.push(line, Rank::Annex, &line.text);
        self.tree.nodes[id].annex = Some(number);
    }

    fn rank_of(&self, line: &Line) -> Rank {
        let family = line.marker.as_ref().map_or(Family::Roman, |m| m.family);
        // "1)" inside "1." counts deeper; "A." inside "I." too.
        let inside = |outer: Family| self.open.iter().any(|id| self.tree.nodes[*id].rank == Some(Rank::Marked(outer)));
        let first = line.marker.as_ref().is_some_and(|m| m.value == 1);
        match family {
            Family::Capital if inside(Family::Roman) && (first || inside(Family::Number(0))) => {
                Rank::Marked(Family::Number(0))
            }
            other => Rank::Marked(other),
        }
    }

    /// Where an unnumbered heading stands: as a part of the plan, or as an item in a part.
    fn heading_rank(&self, line: &Line) -> Option<Rank> {
        let names_a_part = sections::class_of_heading(&line.text).is_some()
            || is_upper(&line.text) && sections::class_of(&line.text).is_some();
        // In capitals it is the rest of a title that runs over two lines, or the title of an annex.
        let in_part = !is_upper(&line.text) && self.open.iter().skip(1).any(|id| self.tree.nodes[*id].is_section());
        let in_number = self.open.iter().any(|id| {
            matches!(self.tree.nodes[*id].rank, Some(Rank::Marked(Family::Number(1))))
                && self.tree.nodes[*id].marker.is_some()
        });
        if names_a_part && (is_upper(&line.text) || line.heading.is_some() || !in_number) {
            Some(Rank::Marked(Family::Roman))
        } else {
            // A bold line in a part without numbers is an item of it.
            (in_part && !in_number && !line.text.ends_with([';', ','])).then_some(Rank::Marked(Family::Number(1)))
        }
    }

    fn open_item(&mut self, line: &Line, rank: Rank, text: &str) {
        let keep = self.beside(rank, line).unwrap_or_else(|| {
            let around = |node: &Node<'_>| node.rank.is_none_or(|r| r < rank || r == rank && node.level < line.level);
            self.open.iter().take_while(|id| around(&self.tree.nodes[**id])).count()
        });
        self.open.truncate(keep.max(1));
        self.push(line, rank, text);
    }

    /// The open item whose place a new one of this look and depth takes. A deeper list begins with a bullet or with
    /// its first number; any other number goes on with the list there is, whatever depth the program gives it.
    fn beside(&self, rank: Rank, line: &Line) -> Option<usize> {
        let level_at = |at: &usize| self.tree.nodes[self.open[*at]].level;
        let same: Vec<usize> =
            (0..self.open.len()).filter(|at| self.tree.nodes[self.open[*at]].rank == Some(rank)).collect();
        let begins_deeper = line.marker.as_ref().is_some_and(|m| m.is_bullet() || m.value == 1);
        let exact = same.iter().find(|at| level_at(at) == line.level);
        let shallower = same.iter().find(|at| level_at(at) > line.level);
        exact.or(shallower).or(same.last().filter(|_| !begins_deeper)).copied()
    }

    fn push(&mut self, line: &Line, rank: Rank, text: &str) -> usize {
        let parent = self.current();
        let id = self.tree.nodes.len();
        let paras = if text.is_empty() {
            Vec::new()
        } else {
            vec![Para { text: text.to_owned(), line: line.no, joined: Vec::new(), strong: line.strong }]
        };
        self.tree.nodes.push(Node {
            marker: line.marker.clone(),
            rank: Some(rank),
            level: line.level,
            parent,
            line: line.no,
            paras,
            lead: line.lead.clone(),
            annex: self.tree.nodes[parent].annex,
            ..Node::default()
        });
        self.tree.nodes[parent].children.push(id);
        self.open.push(id);
        self.awaiting = None;
        self.last_label = None;
        id
    }

    /// A line that begins with a label: it belongs to the item under way; where it has a number or a bullet of its own
    /// ("b) Đơn vị chủ trì: …"), to the item around those.
    fn label_line(&mut self, line: &Line, found: Vec<labels::Label>) {
        let rank = line.marker.as_ref().map(|_| self.rank_of(line));
        let beside = rank.and_then(|rank| self.beside(rank, line));
        if let Some(at) = beside {
            self.open.truncate(at.max(1));
        }
        let at = self.current();
        let node = &mut self.tree.nodes[at];
        node.labels.extend(found);
        let last = node.labels.len() - 1;
        self.last_label = Some((at, last));
        self.awaiting = Some((at, last)).filter(|_| node.labels[last].value.is_empty());
    }

    /// A list under an empty label, or the rest of a value cut by the margin.
    fn continues_label(&mut self, line: &Line) -> bool {
        let bullet = line.marker.as_ref().is_some_and(|m| m.is_bullet());
        if let Some((at, index)) = self.awaiting {
            let label = &mut self.tree.nodes[at].labels[index];
            if bullet || line.marker.is_none() && !is_unnumbered_heading(line) {
                if !label.value.is_empty() {
                    label.value = label.value.trim_end_matches([';', '.', ',']).to_owned() + "; ";
                }
                label.value.push_str(line.text.trim_end_matches(';'));
                if !bullet {
                    self.awaiting = None;
                }
                return true;
            }
            self.awaiting = None;
        }
        if let Some((at, index)) = self.last_label.filter(|_| line.marker.is_none()) {
            let label = &mut self.tree.nodes[at].labels[index];
            let open_value = !ends_sentence(&label.value) || label.value.ends_with(',');
            if label.role != Role::Other && open_value && starts_lower(&line.text) && !line.strong {
                label.value.push(' ');
                label.value.push_str(line.text.trim_end_matches(';'));
                return true;
            }
        }
        false
    }

    /// True when the line is the rest of a sentence that a page or a margin cut in two.
    fn is_cut(&self, line: &Line) -> bool {
        if self.last_label.is_some() || line.heading.is_some() || is_upper(&line.text) {
            return false;
        }
        let node = &self.tree.nodes[self.current()];
        let Some(last) = node.paras.last().filter(|_| node.rank.is_some()) else { return false };
        let unfinished = !ends_sentence(&last.text);
        // A title is often without a full stop before its body; a body paragraph is not.
        let cut_body = unfinished && node.paras.len() > 1 && last.text.chars().count() >= 80 && !line.strong;
        starts_lower(&line.text) && (unfinished || !line.strong) || hangs(&last.text) || cut_body
    }

    fn join(&mut self, text: &str, line: u32) {
        let at = self.current();
        if let Some(last) = self.tree.nodes[at].paras.last_mut() {
            if !text.is_empty() {
                last.text.push(' ');
                last.text.push_str(text);
                // The bold ended where the page did: the looks no longer tell the title from the rest.
                last.strong = false;
                last.joined.push(line);
            }
        } else {
            self.tree.nodes[at].paras.push(Para { text: text.to_owned(), line, joined: Vec::new(), strong: false });
        }
    }
}
