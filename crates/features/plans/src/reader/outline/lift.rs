//! After the tree is built: labels that stand behind the last sub-item but mean the whole item move up; paths.

use std::collections::BTreeMap;

use super::super::labels::Role;
use super::super::marker::{Family, Marker};
use super::{Node, Outline, Rank};

/// Moves labels up where only the last of several sub-items has them; from bullets first, so that it is known which
/// numbered sub-items carry labels of their own.
pub(super) fn labels_of_the_whole(tree: &mut Outline<'_>) {
    for from_bullets in [true, false] {
        let mut known = BTreeMap::new();
        // Deepest first, so that labels can climb more than one step.
        for id in (1..tree.nodes.len()).rev() {
            lift(tree, id, from_bullets, &mut known);
        }
    }
}

fn lift(tree: &mut Outline<'_>, id: usize, from_bullets: bool, known: &mut BTreeMap<(usize, Option<Rank>), bool>) {
    // A section is no task: what stands behind its last item is that item's.
    if tree.nodes[id].is_section() || tree.has_labels(id) {
        return;
    }
    let Some((&last, others)) = tree.nodes[id].children.split_last() else { return };
    if tree.nodes[last].is_bullet() != from_bullets || !own_lines(&tree.nodes[last]) {
        return;
    }
    let only_last = !others.iter().any(|c| tree.has_labels(*c) || tree.has_labels_below(*c));
    let whole = only_last && (from_bullets || !others.is_empty() && !labelled_elsewhere(tree, id, last, known));
    if whole {
        let (moved, kept) = std::mem::take(&mut tree.nodes[last].labels).into_iter().partition(|l| !l.inline);
        tree.nodes[last].labels = kept;
        tree.nodes[id].labels.extend::<Vec<_>>(moved);
    }
}

/// True when the item has labels on lines of their own.
fn own_lines(node: &Node<'_>) -> bool {
    node.labels.iter().any(|l| !l.inline && l.role != Role::Other)
}

/// In another item beside this one, sub-items of the same look carry labels each: here too, then. (This item has only
/// one such sub-item, so it does not count itself.)
fn labelled_elsewhere(
    tree: &Outline<'_>,
    id: usize,
    child: usize,
    known: &mut BTreeMap<(usize, Option<Rank>), bool>,
) -> bool {
    let (around, rank) = (tree.nodes[id].parent, tree.nodes[child].rank);
    let several = |item: &usize| {
        let labelled = |c: &&usize| tree.nodes[**c].rank == rank && own_lines(&tree.nodes[**c]);
        tree.nodes[*item].children.iter().filter(labelled).count() > 1
    };
    *known.entry((around, rank)).or_insert_with(|| tree.nodes[around].children.iter().any(several))
}

/// Gives every item its path in the document's own numbering and notes numbers used twice in one list.
pub(super) fn name_paths(tree: &mut Outline<'_>) {
    let mut used: BTreeMap<(usize, String), u32> = BTreeMap::new();
    let mut places: BTreeMap<(usize, Option<Family>), u32> = BTreeMap::new();
    for id in 1..tree.nodes.len() {
        let node = &tree.nodes[id];
        let place = places.entry((node.parent, node.marker.as_ref().map(|m| m.family))).or_default();
        *place += 1;
        let printed = printed_path(tree, id, *place);
        let numbered = node.marker.as_ref().is_some_and(|m| !m.is_bullet());
        let count = used.entry((node.parent, printed.clone())).or_default();
        *count += u32::from(numbered);
        let path = if numbered && *count > 1 { format!("{printed}({count})") } else { printed.clone() };
        if path != printed {
            let line = node.line;
            tree.misnumbered.push((printed, line));
        }
        tree.nodes[id].path = path;
    }
}

/// The path as printed; `place` is the item's place among its siblings of the same look, for those without a number.
fn printed_path(tree: &Outline<'_>, id: usize, place: u32) -> String {
    let node = &tree.nodes[id];
    if node.rank == Some(Rank::Annex) {
        return format!("PL{}", node.annex.unwrap_or(1));
    }
    let parent = &tree.nodes[node.parent];
    let number: Option<&Marker> = node.marker.as_ref().filter(|m| !m.is_bullet());
    let label = number.map_or_else(|| place.to_string(), |m| m.label.clone());
    // "1.1" repeats the number of the item around it.
    let base = match &parent.marker {
        Some(around) if label.strip_prefix(around.label.as_str()).is_some_and(|rest| rest.starts_with('.')) => {
            &tree.nodes[parent.parent].path
        }
        _ => &parent.path,
    };
    let unnamed_part = node.marker.is_none() && node.is_section();
    match (base.is_empty(), unnamed_part) {
        (_, true) => base.clone(),
        (true, false) => label,
        (false, false) => format!("{base}.{label}"),
    }
}
